"""Remembers what the next message of a conversation may lean on: its subjects, never its words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.answering.reply import Context
from bot.chat.asking import phrases
from bot.chat.discord_io.memory import MemoryKind

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Invocation
    from bot.phrases.languages import Language

REMEMBERED_MINUTES = 10
"""How long a conversation can be gone on with."""
MOST_CONVERSATIONS = 2_000

CONVERSATIONS: Final[MemoryKind[tuple[int, int], Context]] = MemoryKind(
    timedelta(minutes=REMEMBERED_MINUTES), MOST_CONVERSATIONS
)
"""The last Context by channel and member."""


def kept_of_conversations(say: Language) -> str:
    """Say what is kept of questions."""
    return say(phrases.PRIVACY_QUESTIONS, minutes=REMEMBERED_MINUTES)


async def forget_conversations(invocation: Invocation) -> Sequence[str]:
    """Forget a member's conversations."""
    member = invocation.member
    count = invocation.host.memory(CONVERSATIONS).forget(lambda key, _: key[1] == member)
    return (invocation.say(phrases.FORGOTTEN_TALK, count=count),)
