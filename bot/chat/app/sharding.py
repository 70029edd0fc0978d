"""The client of one process among several: each has some of the gateway's shards, and the database is what they share.

Discord gives every server to one shard, by its id, and direct messages to shard 0 (documentation: Gateway, Sharding).
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import discord

from bot.chat.app.client import BriefingClient
from bot.chat.discord_io.connection import USUAL_PAUSE
from bot.errors import RecordsError

if TYPE_CHECKING:
    from bot.answering.engine import Engine
    from bot.records import Records
    from bot.settings import ShardRange

log = logging.getLogger(__name__)

_LOOKS_EVERY: Final = 0.5
"""Seconds between two tries to be next."""
_TURN: Final = "identify"


class ShardedClient(BriefingClient, discord.AutoShardedClient):
    """A client with some of the shards. It is connected while all of its shards are."""

    def __init__(self, engine: Engine, records: Records, *, shards: ShardRange, **given: Any) -> None:  # noqa: ANN401 - as the base class has them
        """Make a client that can mention nobody.

        Args:
            engine: answers.
            records: what is kept, by all processes together.
            shards: which this process has.
            given: as the base class has them.
        """
        super().__init__(engine, records, **given)
        self.shard_ids, self.shard_count = list(shards.ids), shards.count
        self.shard_connect_timeout = None  # a turn may be long in coming
        self._away = set(shards.ids)

    @property
    def has_commands(self) -> bool:
        """Whether it is this process that sends the commands."""
        return 0 in (self.shard_ids or ())

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for this process's pace, and for the other processes: Discord lets one shard in at a time."""
        await super().before_identify_hook(shard_id, initial=initial)
        try:
            while not await self.records.notes.take_turn(_TURN, self.clock(), timedelta(seconds=USUAL_PAUSE)):  # noqa: ASYNC110 - other processes set no event here
                await asyncio.sleep(_LOOKS_EVERY)
        except RecordsError as error:
            log.warning("whose turn it is to log in is not known: %s", type(error).__name__)

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """Know that a shard's connection broke."""
        self._away.add(shard_id)
        self.connected = False

    async def on_shard_ready(self, shard_id: int) -> None:
        """Know that a shard has its servers."""
        self._is_back(shard_id)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """Know that a shard goes on where it broke."""
        self._is_back(shard_id)

    async def on_resumed(self) -> None:
        """Say nothing of the whole: it is known of each shard."""

    def _is_back(self, shard_id: int) -> None:
        self._away.discard(shard_id)
        self.connected = not self._away
