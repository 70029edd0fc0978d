"""Every half hour: close expired requests, post cards never posted, delete requests closed past their retention."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.chat.discord_io.editing import edit_message
from bot.chat.discord_io.memory import MemoryKind
from bot.chat.discord_io.people import find_user
from bot.chat.discord_io.sending import post
from bot.chat.discord_io.short_replies import short_card
from bot.chat.requests import phrases
from bot.chat.requests.asking_officers import place_card
from bot.chat.requests.officers_channel import officers_channel
from bot.phrases.languages import BRITISH
from bot.records import RequestState
from bot.records.retention import OPEN_DAYS

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Host
    from bot.records import Request

SURELY_PLACED = timedelta(minutes=5)
"""After so long a card that is not there never will be, unless it is posted again."""
HELD_BACK: Final[MemoryKind[str, bool]] = MemoryKind(timedelta(days=OPEN_DAYS), 1_000)
"""Requests, by id, whose askers know that they wait because others can read the officers' channel."""


async def tidy(host: Host) -> None:
    """Close what has expired: empty its card and tell the member. Post the cards that no officer could see."""
    for request in await host.records.requests.close_expired(host.clock()):
        await _tell_expired(host, request)
    for request in await host.records.requests.unplaced(host.clock() - SURELY_PLACED):
        where = await officers_channel(host, request.server)
        if where and where.agreed:
            await place_card(host, request, where.place)
        elif where and host.memory(HELD_BACK).first_time(request.id, value=True):
            await _tell(host, request, BRITISH(phrases.HELD_BACK))


async def _tell_expired(host: Host, request: Request) -> None:
    expired = short_card(host.language_of(request.server)(phrases.CARD_EXPIRED))
    await edit_message(host, request.channel, request.message, expired)
    # An answer that could not be delivered has nobody left to tell: their direct messages are closed.
    if request.state is not RequestState.ANSWERED:
        await _tell(host, request, BRITISH(phrases.EXPIRED_MEMBER, days=OPEN_DAYS))


async def _tell(host: Host, request: Request, sentence: str) -> None:
    if member := await find_user(host, request.asker):
        await post(member, short_card(sentence))
