"""What the phrasings say by themselves, beside the weights learnt from them: what they share, and which is nearest."""

from __future__ import annotations

import math
from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from bot.answering.constants import SMOOTHING_WORDINGS
from bot.answering.feature_keys import terms_of
from bot.answering.features import Features
from bot.answering.weights import LearntWeights, telling_from


class Phrasings:
    """The phrasings of every entry, by the terms that they have."""

    def __init__(self, weights: LearntWeights) -> None:
        """Number the terms."""
        self._weights = weights
        self.numbers = {term: number for number, term in enumerate(weights.terms)}
        self._count = weights.phrasings_from[-1]
        self._telling_from = telling_from(self._count)
        self._rarest = math.log(self._count + 1)
        self._places, self._added = np.asarray(weights.phrasings.entries), np.asarray(weights.phrasings.values)
        self._from = np.asarray(weights.phrasings_from)[:-1]

    def knows(self, term: str) -> bool:
        """Whether any phrasing has this stem or concept."""
        return term in self.numbers

    def rarity(self, term: str) -> float:
        """The logarithm of one over a term's share of all phrasings; a term that none has is the rarest."""
        number = self.numbers.get(term)
        return self._rarest if number is None else self._weights.rarity[number]

    def share(self, entry: int, term: str) -> float:
        """The share of an entry's phrasings, 0 to 1, that have a term, smoothed by its share of all phrasings.

        An entry of ten wordings that happens to lack a common word has nothing against it (Dirichlet smoothing, as in
        learning: `SMOOTHING_WORDINGS` wordings of the usual kind are added to the entry's own).
        """
        count, size = self.counted(entry, term)
        usual = math.exp(-self.rarity(term)) if self.knows(term) else 0.0
        return (count + SMOOTHING_WORDINGS * usual) / (size + SMOOTHING_WORDINGS)

    def counted(self, entry: int, term: str) -> tuple[int, int]:
        """How many of an entry's phrasings have a term, and how many there are."""
        first, end = self._weights.phrasings_from[entry : entry + 2]
        number = self.numbers.get(term)
        if number is None:
            return 0, end - first
        starts, places, _ = self._weights.phrasings
        here, there = starts[number], starts[number + 1]
        return bisect_left(places, end, here, there) - bisect_left(places, first, here, there), end - first

    def prevailing(self, entry: int) -> list[str]:
        """The terms that at least half of an entry's phrasings have."""
        starts, terms, _ = self._weights.prevailing
        return [self._weights.terms[number] for number in terms[starts[entry] : starts[entry + 1]]]

    def near(self, question: Features) -> NDArray[np.float64]:
        """How near each phrasing is to a question, 0 to 1, entry by entry.

        The cosine of the two as sets of terms, each weighed by its rarity; a word that no phrasing has is the rarest.
        """
        numbers = [self.numbers.get(term) for term in terms_of(question)]
        known = [
            number for number in numbers if number is not None and self._weights.rarity[number] >= self._telling_from
        ]
        if not known:
            return np.zeros(self._count)
        squares = sum(self._weights.rarity[number] ** 2 for number in known)
        length = math.sqrt(squares + numbers.count(None) * self._rarest**2)
        starts = self._weights.phrasings.starts
        cells = [slice(starts[number], starts[number + 1]) for number in known]
        places = np.concatenate([self._places[one] for one in cells])
        added = np.concatenate([self._added[one] for one in cells])
        return np.bincount(places, added, minlength=self._count) / (length or 1.0)

    def nearest(self, near: NDArray[np.float64]) -> NDArray[np.float64]:
        """How near the nearest phrasing of each entry is, from how near each phrasing is."""
        return np.maximum.reduceat(near, self._from) if len(near) else near

    def nearest_of(self, entry: int, near: NDArray[np.float64]) -> int:
        """The place of an entry's nearest phrasing among its own."""
        first, end = self._weights.phrasings_from[entry : entry + 2]
        return int(near[first:end].argmax())
