"""Which entries a question fits, and how well, by counted evidence.

Three measures from 0 to 1, over features weighted by inverse frequency (a word that few entries use tells more):

- `best`: the cosine between the question and the entry's nearest phrasing;
- `whole`: the cosine between the question and all phrasings of the entry together;
- `explained`: the share of the question's own weight that the entry's phrasings know. Words that the knowledge does not
  have count against every entry.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answering.features import Features

BEST, WHOLE, EXPLAINED = 0.45, 0.25, 0.30
"""How much each measure counts for the score; they add up to 1."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that shares something with the question."""

    entry: int
    """The entry's place in the index."""
    score: float
    best: float
    whole: float
    explained: float


class Index:
    """An inverted index over the phrasings of all entries."""

    def __init__(self, entries: Sequence[Sequence[Features]]) -> None:
        """Count and weigh every feature.

        Args:
            entries: for each entry the features of its phrasings.
        """
        self._owners: list[int] = []
        self._known: list[frozenset[str]] = []
        documents: dict[str, int] = {}
        for phrasings in entries:
            known = frozenset(one for phrasing in phrasings for one in phrasing.weights)
            self._known.append(known)
            for one in known:
                documents[one] = documents.get(one, 0) + 1
        self.count = len(entries)
        self._idf = {one: math.log(1 + (self.count + 0.5) / (seen + 0.5)) for one, seen in documents.items()}
        self._unknown = math.log(1 + (self.count + 0.5) / 0.5)
        self._postings: dict[str, list[tuple[int, float]]] = {}
        centroids: list[dict[str, float]] = []
        for place, phrasings in enumerate(entries):
            total: dict[str, float] = {}
            for phrasing in phrasings:
                vector = self._vector(phrasing.weights)
                number = len(self._owners)
                self._owners.append(place)
                for one, weight in vector.items():
                    self._postings.setdefault(one, []).append((number, weight))
                    total[one] = total.get(one, 0.0) + weight
            centroids.append(total)
        self._sizes = [math.sqrt(sum(weight * weight for weight in total.values())) or 1.0 for total in centroids]

    def knows(self, feature: str) -> bool:
        """Whether any phrasing has this feature."""
        return feature in self._idf

    def candidates(self, question: Features, extra: Mapping[str, float] | None = None) -> list[Candidate]:
        """Entries that share a feature with the question, best first.

        Args:
            question: the question's features.
            extra: features carried over from the conversation, with their weights.
        """
        weights = dict(extra or {})
        weights.update(question.weights)
        similar: dict[int, float] = {}
        for one, weight in self._vector(weights).items():
            for number, other in self._postings.get(one, ()):
                similar[number] = similar.get(number, 0.0) + weight * other
        best: dict[int, float] = {}
        total: dict[int, float] = {}
        for number, cosine in similar.items():
            entry = self._owners[number]
            total[entry] = total.get(entry, 0.0) + cosine
            best[entry] = max(best.get(entry, 0.0), cosine)
        found = []
        for entry, nearest in best.items():
            whole = total[entry] / self._sizes[entry]
            explained = self._explained(question, entry, extra)
            score = BEST * nearest + WHOLE * whole + EXPLAINED * explained
            found.append(Candidate(entry, score, nearest, whole, explained))
        return sorted(found, key=lambda one: (-one.score, one.entry))

    def has(self, entry: int, feature: str) -> bool:
        """Whether a phrasing of the entry has the feature."""
        return feature in self._known[entry]

    def _vector(self, weights: Mapping[str, float]) -> dict[str, float]:
        vector = {one: weight * self._idf.get(one, 0.0) for one, weight in weights.items()}
        size = math.sqrt(sum(weight * weight for weight in vector.values()))
        return {one: weight / size for one, weight in vector.items() if weight} if size else {}

    def _explained(self, question: Features, entry: int, extra: Mapping[str, float] | None) -> float:
        known = self._known[entry]
        whole = explained = 0.0
        for one in question.content:
            weight = self._idf.get(one, self._unknown)
            whole += weight
            if one in known:
                explained += weight
        if not whole:
            return 1.0 if extra else 0.0
        return explained / whole
