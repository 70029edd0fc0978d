"""Ranks the entries that may answer a question, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.constants import MOST_CANDIDATES, SAME_SOURCE
from bot.answering.decision import Ranked
from bot.answering.features import Features
from bot.answering.matching import Index
from bot.knowledge.values import Entry


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The entries that a question is read against, and what they are ranked by.

    It does not know the engine: without a circle of references a whole edition is freed when the next one is live.
    """

    entries: Sequence[Entry]
    """In the order of their places."""
    sources: Sequence[tuple[str, str]]
    """The main source of each; of a refusal beside an answer, that answer's."""
    index: Index
    base: float
    """The chance that an entry begins with."""
    choosy: Sequence[tuple[int, Entry]]
    """The places of entries that need concepts, or bar them."""

    def of(self, question: Features, source: tuple[str, str] | None = None, most: int = MOST_CANDIDATES) -> Ranked:
        """Return the entries that may answer: those that have the concepts which they and the question need.

        Args:
            question: one question, analysed.
            source: the paragraph that was spoken of before: of two entries nearly alike, the one from it is meant.
            most: how many entries at the most.
        """
        concepts = {one.removeprefix("#") for one in question.concepts}
        barred = {
            place
            for place, entry in self.choosy
            if concepts.intersection(entry.not_with) or (entry.needs and not concepts.intersection(entry.needs))
        }
        best = self.index.best(question, most, barred)
        if source:
            favoured = ((one, score + SAME_SOURCE * (self.sources[one] == source)) for one, score in best)
            best = sorted(favoured, key=lambda one: -one[1])
        return Ranked([(self.entries[place], score) for place, score in best], self.base)
