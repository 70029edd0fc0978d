"""Reads days as people write them, to say how they are written here."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from bot.knowledge.briefing.overlap import SHORT_MONTHS

_MONTHS: Final = list(SHORT_MONTHS)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]\d{2}:\d{2}.*)?[,;.]?")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})[,;.]?")
_IN_WORDS: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)


def day_meant(text: str) -> str | None:
    """Return the day that somebody wrote in another way, as it is written here.

    Args:
        text: what was typed.

    Returns:
        The day as year, month, day; empty where two days could be meant; None where it is no day at all.
    """
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _IN_WORDS.fullmatch(text):
        month = found[2][:3].title()
        return _day(found[3], str(_MONTHS.index(month) + 1), found[1]) if month in _MONTHS else None
    if found := _YEAR_LAST.fullmatch(text):
        british, american = _day(found[3], found[2], found[1]), _day(found[3], found[1], found[2])
        return (british or american) if british is None or american is None or british == american else ""
    return None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
