"""Who sees a reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.chat.patience import in_time

if TYPE_CHECKING:
    from bot.chat.interactions import Interaction
    from bot.records import ServerSettings


async def is_private(interaction: Interaction) -> bool:
    """Whether only the asker sees the reply to a command.

    Always so outside a server where the bot itself is a member: there it was brought by the asker's own installation,
    and nobody has agreed to read it. In a server its settings say so, and in the channels where the bot may speak.
    """
    server = interaction.guild_id
    if server is None or interaction.client.get_guild(server) is None:
        return True
    settings = await in_time(interaction, interaction.client.records.servers.settings(server))
    # A response that was put off is private already.
    return settings.private or interaction.response.is_done() or not may_speak(settings, interaction.channel)


def may_speak(settings: ServerSettings, channel: object) -> bool:
    """Whether the bot may speak in a channel, or in a thread of it."""
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return not settings.channels or not {getattr(channel, "id", None), parent}.isdisjoint(settings.channels)
