"""Meets Discord's three-second deadline for the first response when the database is slow.

Source: Discord's documentation, Receiving and Responding to Interactions.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from bot.chat.discord_io.sending import promise_reply
from bot.errors import TooSlowError
from bot.phrases import discord as phrases

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from bot.chat.discord_io.host import Interaction

Value = TypeVar("Value")

PATIENCE = 1.5
"""Seconds until Discord is told that the answer is on its way."""


async def defer_if_slow(interaction: Interaction, work: Coroutine[Any, Any, Value]) -> Value:
    """Await some work; where it takes long, defer first: Discord is told that a private answer is on its way."""
    task = asyncio.ensure_future(work)
    await asyncio.wait((task,), timeout=PATIENCE)
    if not task.done():
        await promise_reply(interaction)
    return await task


async def in_time(work: Coroutine[Any, Any, Value]) -> Value:
    """Await a read that decides what the first response is: a modal cannot follow a deferred one.

    Raises:
        TooSlowError: it took too long; the read goes on, and its result is thrown away.
    """
    task = asyncio.ensure_future(work)
    await asyncio.wait((task,), timeout=PATIENCE)
    if not task.done():
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        raise TooSlowError(phrases.TOO_SLOW)
    return await task
