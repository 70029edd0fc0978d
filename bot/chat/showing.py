"""A card of the catalogue on its way to a member, with its file where it has one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord

from bot.chat.info_cards import CHECKLIST_FILE, checklist_page, checklist_text
from bot.chat.notes import spoken
from bot.chat.sending import respond
from bot.chat.views import CardView
from bot.errors import RefusedError
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from bot.chat.interactions import Interaction
    from bot.chat.scene import Scene


def scene_of(interaction: Interaction, *, private: bool) -> Scene:
    """For whom a card is drawn: in a server, what is private could be shared."""
    client = interaction.client
    shareable = private and interaction.guild is not None
    return client.catalogue.scene(spoken(interaction), client.today(), shareable=shareable)


def card(interaction: Interaction, address: tuple[str, str], number: int = 0, *, private: bool) -> CardView:
    """A page of a card.

    Raises:
        RefusedError: what it shows is gone from the knowledge.
    """
    view = interaction.client.catalogue.view(address, scene_of(interaction, private=private), number)
    if view is None:
        raise RefusedError(phrases.GONE)
    return view


async def show(interaction: Interaction, address: tuple[str, str], number: int = 0, *, private: bool) -> None:
    """Answer an interaction with a card, and its file."""
    view = card(interaction, address, number, private=private)
    scene = scene_of(interaction, private=private)
    text = checklist_text(scene) if address == ("i", "criteria") else ""
    files = [discord.File(io.BytesIO(text.encode("utf-8-sig")), CHECKLIST_FILE)] if text else []
    await respond(interaction, view, private=private, files=files if view.brings_file else ())
    if files and not view.brings_file:
        await respond(interaction, CardView(checklist_page(scene)), private=private, files=files)
