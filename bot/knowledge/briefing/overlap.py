"""Finds what a text shares with a briefing: figures, which it must share, and runs of words, which it may not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.knowledge.number_words import TEENS, TENS, UNITS, VALUES

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTH_NAMES)})\b(?=\s+(?:\d|of\b))")
_RANGE = re.compile(r"\b(\d{4})\s*(?:-|–|to)\s*(\d{2,4})\b")
_LETTERS = re.compile(r"[a-z0-9]+")
_MEASURES = (
    r"(?:per\s+cent|percent|%|minutes?|hours?|days?|weeks?|months?|terms?|years?|times|o'clock|pounds?|periods?|lessons?"
    r"|meetings?|levels?)"
)
_IN_WORDS = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(TENS)})(?:[\s-](?P<one>{'|'.join(UNITS[:9])}))?|(?P<teen>{'|'.join(TEENS)})"
    rf"|(?P<few>{'|'.join(UNITS[1:])})(?=\s+(?:more\s+|extra\s+|fewer\s+|less\s+)?{_MEASURES}\b(?!\s+\d))"
    r"|(?P<half>half\s+an?\s+(?:hour|day|term|year)|a\s+dozen|a\s+fortnight|a\s+(?:hundred|thousand|million)))\b",
    re.IGNORECASE,
)
_ROUND = {"a dozen": "12", "a hundred": "100", "a thousand": "1000", "a million": "1000000"}
_SHORT_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?=\s+\d)")
SHORT_MONTHS = {month[:3]: month for month in _MONTH_NAMES}
"""Each month by its first three letters."""


@lru_cache(maxsize=256)
def figures(text: str) -> tuple[str, ...]:
    """Return the figures of a text as often as they stand: numbers, months of dates, ranges of years.

    Numbers have no commas of thousands. In words count those above twelve, smaller ones in front of a measure ("six
    weeks"), and phrases such as "half an hour": "two teachers" is no figure.
    """
    digits = tuple(number.replace(",", "") for number in _FIGURE.findall(text))
    words = tuple(map(_value, _IN_WORDS.finditer(text)))
    months = (*_MONTH.findall(text), *(SHORT_MONTHS[one[:3]] for one in _SHORT_MONTH.findall(text)))
    ranges = (f"{first}–{last}" for first, last in _RANGE.findall(text))
    return (*digits, *words, *months, *ranges)


def _value(found: re.Match[str]) -> str:
    """The digits of a number in words, or a phrase for one as it stands."""
    if found["half"]:
        phrase = " ".join(found["half"].lower().split())
        return _ROUND.get(phrase, phrase)
    if found["tens"]:
        return str(VALUES[found["tens"].lower()] + VALUES.get((found["one"] or "").lower(), 0))
    return str(VALUES[(found["teen"] or found["few"]).lower()])


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
