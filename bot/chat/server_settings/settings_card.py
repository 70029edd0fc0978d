"""A server's settings, as one card with menus, for those who manage it: their right is checked on every use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui

from bot.chat.cards.address import custom_id
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import CardPage, Tone, button
from bot.chat.cards.views import CardView
from bot.chat.discord_io.deadlines import defer_if_slow
from bot.chat.discord_io.error_handler import handle
from bot.chat.discord_io.host import Interaction
from bot.chat.discord_io.permissions import may_write
from bot.chat.discord_io.sending import respond, update
from bot.chat.server_settings import phrases
from bot.errors import RefusedError
from bot.phrases import discord as shared_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.host import Host, Invocation
    from bot.phrases.languages import Language
    from bot.records import ServerSettings

    Channel = discord.abc.GuildChannel | discord.Thread

MOST_CHANNELS = 25
"""Choices of a menu (documentation: Component Reference)."""
_KINDS = [discord.ChannelType.text, discord.ChannelType.private_thread, discord.ChannelType.public_thread]


@app_commands.command(name=phrases.SETUP_NAME, description=phrases.SETUP_DESCRIPTION)
async def setup(interaction: Interaction) -> None:
    """Show the server's settings."""
    await handle(interaction, show_settings)


async def show_settings(invocation: Invocation) -> None:
    """Show the settings of the server where the command was used."""
    guild = _managed(invocation)
    interaction = invocation.interaction
    settings = await defer_if_slow(interaction, invocation.host.records.servers.settings(guild.id))
    await respond(interaction, _card(settings, guild, invocation.say), private=True)


async def change(invocation: Invocation, pressed: ButtonId) -> None:
    """Change one setting: the button's target says which, the menu's values to what."""
    guild = _managed(invocation)
    interaction = invocation.interaction
    await interaction.response.defer()
    values = [int(value) for value in invocation.chosen]
    first = values[0] if values else None
    changes: dict[str, dict[str, object]] = {
        "role": {"officer_role": first},
        "channel": {"officers_channel": first},
        "channels": {"channels": tuple(values)},
        "private": {"private": True},
        "public": {"private": False},
    }
    if pressed.target not in changes:
        raise RefusedError(shared_phrases.GONE)
    settings = await invocation.host.records.servers.change(guild.id, **changes[pressed.target])
    await update(interaction, _card(settings, guild, invocation.say))


async def forget_settings(host: Host, server: int) -> None:
    """Delete the settings of a server that the bot has left."""
    await host.records.servers.forget(server)


def _managed(invocation: Invocation) -> discord.Guild:
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


def _card(settings: ServerSettings, guild: discord.Guild, say: Language) -> CardView:
    role = guild.get_role(settings.officer_role or 0)
    channel = guild.get_channel_or_thread(settings.officers_channel or 0)
    spoken_in = [one for one in map(guild.get_channel_or_thread, settings.channels) if one]
    missing = [] if role else [say(phrases.SETUP_MISSING_ROLE)]
    if channel is None:
        missing.append(say(phrases.SETUP_MISSING_CHANNEL))
        place = say(phrases.SETUP_CHANNEL_GONE if settings.officers_channel else phrases.SETUP_NO_CHANNEL)
    elif not may_write(channel.permissions_for(guild.me), channel):
        missing.append(say(phrases.SETUP_MISSING_RIGHT))
        place = say(phrases.SETUP_CANNOT_WRITE, channel=escape(channel.name))
    else:
        place = escape(channel.name)
    names = ", ".join(escape(one.name) for one in spoken_in) or say(phrases.SETUP_EVERYWHERE)
    lines = [
        say(phrases.SETUP_ROLE, role=escape(role.name) if role else say(phrases.SETUP_NO_ROLE)),
        say(phrases.SETUP_CHANNEL, channel=place),
        say(phrases.SETUP_PRIVATE if settings.private else phrases.SETUP_PUBLIC),
        say(phrases.SETUP_CHANNELS, channels=names),
    ]
    state = say(phrases.SETUP_MISSING, missing=", ".join(missing)) if missing else say(phrases.SETUP_COMPLETE)
    other, label = (
        ("public", phrases.SETUP_MAKE_PUBLIC) if settings.private else ("private", phrases.SETUP_MAKE_PRIVATE)
    )
    blocks = (say(phrases.SETUP_TITLE, server=escape(guild.name)), "\n".join(lines), state)
    row = (button(say(label), custom_id("setup", other)),)
    page = CardPage(blocks, Tone.DOUBT if missing else Tone.NOTE, rows=(row,))
    return CardView(page, *_menus(role, channel, spoken_in, say))


def _menus(
    role: discord.Role | None, channel: Channel | None, spoken_in: Sequence[Channel], say: Language
) -> list[ui.Item[Any]]:
    return [
        ui.RoleSelect(
            custom_id=custom_id("setup", "role"),
            placeholder=say(phrases.SETUP_CHOOSE_ROLE),
            min_values=0,
            default_values=[role] if role else [],
        ),
        ui.ChannelSelect(
            custom_id=custom_id("setup", "channel"),
            placeholder=say(phrases.SETUP_CHOOSE_CHANNEL),
            min_values=0,
            channel_types=_KINDS,
            default_values=[channel] if channel else [],
        ),
        ui.ChannelSelect(
            custom_id=custom_id("setup", "channels"),
            placeholder=say(phrases.SETUP_CHOOSE_CHANNELS),
            min_values=0,
            max_values=MOST_CHANNELS,
            channel_types=[*_KINDS, discord.ChannelType.forum, discord.ChannelType.voice],
            default_values=spoken_in[:MOST_CHANNELS],
        ),
    ]
