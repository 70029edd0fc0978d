"""Discord waits three seconds for the first response (documentation: Receiving and Responding); notes may be slower."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from bot.errors import TooSlowError
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from bot.chat.interactions import Interaction

Value = TypeVar("Value")

PATIENCE = 1.5
"""Seconds until Discord is told that the answer is on its way."""


async def in_time(interaction: Interaction, work: Coroutine[Any, Any, Value]) -> Value:
    """The result of some work; where it takes long, Discord is told first that a private answer is on its way."""
    task = asyncio.ensure_future(work)
    await asyncio.wait((task,), timeout=PATIENCE)
    if not task.done() and not interaction.response.is_done():
        await interaction.response.defer(ephemeral=True, thinking=True)
    return await task


async def at_once(work: Coroutine[Any, Any, Value]) -> Value:
    """The result of some work before which nothing can be said, because a modal must be the first response.

    Raises:
        TooSlowError: it took too long; it was reading only, and goes on unheard.
    """
    task = asyncio.ensure_future(work)
    await asyncio.wait((task,), timeout=PATIENCE)
    if not task.done():
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        raise TooSlowError(phrases.TOO_SLOW)
    return await task
