"""Remembers for a moment what was read, so that many questions in a second ask the database once.

Another process may change the same records, so nothing that was read may be relied on for long: whatever decides where
a member's words go is read anew each time.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from bot.errors import RecordsError

LASTS = 1.0
"""Seconds for which a value is taken as it was read."""

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Values by key, each as it was at most a second ago."""

    def __init__(self, read: Callable[[Key], Awaitable[Value]], clock: Callable[[], float] = time.monotonic) -> None:
        """Remember nothing yet.

        Args:
            read: reads the value of a key from the database.
            clock: seconds from any moment on.
        """
        self._read = read
        self._clock = clock
        self._seen: dict[Key, tuple[float, Value]] = {}
        self._changes = 0

    async def get(self, key: Key) -> Value:
        """Return the value of a key; where the database fails, the last one that was seen.

        Raises:
            RecordsError: the database failed, and this key was never seen.
        """
        began, changes, seen = self._clock(), self._changes, self._seen.get(key)
        if seen and began - seen[0] < LASTS:
            return seen[1]
        try:
            value = await self._read(key)
        except RecordsError:
            if seen is None:
                raise
            # Members who ask meanwhile need not wait for the same failure.
            began, value = self._clock(), seen[1]
        if changes == self._changes:
            self._seen[key] = (began, value)
        return value

    def forget(self, key: Key) -> None:
        """Read the value anew the next time: it was changed here. What is being read just now is not kept either."""
        self._changes += 1
        self._seen.pop(key, None)
