"""A server's settings, as one card with menus, for those who manage it: looked at on every call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.chat.addresses import custom_id
from bot.chat.harmless import harmless
from bot.chat.interactions import chosen_values
from bot.chat.notes import spoken
from bot.chat.pages import Page, Tone, button
from bot.chat.patience import in_time
from bot.chat.sending import respond, update
from bot.chat.views import CardView
from bot.errors import RefusedError
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from bot.chat.interactions import Interaction
    from bot.phrases.languages import Language
    from bot.records import ServerSettings

MOST_CHANNELS = 25
"""Choices of a menu (documentation: Component Reference)."""
_KINDS = [discord.ChannelType.text, discord.ChannelType.private_thread, discord.ChannelType.public_thread]


async def set_up(interaction: Interaction) -> None:
    """Show a server's settings."""
    guild = _managed(interaction)
    settings = await in_time(interaction, interaction.client.records.servers.settings(guild.id))
    await respond(interaction, _view(settings, guild, spoken(interaction)), private=True)


async def change(interaction: Interaction, ids: list[str]) -> None:
    """Change one setting: `ids` says which, the menu's values to what."""
    guild = _managed(interaction)
    records = interaction.client.records
    await interaction.response.defer()
    values = [int(one) for one in chosen_values(interaction)]
    first = values[0] if values else None
    changes: dict[str, dict[str, Any]] = {
        "role": {"officer_role": first},
        "channel": {"officers_channel": first},
        "channels": {"channels": tuple(values)},
        "private": {"private": True},
        "public": {"private": False},
    }
    if ids[0] not in changes:
        raise RefusedError(phrases.GONE)
    settings = await records.servers.change(guild.id, **changes[ids[0]])
    await update(interaction, _view(settings, guild, spoken(interaction)))


def _managed(interaction: Interaction) -> discord.Guild:
    """The server, for somebody who manages it.

    Raises:
        RefusedError: this is no server where the bot is a member, or whoever asks does not manage it.
    """
    guild = interaction.client.get_guild(interaction.guild_id) if interaction.guild_id else None
    if guild is None:
        raise RefusedError(phrases.SETUP_NOT_HERE)
    if not interaction.permissions.manage_guild:
        raise RefusedError(phrases.SETUP_NOT_YOU)
    return guild


def _view(settings: ServerSettings, guild: discord.Guild, say: Language) -> CardView:
    role = guild.get_role(settings.officer_role or 0)
    channel = guild.get_channel_or_thread(settings.officers_channel or 0)
    spoken_in = [one for one in map(guild.get_channel_or_thread, settings.channels) if one]
    missing = [] if role else [say(phrases.SETUP_MISSING_ROLE)]
    if channel is None:
        missing.append(say(phrases.SETUP_MISSING_CHANNEL))
        place = say(phrases.SETUP_CHANNEL_GONE if settings.officers_channel else phrases.SETUP_NO_CHANNEL)
    elif not _may_write(channel, guild):
        missing.append(say(phrases.SETUP_MISSING_RIGHT))
        place = say(phrases.SETUP_CANNOT_WRITE, channel=harmless(channel.name))
    else:
        place = harmless(channel.name)
    names = ", ".join(harmless(one.name) for one in spoken_in) or say(phrases.SETUP_EVERYWHERE)
    lines = [
        say(phrases.SETUP_ROLE, role=harmless(role.name) if role else say(phrases.SETUP_NO_ROLE)),
        say(phrases.SETUP_CHANNEL, channel=place),
        say(phrases.SETUP_PRIVATE if settings.private else phrases.SETUP_PUBLIC),
        say(phrases.SETUP_CHANNELS, channels=names),
    ]
    state = say(phrases.SETUP_MISSING, missing=", ".join(missing)) if missing else say(phrases.SETUP_COMPLETE)
    other, label = (
        ("public", phrases.SETUP_MAKE_PUBLIC) if settings.private else ("private", phrases.SETUP_MAKE_PRIVATE)
    )
    blocks = (say(phrases.SETUP_TITLE, server=harmless(guild.name)), "\n".join(lines), state)
    page = Page(blocks, Tone.DOUBT if missing else Tone.NOTE, rows=((button(say(label), custom_id("setup", other)),),))
    menus: list[ui.Item[Any]] = [
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
    return CardView(page, *menus)


def _may_write(channel: discord.abc.GuildChannel | discord.Thread, guild: discord.Guild) -> bool:
    allowed = channel.permissions_for(guild.me)
    return allowed.view_channel and allowed.send_messages
