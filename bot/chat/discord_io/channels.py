"""Finds the channel or thread that a server's settings name."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

from bot.chat.discord_io.deadlines import in_time
from bot.chat.discord_io.sending import BROKEN, named
from bot.errors import TooSlowError

if TYPE_CHECKING:
    from bot.chat.discord_io.readers import Channel

log = logging.getLogger(__name__)


async def found_channel(guild: discord.Guild, channel: int | None) -> Channel | None:
    """Return a channel or thread of a server; None where it is gone, or Discord does not say in time.

    Discord tells a bot of open threads only. One that was archived is asked for: writing to it opens it again.

    Args:
        guild: the server.
        channel: its id; None where none was named.
    """
    if channel is None:
        return None
    if known := guild.get_channel_or_thread(channel):
        return known
    try:
        found = await in_time(guild.fetch_channel(channel))
    except (discord.NotFound, discord.Forbidden, discord.InvalidData):
        return None
    except (*BROKEN, discord.HTTPException, TooSlowError) as error:
        log.warning("a channel could not be looked up: %s", named(error))
        return None
    return found if isinstance(found, discord.Thread) else None
