"""Scores how well a question fits each entry: the weights of its features, added up. Every summand can be read."""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection, Iterable
from heapq import nlargest
from itertools import pairwise

from bot.answering.constants import PER_ONE, SMOOTHING_WORDINGS
from bot.answering.feature_keys import letters, name_of, pairs, square_of, terms_of, weight_of
from bot.answering.features import Features
from bot.answering.weights import LearntWeights, find


class Index:
    """Scores entries by the weights learnt from their wordings."""

    def __init__(self, weights: LearntWeights) -> None:
        """Number the terms of the weights."""
        self._weights = weights
        self._numbers = {term: number for number, term in enumerate(weights.terms)}
        self._runs = {run: len(weights.terms) + number for number, run in enumerate(weights.runs)}
        self._pairs_from = len(weights.terms) + len(weights.runs)
        self._bias = list(weights.bias)
        self._rarest = math.log(len(weights.phrasings.starts))
        self._squares: dict[str, float] = {}
        self._counted: dict[int, tuple[dict[int, int], int]] = {}

    def knows(self, term: str) -> bool:
        """Return whether any wording has this stem or concept."""
        return term in self._numbers

    def used(self, term: str) -> int:
        """Count the entries that have wordings with this stem or concept."""
        return len(self._users(term))

    def rarity(self, term: str) -> float:
        """The logarithm of one over a term's share of all wordings; a term that none has is the rarest."""
        number = self._numbers.get(term)
        return self._rarest if number is None else self._weights.rarity[number]

    def share(self, entry: int, term: str) -> float:
        """The share of an entry's wordings, 0 to 1, that have a term, smoothed by its share of all wordings.

        An entry of ten wordings that happens to lack a common word has nothing against it (Dirichlet smoothing, as in
        learning: `SMOOTHING_WORDINGS` wordings of the usual kind are added to the entry's own).
        """
        usual = math.exp(-self.rarity(term)) if self.knows(term) else 0.0
        counts, size = self._counts(entry)
        return (counts.get(self._numbers.get(term, -1), 0) + SMOOTHING_WORDINGS * usual) / (size + SMOOTHING_WORDINGS)

    def prevailing(self, entry: int) -> list[str]:
        """The terms that at least half of an entry's wordings have."""
        counts, size = self._counts(entry)
        return [self._weights.terms[number] for number, count in counts.items() if count >= size / 2]

    def _counts(self, entry: int) -> tuple[dict[int, int], int]:
        """How many of an entry's wordings have each term, by the term's number; and how many wordings there are."""
        if entry not in self._counted:
            starts, terms, _ = self._weights.phrasings
            first, end = self._weights.phrasings_from[entry : entry + 2]
            counts: dict[int, int] = {}
            for number in terms[starts[first] : starts[end]]:
                counts[number] = counts.get(number, 0) + 1
            self._counted[entry] = counts, end - first
        return self._counted[entry]

    def _users(self, term: str) -> array[int]:
        """The entries that use a term, in rising order."""
        number = self._numbers.get(term)
        starts, entries, _ = self._weights.uses
        return entries[:0] if number is None else entries[starts[number] : starts[number + 1]]

    def scores(self, question: Features) -> list[float]:
        """The score of every entry: the weights of the question's features by its length, and what it starts from."""
        rows, length = self._vector(question)
        starts, entries, weights = self._weights.deviations
        usual, length = PER_ONE * sum(self._weights.usual[row] for row in rows), PER_ONE * (length or 1.0)
        totals = [usual + length * one for one in self._bias]
        for row in rows:
            start, end = starts[row], starts[row + 1]
            for entry, weight in zip(entries[start:end], weights[start:end]):  # noqa: B905 - the innermost loop
                totals[entry] += weight
        return [one / length for one in totals]

    def best(self, question: Features, most: int, barred: Collection[int] = ()) -> list[tuple[int, float]]:
        """The entries that fit best, with their scores, best first; those without a detail it asks for left out.

        Args:
            question: its features.
            most: how many entries at the most.
            barred: places of entries that may not be given.
        """
        scores = self.scores(question)
        fitting: Iterable[int] = range(len(scores))
        if barred:
            fitting = [one for one in fitting if one not in barred]
        for name in question.details:
            fitting = sorted(set(fitting).intersection(self._users(name)))
        return [(entry, scores[entry]) for entry in nlargest(most, fitting, key=scores.__getitem__)]

    def nearest(self, question: Features, entry: int) -> tuple[float, int]:
        """Return how near the nearest of an entry's phrasings is, 0 to 1, and its place among them.

        The cosine of the two as sets of terms, each weighed by its rarity; a word that no wording has is the rarest.
        """
        squares = [0.0] * len(self._weights.terms)
        whole = 0.0
        for term in terms_of(question):
            number = self._numbers.get(term)
            whole += self._rarest**2 if number is None else self._weights.rarity[number] ** 2
            if number is not None:
                squares[number] = self._weights.rarity[number] ** 2
        starts, terms, lengths = self._weights.phrasings
        first, end = self._weights.phrasings_from[entry : entry + 2]
        runs = (terms[here:there] for here, there in pairwise(starts[first : end + 1]))
        shared = (sum(map(squares.__getitem__, run)) for run in runs)
        nears = [one / (math.sqrt(whole) * own or 1.0) for one, own in zip(shared, lengths[first:end], strict=True)]
        return max(nears), nears.index(max(nears))

    def reasons(self, question: Features, entry: int) -> list[tuple[str, float]]:
        """Return what in a question speaks for an entry or against it, and how much, the weightiest first.

        They add up to its score. What speaks as much for most entries, and what the entry starts from, is told as
        one, under the name `ANY_NAME`.
        """
        rows, length = self._vector(question)
        starts, entries, weights = self._weights.deviations
        told = {ANY_NAME: self._bias[entry] + sum(self._weights.usual[row] for row in rows) / (length or 1)}
        for row in rows:
            place = find(entry, entries, starts[row], starts[row + 1])
            if place >= 0:
                name = self._name(row)
                told[name] = told.get(name, 0.0) + weights[place] / PER_ONE / length
        return sorted(told.items(), key=lambda one: -abs(one[1]))

    def _vector(self, question: Features) -> tuple[list[int], float]:
        """Its rows, and its length: the root of the added squares of its features, unknown words included."""
        rows: list[int] = []
        squares = 0.0
        for term in terms_of(question):
            if term in self._numbers:
                rows.append(self._numbers[term])
                squares += self._squares.get(term) or self._squares.setdefault(term, square_of(term))
            else:
                squares += square_of(term)
                rows += (self._runs[run] for run in letters(term) if run in self._runs)
        for key in pairs(question, self._numbers):
            place = find(key, self._weights.pair_keys)
            if place >= 0:
                rows.append(place + self._pairs_from)
                squares += weight_of(key) ** 2
        return rows, math.sqrt(squares)

    def _name(self, row: int) -> str:
        if row < len(self._weights.terms):
            return self._weights.terms[row]
        if row < self._pairs_from:
            return LETTERS_NAME
        return name_of(self._weights.pair_keys[row - self._pairs_from], self._weights.terms)


LETTERS_NAME = "letters"
ANY_NAME = "any"
