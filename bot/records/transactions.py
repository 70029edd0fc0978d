"""Runs steps on the database, each as one transaction in a thread of its own, so that the event loop never waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import RecordsError
from bot.phrases import records as phrases
from bot.records.database import postgres
from bot.records.database import sqlite as sqlite_file
from bot.records.database.opening import opened, steps_at_once

Given = ParamSpec("Given")
Result = TypeVar("Result")

_INSERTS: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""Inserts that know ON CONFLICT, by SQLAlchemy's name of the database; both are built alike."""


class Transactions:
    """The open database, with as many threads as it takes steps at once."""

    def __init__(self, engine: Engine, threads: ThreadPoolExecutor) -> None:
        """Use `open` instead: it checks the database."""
        self.engine = engine
        self._threads = threads
        self._closed = False

    @classmethod
    async def open(cls, address: str) -> Transactions:
        """Open a database; make it where there is none.

        Args:
            address: the path of a file, or a URL; `sqlite://` is a database in memory.

        Raises:
            RecordsError: it cannot be used; the sentence says why and what to do.
        """
        threads = ThreadPoolExecutor(steps_at_once(address), "records")
        try:
            return cls(await asyncio.get_running_loop().run_in_executor(threads, opened, address), threads)
        except BaseException:
            threads.shutdown(wait=False)
            raise

    async def close(self) -> None:
        """Finish the steps under way and close the database."""
        if not self._closed:
            self._closed = True
            await asyncio.to_thread(self._finish)

    def _finish(self) -> None:
        self._threads.shutdown()
        self.engine.dispose()

    async def run(
        self,
        step: Callable[Concatenate[Connection, Given], Result],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """Run one step as one transaction and return its result.

        Where a server has undone it for another's sake, or went away before the end of it, it is run once more.

        Args:
            step: called with the connection first.
            given: what else it is called with.
            named: the same, by name.

        Raises:
            RecordsError: the database failed. Everything that the step did is undone; only where the connection breaks
                in the moment of the end nobody knows, and the sentence says so.
        """

        def transaction() -> Result:
            try:
                return self._once(step, *given, **named)
            except _NothingDoneError:
                return self._once(step, *given, **named)

        return await asyncio.get_running_loop().run_in_executor(self._threads, transaction)

    def _once(
        self, step: Callable[Concatenate[Connection, Given], Result], *given: Given.args, **named: Given.kwargs
    ) -> Result:
        """Run a step.

        Raises:
            _NothingDoneError: nothing was done, and a second try may succeed.
            RecordsError: the database failed.
        """
        ending = False
        try:
            with self.engine.begin() as connection:
                result = step(connection, *given, **named)
                ending = True
        except SQLAlchemyError as error:
            # Its text would show the statement; the values are hidden by the engine.
            why = type(getattr(error, "orig", None) or error).__name__
            lost = postgres.was_lost(error)
            if lost and ending:
                raise RecordsError(phrases.DATABASE_UNSURE.format(why=why)) from error
            known = phrases.DATABASE_AWAY if postgres.is_away(error) else sqlite_file.sentence_of(error)
            sentence = known or phrases.DATABASE_FAILED
            failure = _NothingDoneError if lost or postgres.was_undone(error) else RecordsError
            raise failure(sentence.format(why=why)) from error
        return result


class _NothingDoneError(RecordsError):
    """A step failed, has changed nothing, and may well succeed when it is tried again."""


def insert_or_update(connection: Connection, table: Table) -> Any:  # noqa: ANN401 - each database has a class of its own
    """Return an insert statement with `on_conflict_do_update`, in the words of the connected database."""
    return _INSERTS[connection.dialect.name](table)


def one_at_a_time(connection: Connection, key: int) -> None:
    """Let whoever comes with the same key wait until this transaction has ended, for a step that counts rows.

    SQLite has one writer at a time, whatever they write.
    """
    if connection.dialect.name == "postgresql":
        postgres.one_at_a_time(connection, key)
