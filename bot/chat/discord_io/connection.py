"""A client that comes and goes in good order: never too many logins a day, and nobody's answer cut off at the end."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections import deque
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

log = logging.getLogger(__name__)

LEAVING_SECONDS = 4.0
"""How long answers under way may take when the bot is asked to stop, so that it is gone within five."""
DAY = 24 * 60 * 60.0
IDENTIFIES_A_DAY = 900
"""Discord takes a bot's token away after 1,000 in a day (documentation: Gateway, Session Start Limit)."""
SOON = 100
"""Identifies a day that may follow each other without a pause; the rest are spread over the day."""
SHORT_PAUSE, USUAL_PAUSE = 1.0, 5.0
"""Seconds before an IDENTIFY in a session's place: by chance between them (documentation: Gateway, Resuming), and the
longer one at least from the IDENTIFY before (Session Start Limit, one at a time). What members ask meanwhile is lost,
since Discord repeats nothing to a new session."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 120.0
"""Seconds before the second try to reach Discord, and before any later one at most."""
_TASKS = ("discord.py: ", "CommandTree-invoker", "discord-ui-")
"""How discord.py calls the tasks in which it runs our code."""


def waits(chance: random.Random | None = None) -> Iterator[float]:
    """Seconds to wait before each further try: twice as long each time, less a part by chance, up to two minutes.

    Chance keeps many bots from coming back at one moment; at least three quarters of a wait are kept.
    """
    chance = chance or random.Random()  # noqa: S311 - nothing here is secret
    wait = FIRST_WAIT
    while True:
        yield wait * chance.uniform(0.75, 1.0)
        wait = min(LONGEST_WAIT, wait * 2)


class Pace:
    """Spreads IDENTIFYs over the day, whatever goes wrong; shared by all clients of a process."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], Awaitable[Any]] = asyncio.sleep,
        chance: random.Random | None = None,
    ) -> None:
        """Keep count by a clock in seconds, and wait with `pause`, by chance."""
        self._chance = chance or random.Random()  # noqa: S311 - nothing here is secret
        self._clock = clock
        self._pause = pause
        self._done: deque[float] = deque()
        self._due: float | None = None

    async def identify(self, *, again: bool) -> None:
        """Wait until one more is allowed.

        discord.py gives up whoever waits for a minute, and comes again: what was left to wait is waited then.

        Args:
            again: whether this session was there before and Discord wants it anew.
        """
        if self._due is None:
            self._due = self._next(self._clock(), again=again)
        await self._pause(max(0.0, self._due - self._clock()))
        self._due = None
        self._done.append(self._clock())

    def _next(self, now: float, *, again: bool) -> float:
        """Return the moment from which on one more is allowed."""
        while self._done and self._done[0] <= now - DAY:
            self._done.popleft()
        due = now
        if again:
            due += self._chance.uniform(SHORT_PAUSE, USUAL_PAUSE)
            if self._done:
                due = max(due, self._done[-1] + USUAL_PAUSE)
        if len(self._done) >= SOON:
            due += DAY / (IDENTIFIES_A_DAY - SOON)
        if len(self._done) >= IDENTIFIES_A_DAY:
            due = max(due, self._done[0] + DAY)
        return due


def trace() -> aiohttp.TraceConfig:
    """Tells the log what Discord refused for a while: discord.py repeats most of it without a word."""

    async def tell(_: object, __: object, request: aiohttp.TraceRequestEndParams) -> None:
        status = request.response.status
        if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            # The first part of the path only: ids and tokens stand behind it.
            kind = request.url.path.removeprefix("/api/v10/").split("/")[0]
            log.warning("Discord answered %s to %s %s", status, request.method, kind)

    config = aiohttp.TraceConfig()
    config.on_request_end.append(tell)
    return config


class SteadyClient(discord.Client):
    """A client whose logins are paced, whose troubles are logged, and whose end lets answers under way be finished."""

    pace = Pace()

    def __init__(self, intents: discord.Intents) -> None:
        """Make a client that can mention nobody and keeps no messages.

        Args:
            intents: what it asks Discord to see.
        """
        nobody = discord.AllowedMentions.none()
        super().__init__(intents=intents, allowed_mentions=nobody, max_messages=None, http_trace=trace())
        self.connected = False
        """Whether the gateway is there."""
        self.was_connected = False
        """Whether Discord has let this client in."""
        self.leaving = False
        """Whether the bot was asked to stop."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002 - as the base class has it
        """Wait as long as the pace asks for."""
        await self.pace.identify(again=not initial)

    async def leave(self, most: float = LEAVING_SECONDS) -> None:
        """Let what is under way be finished, and close.

        Args:
            most: seconds to wait for it.
        """
        self.leaving = True
        deadline = asyncio.get_running_loop().time() + most
        while under_way := [task for task in asyncio.all_tasks() if task.get_name().startswith(_TASKS)]:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                break
            await asyncio.wait(under_way, timeout=left)
        await self.close()
