"""Brings the tables to the newest revision, whichever version of the bot made them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from bot.errors import RecordsError
from bot.phrases import records as phrases

MIGRATIONS = Path(__file__).parent.parent / "migrations"
_ALEMBIC = threading.Lock()
"""Alembic keeps what it works on in variables of its modules, so it can be used by one thread at a time only."""


def migrate(connection: Connection, name: str, revision: str = "head") -> None:
    """Bring the tables to a revision within the transaction of a connection.

    Args:
        connection: its transaction keeps other processes out, or makes them wait.
        name: of the database, for people.
        revision: the newest one unless another is named.

    Raises:
        RecordsError: the tables are of a newer version of the bot.
    """
    config = _config()
    config.attributes["connection"] = connection
    try:
        with _ALEMBIC:
            command.upgrade(config, revision)
    except CommandError as error:
        raise RecordsError(phrases.DATABASE_NEWER.format(name=name)) from error


def revisions() -> list[str]:
    """The revisions of the tables, the first one first."""
    found: list[Any] = list(ScriptDirectory.from_config(_config()).walk_revisions())
    return [one.revision for one in reversed(found)]


def revision_of(connection: Connection) -> str | None:
    """Return the revision of the tables that are there; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
