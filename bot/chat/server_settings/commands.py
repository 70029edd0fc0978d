"""Shows and changes a server's settings, for those who manage it: their right is checked on every use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.chat.discord_io.channels import found_channel
from bot.chat.discord_io.deadlines import defer_if_slow
from bot.chat.discord_io.error_handler import handle
from bot.chat.discord_io.host import Interaction
from bot.chat.discord_io.readers import readers_of
from bot.chat.discord_io.sending import promise_update, respond, update
from bot.chat.server_settings import phrases
from bot.chat.server_settings.settings_card import settings_card
from bot.errors import RefusedError
from bot.phrases import discord as shared_phrases

if TYPE_CHECKING:
    import discord

    from bot.chat.cards.address import ButtonId
    from bot.chat.cards.views import CardView
    from bot.chat.discord_io.host import Host, Invocation
    from bot.chat.discord_io.readers import Readers
    from bot.records import ServerSettings


@app_commands.command(name=phrases.SETUP_NAME, description=phrases.SETUP_DESCRIPTION)
async def setup(interaction: Interaction) -> None:
    """Show the server's settings."""
    await handle(interaction, show_settings)


async def show_settings(invocation: Invocation) -> None:
    """Show the settings of the server where the command was used."""
    guild = managed(invocation)
    card = await defer_if_slow(invocation.interaction, card_now(invocation, guild))
    await respond(invocation.interaction, card, private=True)


async def change(invocation: Invocation, pressed: ButtonId) -> None:
    """Change one setting: the button's target says which, the menu's values to what."""
    guild = managed(invocation)
    interaction = invocation.interaction
    await promise_update(interaction)
    values = [int(value) for value in invocation.chosen]
    first = values[0] if values else None
    changes: dict[str, dict[str, object]] = {
        "role": {"officer_role": first},
        "channel": {"officers_channel": first},
        "channels": {"channels": tuple(values)},
        "private": {"private": True},
        "public": {"private": False},
        "one": {"second_officer": False},
        "two": {"second_officer": True},
        "texts": {"keeps_texts": True},
        "notexts": {"keeps_texts": False},
    }
    if pressed.target not in changes:
        raise RefusedError(shared_phrases.GONE)
    if pressed.target == "role" and first == guild.default_role.id:
        raise RefusedError(phrases.SETUP_ROLE_EVERYBODY)
    await invocation.host.records.servers.change(guild.id, **changes[pressed.target])
    if pressed.target == "notexts":
        await invocation.host.records.asked.forget_texts(guild.id)
    await update(interaction, await card_now(invocation, guild))


async def forget_settings(host: Host, server: int) -> None:
    """Delete the settings of a server that the bot has left."""
    await host.records.servers.forget(server)


def managed(invocation: Invocation) -> discord.Guild:
    """Return the server, for somebody who manages it.

    Raises:
        RefusedError: this is no server where the bot is a member, or whoever asks does not manage it.
    """
    interaction = invocation.interaction
    guild = invocation.host.get_guild(interaction.guild_id) if interaction.guild_id else None
    if guild is None:
        raise RefusedError(phrases.SETUP_NOT_HERE)
    if not interaction.permissions.manage_guild:
        raise RefusedError(phrases.SETUP_NOT_YOU)
    return guild


async def card_now(invocation: Invocation, guild: discord.Guild) -> CardView:
    """Return the card of a server's settings as they are now."""
    settings = await invocation.host.records.servers.settings(guild.id)
    channel = await found_channel(guild, settings.officers_channel)
    readers = await readers_of(channel, settings.officer_role) if channel else None
    return settings_card(settings, guild, channel, readers, invocation.say)


async def officers_readers(guild: discord.Guild, settings: ServerSettings) -> Readers | None:
    """Return who else can read the officers' channel, where there is one."""
    channel = await found_channel(guild, settings.officers_channel)
    return await readers_of(channel, settings.officer_role) if channel else None
