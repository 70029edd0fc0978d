"""Limits how much one member may do at once; counted in memory only."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.chat.discord_io.memory import ShortMemory

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_USES = 20
"""Uses of commands, buttons and messages within the time below: more than anybody reads."""
WITHIN = timedelta(seconds=20)
MOST_MEMBERS = 10_000


class Cooldown:
    """A bucket for each member that fills with every use and drains steadily."""

    def __init__(self, clock: Callable[[], datetime], most: int = MOST_USES, within: timedelta = WITHIN) -> None:
        """Every bucket is empty.

        Args:
            clock: gives the present time, with its time zone.
            most: uses at once.
            within: how long a full bucket takes to drain.
        """
        self._clock = clock
        self._most = most
        self._each = within / most
        self._drained: ShortMemory[int, datetime] = ShortMemory(clock, within, MOST_MEMBERS)
        self._told: ShortMemory[int, bool] = ShortMemory(clock, within, MOST_MEMBERS)

    def use(self, member: int) -> int:
        """Count a use.

        Returns:
            0 where it may be answered, else the seconds until the next one may.
        """
        now = self._clock()
        drained = max(self._drained.get(member) or now, now)
        wait = drained + self._each - (now + self._each * self._most)
        if wait > timedelta(0):
            return max(1, math.ceil(wait.total_seconds()))
        self._drained.keep(member, drained + self._each)
        return 0

    def may_tell(self, member: int) -> bool:
        """Return whether somebody may be warned: a warning for each message of a flood would be a flood."""
        return self._told.first_time(member, True)
