"""Translates names and descriptions of commands for whoever looks at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.phrases.languages import LANGUAGES

if TYPE_CHECKING:
    import discord


class Translations(app_commands.Translator):
    """Looks sentences up where replies look theirs up (`bot.phrases.languages`)."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, _context: app_commands.TranslationContextTypes
    ) -> str | None:
        """Return the sentence in a language, or None where that language says it as British English does."""
        language = LANGUAGES.get(locale.value)
        translated = language.translated(string.message) if language else string.message
        return translated if translated != string.message else None
