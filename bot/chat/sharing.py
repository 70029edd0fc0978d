"""An answer for the whole channel, without the member's question or name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.chat.notes import spoken, tell
from bot.chat.sending import post
from bot.errors import RefusedError
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from bot.chat.interactions import Interaction


async def share(interaction: Interaction, ids: list[str]) -> None:
    """Post an answer in the channel where it was shown in private; `ids` is its name."""
    client, channel = interaction.client, interaction.channel
    if interaction.guild is None or not isinstance(channel, discord.abc.Messageable):
        raise RefusedError(phrases.SHARE_NOT_ALLOWED)
    thread = isinstance(channel, discord.Thread)
    if not _may_write(interaction.permissions, thread=thread):
        raise RefusedError(phrases.SHARE_YOU_MAY_NOT)
    if not _may_write(interaction.app_permissions, thread=thread):
        raise RefusedError(phrases.SHARE_NOT_ALLOWED)
    name = ":".join(ids)
    view = client.catalogue.view(("r", name), client.catalogue.scene(spoken(interaction), client.today()))
    if view is None:
        raise RefusedError(phrases.GONE)
    message = interaction.message.id if interaction.message else 0
    if not client.pressed.first_time((message, interaction.user.id, name), value=True):
        await tell(interaction, phrases.SHARED_BEFORE)
        return
    # Discord is answered first: the post may have to wait for its rate limit.
    await interaction.response.defer(ephemeral=True, thinking=True)
    posted = await post(channel, view)
    if posted is None:
        client.pressed.pop((message, interaction.user.id, name))
        raise RefusedError(phrases.SHARE_NOT_ALLOWED)
    await tell(interaction, phrases.SHARED)


def _may_write(permissions: discord.Permissions, *, thread: bool) -> bool:
    """Whether somebody may see the channel and write there (threads have a permission of their own)."""
    writes = permissions.send_messages_in_threads if thread else permissions.send_messages
    return permissions.view_channel and writes
