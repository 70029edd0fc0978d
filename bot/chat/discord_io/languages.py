"""Chooses the language of a reader, from what Discord says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.phrases.languages import Language, language_of

if TYPE_CHECKING:
    from typing import Any


def reader_language(interaction: discord.Interaction[Any]) -> Language:
    """Return the language of whoever uses the bot."""
    return language_of(interaction.locale)


def server_language(guild: discord.Guild | None) -> Language:
    """Return the language of what a server's channels are told.

    American English is what every server has until somebody changes it (documentation: Guild, `preferred_locale`): it
    says nothing.
    """
    locale = guild.preferred_locale if guild else None
    return language_of(None if locale is discord.Locale.american_english else locale)
