"""Copies a database on a server into a file and back, by PostgreSQL's own programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, text

from bot.errors import RecordsError
from bot.phrases import records as phrases
from bot.records.database import postgres

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import URL

_BEGINS: Final = b"PGDMP"
"""With this begin copies in PostgreSQL's custom form."""
_OURS: Final = "TABLE DATA public alembic_version"
"""Part of a line in the list of every copy of ours."""


def is_dump(file: Path) -> bool:
    """Return whether a file is a copy that these programs made."""
    with file.open("rb") as opened:
        return opened.read(len(_BEGINS)) == _BEGINS


def dump(url: URL, file: Path) -> None:
    """Copy a database into a file that is there already; the bot goes on meanwhile (one snapshot: pg_dump).

    Raises:
        RecordsError: the program is missing, or says why it could not.
    """
    postgres.looked_at(url, lambda _: None)  # a server that is away is told in words of ours
    _run("pg_dump", url, "--format=custom", "--no-owner", f"--file={file}")


def put_back(url: URL, file: Path) -> None:
    """Put a copy in the place of a database's tables, all or nothing.

    Raises:
        RecordsError: it is no copy of ours, a bot runs on the database, or the program says why it could not.
    """
    if postgres.looked_at(url, _others):
        raise RecordsError(phrases.RESTORE_RUNNING)
    if _OURS not in _run("pg_restore", None, "--list", str(file)):
        raise RecordsError(phrases.BACKUP_UNREADABLE.format(name=file, why=phrases.NOT_OURS))
    _run("pg_restore", url, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(file))


def _others(connection: Connection) -> bool:
    """Return whether another connection of a bot is there."""
    asked = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        "AND application_name = 'briefing-bot'"
    )
    return bool(connection.execute(asked).scalar_one())


def _run(program: str, url: URL | None, *words: str) -> str:
    """Run one of the programs; the password goes through its environment, where no list of processes shows it.

    Raises:
        RecordsError: it is missing, or failed.
    """
    path = shutil.which(program)
    if path is None:
        raise RecordsError(phrases.POSTGRES_PROGRAM.format(program=program))
    environment, where = dict(os.environ), []
    if url is not None:
        if url.password:
            environment["PGPASSWORD"] = str(url.password)
        plain = url.set(drivername="postgresql", password=None).render_as_string()
        where = [f"--dbname={plain}"]
    # S603: the program is PostgreSQL's, its words are ours and the host's own.
    done = subprocess.run(  # noqa: S603
        [path, *where, "--no-password", *words] if url is not None else [path, *words],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    if done.returncode:
        why = " ".join(done.stderr.split())[:300] or str(done.returncode)
        raise RecordsError(phrases.POSTGRES_PROGRAM_FAILED.format(program=program, why=why))
    return done.stdout
