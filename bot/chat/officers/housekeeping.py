"""Every day: close proposals that nobody approved in time, and delete what was kept long enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.cards.escaping import escape
from bot.chat.discord_io.editing import edit_message
from bot.chat.discord_io.short_replies import short_card
from bot.chat.officers import phrases
from bot.chat.officers.weekly import tell_weekly

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Host


async def tidy(host: Host) -> None:
    """Once a day: close what has expired and empty its card; prune editions and drafts."""
    if not host.is_first_today("proposals"):
        return
    now = host.clock()
    for one in await host.records.proposals.close_expired(now):
        said = host.language_of(one.server or 0)(phrases.CARD_EXPIRED_CHANGE, note=escape(one.note))
        await edit_message(host, one.channel, one.message, short_card(said))
    await host.records.drafts.delete_old(now)
    await tell_weekly(host)
    await host.records.editions.prune(now)
