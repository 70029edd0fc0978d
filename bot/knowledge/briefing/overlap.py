"""Finds what a text shares with a briefing: figures, which it must share, and runs of words, which it may not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?=\s+(?:\d|of\b))"
)
_LETTERS = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=256)
def figures(text: str) -> tuple[str, ...]:
    """Return the numbers of a text without the commas of thousands, and the months of dates, as often as they stand."""
    return tuple(number.replace(",", "") for number in _FIGURE.findall(text)) + tuple(_MONTH.findall(text))


def copied_run(text: str, sources: Sequence[str], most: int) -> str:
    """Return the first run of more than `most` words that `text` shares with a source, or an empty string.

    Letters and digits count; case, punctuation and the shape of apostrophes do not.
    """
    words = _words(text)
    runs = _runs(tuple(sources), most + 1)
    for start in range(len(words) - most):
        if tuple(words[start : start + most + 1]) in runs:
            return " ".join(words[start : start + most + 1])
    return ""


def _words(text: str) -> list[str]:
    return _LETTERS.findall(text.lower().replace("’", "'"))


@lru_cache(maxsize=8)
def _runs(sources: tuple[str, ...], length: int) -> frozenset[tuple[str, ...]]:
    words = _words(" ".join(sources))
    return frozenset(tuple(words[start : start + length]) for start in range(len(words) - length + 1))
