"""The languages that members read: British English first; others translate the British sentence, as gettext does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_AMERICAN: Final = {"anonymised": "anonymized", "Cancelled": "Canceled", "cancelled": "canceled"}
"""Spellings by which they differ. The Programme's own name is a name and stays."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language; called with a sentence of ours it returns that language's, values put in."""

    sentences: Mapping[str, str] = field(default_factory=dict)
    """Translations by the British sentence; one that is missing is said in British English."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """Other spellings of British words, for a language that differs in these alone."""
    day_form: str = "{0.day} {0:%B %Y}"

    def __call__(self, sentence: str, **values: object) -> str:
        """Return a sentence of ours in this language."""
        said = self.translated(sentence)
        return said.format(**values) if values else said

    def translated(self, sentence: str) -> str:
        """Return a sentence of ours in this language, the places for values left open."""
        said = self.sentences.get(sentence, sentence)
        for british, other in self.spellings.items():
            said = said.replace(british, other)
        return said

    def day(self, day: date) -> str:
        """Write a day as people write it."""
        return self.day_form.format(day)


BRITISH = Language()
LANGUAGES: Mapping[str, Language] = {
    "en-GB": BRITISH,
    "en-US": Language(spellings=_AMERICAN, day_form="{0:%B} {0.day}, {0.year}"),
}
"""By Discord's names (documentation: Locales)."""


def language_of(locale: object) -> Language:
    """Return the language for one of Discord's locales; British English where there is none.

    Args:
        locale: a name such as `en-GB`, or anything whose `str()` is one.
    """
    return LANGUAGES.get(str(locale), BRITISH)
