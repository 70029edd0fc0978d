"""Slips of the finger, mended against the words that the knowledge uses.

A word is mended only if the knowledge does not have it, it is no everyday word, and one known word is clearly nearest
by Damerau and Levenshtein's distance (a letter left out, added, changed or swapped with its neighbour), or is the one
that the same letters are left of when somebody types in haste ("obsrvtn"). "Talks" is a word; it is never taken for
"walks".
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.constants import (
    FAR_WIDER,
    MOST_LEFT_OUT,
    MOST_MENDED,
    MOST_NEAR,
    SHORTEST_MENDED,
    TWO_SLIPS_FROM,
)
from bot.answering.evidence import find
from bot.answering.wording import Word, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Speller:
    """Mends words against a list of known ones."""

    def __init__(
        self, known: Iterable[str], everyday: Sequence[int] = (), used: Callable[[str], int] = lambda _stem: 1
    ) -> None:
        """Keep the known words.

        Args:
            known: words to mend towards.
            used: how many entries use a stem: of two words equally near, the one in far wider use is meant.
            everyday: marks (`mark_of`) of words that are no slips, in rising order.
        """
        self._known = frozenset(known)
        self._everyday = everyday
        self._used = used
        self._stems: frozenset[str] = frozenset()
        self._alike: dict[tuple[str, int], list[str]] = {}

    def mend(self, words: list[Word]) -> list[Word]:
        """The words, each unknown one that is a slip for a known one replaced by it."""
        left = MOST_MENDED
        mended = []
        for word in words:
            slip = left > 0 and self._may_be_a_slip(word.typed)
            left -= slip
            mended.append(self._mended(word) if slip else word)
        return mended

    def _may_be_a_slip(self, typed: str) -> bool:
        if typed in self._known or len(typed) < SHORTEST_MENDED or not (typed.isascii() and typed.isalpha()):
            return False
        return find(mark_of(typed), self._everyday) < 0

    def _mended(self, word: Word) -> Word:
        if not self._alike:  # at the first slip, so that a question without one starts sooner
            self._stems = frozenset(stem(known) for known in self._known)
            for known in sorted(one for one in self._known if one.isalpha()):
                for start in ("", known[0]):
                    self._alike.setdefault((start, len(known)), []).append(known)
        if word.stem in self._stems:
            return word
        nearest = self._nearest(word.typed)
        return Word(nearest, stem(nearest)) if nearest else word

    def _nearest(self, typed: str) -> str:
        allowed = 2 if len(typed) >= TWO_SLIPS_FROM else 1
        found = sorted([*self._within(typed, allowed, typed[0]), *self._left_out(typed)])
        if not found or found[0].slips > 1:
            found = sorted(self._within(typed, allowed)) or found
        if not found or (len(typed) == SHORTEST_MENDED and found[0].other_start):
            return ""
        equal = {stem(one.known): one.known for one in reversed(found) if one[:3] == found[0][:3]}
        first, *others = sorted(equal, key=self._used, reverse=True)
        if others and self._used(first) < FAR_WIDER * max(1, self._used(others[0])):
            return ""
        return equal[first]

    def _within(self, typed: str, allowed: int, start: str = "") -> list[_Near]:
        """Known words within so many slips."""
        from rapidfuzz import process  # noqa: PLC0415 - a third of a question's cold start, needed for slips only
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

        lengths = range(max(SHORTEST_MENDED, len(typed) - allowed), len(typed) + allowed + 1)
        near = process.extract(
            typed, self._of_lengths(start, lengths), scorer=OSA.distance, score_cutoff=allowed, limit=MOST_NEAR
        )
        return [
            _Near(int(slips), known[0] != typed[0], len(known) - len(typed) != slips, known) for known, slips, _ in near
        ]

    def _left_out(self, typed: str) -> list[_Near]:
        """Known words of which somebody in haste left out letters: vowels together are one slip."""
        from rapidfuzz import process  # noqa: PLC0415 - as in `_within`
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - as in `_within`

        lengths = range(len(typed) + 1, len(typed) + MOST_LEFT_OUT + 1)
        near = process.extract(
            typed, self._of_lengths(typed[0], lengths), scorer=Indel.distance, score_cutoff=MOST_LEFT_OUT, limit=None
        )
        return [
            _Near(1 + _consonants(known) - _consonants(typed), False, False, known)
            for known, left_out, _ in near
            if left_out == len(known) - len(typed) and _consonants(known) - _consonants(typed) <= 1
        ]

    def _of_lengths(self, start: str, lengths: range) -> list[str]:
        return [known for length in lengths for known in self._alike.get((start, length), ())]


class _Near(NamedTuple):
    """A known word that may be meant; the first of them in order is the nearest."""

    slips: int
    other_start: bool
    """Whether its first letter is another: that is rarely mistyped."""
    more_than_left_out: bool
    """Whether the slips are more than letters left out, the commonest on a phone."""
    known: str


def _consonants(word: str) -> int:
    return sum(letter not in "aeiou" for letter in word)


def mark_of(word: str) -> int:
    """A word as a number of 32 bits, to be looked up in a list of everyday words."""
    return zlib.crc32(word.encode())
