"""Which edition this process answers from: swapped whole, and never for an older one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.publishing.live import Judge, Live, Prepared, learnt_of, made_ready, paused
from bot.records.editions import tree_of

if TYPE_CHECKING:
    from bot.records import Records
    from bot.records.values import Edition


class Serving:
    """The live edition of this process."""

    def __init__(self, records: Records, judge: Judge) -> None:
        """Serve nothing yet.

        Args:
            records: keep the editions.
            judge: learns an edition that nobody has kept learnt.
        """
        self._records = records
        self._judge = judge
        self.live: Live | None = None
        self.on_live: Callable[[Live], None] = lambda _: None
        """Told of every edition that goes live in this process."""
        self._swapping = asyncio.Lock()

    async def serve(self, edition: Edition, prepared: Prepared | None = None) -> Live:
        """Serve an edition, unless a newer one is served already; return the one that is.

        Args:
            edition: which.
            prepared: files with what was learnt from them, if they might be this edition's.
        """
        if prepared and edition.tree == tree_of(prepared.files):
            knowledge, learnt = prepared.knowledge, prepared.learnt
        else:
            files = await self._records.editions.files(edition.tree)
            knowledge, learnt = await learnt_of(files, self._records, self._judge)
        made = await made_ready(edition, knowledge, learnt, await self._pauses())
        async with self._swapping:
            if self.live is None or self.live.edition.number <= edition.number:
                self.live = made
                self.on_live(made)
            return self.live

    async def follow(self) -> bool:
        """Serve what another process has published or paused since; return whether there was anything."""
        number = await self._records.editions.newest_number()
        if number and (self.live is None or number != self.live.edition.number):
            await self.serve(await self._records.editions.find(number))
            return True
        if self.live and await self._pauses() != self.live.pauses:
            await self.pause_anew()
            return True
        return False

    async def pause_anew(self) -> None:
        """Withhold what is paused now, and nothing else."""
        live = self.live
        if live is None:
            return
        made = await paused(live, await self._pauses())
        async with self._swapping:
            if self.live is live:  # else a newer edition went live meanwhile, with the pauses of its moment
                self.live = made
                self.on_live(made)

    async def _pauses(self) -> dict[str, str]:
        return {one.entry: one.reason for one in await self._records.pauses.all()}
