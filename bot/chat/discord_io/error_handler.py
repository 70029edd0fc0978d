"""Error handler of every command, button, menu and modal: tells the member in one sentence and logs one line."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands

from bot.chat.cards.address import PREFIX, ButtonId
from bot.chat.cards.pages import Tone
from bot.chat.discord_io.giving_back import given_back
from bot.chat.discord_io.host import Invocation
from bot.chat.discord_io.languages import reader_language
from bot.chat.discord_io.metrics import OTHER, Outcome
from bot.chat.discord_io.reference import current_reference, new_reference
from bot.chat.discord_io.sending import (
    ALREADY_ANSWERED,
    ARCHIVED,
    BROKEN,
    UNKNOWN_MESSAGE,
    named,
    replied_privately,
    respond,
)
from bot.chat.discord_io.short_replies import short_card
from bot.errors import RecordsError, RefusedError, RequestError
from bot.phrases import discord as phrases

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Interaction, Step

log = logging.getLogger(__name__)

_EXPIRED = 10062
"""Discord's code for an interaction that it no longer knows (documentation: JSON Error Codes)."""


async def handle(interaction: Interaction, step: Step) -> None:
    """Do what an interaction asks for; every use of the bot goes through here.

    The edition of the knowledge that is live now is handed to the step, so that one use never mixes two editions. After
    a private reply the features have their turn that hand something over with it.

    Args:
        interaction: a command, button, menu or form.
        step: what to do; an error of it is reported.
    """
    new_reference()
    host = interaction.client
    with host.metrics.use(_name(interaction)) as use:
        try:
            invocation = Invocation(interaction, host.served)
            await step(invocation)
            if replied_privately(interaction):
                for hook in host.after_private_reply:
                    await hook(invocation)
        except Exception as error:  # noqa: BLE001 - the one place where all of them end
            use.outcome = await report_error(interaction, error)


def _name(interaction: Interaction) -> str:
    """Name a use for the metrics: a command, or the verb of a button or form; nothing that somebody made up."""
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    host, sent = interaction.client, str(cast("dict[str, Any]", interaction.data or {}).get("custom_id", ""))
    verb = ButtonId.from_text(sent).verb if sent.startswith(f"{PREFIX}:") else ""
    if verb in host.form_verbs:
        return f"form {verb}"
    return f"button {verb}" if verb in host.presses else OTHER


async def report_error(interaction: Interaction, error: Exception) -> Outcome:
    """Report an error to the member and the log, and return what came of the use. The first matching case applies:

    1. The interaction is over, has its answer, or comes from a thread that was locked, where Discord takes no answer:
       nobody can be told; a line in the log.
    2. A refusal on purpose: its own sentence, no line.
    3. Discord has an older form of the command, or the message was deleted: what to do, no line.
    4. The database failed: a sentence with a reference, a line with the same.
    5. Discord did not allow it: the same.
    6. Anything else is our mistake: the same, and the line says where.

    What was typed into a form is given back below the sentence. No line holds the error's own words: they may be what a
    member typed. Autocomplete has nobody to tell.
    """  # noqa: D415 - the list belongs to its sentence
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.HTTPException) and cause.code in {_EXPIRED, ALREADY_ANSWERED}:
        log.warning("an interaction was over before it was answered")
        return Outcome.LATE
    if isinstance(cause, discord.HTTPException) and cause.code == ARCHIVED:
        log.warning("an interaction came from a thread that was locked")
        return Outcome.LATE
    sentence, values = _refusal(cause), {}
    outcome = Outcome.REFUSED if sentence else Outcome.FAILED
    if not sentence:
        sentence, reference = _apology(cause), current_reference() or new_reference()
        values = {"reference": reference}
        place = "".join(traceback.format_tb(cause.__traceback__))
        log.error("something failed (reference %s): %s\n%s", reference, _kind(cause), place)
    if interaction.type is discord.InteractionType.autocomplete:
        return outcome
    try:
        said = reader_language(interaction)(sentence, **values) + given_back(interaction)
        await respond(interaction, short_card(said, tone=Tone.REFUSAL), private=True)
    except (*BROKEN, discord.HTTPException) as refused:
        log.warning("nobody could be told: %s", named(refused))
    return outcome


def _refusal(cause: Exception) -> str:
    """Return the sentence of what was refused on purpose; empty where something is broken."""
    if isinstance(cause, RefusedError | RequestError):
        return str(cause)
    if isinstance(cause, app_commands.CommandSignatureMismatch | app_commands.CommandNotFound):
        return phrases.COMMAND_CHANGED
    return phrases.MESSAGE_DELETED if isinstance(cause, discord.NotFound) and cause.code == UNKNOWN_MESSAGE else ""


def _apology(cause: Exception) -> str:
    if isinstance(cause, RecordsError):
        return phrases.RECORDS_FAILED
    return phrases.NOT_ALLOWED if isinstance(cause, discord.Forbidden) else phrases.FAILED


def _kind(cause: Exception) -> str:
    kind = type(cause).__name__
    return f"{kind}, {named(cause)}" if isinstance(cause, discord.HTTPException) else kind
