"""Slips of the finger, mended against the words that the knowledge uses.

A word is mended only if the knowledge does not have it, it is no everyday word, and one known word is clearly nearest
by Damerau and Levenshtein's distance (a letter left out, added, changed or swapped with its neighbour). "Talks" is a
word; it is never taken for "walks".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from bot.answering.constants import FAR_WIDER, MOST_MENDED, SHORTEST_MENDED, TWO_SLIPS_FROM
from bot.answering.weights import find
from bot.answering.wording import Word, mark_of, stem


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
        slips = (place for place, word in enumerate(words) if self._may_be_a_slip(word.typed))
        looked_up = set(islice(slips, MOST_MENDED))
        return [self._mended(word) if place in looked_up else word for place, word in enumerate(words)]

    def _may_be_a_slip(self, typed: str) -> bool:
        word = len(typed) >= SHORTEST_MENDED and typed not in self._known and typed.isascii() and typed.isalpha()
        return word and find(mark_of(typed), self._everyday) < 0

    def _mended(self, word: Word) -> Word:
        if not self._alike:  # at the first slip, so that a question without one starts sooner
            self._stems = frozenset(stem(known) for known in self._known)
            for known in sorted(one for one in self._known if one.isalpha()):
                for start in ("", known[0]):
                    self._alike.setdefault((start, len(known)), []).append(known)
        nearest = "" if word.stem in self._stems else self._nearest(word.typed)
        return Word(nearest, stem(nearest)) if nearest else word

    def _nearest(self, typed: str) -> str:
        allowed = 2 if len(typed) >= TWO_SLIPS_FROM else 1
        found = self._within(typed, allowed, typed[0])
        if not found or found[0][0] > 1:
            found = self._within(typed, allowed)
        if not found or (len(typed) == SHORTEST_MENDED and found[0][1]):
            return ""
        equal = {stem(known): known for *how_near, known in reversed(found) if how_near == [*found[0][:3]]}
        first, *others = sorted(equal, key=self._used, reverse=True)
        if others and self._used(first) < FAR_WIDER * max(1, self._used(others[0])):
            return ""
        return equal[first]

    def _within(self, typed: str, allowed: int, start: str = "") -> list[tuple[int, bool, bool, str]]:
        """Known words, best first, after what orders them: slips, another first letter, more than letters left out."""
        from rapidfuzz import process  # noqa: PLC0415 - a third of a question's cold start, needed for slips only
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

        lengths = range(max(SHORTEST_MENDED, len(typed) - allowed), len(typed) + allowed + 1)
        alike = [known for length in lengths for known in self._alike.get((start, length), ())]
        near = process.extract(typed, alike, scorer=OSA.distance, score_cutoff=allowed, limit=8)
        return sorted(
            (int(slips), known[0] != typed[0], len(known) - len(typed) != slips, known) for known, slips, _ in near
        )
