"""Lets one process of the bot at a time run on a database in a file.

Two on one token would answer every mention twice, and each would post the cards that the other has posted.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import RecordsHeldError
from bot.phrases import records as phrases
from bot.records.database import postgres
from bot.records.database.addresses import POSTGRES, url_of

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def lock_of(file: str) -> Path:
    """Return the file that is locked while a bot runs on a database."""
    return Path(f"{file}.lock")


def give_to_owner_of_folder(file: Path) -> None:
    """Let a file belong to whoever its folder belongs to: what root makes must not lock the bot's own user out."""
    if sys.platform != "win32" and os.geteuid() == 0:
        folder = file.parent.stat()
        os.chown(file, folder.st_uid, folder.st_gid)


def _number(bits: int, *parts: object) -> int:
    """Return a number for a thing to be held, from which nobody finds what it was made of."""
    digest = hashlib.sha256("/".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[: bits // 8], "big", signed=True)


@contextmanager
def held(address: str, token: str = "", shards: Sequence[int] = (0,), count: int = 1) -> Iterator[None]:
    """Hold a database for as long as this process runs the bot on it; commands of the terminal need not.

    A file is held by a lock of the operating system's, which goes with the process, however that ends; on Windows there
    is no such lock. A database on a server may be shared by several bots: there the token is held, by a lock of the
    server's that goes with the connection. A database in memory is nobody else's.

    Args:
        address: the path of a file, or a URL.
        token: of the bot that runs; only a hash of it leaves this process.
        shards: which of the bot's shards this process has.
        count: how many shards the bot has.

    Raises:
        RecordsHeldError: another process has it.
        RecordsError: the server cannot be used.
    """
    url = url_of(address)
    if url.drivername == POSTGRES:
        keys = [_number(64, token, shard, count) for shard in shards]
        with postgres.held(url, keys, (abs(_number(32, token)) >> 1, count)):
            yield
        return
    if sys.platform == "win32" or not url.database:
        yield
        return
    path = lock_of(url.database)
    with contextlib.ExitStack() as stack:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = stack.enter_context(path.open("a", encoding="utf-8"))
            give_to_owner_of_folder(path)
        except OSError:  # told in full where the database itself is opened
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RecordsHeldError(phrases.DATABASE_HELD.format(name=url.database)) from error
        yield
