"""Opening the database: made where there is none, checked, brought to the newest tables. All SQLite words are here."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bot.errors import RecordsError
from bot.phrases import records as phrases

BUSY_MS = 5_000
"""How long a statement waits for another process that has the file, such as a backup."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_WAL_MENDED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
"""The first version of each line whose write-ahead log cannot lose a page when it is reset (SQLite's WAL-reset bug)."""


def opened(address: str) -> Engine:
    """An engine on a database that is whole and up to date.

    Args:
        address: the path of a file, or an SQLAlchemy URL; `sqlite://` is a database in memory.

    Raises:
        RecordsError: it cannot be used, with the reason and the mend.
    """
    url = _url(address)
    name = url.database or phrases.IN_MEMORY
    try:
        if url.database:
            _private_file(Path(url.database))
        return _sound(url, name)
    except OSError as error:
        raise RecordsError(phrases.DATABASE_UNREACHABLE.format(name=name, why=error.strerror or error)) from error
    except SQLAlchemyError as error:
        why = str(getattr(error, "orig", None) or type(error).__name__)
        raise RecordsError(phrases.DATABASE_UNUSABLE.format(name=name, why=why)) from error


def _sound(url: URL, name: str) -> Engine:
    """An engine on a database that was found whole and brought up to date; one that is refused is not kept open."""
    # One connection, used by one thread: the write-ahead log of old SQLite versions is safe with that alone.
    engine = create_engine(url, hide_parameters=True, poolclass=QueuePool, pool_size=1, max_overflow=0)
    try:
        event.listen(engine, "connect", _prepared)
        event.listen(engine, "begin", _begun)
        with engine.connect() as connection:
            _check(connection, name)
        _migrate(engine, name)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _url(address: str) -> URL:
    try:
        url = make_url(address) if "://" in address else URL.create("sqlite", database=address)
    except ArgumentError as error:
        raise RecordsError(phrases.DATABASE_ADDRESS) from error
    if url.get_backend_name() != "sqlite":
        raise RecordsError(phrases.DATABASE_KIND.format(kind=url.get_backend_name()))
    return url


def _private_file(path: Path) -> None:
    """Make the file and its folder, readable by their owner alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with path.open("r+b"):
        pass  # a file that cannot be written is told here, not at the first member's request


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


def _migrate(engine: Engine, name: str) -> None:
    """Bring the tables to the newest revision in one transaction."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as error:
        raise RecordsError(phrases.DATABASE_NEWER.format(name=name)) from error


def revisions() -> list[str]:
    """The revisions of the tables, the first one first."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    found: list[Any] = list(ScriptDirectory.from_config(config).walk_revisions())
    return [one.revision for one in reversed(found)]
