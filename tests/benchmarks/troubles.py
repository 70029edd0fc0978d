"""What goes wrong around a bot in a soak: its records, its disk, its knowledge."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from asyncio.subprocess import Process


class Troubles:
    """Each lasts some seconds; the bot must be as it was after it."""

    def __init__(self, records: Path, knowledge: Path, child: Callable[[], Process]) -> None:
        """Trouble one bot.

        Args:
            records: its file.
            knowledge: its folder.
            child: its process as it is now.
        """
        self._records, self._knowledge, self._child = records, knowledge, child
        self.by_name: dict[str, Callable[[], Awaitable[None]]] = {
            "records locked": self._lock,
            "records slow": self._slow_down,
            "disk full": self._fill_disk,
            "knowledge spoiled": self._spoil,
        }

    async def _lock(self) -> None:
        """Hold the records as another program would, longer than the bot waits for them."""
        with closing(sqlite3.connect(self._records, isolation_level=None, timeout=30)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(7)
            connection.execute("ROLLBACK")

    async def _slow_down(self) -> None:
        """Let the bot wait a second for every step, as on a machine that is too slow."""
        with closing(sqlite3.connect(self._records, isolation_level=None, timeout=30)) as connection:
            for _ in range(6):
                connection.execute("BEGIN IMMEDIATE")
                await asyncio.sleep(1)
                connection.execute("ROLLBACK")
                await asyncio.sleep(0.02)

    async def _fill_disk(self) -> None:
        """Let the system refuse whatever the bot would write into a file."""
        before = resource.prlimit(self._child().pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self._child().pid, resource.RLIMIT_FSIZE, (0, before[1]))
        await asyncio.sleep(5)
        resource.prlimit(self._child().pid, resource.RLIMIT_FSIZE, before)

    async def _spoil(self) -> None:
        """Save a file in the middle of typing, and put it right."""
        file = self._knowledge / "vocabulary.yaml"
        right = file.read_bytes()
        file.write_bytes(right + b"\n  half: [")
        await asyncio.sleep(4)
        file.write_bytes(right)
        await asyncio.sleep(4)
