"""Asks Discord what the bot may do, by REST alone: nothing is connected, sent or changed."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

import aiohttp
import discord

from bot.chat.app.findings import Finding, fault, hint, well
from bot.errors import RecordsError
from bot.phrases import hosting as phrases
from bot.records.database.examining import examined as examined_database
from bot.records.records import Records

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from bot.records import ServerSettings
    from bot.settings import Settings

MOST_SERVERS: Final = 25
"""Servers that are looked at: three questions to Discord for each."""
MOST_OFF: Final = 30
"""Seconds that the clock may be off."""


async def examined(settings: Settings) -> list[Finding]:
    """Look at the token, the application and every server.

    Args:
        settings: with a token of the right shape.
    """
    clock = _Clock()
    client = discord.Client(intents=discord.Intents.none(), http_trace=clock.trace())
    found: list[Finding] = []
    try:
        await client.login(settings.token)
        found += [one async for one in _application(client, settings)]
    except discord.LoginFailure:
        found.append(fault(phrases.TOKEN_REFUSED, phrases.TOKEN_REFUSED_MEND))
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
        found.append(fault(phrases.DISCORD_AWAY.format(why=type(error).__name__), phrases.DISCORD_AWAY_MEND))
    finally:
        await client.close()
    return [*found, *clock.finding()]


class _Clock:
    """Compares this machine's clock with what Discord says of the time."""

    def __init__(self) -> None:
        self._off: float | None = None

    def trace(self) -> aiohttp.TraceConfig:
        """Return what looks at every answer."""

        async def look(_: object, __: object, request: aiohttp.TraceRequestEndParams) -> None:
            if said := request.response.headers.get("Date"):
                off = abs((datetime.now(UTC) - parsedate_to_datetime(said)).total_seconds())
                self._off = max(off, self._off or 0.0)

        config = aiohttp.TraceConfig()
        config.on_request_end.append(look)
        return config

    def finding(self) -> list[Finding]:
        """Say how far it is off; nothing where Discord did not answer."""
        if self._off is None:
            return []
        if self._off > MOST_OFF:
            return [fault(phrases.CLOCK_WRONG.format(seconds=round(self._off)), phrases.CLOCK_WRONG_MEND)]
        return [well(phrases.CLOCK_RIGHT)]


async def _application(client: discord.Client, settings: Settings) -> AsyncIterator[Finding]:
    application = await client.application_info()
    yield well(phrases.LOGGED_IN.format(name=application.name))
    if application.interactions_endpoint_url:
        yield fault(phrases.ENDPOINT, phrases.ENDPOINT_MEND)
    if application.bot_require_code_grant:
        yield fault(phrases.CODE_GRANT, phrases.CODE_GRANT_MEND)
    guilds = [guild async for guild in client.fetch_guilds(limit=200, with_counts=False)]
    if not guilds:
        yield hint(phrases.SERVERS_NONE, phrases.SERVERS_NONE_MEND)
    if settings.home_server and settings.home_server not in {guild.id for guild in guilds}:
        yield fault(phrases.HOME_ELSEWHERE, phrases.HOME_MISSING_MEND)
    if len(guilds) > 1 and not settings.home_server:
        yield hint(phrases.HOME_MISSING, phrases.HOME_MISSING_MEND)
    if len(guilds) > MOST_SERVERS:
        yield hint(phrases.SERVERS_MANY.format(count=len(guilds), most=MOST_SERVERS))
    kept = await _kept_settings(settings, [guild.id for guild in guilds[:MOST_SERVERS]])
    for guild in guilds[:MOST_SERVERS]:
        yield await _server(client, guild, kept.get(guild.id))


async def _kept_settings(settings: Settings, servers: list[int]) -> Mapping[int, ServerSettings]:
    """Return what the records know of servers; nothing where they cannot be read, which is said elsewhere."""
    try:
        state = examined_database(settings.database)
        if state.revision != state.newest:  # opening would change them
            return {}
        records = await Records.open(settings.database)
    except RecordsError:
        return {}
    try:
        return {server: await records.servers.settings(server) for server in servers}
    except RecordsError:
        return {}
    finally:
        await records.close()


async def _server(client: discord.Client, guild: discord.Guild, kept: ServerSettings | None) -> Finding:
    name = guild.name
    if kept is None or not kept.officers_channel:
        return hint(phrases.SERVER_NOT_SET_UP.format(server=name), phrases.SERVER_NOT_SET_UP_MEND)
    try:
        whole = await client.fetch_guild(guild.id, with_counts=False)
        channels = {channel.id: channel for channel in await whole.fetch_channels()}
        found = channels.get(kept.officers_channel) or await client.fetch_channel(kept.officers_channel)
        me = await whole.fetch_member(client.user.id if client.user else 0)
    except (discord.NotFound, discord.Forbidden):
        return fault(phrases.SERVER_CHANNEL_GONE.format(server=name), phrases.SERVER_NOT_SET_UP_MEND)
    except discord.HTTPException as error:
        return hint(phrases.SERVER_UNREAD.format(server=name, why=error.status))
    thread = isinstance(found, discord.Thread)
    place = channels.get(found.parent_id) if isinstance(found, discord.Thread) else found
    if not isinstance(place, discord.abc.GuildChannel):
        return fault(phrases.SERVER_CHANNEL_GONE.format(server=name), phrases.SERVER_NOT_SET_UP_MEND)
    allowed = place.permissions_for(me)
    unneeded = "send_messages" if thread else "send_messages_in_threads"
    missing = [said for right, said in phrases.RIGHTS.items() if right != unneeded and not getattr(allowed, right)]
    if missing:
        return fault(phrases.SERVER_RIGHTS.format(server=name, rights=", ".join(missing)), phrases.SERVER_RIGHTS_MEND)
    return well(phrases.SERVER_FINE.format(server=name))
