"""Remembers values for some minutes, in memory only, and only so many of them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Key = TypeVar("Key", bound="Hashable")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class MemoryKind(Generic[Key, Value]):
    """A kind of value that a feature remembers; `Host.memory` returns the memory that a client has for it."""

    lasts: timedelta
    """How long a value is remembered after it was kept."""
    most: int
    """How many values; the oldest goes first."""


class ShortMemory(Generic[Key, Value]):
    """Values by key that are gone after a while; the oldest goes first where there are too many."""

    def __init__(self, clock: Callable[[], datetime], lasts: timedelta, most: int) -> None:
        """Remember nothing yet.

        Args:
            clock: gives the present time, with its time zone.
            lasts: how long a value is remembered after it was kept.
            most: values at the most.
        """
        self._clock = clock
        self._lasts = lasts
        self._most = most
        self._kept: OrderedDict[Key, tuple[datetime, Value]] = OrderedDict()

    def keep(self, key: Key, value: Value) -> None:
        """Remember a value in the place of any before it."""
        now = self._clock()
        self._kept[key] = (now, value)
        self._kept.move_to_end(key)
        while self._kept and (len(self._kept) > self._most or self._over(next(iter(self._kept.values()))[0], now)):
            self._kept.popitem(last=False)

    def get(self, key: Key) -> Value | None:
        """Return what is remembered, or None."""
        at, value = self._kept.get(key, (None, None))
        if at is None or self._over(at, self._clock()):
            self._kept.pop(key, None)
            return None
        return value

    def pop(self, key: Key) -> Value | None:
        """Return the value and forget it."""
        value = self.get(key)
        self._kept.pop(key, None)
        return value

    def first_time(self, key: Key, value: Value) -> bool:
        """Keep a value where there is none; return whether there was none."""
        if self.get(key) is not None:
            return False
        self.keep(key, value)
        return True

    def forget(self, which: Callable[[Key, Value], bool]) -> int:
        """Forget some values.

        Returns:
            How many that were still remembered.
        """
        now = self._clock()
        gone = [key for key, (_, value) in self._kept.items() if which(key, value)]
        return sum(not self._over(self._kept.pop(key)[0], now) for key in gone)

    def oldest_left(self) -> timedelta | None:
        """Forget what is over; return how long the oldest of the rest is still remembered, None where there is none."""
        now = self._clock()
        while self._kept:
            since = next(iter(self._kept.values()))[0]
            if not self._over(since, now):
                return since + self._lasts - now
            self._kept.popitem(last=False)
        return None

    def __len__(self) -> int:
        return len(self._kept)

    def _over(self, since: datetime, now: datetime) -> bool:
        return not timedelta(0) <= now - since < self._lasts  # nor may anything stay longer where a clock is put back
