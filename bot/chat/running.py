"""Logging in, staying, and leaving in good order."""

from __future__ import annotations

import asyncio
import logging
import signal
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.chat.client import BriefingClient
from bot.errors import StartError
from bot.phrases import terminal as phrases
from bot.records import Records

if TYPE_CHECKING:
    from bot.answering.engine import Engine
    from bot.settings import Settings

log = logging.getLogger(__name__)


def run_bot(settings: Settings, engine: Engine) -> None:
    """Run the bot until SIGTERM or SIGINT.

    Raises:
        RecordsError: the database cannot be used.
        StartError: Discord refused the token or could not be reached.
    """
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    # At DEBUG discord.py would log whole messages.
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelNamesMapping()[settings.log_level]))
    asyncio.run(_serve(settings, engine))


async def _serve(settings: Settings, engine: Engine) -> None:
    """Stay with the records open."""
    records = await Records.open(settings.database)
    try:
        await stay(BriefingClient(engine, records), settings.token)
    finally:
        await records.close()


async def stay(client: BriefingClient, token: str) -> None:
    """Log in with `token` and stay until the client is closed, by a signal or from outside.

    Raises:
        StartError: Discord refused the token or could not be reached.
    """
    loop = asyncio.get_running_loop()
    closing: set[asyncio.Task[None]] = set()

    def leave() -> None:
        # discord.py leaves SIGTERM to the program (its issue 8998), and `docker stop` sends nothing else.
        log.info("asked to stop")
        closing.add(loop.create_task(client.close()))

    for one in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(one, leave)
        except NotImplementedError:  # Windows: Ctrl-C raises KeyboardInterrupt instead
            break
    try:
        async with client:
            await client.start(token)
    except discord.LoginFailure as error:
        raise StartError(phrases.TOKEN_REFUSED) from error
    except (discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError, OSError) as error:
        raise StartError(phrases.DISCORD_UNREACHABLE.format(why=type(error).__name__)) from error
