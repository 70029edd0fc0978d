"""A database in one file, or in memory. All SQLite words are here."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool

from bot.errors import RecordsAwayError, RecordsError
from bot.phrases import records as phrases
from bot.records.database.migrating import migrate

Result = TypeVar("Result")
SQLITE_URL = "sqlite+pysqlite://"

BUSY_MS = 5_000
"""How long a statement waits for another process that has the file, such as a backup."""
_WAL_MENDED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
"""The first version of each line whose write-ahead log cannot lose a page when it is reset (SQLite's WAL-reset bug)."""


_SENTENCES = {
    sqlite3.SQLITE_FULL: phrases.DATABASE_FULL,
    sqlite3.SQLITE_BUSY: phrases.DATABASE_BUSY,
    sqlite3.SQLITE_LOCKED: phrases.DATABASE_BUSY,
    sqlite3.SQLITE_READONLY: phrases.DATABASE_READ_ONLY,
}
_FIRST_BYTE = 0xFF
"""Of an extended result code, the primary one (SQLite: Result and Error Codes)."""


def sentence_of(error: SQLAlchemyError) -> str:
    """Return what is said of a step that failed, by SQLite's result code; empty where it is none of the known ones."""
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", 0)
    return _SENTENCES.get(code & _FIRST_BYTE, "")


def opened(url: URL) -> Engine:
    """An engine on a file that is whole and up to date; it is made where there is none.

    Raises:
        RecordsError: it cannot be used, with the reason and the mend.
    """
    with _told(url) as name:
        if url.database:
            _private_file(Path(url.database))
        return _sound(url, name)


def looked_at(url: URL, look: Callable[[Connection], Result]) -> Result | None:
    """Return what is seen of a file, which is not changed; None where there is none yet. Raises as `opened` does."""
    with _told(url) as name:
        path = Path(url.database or "")
        if not path.is_file():
            return None
        _writable(path)
        engine = create_engine(
            SQLITE_URL,
            creator=lambda: sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True),
            hide_parameters=True,
            poolclass=NullPool,
        )
        with engine.connect() as connection:
            _check(connection, name)
            return look(connection)


@contextmanager
def _told(url: URL) -> Iterator[str]:
    """Say what went wrong in words of ours; gives the name of the database.

    Raises:
        RecordsError: with the reason and the mend.
    """
    name = url.database or phrases.IN_MEMORY
    try:
        yield name
    except OSError as error:
        raise RecordsError(phrases.DATABASE_UNREACHABLE.format(name=name, why=error.strerror or error)) from error
    except SQLAlchemyError as error:
        why = str(getattr(error, "orig", None) or type(error).__name__)
        if said := sentence_of(error):  # the file is whole, and must not be moved away
            raise RecordsAwayError(f"{name}: {said.format(why=why)}") from error
        raise RecordsError(phrases.DATABASE_UNUSABLE.format(name=name, why=why)) from error


def _sound(url: URL, name: str) -> Engine:
    """An engine on a database that was found whole and brought up to date; one that is refused is not kept open."""
    # One connection, used by one thread at a time: the write-ahead log of old SQLite versions is safe with that alone.
    engine = create_engine(
        url,
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"check_same_thread": False},  # it is closed by another thread, after the last step
    )
    try:
        event.listen(engine, "connect", _prepared)
        event.listen(engine, "begin", _begun)
        with engine.connect() as connection:
            _check(connection, name)
        with engine.begin() as connection:
            migrate(connection, name)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _private_file(path: Path) -> None:
    """Make the file and its folder, readable by their owner alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    _writable(path)


def _writable(path: Path) -> None:
    with path.open("r+b"):
        pass  # a file that cannot be written is told here, not at the first member's request
    if not os.access(path.parent, os.W_OK):  # beside it SQLite keeps what is not finished
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path.parent))


def _prepared(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin in `_begun`: the driver would leave tables out of them
    mode = "WAL" if wal_is_safe(sqlite3.sqlite_version_info) else "DELETE"
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        f"journal_mode={mode}",
        "synchronous=FULL",  # what was acknowledged survives a power cut
        "secure_delete=ON",  # what was deleted is gone from the file, too
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begun(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Return whether a version of SQLite may use its write-ahead log; others keep a rollback journal."""
    return version >= _WAL_MENDED[-1] or any(version[:2] == one[:2] and version >= one for one in _WAL_MENDED)


def _check(connection: Connection, name: str) -> None:
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise RecordsError(phrases.DATABASE_DAMAGED.format(name=name))
