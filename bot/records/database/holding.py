"""Lets one process of the bot at a time run on a database in a file.

Two on one token would answer every mention twice, and each would post the cards that the other has posted.
"""

from __future__ import annotations

import contextlib
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import RecordsHeldError
from bot.phrases import records as phrases
from bot.records.database.addresses import SQLITE, url_of

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator


def lock_of(file: str) -> Path:
    """Return the file that is locked while a bot runs on a database."""
    return Path(f"{file}.lock")


@contextmanager
def held(address: str) -> Iterator[None]:
    """Hold a database for as long as this process runs the bot on it; commands of the terminal need not.

    The lock is one of the operating system's: it goes with the process, however that ends. A database on a server is
    shared by several processes, and in memory by nobody. On Windows there is no such lock.

    Args:
        address: the path of a file, or a URL.

    Raises:
        RecordsHeldError: another process has it.
    """
    url = url_of(address)
    if sys.platform == "win32" or url.drivername != SQLITE or not url.database:
        yield
        return
    path = lock_of(url.database)
    with contextlib.ExitStack() as stack:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = stack.enter_context(path.open("a", encoding="utf-8"))
        except OSError:  # told in full where the database itself is opened
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RecordsHeldError(phrases.DATABASE_HELD.format(name=url.database)) from error
        yield
