"""Which entries a question fits, and how well, by counted evidence.

Each feature of the question speaks for the entries whose phrasings use it, the louder the rarer it is elsewhere: the
logarithm of how much more often the entry uses it than the knowledge as a whole (a language model for each entry with
Dirichlet smoothing; Zhai and Lafferty, "A Study of Smoothing Methods for Language Models", SIGIR 2001). The sum over
the question is a weight of evidence, in nats, that can be read feature by feature.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answering.features import Features

SMOOTHING = 1.0
"""Dirichlet smoothing, in entries of average length: how many phrasings' worth of the whole knowledge each entry is
taken to have said besides its own."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that shares something with the question."""

    entry: int
    """The entry's place in the index."""
    evidence: float
    """The whole evidence for it, in nats; candidates of one question may be compared by it."""
    per_word: float
    """The evidence divided by the weight of what was weighed: known features, and content words that nobody knows."""
    explained: float
    """The share, 0 to 1, of what the question is about that the entry's phrasings know."""

    def less(self, nats: float) -> Candidate:
        """The same candidate with less evidence."""
        return replace(self, evidence=self.evidence - nats)


class Index:
    """How often each entry uses each feature."""

    def __init__(self, entries: Sequence[Sequence[Features]]) -> None:
        """Count every feature.

        Args:
            entries: for each entry the features of its phrasings.
        """
        self._counts: dict[str, dict[int, float]] = {}
        sizes = [0.0] * len(entries)
        for place, phrasings in enumerate(entries):
            for phrasing in phrasings:
                for feature, weight in phrasing.weights.items():
                    uses = self._counts.setdefault(feature, {})
                    uses[place] = uses.get(place, 0.0) + weight
                    sizes[place] += weight
        whole = sum(sizes) or 1.0
        added = SMOOTHING * whole / (len(entries) or 1)
        self._expected = {one: added * sum(uses.values()) / whole for one, uses in self._counts.items()}
        self._shortfall = [math.log(added / (size + added)) for size in sizes]
        self._rarity = {
            one: math.log(1 + (len(entries) + 0.5) / (len(uses) + 0.5)) for one, uses in self._counts.items()
        }
        self._rarest = math.log(1 + (len(entries) + 0.5) / 0.5)

    def knows(self, feature: str) -> bool:
        """Whether any phrasing has this feature."""
        return feature in self._counts

    def has(self, entry: int, feature: str) -> bool:
        """Whether a phrasing of the entry has the feature."""
        return entry in self._counts.get(feature, ())

    def candidates(self, question: Features) -> list[Candidate]:
        """Entries that share a feature with the question, best first."""
        evidence: dict[int, float] = {}
        known = unknown = 0.0
        for feature, weight in question.weights.items():
            uses = self._counts.get(feature)
            if not uses:
                unknown += weight * (feature in question.content)
                continue
            known += weight
            expected = self._expected[feature]
            for entry, count in uses.items():
                evidence[entry] = evidence.get(entry, 0.0) + weight * math.log(1 + count / expected)
        totals = sorted(
            ((total + known * self._shortfall[entry], entry) for entry, total in evidence.items()),
            key=lambda one: (-one[0], one[1]),
        )
        return [
            Candidate(entry, total, total / (known + unknown), self._explained(question.content, entry))
            for total, entry in totals[:MOST_CANDIDATES]
        ]

    def _explained(self, content: Mapping[str, float], entry: int) -> float:
        whole = explained = 0.0
        for feature, counted in content.items():
            weight = counted * self._rarity.get(feature, self._rarest)
            whole += weight
            if self.has(entry, feature):
                explained += weight
        return explained / whole if whole else 0.0


MOST_CANDIDATES = 30
"""Candidates beyond this many never matter for the decision."""
