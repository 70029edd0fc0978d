"""Draws a server's settings as one card with menus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.chat.cards.address import custom_id
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import Button, CardPage, Tone, button
from bot.chat.cards.views import CardView
from bot.chat.discord_io.permissions import may_write
from bot.chat.server_settings import phrases
from bot.records.retention import GAP_TEXT_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.discord_io.readers import Channel, Readers
    from bot.phrases.languages import Language
    from bot.records import ServerSettings

MOST_CHANNELS = 25
"""Choices of a menu (documentation: Component Reference)."""
_KINDS = [discord.ChannelType.text, discord.ChannelType.private_thread, discord.ChannelType.public_thread]
_MORE_KINDS = [
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.news,
    discord.ChannelType.news_thread,
]
"""Where members can mention the bot, too, though no officer would look for requests there. Discord's description of a
menu names no media channels."""


def settings_card(
    settings: ServerSettings, guild: discord.Guild, channel: Channel | None, readers: Readers | None, say: Language
) -> CardView:
    """Draw a server's settings, what is missing, and who else can read the officers' channel.

    Args:
        settings: as they are now.
        guild: the server.
        channel: the officers' channel, where there is one.
        readers: of the officers' channel, where there is one.
        say: the language of who manages the server.
    """
    role = guild.get_role(settings.officer_role or 0)
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
    asked = readers is not None and not readers.agreed(settings)
    if asked:
        missing.append(say(phrases.SETUP_MISSING_WORD))
    lines = [
        say(phrases.SETUP_ROLE, role=escape(role.name) if role else say(phrases.SETUP_NO_ROLE)),
        say(phrases.SETUP_CHANNEL, channel=place),
        *_readers_lines(readers, asked, say),
        say(phrases.SETUP_PRIVATE if settings.private else phrases.SETUP_PUBLIC),
        say(phrases.SETUP_CHANNELS, channels=names),
        say(phrases.SETUP_TWO if settings.second_officer else phrases.SETUP_ONE),
        say(phrases.SETUP_TEXTS, days=GAP_TEXT_DAYS) if settings.keeps_texts else say(phrases.SETUP_NO_TEXTS),
    ]
    state = say(phrases.SETUP_MISSING, missing=", ".join(missing)) if missing else say(phrases.SETUP_COMPLETE)
    others = (
        ("public", phrases.SETUP_MAKE_PUBLIC) if settings.private else ("private", phrases.SETUP_MAKE_PRIVATE),
        ("one", phrases.SETUP_MAKE_ONE) if settings.second_officer else ("two", phrases.SETUP_MAKE_TWO),
        ("notexts", phrases.SETUP_KEEP_NO_TEXTS) if settings.keeps_texts else ("texts", phrases.SETUP_KEEP_TEXTS),
    )
    blocks = (say(phrases.SETUP_TITLE, server=escape(guild.name)), "\n".join(lines), state)
    row: tuple[Button, ...] = tuple(button(say(label), custom_id("setup", other)) for other, label in others)
    if readers and asked:
        row = (button(say(phrases.SETUP_LET_STAY), custom_id("letstay", readers.digest)), *row)
    page = CardPage(blocks, Tone.DOUBT if missing else Tone.NOTE, rows=(row,))
    return CardView(page, *_menus(role, channel, spoken_in, say))


def _readers_lines(readers: Readers | None, asked: bool, say: Language) -> list[str]:
    if readers is None or not readers.others:
        return []
    line = say(phrases.SETUP_READERS, names=readers.names(say))
    return [line, say(phrases.SETUP_READERS_ASKED if asked else phrases.SETUP_READERS_AGREED)]


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
            channel_types=[*_KINDS, *_MORE_KINDS],
            default_values=spoken_in[:MOST_CHANNELS],
        ),
    ]
