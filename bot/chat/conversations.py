"""What the next message of a conversation may lean on: its subjects, never its words, and for some minutes only."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord

from bot.chat.memory import ShortMemory

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.reply import Context

REMEMBERED_MINUTES = 10
"""How long a conversation can be gone on with."""
MOST_CONVERSATIONS = 2_000


class Conversations:
    """The last Context of each member in each thread or direct message."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """Remember nothing yet."""
        lasts = timedelta(minutes=REMEMBERED_MINUTES)
        self._contexts: ShortMemory[tuple[int, int], Context] = ShortMemory(clock, lasts, MOST_CONVERSATIONS)

    def context(self, channel: int, member: int) -> Context | None:
        """What the member's next message there may lean on."""
        return self._contexts.get((channel, member))

    def remember(self, channel: int, member: int, context: Context) -> None:
        """Keep what the last reply leaves to the next one."""
        self._contexts.keep((channel, member), context)

    def forget(self, member: int) -> int:
        """Forget a member's conversations, and say how many there were."""
        return self._contexts.forget(lambda key, _: key[1] == member)


def goes_on(channel: object) -> bool:
    """Whether messages of a channel belong together: a thread, or a direct message with the bot."""
    return isinstance(channel, discord.Thread | discord.DMChannel)
