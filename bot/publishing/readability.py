"""How easily answers read: the reading age that each asks for, and what makes it high.

A tired teacher reads them on a phone before a meeting. Formulas: Flesch, "A new readability yardstick", Journal of
Applied Psychology 32 (1948), for the reading ease; Kincaid and others, "Derivation of new readability formulas", Navy
Research Branch Report 8-75 (1975), for the grade. Syllables are counted by Pyphen's British hyphenation, which finds a
few too few: figures are there to be compared with each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from bot.knowledge.markers import sentences

if TYPE_CHECKING:
    from pyphen import Pyphen

    from bot.knowledge.values import Entry, Knowledge

LONGEST_SENTENCE, LONGEST_ANSWER = 25, 60
"""Words. The first is what GOV.UK's content guide asks for; the second fits a phone's screen."""
_FIRST_SCHOOL_AGE: Final = 5
"""What a school grade is short of an age: children enter the first grade at six."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """How easily an answer reads."""

    entry: str
    question: str
    words: int
    ease: float
    """From about 0, very hard, to 100, very easy (Flesch 1948)."""
    age: float
    """Years: at which age somebody can read it (Kincaid 1975, with the age at which school begins)."""
    long_sentences: tuple[str, ...]
    """Those of more than `LONGEST_SENTENCE` words."""

    @property
    def is_long(self) -> bool:
        """Whether it is more than a phone shows at once."""
        return self.words > LONGEST_ANSWER


def readings(knowledge: Knowledge) -> tuple[Reading, ...]:
    """Return how easily each answer reads, the hardest first."""
    found = (reading_of(entry) for entry in knowledge.entries.values() if entry.answers)
    return tuple(sorted(found, key=lambda one: (-one.age, one.entry)))


def reading_of(entry: Entry) -> Reading:
    """Return how easily an answer reads; one without a word reads as if it had one."""
    said = [one.words for one in sentences(entry.answer)]
    words = [word for sentence in said for word in _WORD.findall(sentence)] or ["a"]
    in_sentence = len(words) / max(1, len(said))
    in_word = sum(map(syllables, words)) / len(words)
    return Reading(
        entry.id,
        entry.question,
        len(words),
        206.835 - 1.015 * in_sentence - 84.6 * in_word,
        0.39 * in_sentence + 11.8 * in_word - 15.59 + _FIRST_SCHOOL_AGE,
        tuple(one for one in said if len(_WORD.findall(one)) > LONGEST_SENTENCE),
    )


def is_long(answer: str) -> bool:
    """Return whether an answer is more than a phone shows at once."""
    return sum(len(_WORD.findall(one.words)) for one in sentences(answer)) > LONGEST_ANSWER


def mean_age(found: tuple[Reading, ...]) -> float:
    """Return the mean reading age of answers; 0 where there are none."""
    return sum(one.age for one in found) / len(found) if found else 0.0


def syllables(word: str) -> int:
    """Count the syllables of a word, at least one."""
    return len(_hyphens().positions(word.lower())) + 1


@cache
def _hyphens() -> Pyphen:
    from pyphen import Pyphen  # noqa: PLC0415 - a bot imports this module at its start, and its report once a month

    return Pyphen(lang="en_GB")
