"""Sends every message, and sends it once: the first response to an interaction, a reply, an edit, a post.

discord.py repeats what Discord answered with 429, 500 or 502; a 503 or a connection that breaks it does not. What broke
is repeated here, in a way that cannot double: Discord refuses a second response to an interaction (error 40060: the
first one had arrived), an edit may be made twice, and a message carries a nonce by which Discord knows it again
(documentation: Create Message, `enforce_nonce`).

A view is a Components V2 `LayoutView`; Discord lets no content or embed stand beside it (documentation: Components).
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

import aiohttp
import discord

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from discord.ui import LayoutView

log = logging.getLogger(__name__)
Result = TypeVar("Result")

PAUSES = (0.2, 0.6)
"""Seconds before what broke is tried again: both fit into the three that Discord waits for a response."""
LONG_PAUSES = (*PAUSES, 2.0, 6.0, 15.0)
"""The same for what has no such deadline: a message, an edit, a look at who is there."""
ALREADY_ANSWERED = 40060
"""Discord's error code where an interaction has its response (documentation: JSON Error Codes)."""
UNKNOWN_MESSAGE, ARCHIVED = 10008, 50083
"""Discord's codes for a message that is gone, and for a thread where nothing can be done because it is archived; what
is sent to one that was not locked opens it again (the same; documentation: Threads)."""
_NO_HISTORY, _INVALID, _NO_REFERENCE = 160002, 50035, "message_reference: Unknown message"
"""How Discord refuses a reply: to whoever may not read what was said before, and to a message that is gone."""
BROKEN = (discord.DiscordServerError, aiohttp.ClientError, ConnectionError, TimeoutError)


async def respond(
    interaction: discord.Interaction[discord.Client],
    view: LayoutView,
    *,
    private: bool,
    files: Sequence[discord.File] = (),
) -> None:
    """Answer an interaction: as its first response, in place of a deferred one, or after one as a follow-up.

    Args:
        interaction: a command, button or modal.
        view: the message.
        private: whether the asker alone sees it.
        files: attached to it.
    """
    first, promised = not answered(interaction), interaction.extras.get(_FIRST) == _PROMISED

    async def send() -> None:
        for file in files:
            file.reset()
        if first:
            await interaction.response.send_message(view=view, ephemeral=private, files=list(files))
        elif promised:
            await interaction.edit_original_response(view=view, attachments=list(files))
        else:
            await interaction.followup.send(view=view, ephemeral=private, files=list(files))

    # A follow-up is the one message that could come twice.
    await _response(send, repeatable=first or promised)
    interaction.extras[_FIRST] = _GIVEN
    if private:
        interaction.extras[_PRIVATE] = True


def replied_privately(interaction: discord.Interaction[discord.Client]) -> bool:
    """Return whether a reply to this interaction went to its member alone."""
    return _PRIVATE in interaction.extras


async def update(interaction: discord.Interaction[discord.Client], view: LayoutView) -> None:
    """Edit the message that the used button stands on."""
    first = not answered(interaction)

    async def edit() -> None:
        await (interaction.response.edit_message(view=view) if first else interaction.edit_original_response(view=view))

    await _response(edit)
    interaction.extras.setdefault(_FIRST, _GIVEN)


def answered(interaction: discord.Interaction[discord.Client]) -> bool:
    """Return whether an interaction has its first response, also one of which the confirmation was lost."""
    return interaction.response.is_done() or _FIRST in interaction.extras


async def promise_reply(interaction: discord.Interaction[discord.Client]) -> None:
    """Say that a private reply is on its way; `respond` fills it."""
    await _first(interaction, lambda: interaction.response.defer(ephemeral=True, thinking=True), _PROMISED)


async def promise_update(interaction: discord.Interaction[discord.Client]) -> None:
    """Say that a press was heard; `update` edits the message that the button stands on."""
    await _first(interaction, interaction.response.defer, _GIVEN)


async def show_form(interaction: discord.Interaction[discord.Client], form: discord.ui.Modal) -> None:
    """Open a form, which can only be a first response."""
    await _first(interaction, lambda: interaction.response.send_modal(form), _GIVEN)


async def _first(
    interaction: discord.Interaction[discord.Client], send: Callable[[], Awaitable[object]], kind: str
) -> None:
    """Answer an interaction for the first time, unless it is answered; repeated where the way to Discord broke."""

    async def answer() -> None:
        await send()

    if not answered(interaction):
        await _response(answer)
        interaction.extras[_FIRST] = kind


class Unsent(Enum):
    """Why a message does not stand where it should."""

    NOT_ALLOWED = "not allowed"
    """Closed direct messages, no permission to write there, or a thread that was locked."""
    TAKEN_BACK = "taken back"
    """The message that was to be replied to has been deleted."""
    BROKEN = "broken"
    """Discord, or the way to it, was broken however often it was tried."""


async def reply_to(message: discord.Message, view: LayoutView) -> discord.Message | Unsent:
    """Reply to a message where it stands, without a ping."""
    nonce = secrets.randbits(63)

    async def send() -> discord.Message:
        try:
            return await message.reply(view=view, mention_author=False, nonce=nonce)
        except discord.HTTPException as error:
            if error.code != _NO_HISTORY:
                raise
            return await message.channel.send(view=view, nonce=nonce)

    return await _message(send)


async def post(where: discord.abc.Messageable, view: LayoutView, *, key: str | None = None) -> discord.Message | Unsent:
    """Write to a channel or a person.

    Args:
        where: the channel or person.
        view: the message.
        key: at most 25 characters, the same for what is the same message: Discord takes it once within some minutes,
            also from a bot that was started again.
    """
    nonce = key or secrets.randbits(63)
    return await _message(lambda: where.send(view=view, nonce=nonce))


_PRIVATE, _FIRST = "private", "first"
_PROMISED, _GIVEN = "promised", "given"
"""What became of the first response: a reply is still owed, or not. discord.py knows it only where it was confirmed."""


async def _response(send: Callable[[], Awaitable[None]], *, repeatable: bool = True) -> None:
    try:
        await persistently(send, PAUSES if repeatable else ())
    except discord.HTTPException as error:
        if error.code != ALREADY_ANSWERED:
            raise
        # The first try had arrived; only its confirmation had not.


async def _message(send: Callable[[], Awaitable[discord.Message]]) -> discord.Message | Unsent:
    try:
        return await persistently(send, LONG_PAUSES)
    except discord.Forbidden:
        log.warning("a message was not allowed: closed direct messages, or no permission to write there")
        return Unsent.NOT_ALLOWED
    except (*BROKEN, discord.HTTPException) as error:
        code = error.code if isinstance(error, discord.HTTPException) else 0
        if code == UNKNOWN_MESSAGE or (code == _INVALID and _NO_REFERENCE in str(error)):
            return Unsent.TAKEN_BACK
        log.warning("a message could not be sent: %s", named(error))
        return Unsent.NOT_ALLOWED if code == ARCHIVED else Unsent.BROKEN


def named(error: Exception) -> str:
    """Say for the log what went wrong on the way to Discord, without a word of what was sent."""
    if isinstance(error, discord.HTTPException):
        return f"Discord answered {error.status}, code {error.code}"
    return type(error).__name__


async def persistently(send: Callable[[], Awaitable[Result]], pauses: Sequence[float] = PAUSES) -> Result:
    """Return what `send` returns; try it again while Discord or the way to it is broken.

    Args:
        send: does something that may be done twice.
        pauses: seconds before each further try.

    Raises:
        discord.HTTPException: Discord refused it, or was broken at the last try.
        aiohttp.ClientError: the way to it was. These and what else can break are `BROKEN`.
    """
    for pause in pauses:
        try:
            return await send()
        except BROKEN as error:
            if not isinstance(error, discord.HTTPException):  # what Discord answered is in the log already
                log.warning("sending broke (%s); trying again", type(error).__name__)
            await asyncio.sleep(pause)
    return await send()
