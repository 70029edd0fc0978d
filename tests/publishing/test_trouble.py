"""A full disk, a database that is locked or may not be written: a clear sentence, and the old knowledge serves."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.errors import RecordsError
from bot.records import Records
from bot.records.editions import Publication
from bot.records.values import Origin
from tests.publishing.conftest import FILES, Desk, begin, desk, write

OLD, NEW = "The first to arrive does.", "Whoever is first in does."
KETTLE = "Who puts the kettle on?"


def fill(office: Desk) -> None:
    """Let the database take not one page more."""
    with connection_of(office) as raw:
        raw.execute("CREATE TABLE junk (content BLOB)")
        raw.execute("PRAGMA max_page_count = 1")  # as many as there are
        with suppress(sqlite3.OperationalError):
            while True:
                raw.execute("INSERT INTO junk VALUES (zeroblob(50))")


def empty(office: Desk) -> None:
    """Let it grow again."""
    with connection_of(office) as raw:
        raw.execute("PRAGMA max_page_count = 1073741823")
        raw.execute("DROP TABLE junk")


def forbid(office: Desk) -> None:
    """Let nothing be written."""
    with connection_of(office) as raw:
        raw.execute("PRAGMA query_only = ON")


def allow(office: Desk) -> None:
    """Let everything be written again."""
    with connection_of(office) as raw:
        raw.execute("PRAGMA query_only = OFF")


def lock(office: Desk) -> None:
    """Let another process hold the database, and the bot not wait for it: five seconds are long in a test."""
    with connection_of(office) as raw:
        raw.execute("PRAGMA busy_timeout = 20")
    OTHER.append(sqlite3.connect(office.folder.parent / "records.sqlite3", isolation_level=None))
    OTHER[0].execute("BEGIN EXCLUSIVE")


def unlock(_: Desk) -> None:
    """Let the other process go."""
    OTHER.pop().close()


OTHER: list[sqlite3.Connection] = []
TROUBLE: dict[str, tuple[Callable[[Desk], None], Callable[[Desk], None], str]] = {
    "full": (fill, empty, "The disk is full"),
    "read-only": (forbid, allow, "may not be written"),
    "locked": (lock, unlock, "Another program holds the database"),
}
"""How trouble begins and ends, and what is said of it."""


@contextmanager
def connection_of(office: Desk) -> Iterator[Any]:
    """The bot's own connection to its database, which it has no other of."""
    raw = office.records.transactions.engine.raw_connection()
    yield raw.cursor()
    raw.close()


@pytest_asyncio.fixture
async def office(tmp_path: Path) -> AsyncIterator[Desk]:
    """A bot whose records are a file."""
    write(tmp_path / "knowledge", FILES)
    records = await Records.open(str(tmp_path / "records.sqlite3"))
    yield await begin(desk(tmp_path / "knowledge", records))
    await records.close()


@pytest.mark.parametrize("trouble", TROUBLE)
async def test_members_are_answered_while_nothing_can_be_written(office: Desk, trouble: str) -> None:
    """Nothing is acknowledged that is not kept, the old answer is given meanwhile, and then all goes on."""
    assert office.publisher.live is not None
    edition = office.publisher.live.edition
    made = await office.publisher.propose(office.changed(OLD, NEW), edition, Origin.DISCORD)
    begins, ends, said = TROUBLE[trouble]
    begins(office)
    large = "# Ann keeps this file " + random.Random(1).randbytes(40_000).hex()  # noqa: S311 - any bytes that do not shrink
    files = office.changed("# Ann keeps this file", large)
    with pytest.raises(RecordsError, match=said):
        await office.publisher.publish(Publication(1, files, "d", "large", Origin.DISCORD))
    with pytest.raises(RecordsError):
        await office.publisher.propose(files, edition, Origin.DISCORD)
    office.edit("# Ann keeps this file", large)
    with suppress(RecordsError):
        await office.look()
    assert 1 == office.publisher.live.edition.number
    assert OLD in office.asked(KETTLE)
    ends(office)
    await office.look()
    assert 2 == await office.records.editions.newest_number()
    again = await office.publisher.bring_up_to_date(made.id)
    await office.publisher.approve(again.id)
    assert NEW in office.asked(KETTLE)
