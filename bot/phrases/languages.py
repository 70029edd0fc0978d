"""Which words a member reads: British English first; other languages by the British sentence, as gettext does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.phrases.american import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language; called with a sentence of ours it gives that language's, values put in."""

    sentences: Mapping[str, str] = field(default_factory=dict)
    """By the British sentence; one that is missing is said in British English."""
    day_form: str = "{0.day} {0:%B %Y}"

    def __call__(self, sentence: str, **values: object) -> str:
        """A sentence of ours in this language."""
        said = self.sentences.get(sentence, sentence)
        return said.format(**values) if values else said

    def day(self, day: date) -> str:
        """A day as people write it."""
        return self.day_form.format(day)


BRITISH = Language()
LANGUAGES: Mapping[str, Language] = {"en-GB": BRITISH, "en-US": Language(SENTENCES, "{0:%B} {0.day}, {0.year}")}
"""By Discord's names (documentation: Locales)."""


def language_of(locale: object) -> Language:
    """The language for one of Discord's locales; British English where there is none.

    Args:
        locale: a name such as `en-GB`, or anything whose `str()` is one.
    """
    return LANGUAGES.get(str(locale), BRITISH)
