"""Notices a message in another language: one of its everyday words, or of letters that English does not have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from bot.answering.wording import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FEWEST = 2
"""Words of another language: one alone may be a name."""
_LEAST_SHARE = 0.4
"""Share of a message's words that must be one language's."""
_OTHER_SCRIPT = 0.5
"""Share of its letters that are not Latin ones."""


class Languages:
    """Knows the everyday words of some languages."""

    def __init__(self, words: Mapping[str, Sequence[str]], is_ours: Callable[[str], bool]) -> None:
        """Keep the words.

        Args:
            words: by the language's name.
            is_ours: whether the knowledge or the conversation has a word: a message with several of them is English.
        """
        self._words = {name: frozenset(map(_plain, one)) for name, one in words.items()}
        self._every = frozenset().union(*self._words.values()) if self._words else frozenset()
        self._is_ours = is_ours

    def is_foreign(self, message: str) -> bool:
        """Whether a message is in a language other than English."""
        letters = [one for one in message if one.isalpha()]
        if letters and sum(not unicodedata.name(one, "").startswith("LATIN") for one in letters) / len(letters) > (
            _OTHER_SCRIPT
        ):
            return any(unicodedata.category(one) in {"Lo", "Ll", "Lu"} for one in letters) and len(letters) > 1
        typed = list(dict.fromkeys(_plain(one) for one in _WORD.findall(message)))
        if len(typed) < _FEWEST or self._every.isdisjoint(typed):
            return False
        best = max(sum(one in words for one in typed) for words in self._words.values())
        only = max(sum(one in words and not self._english(one) for one in typed) for words in self._words.values())
        ours = sum(self._english(one) for one in typed)
        return only >= _FEWEST and best / len(typed) >= _LEAST_SHARE and max(best, only + 1) > ours

    def _english(self, word: str) -> bool:
        return word in FUNCTION_WORDS or self._is_ours(word)


def _plain(word: str) -> str:
    split_up = unicodedata.normalize("NFD", word.lower().replace("’", "'"))
    return "".join(one for one in split_up if unicodedata.category(one) != "Mn")
