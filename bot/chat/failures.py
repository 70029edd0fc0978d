"""Where every error of a command, button, menu or modal ends: one calm sentence for the member, one line for us."""

from __future__ import annotations

import logging
import secrets
import traceback
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat.notes import tell
from bot.chat.pages import Tone
from bot.chat.sending import ALREADY_ANSWERED
from bot.errors import RecordsError, RefusedError, RequestError
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from bot.chat.interactions import Interaction

log = logging.getLogger(__name__)

_EXPIRED, _DELETED = 10062, 10008
"""Discord's codes for an interaction that it no longer knows and for a message that is gone (documentation: JSON Error
Codes)."""


async def guarded(interaction: Interaction, work: Awaitable[None]) -> None:
    """Do what a button, menu or modal asks for; whatever goes wrong ends in `settle`."""
    try:
        await work
    except Exception as error:  # noqa: BLE001 - the one place where all of them end
        await settle(interaction, error)


async def settle(interaction: Interaction, error: Exception) -> None:
    """End an error, by the first of these that fits.

    1. The interaction is over, or has its answer: nobody can be told, a line in the log.
    2. Something cannot be done now: its own sentence, no line.
    3. Discord has an older form of the command, or the message was deleted: what to do, no line.
    4. The database is away: a sentence with a reference, a line.
    5. Discord did not allow it: the same.
    6. Anything else is our mistake: the same, and the line says where.

    No line holds the error's own words: they may be what a member typed. Autocomplete has nobody to tell.
    """
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.HTTPException) and cause.code in {_EXPIRED, ALREADY_ANSWERED}:
        log.warning("an interaction was over before it was answered")
        return
    sentence, values = _refusal(cause), {}
    if not sentence:
        sentence, reference = _mishap(cause), secrets.token_hex(3)
        values = {"reference": reference}
        place = "".join(traceback.format_tb(cause.__traceback__))
        log.error("something failed (reference %s): %s\n%s", reference, _kind(cause), place)
    if interaction.type is discord.InteractionType.autocomplete:
        return
    try:
        await tell(interaction, sentence, tone=Tone.REFUSAL, **values)
    except discord.HTTPException as refused:
        log.warning("nobody could be told: Discord answered %s, code %s", refused.status, refused.code)


def _refusal(cause: Exception) -> str:
    """The sentence of what was refused on purpose; empty where something is broken."""
    if isinstance(cause, RefusedError | RequestError):
        return str(cause)
    if isinstance(cause, app_commands.CommandSignatureMismatch | app_commands.CommandNotFound):
        return phrases.COMMAND_CHANGED
    return phrases.MESSAGE_DELETED if isinstance(cause, discord.NotFound) and cause.code == _DELETED else ""


def _mishap(cause: Exception) -> str:
    if isinstance(cause, RecordsError):
        return phrases.RECORDS_FAILED
    return phrases.NOT_ALLOWED if isinstance(cause, discord.Forbidden) else phrases.FAILED


def _kind(cause: Exception) -> str:
    if isinstance(cause, discord.HTTPException):
        return f"{type(cause).__name__}, status {cause.status}, code {cause.code}"
    return type(cause).__name__
