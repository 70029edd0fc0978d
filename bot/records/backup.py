"""Copies the records into a file and back: by SQLite's online backup, or by PostgreSQL's own programs."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import RecordsError
from bot.phrases import records as phrases
from bot.records.database import postgres_tools
from bot.records.database.addresses import POSTGRES, url_of
from bot.records.database.holding import give_to_owner_of_folder, held
from bot.records.database.migrating import revisions
from bot.records.encryption import decrypted, encrypted, is_encrypted

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

_OURS = "alembic_version"
"""A table that every database of ours has."""


def backup(address: str, file: Path, keys: Sequence[str] = ()) -> None:
    """Copy the records into a new file, readable by its owner alone; the bot goes on meanwhile.

    Args:
        address: of the records: the path of a file, or a URL.
        file: where the copy goes; it must not be there yet.
        keys: public keys of age's, any of whose private ones opens it; it is not encrypted where there are none.

    Raises:
        RecordsError: the records are not there; the copy is there already or cannot be written; a key is none; a
            program of PostgreSQL's is missing.
    """
    url = url_of(address)
    source = None if url.drivername == POSTGRES else Path(url.database or "")
    if source and not source.is_file():
        raise RecordsError(phrases.BACKUP_NOTHING.format(name=source))
    if file.exists():
        raise RecordsError(phrases.BACKUP_THERE.format(name=file))
    try:
        handle, name = tempfile.mkstemp(prefix=".backup-", dir=file.resolve().parent)
    except OSError as error:
        raise RecordsError(phrases.BACKUP_PLACE.format(name=file, why=error.strerror)) from error
    os.close(handle)
    unfinished = Path(name)
    try:
        if source:
            with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(unfinished)) as new:
                old.backup(new)
                new.execute("PRAGMA journal_mode=DELETE")
            _sound(unfinished)
        else:
            postgres_tools.dump(url, unfinished)
        if keys:
            unfinished.write_bytes(encrypted(unfinished.read_bytes(), keys))
        unfinished.replace(file)
    except sqlite3.Error as error:
        raise RecordsError(phrases.BACKUP_FAILED.format(name=file, why=error)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def restore(address: str, file: Path, key: Path | None = None) -> Path | None:
    """Put a copy in the place of the records; return where the old ones were kept, or None where there were none.

    Args:
        address: of the records: the path of a file, or a URL. The bot must not be running.
        file: a copy that `backup` made.
        key: the file of the private key of an encrypted one.

    Raises:
        RecordsHeldError: a bot runs on the records.
        RecordsError: the key does not open it; the copy is none of ours or damaged; another process uses the records.
    """
    url = url_of(address)
    if url.drivername == POSTGRES:
        with _opened(file, key, file.resolve().parent) as copy:
            return _put_back_on_server(url, file, copy)
    target = Path(url.database or "")
    with held(address), _opened(file, key, target.parent) as copy:
        return _put_back(target, copy)


def _put_back_on_server(url: URL, file: Path, copy: Path) -> Path:
    """Put a copy in the place of a server's tables; what there was is copied beside the copy first."""
    if not postgres_tools.is_dump(copy):
        raise RecordsError(phrases.BACKUP_OTHER_KIND.format(name=file))
    kept = _aside(file)
    kept.touch(mode=0o600)
    try:
        postgres_tools.dump(url, kept)
        postgres_tools.put_back(url, copy)
    except RecordsError:
        kept.unlink()
        raise
    return kept


@contextmanager
def _opened(file: Path, key: Path | None, place: Path) -> Iterator[Path]:
    """The copy as it can be read: itself, or for as long as this lasts what was encrypted in it."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise RecordsError(phrases.BACKUP_UNREADABLE.format(name=file, why=error.strerror)) from error
    if not is_encrypted(content):
        yield file
        return
    if key is None:
        raise RecordsError(phrases.BACKUP_NEEDS_KEY.format(name=file))
    plain = decrypted(content, key)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=place) as folder:  # its owner's alone
        opened = Path(folder) / "copy"
        opened.write_bytes(plain)
        yield opened


def _put_back(target: Path, file: Path) -> Path | None:
    if postgres_tools.is_dump(file):
        raise RecordsError(phrases.BACKUP_OTHER_KIND.format(name=file))
    _sound(file)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = None
    try:
        if target.exists():
            _unused(target)
            kept = _aside(target)
            target.replace(kept)
            for more in ("-wal", "-shm"):
                Path(f"{target}{more}").unlink(missing_ok=True)
        with closing(sqlite3.connect(file)) as old, closing(sqlite3.connect(target)) as new:
            target.chmod(0o600)
            give_to_owner_of_folder(target)
            old.backup(new)
    except sqlite3.Error as error:
        if kept:
            kept.replace(target)
        raise RecordsError(phrases.RESTORE_FAILED.format(name=target, why=error)) from error
    return kept


def _aside(target: Path) -> Path:
    names = (target.with_name(f"{target.name}.before-restore-{number}") for number in range(1, 1000))
    return next(path for path in names if not path.exists())


def _unused(target: Path) -> None:
    """Take the file for this process alone, and bring everything into it: nobody writes to what is moved away."""
    with closing(sqlite3.connect(target, timeout=1.0, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode=DELETE")


def _sound(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            ours = connection.execute("SELECT name FROM sqlite_master WHERE name = ?", (_OURS,)).fetchone()
            whole = connection.execute("PRAGMA quick_check(1)").fetchone()
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone() if ours else None
    except sqlite3.Error as error:
        raise RecordsError(phrases.BACKUP_UNREADABLE.format(name=file, why=error)) from error
    if ours is None or whole != ("ok",):
        raise RecordsError(phrases.BACKUP_UNREADABLE.format(name=file, why=phrases.NOT_OURS))
    if revision and revision[0] not in revisions():
        raise RecordsError(phrases.DATABASE_NEWER.format(name=file))
