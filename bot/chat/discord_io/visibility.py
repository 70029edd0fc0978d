"""Decides who sees a reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.chat.discord_io.deadlines import defer_if_slow
from bot.chat.discord_io.sending import answered

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Interaction
    from bot.records import ServerSettings


async def is_private(interaction: Interaction) -> bool:
    """Return whether only the asker sees the reply to a command.

    Always so outside a server where the bot itself is a member: there it was brought by the asker's own installation,
    and nobody has agreed to read it. In a server its settings say so, and in the channels where the bot may speak.
    """
    server = interaction.guild_id
    if server is None or interaction.client.get_guild(server) is None:
        return True
    settings = await defer_if_slow(interaction, interaction.client.records.servers.remembered(server))
    # A response that was deferred is private already.
    return settings.private or answered(interaction) or not may_speak(settings, interaction.channel)


def may_speak(settings: ServerSettings, channel: object) -> bool:
    """Return whether the bot may speak in a channel, or in a thread of it."""
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return not settings.channels or not {getattr(channel, "id", None), parent}.isdisjoint(settings.channels)


def is_conversation(channel: object) -> bool:
    """Return whether messages of a channel belong together: a thread, or a direct message with the bot."""
    return isinstance(channel, discord.Thread | discord.DMChannel)
