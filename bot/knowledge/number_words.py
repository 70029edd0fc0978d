"""The words for numbers: officers write them in answers, and members in questions."""

from __future__ import annotations

from typing import Final

UNITS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""One to twelve: words that are often no figure, as in "two teachers"."""
TEENS: Final = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES: Final = {word: number for number, word in enumerate((*UNITS, *TEENS), 1)} | {
    word: 10 * number for number, word in enumerate(TENS, 2)
}
"""What each stands for."""
