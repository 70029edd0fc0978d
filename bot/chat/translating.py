"""Command names and descriptions in the language of whoever looks at them."""

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
        """The sentence in a language, or None where that language says it as British English does."""
        language = LANGUAGES.get(locale.value)
        return language.sentences.get(string.message) if language else None
