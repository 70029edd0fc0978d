"""What was said to a message, for the minute in which its writer can still correct it: ids and subjects, no words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.chat.discord_io.last_question import MOST_CONVERSATIONS
from bot.chat.discord_io.memory import MemoryKind

if TYPE_CHECKING:
    import discord

    from bot.answering.reply import Context
    from bot.chat.discord_io.host import Host

CORRECTED_WITHIN: Final = timedelta(minutes=1)
"""From the moment when a message was written: a slip is seen at once, and what is older has been read by others."""


@dataclass(slots=True, eq=False)
class Told:
    """What was said to one message."""

    member: int
    """Who wrote it, so that they can be forgotten."""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while it is answered: a correction waits for the answer that it corrects."""
    question: int | None = None
    """A number, salted for this process, by which the same question is known again; None before the first answer."""
    shown: tuple[int, int] | None = None
    """The channel and the id of what was said; None where it did not arrive."""
    before: Context | None = None
    """What it leant on: a corrected question leans on the same, not on its own first answer."""
    signposts: tuple[str, ...] = ()
    """The urgent lines that stand there."""
    counted: bool = False
    warned: bool = False
    """Whether its writer was told that it seems to hold personal data."""


TOLD_TO: Final[MemoryKind[int, Told]] = MemoryKind(CORRECTED_WITHIN, MOST_CONVERSATIONS)
"""By the id of the message."""


def told_to(host: Host, message: discord.Message) -> Told:
    """Return what was said to a message; what is returned for a new one is remembered, to be filled."""
    memory = host.memory(TOLD_TO)
    told = memory.get(message.id)
    if told is None:
        told = Told(message.author.id)
        memory.keep(message.id, told)
    return told
