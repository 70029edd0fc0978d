"""The gate before every command and button: whoever does a lot at once has to wait a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.chat.discord_io.error_handler import report_error
from bot.chat.discord_io.languages import reader_language
from bot.chat.discord_io.sending import respond
from bot.chat.discord_io.short_replies import cooldown_card

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Interaction


async def may_go_on(interaction: Interaction) -> bool:
    """Return whether the bot may be used now; tell whoever has to wait when they can go on."""
    if interaction.type is discord.InteractionType.autocomplete or interaction.permissions.manage_guild:
        return True
    wait = interaction.client.cooldown.use(interaction.user.id)
    if not wait:
        return True
    try:
        await respond(interaction, cooldown_card(wait, reader_language(interaction)), private=True)
    except Exception as error:  # noqa: BLE001 - as in `handle`
        await report_error(interaction, error)
    return False
