"""Every minute: close expired requests, see to cards that a stop or a fault left behind, delete what is over."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.chat.discord_io.memory import MemoryKind
from bot.chat.discord_io.people import find_user
from bot.chat.discord_io.sending import named, post
from bot.chat.discord_io.short_replies import short_card
from bot.chat.requests import phrases
from bot.chat.requests.officers_cards import UNKNOWN, close_card, empty_card, place_again
from bot.chat.requests.officers_channel import officers_channel
from bot.errors import DiscordAwayError
from bot.phrases.languages import BRITISH
from bot.records import RequestState
from bot.records.retention import OPEN_DAYS
from bot.records.values import Ending

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Host
    from bot.records import Request

log = logging.getLogger(__name__)

SURELY_OVER = timedelta(minutes=1)
"""After so long a card is looked after again. Should somebody be posting it still, Discord knows its nonce."""
HELD_BACK: Final[MemoryKind[str, bool]] = MemoryKind(timedelta(days=OPEN_DAYS), 1_000)
"""Requests, by id, whose askers know that they wait because others can read the officers' channel."""


async def tidy(host: Host) -> None:
    """Close what has expired: empty its card and tell the member. See to the cards that were left behind."""
    for request in await host.records.requests.close_expired(host.clock()):
        await _tell_expired(host, request)
    long_ago = host.clock() - SURELY_OVER
    for request in await host.records.requests.unplaced(long_ago):
        try:
            await _place(host, request)
        except (*UNKNOWN, DiscordAwayError) as error:
            log.warning("a card could not be posted: %s", named(error))
    for left in await host.records.cards_left.closed_before(long_ago):
        try:
            if await empty_card(host, left) is None:  # it was never posted
                await host.records.cards_left.emptied(left.request)
        except UNKNOWN as error:
            log.warning("a card could not be emptied: %s", named(error))


async def _place(host: Host, request: Request) -> None:
    where = await officers_channel(host, request.server)
    if where and where.agreed:
        await place_again(host, request, where.place, where.readers.channel)
    elif where and host.memory(HELD_BACK).first_time(request.id, value=True):
        await _tell(host, request, BRITISH(phrases.HELD_BACK))


async def _tell_expired(host: Host, request: Request) -> None:
    await close_card(host, request, Ending.EXPIRED)
    # An answer that could not be delivered has nobody left to tell: their direct messages are closed.
    if request.state is not RequestState.ANSWERED:
        await _tell(host, request, BRITISH(phrases.EXPIRED_MEMBER, days=OPEN_DAYS))


async def _tell(host: Host, request: Request, sentence: str) -> None:
    try:
        member = await find_user(host, request.asker)
    except DiscordAwayError:
        return
    if member:
        await post(member, short_card(sentence))
