"""Opens the records and a publisher for a command, and shows its result for people or for programs."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from bot.publishing.learning import carry_out
from bot.publishing.publisher import Publisher
from bot.records import Records
from bot.settings import database_address
from bot.terminal.ready import shown_asking, shown_learning

if TYPE_CHECKING:
    from bot.publishing.assessing import Judged
    from bot.publishing.learning import Job

Result = TypeVar("Result")


def now() -> datetime:
    """Return the present time in UTC."""
    return datetime.now(UTC)


def with_publisher(work: Callable[[Publisher], Awaitable[Result]]) -> Result:
    """Do some work on the records, and return its result.

    Raises:
        RecordsError: the database cannot be used.
        SettingsError: nobody has said where it is.
    """

    async def opened() -> Result:
        records = await Records.open(database_address())
        try:
            return await work(Publisher(records, now, judged_here))
        finally:
            await records.close()

    return asyncio.run(opened())


async def judged_here(job: Job) -> Judged:
    """Judge a change in this process, which has nothing else to do."""
    return judged_now(job)


def judged_now(job: Job) -> Judged:
    """Judge a change, with progress bars where somebody looks."""
    return carry_out(job, shown_learning, shown_asking)


def show(lines: list[str], values: object, form: str) -> None:
    """Print a result.

    Args:
        lines: for people.
        values: the same for programs.
        form: terminal or json.
    """
    print(json.dumps(values, indent=1, default=_plain) if form == "json" else "\n".join(lines))  # noqa: T201 - printing is what this is for


def _plain(value: Any) -> Any:  # noqa: ANN401 - as json has it
    """Write moments and days as ISO 8601 has them."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
