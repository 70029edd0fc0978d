"""The bot's memory: every call is one transaction, in a thread beside the event loop, which never waits on a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import RecordsError
from bot.phrases import records as phrases
from bot.records import handovers, servers
from bot.records.database import opened
from bot.records.retention import FEEDBACK_DAYS
from bot.records.values import Ending, FeedbackCount, Forgotten, Handover, HandoverState, ServerSettings

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Records:
    """Keeps and gives back. Moments are aware, and given by the caller."""

    def __init__(self, engine: Engine, thread: ThreadPoolExecutor) -> None:
        """Use `open` instead: it checks the database."""
        self._engine = engine
        self._thread = thread
        self._closed = False
        self._settings: dict[int, ServerSettings] = {}
        self._waited_for: frozenset[int] = frozenset()
        """Members for whom an answer waits: they are few, and every private reply has to know."""

    @classmethod
    async def open(cls, address: str) -> Records:
        """Open a database, made anew where there is none.

        Args:
            address: the path of a file, or a URL; `sqlite://` is a database in memory.

        Raises:
            RecordsError: it cannot be used, with the reason and the mend.
        """
        thread = ThreadPoolExecutor(1, "records")
        try:
            engine = await asyncio.get_running_loop().run_in_executor(thread, opened, address)
        except BaseException:
            thread.shutdown(wait=False)
            raise
        records = cls(engine, thread)
        await records._look_who_is_waited_for()
        return records

    async def close(self) -> None:
        """Finish what is under way and let the file go."""
        if not self._closed:
            self._closed = True
            await asyncio.get_running_loop().run_in_executor(self._thread, self._engine.dispose)
            self._thread.shutdown(wait=False)

    async def _do(
        self,
        step: Callable[Concatenate[Connection, Given], Result],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """One step as one transaction, in the thread."""

        def run() -> Result:
            try:
                with self._engine.begin() as connection:
                    return step(connection, *given, **named)
            except SQLAlchemyError as error:
                # Its text would show the statement; what it was given is hidden by the engine.
                why = type(getattr(error, "orig", None) or error).__name__
                raise RecordsError(phrases.DATABASE_FAILED.format(why=why)) from error

        return await asyncio.get_running_loop().run_in_executor(self._thread, run)

    async def _look_who_is_waited_for(self) -> None:
        self._waited_for = await self._do(handovers.waited_for)

    # Servers ----------------------------------------------------------------------------------------------------------
    async def server_settings(self, server: int) -> ServerSettings:
        """A server's settings; the defaults where none are kept. Remembered after the first time."""
        if server not in self._settings:
            self._settings[server] = await self._do(servers.settings_of, server)
        return self._settings[server]

    async def keep_server_settings(self, settings: ServerSettings) -> None:
        """Keep a server's settings."""
        await self._do(servers.keep, settings)
        self._settings[settings.server] = settings

    async def forget_server(self, server: int, now: datetime) -> None:
        """Delete what is kept of a server that the bot has left."""

        def forget(connection: Connection) -> None:
            servers.forget(connection, server)
            handovers.end_of_server(connection, server, now)

        await self._do(forget)
        await self._look_who_is_waited_for()
        self._settings.pop(server, None)

    # Feedback ---------------------------------------------------------------------------------------------------------
    async def count_feedback(self, day: date, entry: str, knowledge: str, *, helped: bool) -> None:
        """Count one answer to "did this help?"; nobody is remembered."""
        await self._do(servers.count, day, entry, knowledge, helped)

    async def feedback(self, since: date) -> list[FeedbackCount]:
        """All counts from a day on."""
        return await self._do(servers.counts, since)

    # Requests to officers ---------------------------------------------------------------------------------------------
    async def open_handover(
        self, server: int, asker: int, asker_name: str | None, question: str, now: datetime
    ) -> Handover:
        """Keep a request that its asker agreed to; raises TooManyHandoversError."""
        return await self._do(handovers.open_one, server, asker, asker_name, question, now)

    async def place_handover(self, name: str, channel: int, message: int) -> None:
        """Note where a request's card stands among the officers."""
        await self._do(handovers.place, name, channel, message)

    async def handover(self, name: str) -> Handover | None:
        """A request that is not closed."""
        return await self._do(handovers.find, name)

    async def claim(self, name: str, officer: int) -> Handover:
        """Make a request an officer's own; raises HandoverTakenError or HandoverGoneError."""
        return await self._do(handovers.claim, name, officer)

    async def release(self, name: str, officer: int) -> Handover:
        """Give a request back; raises as `claim` does."""
        return await self._do(handovers.release, name, officer)

    async def answer(self, name: str, officer: int, text: str, now: datetime) -> Handover:
        """Keep an officer's answer until it is delivered; raises as `claim` does."""
        answered = await self._do(handovers.answer, name, officer, text, now)
        await self._look_who_is_waited_for()
        return answered

    async def delivered(self, name: str, now: datetime) -> None:
        """Close a request whose answer has reached its asker: who and what is erased at once."""
        await self._do(handovers.close, name, Ending.DELIVERED, now)
        await self._look_who_is_waited_for()

    async def withdraw(self, name: str, asker: int, now: datetime) -> Handover | None:
        """Close an asker's own request; as it was, or None where it is not theirs or gone."""
        return await self._do(handovers.withdraw, name, asker, now)

    async def open_of(self, asker: int) -> list[Handover]:
        """A member's requests that are not closed, the oldest first."""
        return await self._do(handovers.of_asker, asker)

    async def waiting_for(self, asker: int) -> list[Handover]:
        """A member's requests whose answers wait to be delivered; the database is asked only where there are some."""
        if asker not in self._waited_for:
            return []
        return [one for one in await self.open_of(asker) if one.state is HandoverState.ANSWERED]

    async def unplaced(self, before: datetime) -> list[Handover]:
        """Requests opened before a moment whose card was never put among the officers."""
        return await self._do(handovers.unplaced, before)

    async def forget_member(self, user: int, now: datetime) -> Forgotten:
        """Delete what is kept of a member."""
        return await self._do(handovers.forget, user, now)

    async def tidy(self, now: datetime) -> list[Handover]:
        """Close what has expired and delete what is due; the expired requests as they were."""

        def tidied(connection: Connection) -> list[Handover]:
            servers.drop_counts(connection, now.date() - timedelta(days=FEEDBACK_DAYS))
            return handovers.tidy(connection, now)

        return await self._do(tidied)
