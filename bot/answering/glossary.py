"""Words of the trade that stand in a text and that the vocabulary explains."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def words_explained(text: str, glossary: Iterable[str]) -> list[str]:
    """Return the words of a glossary that stand in a text, in the order in which they first do.

    Args:
        text: what a member reads.
        glossary: the words that are explained. One with a capital, such as PE, is found with its capitals only.
    """
    found = ((match.start(), word) for word in glossary if (match := _pattern(word).search(text)))
    return [word for _, word in sorted(found)]


@cache
def _pattern(word: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if word == word.lower() else 0
    return re.compile(rf"(?<![\w-]){re.escape(word)}(?:['’]?s)?(?![\w-])", flags)
