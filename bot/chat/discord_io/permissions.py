"""Checks what somebody may do: in code on every use, whatever Discord shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Interaction
    from bot.records import ServerSettings


def is_officer(interaction: Interaction, settings: ServerSettings) -> bool:
    """Return whether somebody has the officers' role of this server, or manages it."""
    if interaction.guild_id != settings.server or not isinstance(interaction.user, discord.Member):
        return False
    roles = {role.id for role in interaction.user.roles}
    return interaction.permissions.manage_guild or settings.officer_role in roles


def may_write(permissions: discord.Permissions, channel: object) -> bool:
    """Return whether somebody with these permissions sees a channel and may write there.

    Args:
        permissions: theirs in that channel.
        channel: threads have a permission of their own.
    """
    thread = isinstance(channel, discord.Thread)
    writes = permissions.send_messages_in_threads if thread else permissions.send_messages
    return permissions.view_channel and writes
