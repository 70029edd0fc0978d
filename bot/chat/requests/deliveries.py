"""Delivers officers' answers: by direct message, or else with the member's next private reply."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

from bot.chat.cards.escaping import escape
from bot.chat.cards.views import CardView
from bot.chat.discord_io.editing import edit_message
from bot.chat.discord_io.people import find_user
from bot.chat.discord_io.sending import Unsent, post, respond
from bot.chat.discord_io.short_replies import short_card
from bot.chat.requests import phrases
from bot.chat.requests.cards import answer_pages
from bot.chat.requests.officers_cards import close_card, officer_name
from bot.errors import DiscordAwayError, RecordsError
from bot.phrases.languages import BRITISH
from bot.records.values import Ending

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Host, Invocation
    from bot.records import Request

log = logging.getLogger(__name__)


async def deliver(host: Host, request: Request) -> Unsent | None:
    """Deliver an answer by direct message, and close the request.

    Returns:
        Why the member does not have it: it waits for their next private reply; None where they have it.
    """
    officer = await officer_name(host, request)
    failed = await _by_direct_message(host, request, officer)
    if failed:
        waits = host.language_of(request.server)(phrases.CARD_UNDELIVERED, officer=escape(officer))
        await edit_message(host, request.channel, request.message, short_card(waits))
    else:
        await _delivered(host, request, officer)
    return failed


async def deliver_waiting_answers(invocation: Invocation) -> None:
    """Deliver, after a private reply, what officers have answered meanwhile."""
    host = invocation.host
    try:
        for request in await host.records.requests.waiting_for(invocation.member):
            officer = await officer_name(host, request)
            for page in answer_pages(request, officer, invocation.say):
                await respond(invocation.interaction, CardView(page), private=True)
            await _delivered(host, request, officer)
    except (RecordsError, discord.HTTPException) as error:
        log.warning("answers that wait could not be delivered: %s", type(error).__name__)


async def _delivered(host: Host, request: Request, officer: str) -> None:
    await host.records.requests.delivered(request.id, host.clock())
    await close_card(host, request, Ending.DELIVERED, officer)


async def _by_direct_message(host: Host, request: Request, officer: str) -> Unsent | None:
    try:
        member = await find_user(host, request.asker)
    except DiscordAwayError:
        return Unsent.BROKEN
    if member is None:
        return Unsent.NOT_ALLOWED
    for number, page in enumerate(answer_pages(request, officer, BRITISH)):
        posted = await post(member, CardView(page), key=f"answer-{request.id}-{number}")
        if isinstance(posted, Unsent):
            return posted
    return None
