"""Scores how well a question fits each entry: the weights of its features, added up. Every summand can be read."""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from bot.answering.constants import PER_ONE
from bot.answering.feature_keys import letters, name_of, pairs, square_of, terms_of, weight_of
from bot.answering.features import Features
from bot.answering.phrasings import Phrasings
from bot.answering.weights import LearntWeights, cells_of, find


class Index:
    """Scores entries by the weights learnt from their wordings."""

    def __init__(self, weights: LearntWeights) -> None:
        """Number the terms of the weights."""
        self._weights = weights
        self.phrasings = Phrasings(weights)
        self._numbers = self.phrasings.numbers
        self._runs = {run: len(weights.terms) + number for number, run in enumerate(weights.runs)}
        self._pairs_from = len(weights.terms) + len(weights.runs)
        self._starts = np.asarray(weights.deviations.starts, dtype=np.int64)
        self._entries, self._deviations = np.asarray(weights.deviations.entries), np.asarray(weights.deviations.values)
        self._usual = np.asarray(weights.usual, dtype=np.float64)
        self._bias = np.asarray(weights.bias, dtype=np.float64)
        self._squares: dict[str, float] = {}

    def knows(self, term: str) -> bool:
        """Return whether any wording has this stem or concept."""
        return self.phrasings.knows(term)

    def used(self, term: str) -> int:
        """Count the entries that have wordings with this stem or concept."""
        return len(self._users(term))

    def _users(self, term: str) -> array[int]:
        """The entries that use a term, in rising order."""
        number = self._numbers.get(term)
        starts, entries, _ = self._weights.uses
        return entries[:0] if number is None else entries[starts[number] : starts[number + 1]]

    def scores(self, question: Features) -> NDArray[np.float64]:
        """The score of every entry: the weights of the question's features by its length, and what it starts from."""
        listed, length = self._vector(question)
        rows = np.array(listed, dtype=np.int64)
        places = cells_of(self._starts, rows)
        sums = np.bincount(self._entries[places], self._deviations[places], minlength=len(self._bias))
        scores: NDArray[np.float64] = self._bias + (sums / PER_ONE + self._usual[rows].sum()) / (length or 1.0)
        return scores

    def best(self, question: Features, most: int, barred: Collection[int] = ()) -> list[tuple[int, float]]:
        """The entries that fit best, with their scores, best first; those without a detail it asks for left out.

        Args:
            question: its features.
            most: how many entries at the most.
            barred: places of entries that may not be given.
        """
        scores = self.scores(question)
        scores[[*barred]] = -np.inf
        for name in question.details:
            lacking = np.ones(len(scores), dtype=bool)
            lacking[self._users(name)] = False
            scores[lacking] = -np.inf
        order = np.argsort(-scores, kind="stable")[:most]
        found = zip(order.tolist(), scores[order].tolist(), strict=True)
        return [(entry, score) for entry, score in found if score > -math.inf]

    def reasons(self, question: Features, entry: int) -> list[tuple[str, float]]:
        """Return what in a question speaks for an entry or against it, and how much, the weightiest first.

        They add up to its score. What speaks as much for most entries, and what the entry starts from, is told as
        one, under the name `ANY_NAME`.
        """
        rows, length = self._vector(question)
        starts, entries, weights = self._weights.deviations
        told = {ANY_NAME: float(self._bias[entry]) + sum(self._weights.usual[row] for row in rows) / (length or 1)}
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
