"""The words of a member's last question, for the form that they may open next: in memory only, and for some minutes.

`asking` keeps them and `requests` begins its form with them; neither knows the other.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.chat.discord_io.memory import MemoryKind

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Host

REMEMBERED_MINUTES = 10
"""How long a conversation can be gone on with, and a question handed on."""
MOST_CONVERSATIONS = 2_000

LAST_QUESTION: Final[MemoryKind[tuple[int, int], str]] = MemoryKind(
    timedelta(minutes=REMEMBERED_MINUTES), MOST_CONVERSATIONS
)
"""By channel and member."""


def keep_question(host: Host, place: tuple[int, int], words: str) -> None:
    """Remember a member's words in a channel, and see that they are gone after their minutes, whatever else happens."""
    host.memory(LAST_QUESTION).keep(place, words)
    host.state(_Sweep).expect()


class _Sweep:
    """Takes words out of the memory when their time is over: it does so itself only when it is next used.

    One timer for all of them; one for each question would hold ten minutes of questions in memory.
    """

    def __init__(self, host: Host) -> None:
        self._memory = host.memory(LAST_QUESTION)
        self._expected = False

    def expect(self) -> None:
        """Come when the oldest words are over."""
        left = self._memory.oldest_left()
        if left is not None and not self._expected:
            self._expected = True
            asyncio.get_running_loop().call_later(left.total_seconds() + 1, self._sweep)

    def _sweep(self) -> None:
        self._expected = False
        self.expect()
