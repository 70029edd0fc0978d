"""Lets every feature tidy up, every half hour while the bot is connected."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord
from discord.ext import tasks

from bot.errors import RecordsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.discord_io.feature import Feature
    from bot.chat.discord_io.host import Host

log = logging.getLogger(__name__)

EVERY_MINUTES = 30


class Housekeeping:
    """The periodic task."""

    def __init__(self, host: Host, features: Sequence[Feature]) -> None:
        """Do nothing yet.

        Args:
            host: the bot.
            features: whose chores are done.
        """
        self._host = host
        self._chores = [(feature.name, feature.every_half_hour) for feature in features if feature.every_half_hour]
        self._loop = tasks.loop(minutes=EVERY_MINUTES)(self.run_once)
        self._loop.before_loop(host.wait_until_ready)

    def start(self) -> None:
        """Tidy as soon as the bot is connected, and every half hour from then on."""
        self._loop.start()

    def stop(self) -> None:
        """Tidy no more."""
        self._loop.cancel()

    async def run_once(self) -> None:
        """Do every chore; a fault in one neither ends the loop nor holds up the others."""
        for name, chore in self._chores:
            try:
                await chore(self._host)
            except (RecordsError, discord.HTTPException) as error:
                log.warning("housekeeping of %s failed: %s", name, type(error).__name__)
