"""Looks members and users up: what the bot remembers first, then Discord."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

import discord

from bot.chat.discord_io.sending import BROKEN, persistently
from bot.errors import DiscordAwayError
from bot.phrases import discord as phrases

Found = TypeVar("Found")


async def find_member(guild: discord.Guild, member: int) -> discord.Member | None:
    """Return a member of a server, or None where they are not there.

    Raises:
        DiscordAwayError: Discord does not say whether they are.
    """
    return guild.get_member(member) or await _asked(lambda: guild.fetch_member(member))


async def find_user(client: discord.Client, user: int) -> discord.User | None:
    """Return a user of Discord, or None where there is none.

    Raises:
        DiscordAwayError: Discord does not say whether there is.
    """
    return client.get_user(user) or await _asked(lambda: client.fetch_user(user))


async def _asked(ask: Callable[[], Awaitable[Found]]) -> Found | None:
    try:
        return await persistently(ask)
    except BROKEN as error:
        raise DiscordAwayError(phrases.DISCORD_AWAY) from error
    except discord.HTTPException:
        return None
