"""Once a week the officers read what is due and what was asked in vain; a week in which nothing is says nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.chat.cards.escaping import escape
from bot.chat.officers import phrases
from bot.chat.officers.reviewing import due_entries, used_entries
from bot.chat.officers.telling import post_to_officers
from bot.phrases.languages import BRITISH
from bot.publishing.gaps import reasons_of

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Host

MOST_SHOWN = 5
_NOTE = "weekly"


async def tell_weekly(host: Host) -> None:
    """Tell the officers on the first day of a week that the bot runs, once over all its processes."""
    today = host.today()
    week = f"{today.isocalendar().year}-{today.isocalendar().week}"
    if not await host.records.notes.keep(_NOTE, week):
        return
    knowledge, counts = host.served.knowledge, await host.records.asked.since(today - timedelta(days=7))
    due = due_entries(knowledge, today, await used_entries(host))
    asked = sum(one.times for one in counts)
    vain = sum(times for _, _, times in reasons_of(counts))
    lines = []
    if asked:
        lines.append(phrases.WEEKLY_ASKED.format(asked=asked, vain=vain))
    for one in due[:MOST_SHOWN]:
        template = phrases.WEEKLY_EXPIRED if one.is_over else phrases.WEEKLY_DUE
        lines.append(template.format(question=escape(one.entry.question), day=BRITISH.day(one.by)))
    if len(due) > MOST_SHOWN:
        lines.append(phrases.WEEKLY_MORE.format(count=len(due) - MOST_SHOWN))
    waiting = len(await host.records.proposals.all_open())
    if waiting:
        lines.append(phrases.WEEKLY_WAITING.format(count=waiting))
    if lines:
        await post_to_officers(host, phrases.WEEKLY_TITLE, "\n".join(lines))
