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
    memory = host.memory(LAST_QUESTION)
    memory.keep(place, words)
    # A memory drops what is over when it is next used; words are not to lie there until then.
    asyncio.get_running_loop().call_later(REMEMBERED_MINUTES * 60 + 1, memory.get, place)
