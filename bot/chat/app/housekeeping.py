"""Lets every feature do its chores while the bot is connected: some every minute, most every half hour."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord
from discord.ext import tasks

from bot.errors import RecordsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.discord_io.feature import Chore, Feature
    from bot.chat.discord_io.host import Host

log = logging.getLogger(__name__)

EVERY_MINUTES = 30


class Housekeeping:
    """The periodic tasks."""

    def __init__(self, host: Host, features: Sequence[Feature]) -> None:
        """Do nothing yet.

        Args:
            host: the bot.
            features: whose chores are done.
        """
        self._host = host
        self._often = [(one.name, one.every_minute) for one in features if one.every_minute]
        self._seldom = [(one.name, one.every_half_hour) for one in features if one.every_half_hour]
        self._loops = [
            tasks.loop(minutes=1)(self._do_often),
            tasks.loop(minutes=EVERY_MINUTES)(self._do_seldom),
        ]
        for loop in self._loops:
            loop.before_loop(host.wait_until_ready)

    def start(self) -> None:
        """Tidy as soon as the bot is connected, and again and again from then on."""
        for loop in self._loops:
            loop.start()

    def stop(self) -> None:
        """Tidy no more."""
        for loop in self._loops:
            loop.cancel()

    async def run_once(self) -> None:
        """Do every chore; a fault in one neither ends its loop nor holds up the others."""
        await self._do_often()
        await self._do_seldom()

    async def _do_often(self) -> None:
        await self._do(self._often)

    async def _do_seldom(self) -> None:
        await self._do(self._seldom)

    async def _do(self, chores: Sequence[tuple[str, Chore]]) -> None:
        for name, chore in chores:
            try:
                await chore(self._host)
            except (RecordsError, discord.HTTPException) as error:
                log.warning("housekeeping of %s failed: %s", name, type(error).__name__)
