"""The card of a request among the officers: posted once, found again, and emptied when the request is closed.

The bot may be stopped, and Discord break, between any two steps. So a card bears its request's id, in its buttons and
in the nonce by which Discord knows a message again for some minutes; and the closing of a request notes in the same
transaction that its card is to be emptied.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Final

import discord

from bot.chat.cards.address import custom_id
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import button
from bot.chat.cards.views import CardView
from bot.chat.discord_io.components import button_ids
from bot.chat.discord_io.editing import edit_message
from bot.chat.discord_io.people import find_member
from bot.chat.discord_io.sending import BROKEN, Unsent, named, persistently, post
from bot.chat.discord_io.short_replies import short_card
from bot.chat.requests import phrases
from bot.chat.requests.cards import request_page
from bot.errors import DiscordAwayError
from bot.records.retention import STOPPED_DAYS
from bot.records.values import Ending, card_left

if TYPE_CHECKING:
    from datetime import datetime

    from bot.chat.discord_io.host import Host
    from bot.records import Request
    from bot.records.values import CardLeft

log = logging.getLogger(__name__)

_MOST_SEARCHED: Final = 500
"""Messages of the officers' channel among which a card is looked for, from the opening of its request on."""
UNKNOWN: Final = (*BROKEN, discord.HTTPException)
"""What is raised where Discord does not say what stands in a channel."""
_CLOSED = {
    Ending.DELIVERED: phrases.CARD_DELIVERED,
    Ending.WITHDRAWN: phrases.CARD_WITHDRAWN,
    Ending.EXPIRED: phrases.CARD_EXPIRED,
    Ending.STOPPED: phrases.CARD_STOPPED,
}


async def place_card(host: Host, request: Request, channel: discord.abc.Messageable) -> Unsent | None:
    """Post a request's card among the officers; return why it does not stand there, or None."""
    name = await officer_name(host, request) if request.officer else ""
    page = request_page(request, name, host.language_of(request.server))
    placed = await post(channel, CardView(page), key=f"request-{request.id}")
    if isinstance(placed, Unsent):
        return placed
    if not await host.records.requests.placed(request.id, placed.channel.id, placed.id):
        closed = short_card(host.language_of(request.server)(phrases.CARD_CLOSED))
        await edit_message(host, placed.channel.id, placed.id, closed)
    return None


async def place_again(host: Host, request: Request, channel: discord.abc.Messageable, place: int) -> None:
    """See to it that a request's card stands among the officers, of which nobody knows whether it was posted.

    Args:
        host: the bot.
        request: it has no card that is known.
        channel: the officers' channel as it is now.
        place: its id.

    Raises:
        discord.HTTPException: Discord did not say what stands in the channel, or another of `UNKNOWN`.
    """
    requests = host.records.requests
    if request.channel and (found := await _find_card(host, request.channel, request.id, request.opened)):
        await requests.placed(request.id, request.channel, found)
        return
    if request.channel != place:
        await requests.placed(request.id, place)
    await place_card(host, request, channel)


async def close_card(host: Host, request: Request, ending: Ending, officer: str = phrases.AN_OFFICER) -> bool:
    """Empty the card of a request that was just closed.

    Args:
        host: the bot.
        request: as it was before.
        ending: what became of it.
        officer: the name of who answered it.

    Returns:
        Whether nothing is known to be left of what it showed; what is left is tried again later.
    """
    left = card_left(request, ending, host.clock())
    try:
        return left is None or await empty_card(host, left, officer) is not False
    except UNKNOWN as error:
        log.warning("a card could not be looked for: %s", named(error))
        return False


async def empty_card(host: Host, left: CardLeft, officer: str = phrases.AN_OFFICER) -> bool | None:
    """Take a closed request off its card, and forget the card where that was done.

    Returns:
        Whether it shows nothing any more; None where no card was found.

    Raises:
        discord.HTTPException: Discord did not say what stands in the channel, or another of `UNKNOWN`.
    """
    message = left.message or await _find_card(host, left.channel, left.request, left.opened)
    if message is None:
        return None
    say = host.language_of(left.server)
    sentence = say(_CLOSED[left.ending], officer=escape(officer), days=STOPPED_DAYS)
    lift = button(say(phrases.CARD_STOP_LIFT), custom_id("lift", left.request))
    rows = ((lift,),) if left.ending is Ending.STOPPED else ()
    emptied = await edit_message(host, left.channel, message, short_card(sentence, *rows))
    if emptied:
        await host.records.cards_left.emptied(left.request)
    return emptied


async def officer_name(host: Host, request: Request) -> str:
    """Return the name by which the server knows who has a request."""
    guild = host.get_guild(request.server)
    try:
        officer = await find_member(guild, request.officer) if guild and request.officer else None
    except DiscordAwayError:
        officer = None
    return officer.display_name if officer else phrases.AN_OFFICER


async def _find_card(host: Host, channel: int, request: str, opened: datetime) -> int | None:
    """Return the message that is a request's card, by the ids in its buttons; None where there is none to be seen."""
    place = host.get_partial_messageable(channel)
    try:
        return await persistently(partial(_found_in, place, host.user, request, opened))
    except (discord.Forbidden, discord.NotFound):
        log.warning("the officers' channel of a request cannot be read: whether its card stands there is not known")
    return None


async def _found_in(
    place: discord.PartialMessageable, me: discord.ClientUser | None, request: str, opened: datetime
) -> int | None:
    async for message in place.history(limit=_MOST_SEARCHED, after=opened, oldest_first=True):
        mine = me is not None and message.author.id == me.id
        if mine and any(one.target == request for one in button_ids(message.components)):
            return message.id
    return None
