"""Counts whether an answer helped. Who pressed is remembered for an hour, so that a second press counts nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.chat.cards.building_blocks import officer_button
from bot.chat.discord_io.deadlines import defer_if_slow
from bot.chat.discord_io.memory import MemoryKind
from bot.chat.discord_io.short_replies import reply_privately
from bot.chat.feedback import phrases
from bot.errors import RefusedError
from bot.phrases import discord as shared_phrases
from bot.records.retention import FEEDBACK_DAYS

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.host import Host, Invocation
    from bot.phrases.languages import Language

PRESSED: Final[MemoryKind[tuple[int, int, str], bool]] = MemoryKind(timedelta(hours=1), 10_000)
"""By message, member and entry."""


async def count_helped(invocation: Invocation, pressed: ButtonId) -> None:
    """Count that an answer helped."""
    await _count(invocation, pressed, helped=True)
    await reply_privately(invocation.interaction, phrases.THANKS_HELPED)


async def count_not_helped(invocation: Invocation, pressed: ButtonId) -> None:
    """Count that an answer did not help, and say what else there is."""
    await _count(invocation, pressed, helped=False)
    await reply_privately(invocation.interaction, phrases.THANKS_NOT_HELPED, (officer_button(invocation.say),))


async def _count(invocation: Invocation, pressed: ButtonId, *, helped: bool) -> None:
    """Count once for each member and message.

    Raises:
        RefusedError: the answer is gone from the knowledge, or this member pressed here before.
    """
    host, interaction = invocation.host, invocation.interaction
    key, digest = pressed.fields if len(pressed.fields) == 2 else ("", "")  # noqa: PLR2004 - the entry and its knowledge
    entry = invocation.served.book.entry(key)
    if entry is None:
        raise RefusedError(shared_phrases.GONE)
    message = interaction.message.id if interaction.message else 0
    if not host.memory(PRESSED).first_time((message, invocation.member, key), value=True):
        raise RefusedError(phrases.COUNTED_BEFORE)
    await defer_if_slow(interaction, host.records.feedback.count(host.today(), entry.id, digest, helped=helped))


async def delete_old_counts(host: Host) -> None:
    """Delete counts that were kept long enough."""
    await host.records.feedback.delete_before(host.today() - timedelta(days=FEEDBACK_DAYS))


def kept_of_presses(say: Language) -> str:
    """Say what is kept of “This helped”."""
    return say(phrases.PRIVACY_FEEDBACK, days=FEEDBACK_DAYS)


async def forget_presses(invocation: Invocation) -> Sequence[str]:
    """Forget where a member has pressed; the counts hold nobody."""
    member = invocation.member
    invocation.host.memory(PRESSED).forget(lambda key, _: key[1] == member)
    return ()
