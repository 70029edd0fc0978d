"""Says what is kept of requests, and deletes it for a member or a server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.chat.cards.views import CardView
from bot.chat.discord_io.editing import edit_message
from bot.chat.requests import phrases
from bot.chat.requests.asking_officers import UNSENT
from bot.chat.requests.cards import request_page
from bot.chat.requests.officers_cards import close_card
from bot.records import RequestState
from bot.records.retention import CLOSED_DAYS, DELIVERY_DAYS, OPEN_DAYS, STOPPED_DAYS
from bot.records.values import Ending

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Host, Invocation
    from bot.phrases.languages import Language


def kept_of_requests(say: Language) -> str:
    """Say what is kept of requests, and for how long."""
    return say(
        phrases.PRIVACY_HANDOVER, open=OPEN_DAYS, delivery=DELIVERY_DAYS, closed=CLOSED_DAYS, stopped=STOPPED_DAYS
    )


async def forget_requests(invocation: Invocation) -> Sequence[str]:
    """Close a member's requests and drafts, and give back what they had claimed as an officer."""
    host, member, say = invocation.host, invocation.member, invocation.say
    forgotten = await host.records.requests.forget_member(member, host.clock())
    left = 0
    for request in forgotten.closed:
        left += not await close_card(host, request, Ending.WITHDRAWN)
    for request in forgotten.released:
        if request.state is RequestState.OPEN:  # the member's name stands on its card
            card = CardView(request_page(request, "", host.language_of(request.server)))
            left += not await edit_message(host, request.channel, request.message, card)
    kept = await host.records.stopped.of_member(member, host.clock())
    unsent = host.memory(UNSENT).forget(lambda _, kept: kept.member == member)
    counts = {
        phrases.FORGOTTEN_REQUESTS: len(forgotten.closed),
        phrases.FORGOTTEN_CLAIMS: len(forgotten.released),
        phrases.FORGOTTEN_CARDS_LEFT: left,
        phrases.FORGOTTEN_DRAFTS: unsent,
    }
    always = {phrases.FORGOTTEN_REQUESTS, phrases.FORGOTTEN_DRAFTS}
    stopped = [say(phrases.FORGOTTEN_NOT_STOPPED, day=say.day(until.date())) for until in kept]
    return [
        *(say(sentence, count=count) for sentence, count in counts.items() if count or sentence in always),
        *stopped,
    ]


async def forget_requests_of_server(host: Host, server: int) -> None:
    """Close all requests of a server that the bot has left."""
    await host.records.requests.close_all_of_server(server, host.clock())
