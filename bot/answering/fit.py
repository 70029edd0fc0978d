"""Whether an entry is about what a question is about: beside the evidence that says which relation is asked.

"Who funds the school bus?" asks the relation of "Who funds the ISP?", and is about a bus. What an entry is about is
read off its wordings and its answer, so that officers need not say it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.answering.constants import (
    HALF_ITS_SUBJECT,
    ITS_SUBJECT,
    NEVER_ITS_NOUN,
    NEVER_ITS_SUBJECT,
    SHORTEST_TELLING,
    SOMETIMES,
)
from bot.answering.features import Analyser, Features
from bot.answering.matching import Index
from bot.answering.word_classes import NEGATIONS
from bot.knowledge.values import Entry


@dataclass(frozen=True, slots=True)
class Fit:
    """What speaks against an entry, by what the question is about."""

    foreign: tuple[str, ...] = ()
    """Nouns that the question asks about and the entry never speaks of."""
    others: tuple[str, ...] = ()
    """Subjects that the question asks about and the entry never speaks of, where it asks about none of the entry's."""
    missing: tuple[str, ...] = ()
    """Subjects that most of the entry's wordings name, where the question names none of them."""
    unexplained: float = 0.0
    """The share of the question, by rarity, 0 to 1, that neither the entry's wordings nor its answer has."""
    negated: bool = False
    """Whether the question asks of what is not so, and the entry's wordings do not."""


class Fits:
    """Compares questions with entries. What an entry says is analysed when it is first compared."""

    def __init__(self, entries: Sequence[Entry], index: Index, analyser: Analyser, usual: Sequence[str]) -> None:
        """Keep what questions are compared with.

        Args:
            entries: in the order of the index's places.
            index: knows the entries' wordings.
            analyser: reads what they say.
            usual: the subject of all of the knowledge: a question need not name it.
        """
        self.usual = tuple(usual)
        self._entries = entries
        self._index = index
        self._analyser = analyser
        self._about: dict[int, tuple[frozenset[str], tuple[str, ...]]] = {}

    def of(self, whole: Features, clause: Features, entry: int) -> Fit:
        """Compare what a question is about with what an entry is about.

        Args:
            whole: the question with its case, and with what its pronouns stand for.
            clause: the question alone.
            entry: the entry's place.
        """
        if not self._entries[entry].answers:
            return Fit()
        said, prevailing = self._what_it_is_about(entry)
        content = [one for one in whole.content if len(one) >= SHORTEST_TELLING]
        strange = [one for one in content if one not in said and self._share(entry, one) < NEVER_ITS_NOUN]
        weights = {one: self._index.rarity(one) for one in content}
        subjects = {one: self._share(entry, one) for one in clause.topic.subjects}
        named = {*whole.concepts, *clause.concepts}
        by_pronoun = bool(clause.pointing) and not clause.topic.named
        open_to_it = by_pronoun or set(self.usual).issuperset(prevailing)
        own = any(share >= ITS_SUBJECT for share in subjects.values())
        return Fit(
            foreign=tuple(one for one in clause.topic.nouns if one in strange),
            others=() if own else tuple(one for one, share in subjects.items() if share < NEVER_ITS_SUBJECT),
            missing=() if open_to_it or named.intersection(prevailing) else prevailing,
            unexplained=sum(weights[one] for one in strange) / (sum(weights.values()) or 1.0),
            negated=clause.topic.negated and all(self._share(entry, one) < SOMETIMES for one in NEGATIONS),
        )

    def speaks_of(self, concepts: Collection[str], entry: int) -> bool:
        """Whether an entry is about one of some concepts, even if not first of all."""
        return any(self._share(entry, one) >= ITS_SUBJECT for one in concepts)

    def fits(self, clause: Features, entry: int) -> bool:
        """Whether one of the subjects or nouns that a question names is one of an entry's own."""
        return any(self._share(entry, one) >= ITS_SUBJECT for one in clause.topic.named)

    def misses(self, clause: Features, entry: int) -> bool:
        """Whether an entry speaks of nothing that a question names, which names something."""
        return all(self._share(entry, one) < NEVER_ITS_SUBJECT for one in clause.topic.named)

    def outvoted(self, whole: Features, clause: Features, entry: int) -> bool:
        """Whether an entry is about what the case tells, and the question itself names something else."""
        _, prevailing = self._what_it_is_about(entry)
        told = set(whole.concepts).intersection(prevailing)
        own = any(self._share(entry, one) >= HALF_ITS_SUBJECT for one in clause.topic.named)
        return bool(told and clause.topic.named) and told.isdisjoint(clause.concepts) and not own

    def about(self, concepts: Collection[str], entry: int) -> bool:
        """Whether most of an entry's wordings have one of some concepts."""
        return not set(concepts).isdisjoint(self._index.prevailing(entry))

    def _share(self, entry: int, term: str) -> float:
        return self._index.share(entry, term)

    def _what_it_is_about(self, entry: int) -> tuple[frozenset[str], tuple[str, ...]]:
        """What an entry's answer says, and the subjects that most of its wordings name."""
        if entry not in self._about:
            one = self._entries[entry]
            prevailing = tuple(filter(self._analyser.is_subject, self._index.prevailing(entry)))
            self._about[entry] = frozenset(self._analyser.of(f"{one.question} {one.answer}").content), prevailing
        return self._about[entry]
