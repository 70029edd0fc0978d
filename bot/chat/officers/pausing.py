"""Withholds an answer, or everything, at once: the one change that needs no second officer, because it says less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.cards.escaping import escape
from bot.chat.discord_io.sending import promise_reply
from bot.chat.discord_io.short_replies import reply_privately
from bot.chat.officers import phrases
from bot.chat.officers.access import officers_desk
from bot.chat.officers.telling import post_to_officers
from bot.chat.officers.typing_forms import known_entry

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Invocation


async def pause(invocation: Invocation, reason: str, entry: str | None) -> None:
    """Withhold an entry, or everything where none is named; the other officers are told."""
    desk, _ = await officers_desk(invocation)
    found = known_entry(invocation, entry) if entry else None
    interaction, said = invocation.interaction, " ".join(reason.split())
    await promise_reply(interaction)
    await desk.publisher.pause(found.id if found else "", said)
    question = escape(found.question) if found else ""
    done = phrases.PAUSED_ENTRY if found else phrases.PAUSED_ALL
    await reply_privately(interaction, done, question=question, reason=escape(said))
    notice = phrases.PAUSE_NOTICE if found else phrases.PAUSE_NOTICE_ALL
    await post_to_officers(invocation.host, notice.format(question=question, reason=escape(said)))


async def resume(invocation: Invocation, entry: str | None) -> None:
    """Give an entry, or everything, free again."""
    desk, _ = await officers_desk(invocation)
    found = known_entry(invocation, entry) if entry else None
    interaction = invocation.interaction
    await promise_reply(interaction)
    if not await desk.publisher.resume(found.id if found else ""):
        await reply_privately(interaction, phrases.NOT_PAUSED)
        return
    question = escape(found.question) if found else ""
    await reply_privately(interaction, phrases.RESUMED_ENTRY if found else phrases.RESUMED_ALL, question=question)
    notice = phrases.RESUME_NOTICE if found else phrases.RESUME_NOTICE_ALL
    await post_to_officers(invocation.host, notice.format(question=question))
