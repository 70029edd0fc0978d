"""The editorial desk of a running bot: the publisher, the watched folder, and the client that serves what is live."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.chat.app.client import BriefingClient
from bot.chat.app.sharding import ShardedClient
from bot.chat.discord_io.metrics import Metrics
from bot.chat.officers.telling import tell_officers
from bot.publishing.learning import judged_elsewhere
from bot.publishing.publisher import Publisher
from bot.publishing.watching import FolderState, FolderStatus, Watcher

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bot.publishing.live import Judge, Live, Prepared
    from bot.records import Records
    from bot.settings import ShardRange


class Desk:
    """What a running bot changes its knowledge with."""

    def __init__(
        self,
        records: Records,
        folder: Path | None,
        clock: Callable[[], datetime] = discord.utils.utcnow,
        home_server: int | None = None,
        *,
        judge: Judge = judged_elsewhere,
        shards: ShardRange | None = None,
    ) -> None:
        """Serve nothing yet.

        Args:
            records: what is kept.
            folder: the knowledge, to be watched; None where there is none to watch.
            clock: gives the present time in UTC.
            home_server: the server whose officers keep the knowledge; the only one where this is missing.
            judge: judges changes; in another process where this is missing.
            shards: which part of the servers this process has; all where this is missing.
        """
        self.home_server = home_server
        self.publisher = Publisher(records, clock, judge)
        self.publisher.serving.on_live = self._serve
        self.watcher = Watcher(self.publisher, folder, self._tell) if folder else None
        self.metrics = Metrics()
        self.last_client: BriefingClient | None = None
        """The client that is or was last connected."""
        self._clock = clock
        self._shards = shards
        self._telling: set[asyncio.Task[None]] = set()

    @property
    def folder_status(self) -> FolderStatus:
        """The state of the files beside the live edition."""
        return self.watcher.status if self.watcher else FolderStatus(FolderState.SAME)

    async def begin(self, prepared: Prepared | None) -> None:
        """Find out what is live; raises as `Publisher.begin` does."""
        await self.publisher.begin(prepared)

    def client(self) -> BriefingClient:
        """Make a client that serves what is live, now and later."""
        live = self.publisher.live
        assert live is not None, "`begin` comes first"  # noqa: S101 - a mistake of ours, not of a user
        records, clock = self.publisher.records, self._clock
        made = BriefingClient if self._shards is None else partial(ShardedClient, shards=self._shards)
        self.last_client = made(live.engine, records, clock=clock, desk=self, metrics=self.metrics)
        self._serve(live)
        return self.last_client

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Watch the folder and follow other processes, until this is left."""
        task = asyncio.ensure_future(self.watcher.run()) if self.watcher else None
        try:
            yield
        finally:
            for one in (task, *self._telling):
                if one:
                    one.cancel()
                    with suppress(asyncio.CancelledError):
                        await one

    def _serve(self, live: Live) -> None:
        if self.last_client:
            self.last_client.serve(live.engine, live.pauses.get("", ""))

    async def _tell(self, status: FolderStatus) -> None:
        """Tell the officers as soon as the bot is connected; the watcher does not wait for that."""
        if self.last_client:
            task = asyncio.ensure_future(tell_officers(self.last_client, status))
            self._telling.add(task)
            task.add_done_callback(self._telling.discard)
