"""Where a server's requests go, and who can read them there: looked at anew for every request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.chat.discord_io.channels import found_channel
from bot.chat.discord_io.readers import Readers, readers_of

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Host


@dataclass(frozen=True, slots=True)
class OfficersChannel:
    """The officers' channel of a server."""

    place: discord.abc.Messageable
    readers: Readers
    """Those beyond the officers who can read it."""
    agreed: bool
    """Whether requests may go there: nobody else reads it, or a manager has said in words that they may."""


async def officers_channel(host: Host, server: int) -> OfficersChannel | None:
    """Return a server's officers' channel as it is now; None where there is none to write to."""
    settings = await host.records.servers.settings(server)
    guild = host.get_guild(server)
    channel = await found_channel(guild, settings.officers_channel) if guild else None
    if not isinstance(channel, discord.TextChannel | discord.Thread):
        return None
    readers = await readers_of(channel, settings.officer_role)
    return OfficersChannel(channel, readers, readers.agreed(settings))
