"""Says what is kept of officers, and deletes it for one of them or for a server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.chat.cards.escaping import escape
from bot.chat.discord_io.editing import edit_message
from bot.chat.discord_io.short_replies import short_card
from bot.chat.officers import phrases
from bot.records.retention import PROPOSAL_DAYS

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Host, Invocation
    from bot.phrases.languages import Language


def kept_of_officers(say: Language) -> str:
    """Say what is kept of officers, and for how long."""
    return say(phrases.PRIVACY_OFFICERS, days=PROPOSAL_DAYS)


async def forget_changes(invocation: Invocation) -> Sequence[str]:
    """Withdraw an officer's proposals, delete their drafts, and take their name out of the history."""
    host, member, say = invocation.host, invocation.member, invocation.say
    withdrawn = await host.records.proposals.forget_officer(member, host.clock())
    for one in withdrawn:
        closed = host.language_of(one.server or 0)(phrases.CARD_WITHDRAWN_CHANGE, note=escape(one.note))
        await edit_message(host, one.channel, one.message, short_card(closed))
    drafts = await host.records.drafts.forget_officer(member)
    names = await host.records.editions.forget_officer(member)
    counts = {phrases.FORGOTTEN_CHANGES: drafts + len(withdrawn), phrases.FORGOTTEN_NAMES: names}
    return [say(sentence, count=count) for sentence, count in counts.items() if count]


async def forget_changes_of_server(host: Host, server: int) -> None:
    """Withdraw the proposals and delete the drafts of a server that the bot has left."""
    await host.records.proposals.forget_server(server, host.clock())
    await host.records.drafts.forget_server(server)
