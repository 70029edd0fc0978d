"""Decides who sees a reply."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

from bot.chat.discord_io.deadlines import in_time
from bot.errors import RecordsError, TooSlowError

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Host, Interaction
    from bot.records import ServerSettings

log = logging.getLogger(__name__)


async def is_private(interaction: Interaction) -> bool:
    """Return whether only the asker sees the reply to a command.

    Always so outside a server where the bot itself is a member: there it was brought by the asker's own installation,
    and nobody has agreed to read it. In a server its settings say so, and in the channels where the bot may speak.
    """
    server = interaction.guild_id
    if server is None or interaction.client.get_guild(server) is None:
        return True
    settings = await remembered_in_time(interaction.client, server)
    return settings is None or settings.private or not may_speak(settings, interaction.channel)


async def remembered_in_time(host: Host, server: int) -> ServerSettings | None:
    """Return a server's settings for an answer that needs nothing else of the records; None where they cannot be read.

    Then the answer goes to its asker alone, which no server's settings forbid.
    """
    try:
        return await in_time(host.records.servers.remembered(server))
    except (RecordsError, TooSlowError) as error:
        log.warning("a server's settings could not be read (%s): its answers are private", type(error).__name__)
        return None


def may_speak(settings: ServerSettings, channel: object) -> bool:
    """Return whether the bot may speak in a channel, or in a thread of it."""
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return not settings.channels or not {getattr(channel, "id", None), parent}.isdisjoint(settings.channels)


def is_conversation(channel: object) -> bool:
    """Return whether messages of a channel belong together: a thread, or a direct message with the bot."""
    return isinstance(channel, discord.Thread | discord.DMChannel)
