"""Answers a question again that its writer corrects, where the first answer stands.

A question that is deleted takes no answer with it: others may have read it and gone on from it, and what the bot says
repeats none of the member's words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.asking.messages import answer, meant_for
from bot.chat.asking.told import CORRECTED_WITHIN, told_to

if TYPE_CHECKING:
    import discord

    from bot.chat.discord_io.host import Host


async def answer_edited(host: Host, message: discord.Message) -> None:
    """Answer a message that its writer changed within a minute; look at nothing else.

    One that was not meant for the bot before is answered as if it were new. One that is not meant for it any more
    keeps its answer.

    Args:
        host: the bot.
        message: as it is now. Discord sends it too when it only got a preview of a link, was pinned or published.
    """
    if not _is_correction(message, host):
        return
    if incoming := meant_for(host, message):
        await answer(host, message, incoming, told_to(host, message))


def _is_correction(message: discord.Message, host: Host) -> bool:
    edited, written = message.edited_at, message.created_at
    if edited is None:
        return False
    # By Discord's clock, whatever the host's says; and by the host's, since an old edit is sent again with a later pin.
    return edited - written < CORRECTED_WITHIN and host.clock() - written < CORRECTED_WITHIN
