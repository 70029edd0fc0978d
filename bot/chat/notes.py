"""Short private words: a sentence, perhaps with buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.chat.pages import Page, Row, Tone
from bot.chat.sending import respond
from bot.chat.views import CardView
from bot.phrases.languages import Language, language_of

if TYPE_CHECKING:
    from bot.chat.interactions import Interaction


def spoken(interaction: Interaction) -> Language:
    """The language of whoever uses the bot."""
    return language_of(interaction.locale)


def server_language(guild: discord.Guild | None) -> Language:
    """The language of what a server's channels are told.

    American English is what every server has until somebody changes it (documentation: Guild, `preferred_locale`): it
    says nothing.
    """
    locale = guild.preferred_locale if guild else None
    return language_of(None if locale is discord.Locale.american_english else locale)


def note(text: str, *rows: Row, tone: Tone = Tone.NOTE) -> CardView:
    """A card of one sentence or a few.

    Args:
        text: in the reader's language already.
        rows: of buttons.
        tone: what it is.
    """
    return CardView(Page((text,), tone, rows=rows))


async def tell(interaction: Interaction, sentence: str, *rows: Row, tone: Tone = Tone.NOTE, **values: object) -> None:
    """Say a sentence of ours in private."""
    await respond(interaction, note(spoken(interaction)(sentence, **values), *rows, tone=tone), private=True)
