"""Every message leaves through here: the first response to an interaction, a reply, an edit, a post.

A view is a Components V2 `LayoutView`; Discord lets no content or embed stand beside it (documentation: Components).
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

log = logging.getLogger(__name__)


async def respond(
    interaction: discord.Interaction[discord.Client],
    view: LayoutView,
    *,
    private: bool,
    files: Sequence[discord.File] = (),
) -> None:
    """Answer an interaction: as its first response, or after one as a follow-up.

    Args:
        interaction: a command, button or modal.
        view: the message.
        private: whether the asker alone sees it.
        files: attached to it.
    """
    send = interaction.followup.send if interaction.response.is_done() else interaction.response.send_message
    await send(view=view, ephemeral=private, files=list(files))


async def update(interaction: discord.Interaction[discord.Client], view: LayoutView) -> None:
    """Change the message that the used button stands on."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.edit_message(view=view)


async def reply_to(message: discord.Message, view: LayoutView) -> discord.Message | None:
    """Reply to a message where it stands, without a ping; None where Discord does not let the bot write there."""
    try:
        return await message.reply(view=view, mention_author=False)
    except discord.Forbidden:
        log.warning("a reply was not allowed: the bot lacks the permission to write there")
    except discord.HTTPException as error:
        log.warning("a reply could not be sent: Discord answered %s, code %s", error.status, error.code)
    return None


async def post(where: discord.abc.Messageable, view: LayoutView) -> discord.Message | None:
    """Write to a channel or a person; None where Discord does not let the bot."""
    try:
        return await where.send(view=view)
    except discord.Forbidden:
        log.warning("a message was not allowed: closed direct messages, or no permission to write there")
    except discord.HTTPException as error:
        log.warning("a message could not be sent: Discord answered %s, code %s", error.status, error.code)
    return None
