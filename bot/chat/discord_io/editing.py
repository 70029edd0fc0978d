"""Edits or deletes a message that the bot sent earlier, such as a request's card in the officers' channel.

A thread is archived when nobody has written in it for some days. Discord lets nobody change anything there until it is
opened again, which anybody may do who may write there (documentation: Threads).
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

from bot.chat.discord_io.sending import ARCHIVED, BROKEN, LONG_PAUSES, named, persistently

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from discord.ui import LayoutView

log = logging.getLogger(__name__)


async def edit_message(client: discord.Client, channel: int | None, message: int | None, view: LayoutView) -> bool:
    """Replace what a message of ours shows.

    Args:
        client: the bot.
        channel: where the message stands; None where it was never sent.
        message: its id; None where it was never sent.
        view: what it shows from now on.

    Returns:
        Whether nothing is left of what it showed; True also where the message was deleted.
    """
    if channel is None or message is None:
        return True
    try:
        shown = client.get_partial_messageable(channel).get_partial_message(message)
        # An edit does not take the client's own setting over, as sending does.
        nobody = discord.AllowedMentions.none()
        await _in_open_thread(client, channel, lambda: shown.edit(view=view, allowed_mentions=nobody))
    except discord.NotFound:
        return True
    except (*BROKEN, discord.HTTPException) as error:
        log.warning("a card could not be changed: %s", named(error))
        return False
    return True


async def delete_message(client: discord.Client, channel: int, message: int) -> bool:
    """Delete a message of ours.

    Args:
        client: the bot.
        channel: where it stands.
        message: its id.

    Returns:
        Whether it is gone, also where somebody had deleted it before.
    """
    try:
        shown = client.get_partial_messageable(channel).get_partial_message(message)
        await _in_open_thread(client, channel, shown.delete)
    except discord.NotFound:
        return True
    except (*BROKEN, discord.HTTPException) as error:
        log.warning("a message could not be deleted: %s", named(error))
        return False
    return True


async def _in_open_thread(client: discord.Client, channel: int, change: Callable[[], Awaitable[object]]) -> None:
    """Change something in a channel, or in a thread, which is opened first where it is archived."""
    try:
        await persistently(change, LONG_PAUSES)
    except discord.HTTPException as error:
        if error.code != ARCHIVED:
            raise
        thread = await client.fetch_channel(channel)
        if not isinstance(thread, discord.Thread):
            raise
        await thread.edit(archived=False)
        await persistently(change, LONG_PAUSES)
