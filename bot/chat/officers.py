"""An officer claims a request, answers it, or gives it back. Who is an officer is looked at on every call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.chat.deliveries import deliver, update_card
from bot.chat.failures import guarded
from bot.chat.handover import MODAL_LASTS
from bot.chat.notes import note, server_language, spoken, tell
from bot.chat.patience import at_once
from bot.chat.request_cards import request_page
from bot.chat.sending import update
from bot.chat.views import CardView
from bot.errors import RefusedError, RequestGoneError, RequestTakenError
from bot.phrases import chat as phrases
from bot.phrases import records as records_phrases
from bot.records import RequestState
from bot.records.retention import DELIVERY_DAYS, LONGEST_ANSWER

if TYPE_CHECKING:
    from bot.chat.interactions import Interaction
    from bot.records import Request, ServerSettings


def is_officer(interaction: Interaction, settings: ServerSettings) -> bool:
    """Whether somebody has the officers' role of this server, or manages it."""
    if interaction.guild_id != settings.server or not isinstance(interaction.user, discord.Member):
        return False
    roles = {role.id for role in interaction.user.roles}
    return interaction.permissions.manage_guild or settings.officer_role in roles


async def claim(interaction: Interaction, ids: list[str]) -> None:
    """Say that one will answer; the first to say so does."""
    client, me = interaction.client, interaction.user.id
    await _request(interaction, ids[0])
    await interaction.response.defer()
    await _show(interaction, await client.records.requests.claim(ids[0], me))


async def release(interaction: Interaction, ids: list[str]) -> None:
    """Give a request back to the other officers."""
    await _request(interaction, ids[0])
    await interaction.response.defer()
    try:
        handover = await interaction.client.records.requests.release(ids[0], interaction.user.id)
    except RequestTakenError:
        raise RefusedError(phrases.NOT_YOURS) from None
    await _show(interaction, handover)


async def write_answer(interaction: Interaction, ids: list[str]) -> None:
    """Let the officer who claimed a request write the answer."""
    handover = await _request(interaction, ids[0])
    if handover.state is RequestState.ANSWERED:
        raise RequestGoneError(records_phrases.REQUEST_GONE)
    if handover.officer is None:
        raise RefusedError(phrases.CLAIM_FIRST)
    if handover.officer != interaction.user.id:
        raise RefusedError(phrases.NOT_YOURS)
    await interaction.response.send_modal(AnswerModal(interaction, handover.id))


class AnswerModal(ui.Modal):
    """Where the officer writes."""

    def __init__(self, interaction: Interaction, handover: str) -> None:
        """Ask for the answer to a request."""
        say = spoken(interaction)
        super().__init__(title=say(phrases.ANSWER_MODAL), timeout=MODAL_LASTS)
        self._handover = handover
        self.answer: ui.TextInput[Any] = ui.TextInput(
            custom_id="answer", style=discord.TextStyle.paragraph, max_length=LONGEST_ANSWER
        )
        label, hint = say(phrases.ANSWER_LABEL), say(phrases.ANSWER_HINT)
        self.add_item(ui.Label(text=label, description=hint, component=self.answer))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Send the answer to the member."""
        await guarded(interaction, self._send(interaction))

    async def _send(self, interaction: Interaction) -> None:
        client = interaction.client
        text = self.answer.value.strip()
        if not text:
            raise RefusedError(phrases.OFFICER_EMPTY)
        await _request(interaction, self._handover)
        await interaction.response.defer(ephemeral=True, thinking=True)
        handover = await client.records.requests.answer(self._handover, interaction.user.id, text, client.clock())
        if await deliver(client, handover):
            await tell(interaction, phrases.ANSWER_SENT)
        else:
            await tell(interaction, phrases.ANSWER_WAITS, days=DELIVERY_DAYS)


async def _request(interaction: Interaction, handover: str) -> Request:
    """An open request of this server, for an officer of it.

    Raises:
        RefusedError: it is closed, or whoever asks is no officer.
    """
    client, server = interaction.client, interaction.guild_id
    settings = await at_once(client.records.servers.settings(server)) if server else None
    if settings is None or not is_officer(interaction, settings):
        raise RefusedError(phrases.NOT_AN_OFFICER)
    found = await at_once(client.records.requests.find(handover))
    if found is None or found.server != server:
        # The card may be left from a request that was closed while the bot was away.
        await update(interaction, note(server_language(client.get_guild(settings.server))(phrases.CARD_CLOSED)))
        raise RequestGoneError(records_phrases.REQUEST_GONE)
    return found


async def _show(interaction: Interaction, handover: Request) -> None:
    """Bring the card up to date: the one that was used, and its own where that is another."""
    say = server_language(interaction.client.get_guild(handover.server))
    name = interaction.user.display_name if handover.officer else ""
    await update(interaction, CardView(request_page(handover, name, say)))
    if interaction.message and handover.message not in {None, interaction.message.id}:
        await update_card(interaction.client, handover, CardView(request_page(handover, name, say)))
