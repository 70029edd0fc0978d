"""Counts whether an answer helped.

Who pressed what is remembered for an hour: a second press counts nothing, and who changes their mind moves their count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.chat.cards.building_blocks import officer_button
from bot.chat.discord_io.deadlines import defer_if_slow
from bot.chat.discord_io.memory import MemoryKind
from bot.chat.discord_io.short_replies import reply_privately
from bot.chat.feedback import phrases
from bot.errors import RecordsError, RefusedError
from bot.phrases import discord as shared_phrases
from bot.records.retention import FEEDBACK_DAYS

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.host import Host, Invocation
    from bot.phrases.languages import Language

REMEMBERED_MINUTES = 60
"""How long somebody can change what they have said."""


@dataclass(frozen=True, slots=True)
class Press:
    """What was counted."""

    day: date
    entry: str
    knowledge: str
    helped: bool


PRESSED: Final[MemoryKind[tuple[int, int, str], Press]] = MemoryKind(timedelta(minutes=REMEMBERED_MINUTES), 10_000)
"""By message, member and the entry's key."""


async def count_helped(invocation: Invocation, pressed: ButtonId) -> None:
    """Count that an answer helped."""
    moved = await _count(invocation, pressed, helped=True)
    await reply_privately(invocation.interaction, phrases.CHANGED_HELPED if moved else phrases.THANKS_HELPED)


async def count_not_helped(invocation: Invocation, pressed: ButtonId) -> None:
    """Count that an answer did not help, and say what else there is."""
    moved = await _count(invocation, pressed, helped=False)
    sentence = phrases.CHANGED_NOT_HELPED if moved else phrases.THANKS_NOT_HELPED
    await reply_privately(invocation.interaction, sentence, (officer_button(invocation.say),))


async def _count(invocation: Invocation, pressed: ButtonId, *, helped: bool) -> bool:
    """Count once for each member and message; who has said the opposite within the hour has their one count moved.

    Returns:
        Whether it was moved.

    Raises:
        RefusedError: the answer is gone from the knowledge, or this member has said the same here before.
    """
    host, interaction = invocation.host, invocation.interaction
    key, digest = pressed.fields if len(pressed.fields) == 2 else ("", "")  # noqa: PLR2004 - the entry and its knowledge
    entry = invocation.served.book.entry(key)
    if entry is None:
        raise RefusedError(shared_phrases.GONE)
    memory, place = host.memory(PRESSED), (interaction.message.id if interaction.message else 0, invocation.member, key)
    before = memory.get(place)
    if before and before.helped == helped:
        raise RefusedError(phrases.COUNTED_BEFORE)
    now = replace(before, helped=helped) if before else Press(host.today(), entry.id, digest, helped)
    # Kept before it is counted: a second press meanwhile finds it.
    memory.keep(place, now)
    step = host.records.feedback.move if before else host.records.feedback.count
    try:
        await defer_if_slow(interaction, step(now.day, now.entry, now.knowledge, helped=helped))
    except RecordsError:
        if before:
            memory.keep(place, before)
        else:
            memory.pop(place)
        raise
    return before is not None


async def delete_old_counts(host: Host) -> None:
    """Delete counts that were kept long enough."""
    await host.records.feedback.delete_before(host.today() - timedelta(days=FEEDBACK_DAYS))


def kept_of_presses(say: Language) -> str:
    """Say what is kept of “This helped”."""
    return say(phrases.PRIVACY_FEEDBACK, days=FEEDBACK_DAYS, minutes=REMEMBERED_MINUTES)


async def forget_presses(invocation: Invocation) -> Sequence[str]:
    """Forget where a member has pressed; the counts hold nobody."""
    member = invocation.member
    invocation.host.memory(PRESSED).forget(lambda key, _: key[1] == member)
    return ()
