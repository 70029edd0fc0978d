"""Tells the officers what they have to know, in the channel that each server has named for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import CardPage, Row, Tone
from bot.chat.cards.views import CardView
from bot.chat.discord_io.channels import found_channel
from bot.chat.discord_io.sending import post
from bot.chat.officers import phrases
from bot.publishing.watching import FolderState

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Host
    from bot.publishing.watching import FolderStatus


async def tell_officers(host: Host, status: FolderStatus) -> None:
    """Tell the officers what is wrong with the files, once the bot is connected."""
    await host.wait_until_ready()
    faulty = status.state is FolderState.FAULTY
    heading = phrases.TELL_FAULTY if faulty else phrases.TELL_CONFLICT
    await post_to_officers(host, heading, status.message if faulty else escape(status.why), tone=Tone.DOUBT)


async def post_to_officers(host: Host, *blocks: str, tone: Tone = Tone.NOTE, rows: tuple[Row, ...] = ()) -> None:
    """Post a card to the officers of every server that keeps the knowledge."""
    for channel in [one for one in [await officers_channel(host, guild) for guild in home_guilds(host)] if one]:
        await post(channel, CardView(CardPage(tuple(filter(None, blocks)), tone, rows=rows)))


def home_guilds(host: Host) -> list[discord.Guild]:
    """Return the server whose officers keep the knowledge; none where that is not clear."""
    home = host.desk.home_server if host.desk else None
    if home is not None:
        guild = host.get_guild(home)
        return [guild] if guild else []
    return list(host.guilds) if len(host.guilds) == 1 else []


async def officers_channel(host: Host, guild: discord.Guild) -> discord.abc.Messageable | None:
    """Return the officers' channel of a server, where it has named one."""
    settings = await host.records.servers.settings(guild.id)
    channel = await found_channel(guild, settings.officers_channel)
    return channel if isinstance(channel, discord.abc.Messageable) else None
