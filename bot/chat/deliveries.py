"""Officers' answers on their way to the member: by direct message, or else with the next private reply."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

from bot.chat.amending import amend
from bot.chat.harmless import harmless
from bot.chat.notes import note, server_language, spoken
from bot.chat.request_cards import answer_pages
from bot.chat.sending import post, respond
from bot.chat.views import CardView
from bot.errors import RecordsError
from bot.phrases import chat as phrases
from bot.phrases.languages import BRITISH

if TYPE_CHECKING:
    from bot.chat.client import BriefingClient
    from bot.chat.interactions import Interaction
    from bot.records import Request

log = logging.getLogger(__name__)


async def deliver(client: BriefingClient, handover: Request) -> bool:
    """Bring an answer to the member by direct message, and close the request.

    Returns:
        Whether they have it; if not, it waits for their next private reply.
    """
    name = await officer_name(client, handover)
    reached = await _by_direct_message(client, handover, name)
    if reached:
        await client.records.requests.delivered(handover.id, client.clock())
    sentence = phrases.CARD_DELIVERED if reached else phrases.CARD_UNDELIVERED
    await _close_card(client, handover, sentence, name)
    return reached


async def afterwards(interaction: Interaction) -> None:
    """Hand over, after a private reply, what officers have answered meanwhile."""
    client, member = interaction.client, interaction.user.id
    try:
        for handover in await client.records.requests.waiting_for(member):
            name = await officer_name(client, handover)
            for page in answer_pages(handover, name, spoken(interaction)):
                await respond(interaction, CardView(page), private=True)
            await client.records.requests.delivered(handover.id, client.clock())
            await _close_card(client, handover, phrases.CARD_DELIVERED, name)
    except (RecordsError, discord.HTTPException) as error:
        log.warning("answers that wait could not be handed over: %s", type(error).__name__)


async def officer_name(client: BriefingClient, handover: Request) -> str:
    """The name by which the server knows who answered."""
    guild = client.get_guild(handover.server)
    if guild and handover.officer:
        try:
            known = guild.get_member(handover.officer) or await guild.fetch_member(handover.officer)
        except discord.HTTPException:
            return phrases.AN_OFFICER
        return known.display_name
    return phrases.AN_OFFICER


async def update_card(client: BriefingClient, handover: Request, view: CardView) -> bool:
    """Put a view in the place of a request's card."""
    return await amend(client, handover.channel, handover.message, view)


async def _close_card(client: BriefingClient, handover: Request, sentence: str, officer: str) -> None:
    say = server_language(client.get_guild(handover.server))
    await update_card(client, handover, note(say(sentence, officer=harmless(officer))))


async def _by_direct_message(client: BriefingClient, handover: Request, name: str) -> bool:
    try:
        member = client.get_user(handover.asker) or await client.fetch_user(handover.asker)
    except discord.HTTPException:
        return False
    for page in answer_pages(handover, name, BRITISH):
        if await post(member, CardView(page)) is None:
            return False
    return True
