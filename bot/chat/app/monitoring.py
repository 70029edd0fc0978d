"""What a host's programs ask the running bot: is it alive, is it ready, and what it has counted.

    /livez    200 while the process works at all
    /readyz   200 while members are answered, else 503 with the reason
    /metrics  what was counted, in Prometheus' text format

It listens on this machine alone unless a host says otherwise, and says nothing of anybody.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections import Counter
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.errors import RecordsError, StartError
from bot.phrases import settings as phrases
from bot.records import RequestState

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.chat.app.client import BriefingClient
    from bot.chat.discord_io.metrics import Metrics
    from bot.publishing.publisher import Publisher
    from bot.settings import HealthPlace

log = logging.getLogger(__name__)

LOOKS_EVERY: Final = 1.0
"""Seconds between two looks at how late the event loop is."""


class Monitoring:
    """Answers about one running bot, whichever client it has just now."""

    def __init__(self, metrics: Metrics, publisher: Publisher, client: Callable[[], BriefingClient | None]) -> None:
        """Look at nothing yet.

        Args:
            metrics: what is counted.
            publisher: what is live.
            client: returns the client that is or was last connected; None before the first.
        """
        self._metrics = metrics
        self._publisher = publisher
        self._client = client

    def application(self) -> web.Application:
        """Return the three pages."""
        app = web.Application()
        app.router.add_get("/livez", self._livez)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._shown)
        return app

    def not_ready(self) -> str:
        """Return why members are not answered; empty where they are."""
        client = self._client()
        if client is None:
            return "starting"
        if client.leaving:
            return "stopping"
        return "" if client.is_ready() and client.connected else "not connected to Discord"

    async def watch_loop(self) -> None:
        """Measure how late the event loop comes round, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + LOOKS_EVERY
            await asyncio.sleep(LOOKS_EVERY)
            self._metrics.loop_lag.observe(max(0.0, loop.time() - due))

    async def _livez(self, _: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def _readyz(self, _: web.Request) -> web.Response:
        why = self.not_ready()
        return web.Response(text=f"{why or 'ready'}\n", status=503 if why else 200)

    async def _shown(self, _: web.Request) -> web.Response:
        await self._measure()
        # aiohttp takes a charset by itself only; the version belongs to the format.
        return web.Response(body=self._metrics.text(), headers={"Content-Type": _PROMETHEUS})

    async def _measure(self) -> None:
        """Look at what is not counted as it happens."""
        metrics, client, live = self._metrics, self._client(), self._publisher.live
        if client is not None:
            metrics.connected.set(not self.not_ready())
            metrics.latency.set(client.latency if math.isfinite(client.latency) else 0)
            metrics.servers.set(len(client.guilds))
        if live is not None:
            today = self._publisher.clock().date()
            metrics.edition.set(live.edition.number)
            metrics.published.set(live.edition.moment.timestamp())
            metrics.entries.set(len(live.knowledge.entries))
            metrics.expired.set(sum(one.expired(today) for one in live.knowledge.entries.values()))
        try:
            waiting = Counter(await self._publisher.records.requests.states())
        except RecordsError as error:
            log.warning("the requests that wait could not be counted: %s", type(error).__name__)
        else:
            for state in RequestState:
                metrics.requests.labels(str(state)).set(waiting[state])


_PROMETHEUS: Final = "text/plain; version=0.0.4; charset=utf-8"


@asynccontextmanager
async def monitored(monitoring: Monitoring, place: HealthPlace | None) -> AsyncIterator[None]:
    """Answer at a place until this is left.

    Args:
        monitoring: answers.
        place: where; None where nobody wants to know.

    Raises:
        StartError: a host has named the place, and it cannot be had. The usual one may be taken by another bot: that is
            a line in the log.
    """
    watching = asyncio.ensure_future(monitoring.watch_loop())
    runner = web.AppRunner(monitoring.application(), access_log=None, shutdown_timeout=1.0)
    try:
        if place:
            await runner.setup()
            try:
                await web.TCPSite(runner, place.host, place.port).start()
            except OSError as error:
                said = phrases.HEALTH_TAKEN.format(host=place.host, port=place.port, why=error.strerror or error)
                if place.named:
                    raise StartError(said) from error
                log.warning("%s", said)
        yield
    finally:
        watching.cancel()
        await runner.cleanup()
