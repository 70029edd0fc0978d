"""Looks members and users up: what the bot remembers first, then Discord."""

from __future__ import annotations

import discord


async def find_member(guild: discord.Guild, member: int) -> discord.Member | None:
    """Return a member of a server, or None where they are not there or Discord cannot say."""
    try:
        return guild.get_member(member) or await guild.fetch_member(member)
    except discord.HTTPException:
        return None


async def find_user(client: discord.Client, user: int) -> discord.User | None:
    """Return a user of Discord, or None where there is none or Discord cannot say."""
    try:
        return client.get_user(user) or await client.fetch_user(user)
    except discord.HTTPException:
        return None
