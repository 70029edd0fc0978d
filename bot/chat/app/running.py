"""Logs in, reconnects whatever happens on the way to Discord, and leaves in good order."""

from __future__ import annotations

import asyncio
import logging
import signal
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.chat.app.desk import Desk
from bot.chat.app.monitoring import Monitoring, monitored
from bot.chat.discord_io.connection import waits
from bot.errors import KnowledgeMissingError, NoEditionError, StartError, TokenRefusedError
from bot.phrases import settings as phrases
from bot.records import Records
from bot.records.database.holding import held
from bot.settings import ShardRange, token_now

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from bot.chat.discord_io.connection import SteadyClient
    from bot.errors import KnowledgeError
    from bot.publishing.live import Prepared
    from bot.settings import Settings

log = logging.getLogger(__name__)

_ON_THE_WAY = (discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError, OSError, TimeoutError)
"""What goes wrong between here and Discord, and may be right in a minute."""


def run_bot(settings: Settings, folder: Path, prepared: Prepared | None, fault: KnowledgeError | None = None) -> None:
    """Run the bot until SIGTERM or SIGINT.

    Args:
        settings: from the environment.
        folder: the knowledge, which is watched.
        prepared: its files; None where they have faults.
        fault: those.

    Raises:
        KnowledgeError: the folder has faults, and there is no edition to go on with.
        RecordsError: the database cannot be used.
        StartError: Discord refused the token or an intent.
    """
    # The bot never speaks: that what speaks is not installed would frighten hosts at every start.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    asyncio.run(_serve(settings, folder, prepared, fault))


async def _serve(settings: Settings, folder: Path, prepared: Prepared | None, fault: KnowledgeError | None) -> None:
    """Stay with the records open and the folder watched."""
    shards = settings.shards or ShardRange(0, 0, 1)
    with held(settings.database, settings.token, shards.ids, shards.count):
        await _serve_alone(settings, folder, prepared, fault)


async def _serve_alone(
    settings: Settings, folder: Path, prepared: Prepared | None, fault: KnowledgeError | None
) -> None:
    records = await Records.open(settings.database)
    try:
        desk = Desk(records, folder, home_server=settings.home_server, shards=settings.shards)
        try:
            await desk.begin(prepared)
        except NoEditionError:
            raise fault or KnowledgeMissingError(str(folder)) from None
        monitoring = Monitoring(desk.metrics, desk.publisher, lambda: desk.last_client)
        async with desk.watching(), monitored(monitoring, settings.health):
            await stay(desk.client, settings.token, another=token_now if settings.token_from_file else None)
    finally:
        await records.close()


async def stay(
    make: Callable[[], SteadyClient],
    token: str,
    pause: Callable[[float], Awaitable[Any]] = asyncio.sleep,
    another: Callable[[], str] | None = None,
) -> None:
    """Log in and stay until told to leave, by a signal or by closing the client; come back however often it breaks.

    discord.py itself comes back once it was in; the way in is tried here, with ever longer pauses.

    Args:
        make: makes a client; a new one for each try, since a closed one cannot be used again.
        token: the bot's token.
        pause: waits so many seconds.
        another: returns the token as it is now; None where it can only be the same. Once Discord has let the bot in, a
            token that it no longer takes was reset: then the bot waits for the new one.

    Raises:
        StartError: Discord refused the token or an intent: trying again would change nothing.
    """
    leaving = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT):
        try:
            # discord.py leaves SIGTERM to the program (its issue 8998), and `docker stop` sends nothing else.
            loop.add_signal_handler(one, leaving.set)
        except NotImplementedError:  # Windows: Ctrl-C raises KeyboardInterrupt instead
            break
    if hasattr(signal, "SIGHUP"):  # it would end the program; the files are looked at every second as it is
        loop.add_signal_handler(signal.SIGHUP, log.info, "the files are looked at every second: nothing to do")
    pauses = waits()
    was_in = False
    while not leaving.is_set():
        client = make()
        try:
            broken = await _until_it_breaks(client, token, leaving)
        except TokenRefusedError:
            was_in = was_in or client.was_connected
            if another is None or not was_in:
                raise
            log.error("%s", phrases.TOKEN_WAITED)  # noqa: TRY400 - its sentence says all there is
            token = await _new_token(another, token, pause, leaving)
            continue
        was_in = was_in or client.was_connected
        if not broken:
            break
        wait = next(pauses)
        log.warning("Discord could not be reached (%s); trying again in %.0f seconds", broken, wait)
        await _first(pause(wait), leaving.wait())
    log.info("left Discord")


async def _new_token(
    another: Callable[[], str], old: str, pause: Callable[[float], Awaitable[Any]], leaving: asyncio.Event
) -> str:
    """Wait until the token is another one, or the bot is told to leave; return it."""
    while not leaving.is_set():
        token = another()
        if token and token != old:
            return token
        await _first(pause(_TOKEN_SECONDS), leaving.wait())
    return old


async def _until_it_breaks(client: SteadyClient, token: str, leaving: asyncio.Event) -> str:
    """Stay with one client; what broke, or nothing where it was left or closed."""
    try:
        async with client:
            staying = asyncio.ensure_future(client.start(token))
            told = asyncio.ensure_future(leaving.wait())
            await asyncio.wait((staying, told), return_when=asyncio.FIRST_COMPLETED)
            told.cancel()
            if leaving.is_set():
                log.info("asked to stop")
                await client.leave()
                # discord.py tries to let a shard in again and again, also after it was closed.
                await asyncio.wait((staying,), timeout=_CLOSING_SECONDS)
                if not staying.done():
                    staying.cancel()
                    return ""
            await staying
    except discord.LoginFailure as error:
        raise TokenRefusedError(phrases.TOKEN_REFUSED) from error
    except discord.PrivilegedIntentsRequired as error:
        raise StartError(phrases.INTENT_REFUSED) from error
    except discord.ConnectionClosed as error:
        if error.code == _AUTHENTICATION_FAILED:
            raise TokenRefusedError(phrases.TOKEN_REFUSED) from error
        return f"the gateway closed with code {error.code}"
    except _ON_THE_WAY as error:
        return type(error).__name__
    except AttributeError:
        # discord.py looks at its socket after a first handshake that failed, when there is none yet.
        if hasattr(client.ws, "sequence") or isinstance(client, discord.AutoShardedClient):
            raise
        return "the first handshake failed"
    return ""


_TOKEN_SECONDS = 5.0
"""Between two looks at the file of the token, while Discord takes the old one no more."""
_CLOSING_SECONDS = 0.5
"""How long discord.py may take to notice that it was closed."""
_AUTHENTICATION_FAILED = 4004
"""A close code of the gateway (documentation: Gateway Close Event Codes)."""


async def _first(*waiting: Awaitable[Any]) -> None:
    """Wait for the first of several, and give up the others."""
    tasks = [asyncio.ensure_future(one) for one in waiting]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for one in tasks:
        one.cancel()
