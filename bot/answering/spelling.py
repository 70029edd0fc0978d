"""Slips of the finger, mended against the words that the knowledge uses.

A word is mended only if the knowledge does not have it and one known word is clearly nearest, by Damerau and
Levenshtein's distance (a letter left out, added, changed or swapped with its neighbour).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answering.wording import Word, stem

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 4
"""Shorter words are left alone: too many of them are one letter apart."""
TWO_SLIPS_FROM = 8
"""From this length on, two slips are forgiven."""


class Speller:
    """Mends words against a list of known ones."""

    def __init__(self, known: Iterable[str]) -> None:
        """Keep the known words, by length."""
        self._known = frozenset(known)
        self._stems = frozenset(stem(word) for word in self._known)
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(self._known):
            if len(word) >= SHORTEST and word.isalpha():
                self._by_length.setdefault(len(word), []).append(word)

    def mend(self, word: Word) -> Word:
        """The known word that `word` is a slip for, or `word` itself."""
        typed = word.typed
        if len(typed) < SHORTEST or word.stem in self._stems or typed in self._known or not typed.isalpha():
            return word
        nearest = self._nearest(typed)
        return Word(nearest, stem(nearest)) if nearest else word

    def _nearest(self, typed: str) -> str:
        allowed = 2 if len(typed) >= TWO_SLIPS_FROM else 1
        best: list[tuple[int, bool, str]] = []
        for length in range(len(typed) - allowed, len(typed) + allowed + 1):
            for known, distance, _ in process.extract_iter(
                typed, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=allowed
            ):
                best.append((int(distance), known[0] != typed[0], known))
        best.sort()
        if not best or (len(typed) == SHORTEST and best[0][1]):
            return ""
        if len({stem(known) for distance, other_start, known in best if (distance, other_start) == best[0][:2]}) > 1:
            return ""
        return best[0][2]
