"""Takes a knowledge file from an officer, counts its size while it comes, and makes a proposal of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.chat.officers import phrases
from bot.chat.officers.access import officers_desk
from bot.chat.officers.proposing import propose_typed
from bot.errors import ChangeError, RefusedError
from bot.knowledge.values import LARGEST
from bot.phrases import publishing as publishing_phrases
from bot.publishing.changing.by_officers import uploaded

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.forms import Submitted
    from bot.chat.discord_io.host import Invocation
    from bot.publishing.changing.by_officers import Ground
    from bot.records.values import Draft


async def send_upload(invocation: Invocation, _: ButtonId, sent: Submitted) -> None:
    """Put an uploaded file into its place."""
    await officers_desk(invocation)
    attachment = sent.files.get("file")
    if attachment is None:
        raise RefusedError(phrases.UPLOAD_NOTHING)
    content = await _content(attachment)
    await propose_typed(invocation, "upload", "", {}, partial(_change, attachment.filename, content))


async def _content(attachment: discord.Attachment) -> bytes:
    """Read a file, at most one byte more than a knowledge file may have, whatever it says of its size.

    Raises:
        ChangeError: it is larger.
        RefusedError: Discord does not give it any more.
    """
    if attachment.size > LARGEST:
        raise ChangeError(publishing_phrases.UPLOAD_LARGE)
    try:
        content = await attachment.read()
    except discord.HTTPException as error:
        raise RefusedError(phrases.UPLOAD_NOTHING) from error
    if len(content) > LARGEST:
        raise ChangeError(publishing_phrases.UPLOAD_LARGE)
    return content


def _change(name: str, content: bytes, ground: Ground, _: Draft) -> Mapping[str, bytes]:
    return uploaded(ground.files, name, content)
