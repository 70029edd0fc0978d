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
from bot.records.database import opened

Given = ParamSpec("Given")
Result = TypeVar("Result")

_INSERTS: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""Inserts that know ON CONFLICT, by SQLAlchemy's name of the database; both are built alike."""


class Transactions:
    """The open database, with its thread."""

    def __init__(self, engine: Engine, thread: ThreadPoolExecutor) -> None:
        """Use `open` instead: it checks the database."""
        self.engine = engine
        self._thread = thread
        self._closed = False

    @classmethod
    async def open(cls, address: str) -> Transactions:
        """Open a database; make it where there is none.

        Args:
            address: the path of a file, or a URL; `sqlite://` is a database in memory.

        Raises:
            RecordsError: it cannot be used; the sentence says why and what to do.
        """
        thread = ThreadPoolExecutor(1, "records")
        try:
            return cls(await asyncio.get_running_loop().run_in_executor(thread, opened, address), thread)
        except BaseException:
            thread.shutdown(wait=False)
            raise

    async def close(self) -> None:
        """Finish the steps under way and close the database."""
        if not self._closed:
            self._closed = True
            await asyncio.get_running_loop().run_in_executor(self._thread, self.engine.dispose)
            self._thread.shutdown(wait=False)

    async def run(
        self,
        step: Callable[Concatenate[Connection, Given], Result],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """Run one step as one transaction and return its result.

        Args:
            step: called with the connection first.
            given: what else it is called with.
            named: the same, by name.

        Raises:
            RecordsError: the database failed; everything that the step did is undone.
        """

        def transaction() -> Result:
            try:
                with self.engine.begin() as connection:
                    return step(connection, *given, **named)
            except SQLAlchemyError as error:
                # Its text would show the statement; the values are hidden by the engine.
                why = type(getattr(error, "orig", None) or error).__name__
                raise RecordsError(phrases.DATABASE_FAILED.format(why=why)) from error

        return await asyncio.get_running_loop().run_in_executor(self._thread, transaction)


def insert_or_update(connection: Connection, table: Table) -> Any:  # noqa: ANN401 - each database has a class of its own
    """Return an insert statement with `on_conflict_do_update`, in the words of the connected database."""
    return _INSERTS[connection.dialect.name](table)
