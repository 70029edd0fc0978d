"""A member asks an officer: what they write, what they agree to send, and how they take it back.

Nothing is kept before they press "Send it": the draft is in memory for a quarter of an hour, as long as Discord shows a
private message's buttons.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.chat.addresses import custom_id
from bot.chat.amending import amend
from bot.chat.failures import guarded
from bot.chat.notes import note, server_language, spoken, tell
from bot.chat.pages import Style, Tone, button
from bot.chat.patience import at_once
from bot.chat.request_cards import preview_page, request_page
from bot.chat.sending import post, respond, update
from bot.chat.views import CardView
from bot.errors import RefusedError
from bot.phrases import chat as phrases
from bot.records.retention import LONGEST_QUESTION

if TYPE_CHECKING:
    from bot.chat.client import BriefingClient
    from bot.chat.interactions import Interaction
    from bot.records import Request

log = logging.getLogger(__name__)

DRAFT_LASTS = timedelta(minutes=15)
MOST_DRAFTS = 1_000
MODAL_LASTS = 60 * 60.0
"""Seconds that somebody may take to write."""
_MOST_SERVERS = 10
"""Servers that are looked through for the one whose officers a direct message means."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a member has written and not sent."""

    server: int
    member: int
    question: str
    named: bool = False


async def begin(interaction: Interaction, _ids: list[str]) -> None:
    """Let the member write to the officers of this server, or from a direct message to those of their only one."""
    server = await at_once(_server(interaction))
    if server is None:
        missing = phrases.OFFICER_NO_CHANNEL if interaction.guild else phrases.OFFICER_WHICH_SERVER
        raise RefusedError(missing)
    await interaction.response.send_modal(QuestionModal(interaction, server))


class QuestionModal(ui.Modal):
    """Where the member writes."""

    def __init__(self, interaction: Interaction, server: int) -> None:
        """Ask for a question to the officers of a server."""
        say = spoken(interaction)
        super().__init__(title=say(phrases.OFFICER_MODAL), timeout=MODAL_LASTS)
        self._server = server
        self.question: ui.TextInput[Any] = ui.TextInput(
            custom_id="question", style=discord.TextStyle.paragraph, max_length=LONGEST_QUESTION
        )
        label, hint = say(phrases.OFFICER_LABEL), say(phrases.OFFICER_HINT)
        self.add_item(ui.Label(text=label, description=hint, component=self.question))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Show what would be sent."""
        await guarded(interaction, self._preview(interaction))

    async def _preview(self, interaction: Interaction) -> None:
        question = self.question.value.strip()
        if not question:
            raise RefusedError(phrases.OFFICER_EMPTY)
        draft = Draft(self._server, interaction.user.id, question)
        key = secrets.token_urlsafe(9)
        interaction.client.drafts.keep(key, draft)
        await respond(interaction, _preview_view(interaction, key, draft), private=True)


async def change_name(interaction: Interaction, ids: list[str]) -> None:
    """Show the member's name in the draft, or leave it out again."""
    draft = _draft(interaction, ids)
    draft = replace(draft, named=not draft.named)
    interaction.client.drafts.keep(ids[0], draft)
    await update(interaction, _preview_view(interaction, ids[0], draft))


async def cancel(interaction: Interaction, ids: list[str]) -> None:
    """Throw the draft away."""
    _draft(interaction, ids)
    interaction.client.drafts.pop(ids[0])
    await update(interaction, note(spoken(interaction)(phrases.PREVIEW_CANCELLED)))


async def send(interaction: Interaction, ids: list[str]) -> None:
    """Send the draft to the officers, once."""
    client, say = interaction.client, spoken(interaction)
    draft = _draft(interaction, ids)
    client.drafts.pop(ids[0])
    await interaction.response.defer()
    try:
        sent = await _open(client, draft, interaction.user.display_name if draft.named else None)
    except Exception:
        client.drafts.keep(ids[0], draft)
        raise
    if sent is None:
        await update(interaction, note(say(phrases.NOT_SENT), tone=Tone.REFUSAL))
    else:
        withdrawal = button(say(phrases.WITHDRAW), custom_id("withdraw", sent), Style.STOP)
        await update(interaction, note(say(phrases.SENT), (withdrawal,)))


async def withdraw(interaction: Interaction, ids: list[str]) -> None:
    """Delete a request and empty its card."""
    client = interaction.client
    await interaction.response.defer()
    gone = await client.records.requests.withdraw(ids[0], interaction.user.id, client.clock())
    if gone is None:
        await tell(interaction, phrases.WITHDRAW_GONE)
        return
    await amend(
        client, gone.channel, gone.message, note(server_language(client.get_guild(gone.server))(phrases.CARD_WITHDRAWN))
    )
    await update(interaction, note(spoken(interaction)(phrases.WITHDRAWN)))


async def _open(client: BriefingClient, draft: Draft, name: str | None) -> str | None:
    """Keep a request and put its card where the officers are; its id, or None where the card could not be put there."""
    records = client.records
    settings = await records.servers.settings(draft.server)
    channel = client.get_channel(settings.officers_channel or 0)
    if not isinstance(channel, discord.abc.Messageable):
        return None
    handover = await records.requests.open(draft.server, draft.member, name, draft.question, client.clock())
    if not await place(client, handover, channel):
        await records.requests.withdraw(handover.id, draft.member, client.clock())
        return None
    return handover.id


async def place(client: BriefingClient, handover: Request, channel: discord.abc.Messageable) -> bool:
    """Put a request's card among the officers; whether Discord let the bot."""
    card = CardView(request_page(handover, "", server_language(client.get_guild(handover.server))))
    placed = await post(channel, card)
    if placed is None:
        return False
    await client.records.requests.placed(handover.id, placed.channel.id, placed.id)
    return True


def _draft(interaction: Interaction, ids: list[str]) -> Draft:
    draft = interaction.client.drafts.get(ids[0])
    if draft is None or draft.member != interaction.user.id:
        raise RefusedError(phrases.PREVIEW_GONE)
    return draft


def _preview_view(interaction: Interaction, key: str, draft: Draft) -> CardView:
    name = interaction.user.display_name if draft.named else None
    other = phrases.PREVIEW_ANONYMOUS if draft.named else phrases.PREVIEW_NAMED
    return CardView(preview_page(key, name, other, draft.question, spoken(interaction)))


async def _server(interaction: Interaction) -> int | None:
    """The server whose officers are asked; None where there is none, or where it could be more than one."""
    client = interaction.client
    here = client.get_guild(interaction.guild_id) if interaction.guild_id else None
    guilds = [here] if here else list(client.guilds)[:_MOST_SERVERS]
    found = [one for one in guilds if await _has_officers(client, one)]
    if not here:
        found = [one for one in found if await _is_member(one, interaction.user.id)]
    return found[0].id if len(found) == 1 else None


async def _has_officers(client: BriefingClient, guild: discord.Guild) -> bool:
    settings = await client.records.servers.settings(guild.id)
    return guild.get_channel_or_thread(settings.officers_channel or 0) is not None


async def _is_member(guild: discord.Guild, member: int) -> bool:
    try:
        return guild.get_member(member) is not None or bool(await guild.fetch_member(member))
    except discord.HTTPException:
        return False
