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
    NEVER_ITS_WORD,
    SHORTEST_TELLING,
    SOMETIMES,
    TELLING_WORDINGS,
)
from bot.answering.features import Analyser, Features
from bot.answering.phrasings import Phrasings
from bot.answering.word_classes import NEGATIONS
from bot.knowledge.values import Entry


@dataclass(frozen=True, slots=True)
class Fit:
    """What speaks against an entry, by what the question is about."""

    foreign: tuple[str, ...] = ()
    """Nouns that the question asks about and the entry never speaks of."""
    others: tuple[str, ...] = ()
    """Subjects that the question asks about and the entry never speaks of."""
    telling: float = 1.0
    """How much it tells, 0 to 1, that the entry has none of them: the more, the more wordings it has."""
    astray: bool = False
    """Whether it asks about subjects, and all of them are such."""
    aside: tuple[str, ...] = ()
    """Nouns that the question mentions aside and the entry never speaks of."""
    elsewhere: tuple[str, ...] = ()
    """Words and concepts of the question that other entries speak of and this one never does."""
    told: bool = False
    """Whether the entry is about what only the case tells, and the question names something else."""
    negated: bool = False
    """Whether the question asks of what is not so, and the entry's wordings do not."""

    @property
    def bars(self) -> bool:
        """Whether the entry is no answer, however well the rest fits: another known subject, or a foreign noun."""
        return bool(self.foreign) or self.astray


class Fits:
    """Compares questions with entries. What an entry says is analysed when it is first compared."""

    def __init__(
        self, entries: Sequence[Entry], phrasings: Phrasings, analyser: Analyser, usual: Sequence[str]
    ) -> None:
        """Keep what questions are compared with.

        Args:
            entries: in the order of their places.
            phrasings: the entries' phrasings.
            analyser: reads what they say.
            usual: the subject of all of the knowledge: a question need not name it.
        """
        self.usual = tuple(usual)
        self._entries = entries
        self._phrasings = phrasings
        self._analyser = analyser
        self._said: dict[int, frozenset[str]] = {}

    def of(self, whole: Features, clause: Features, entry: int) -> Fit:
        """Compare what a question is about with what an entry is about.

        Args:
            whole: the question with its case.
            clause: the question alone.
            entry: the entry's place.
        """
        if not self._entries[entry].answers:
            return Fit()
        said = self._what_it_says(entry)
        topic, telling = clause.topic, [one for one in clause.content if len(one) >= SHORTEST_TELLING]
        shares = {one: self._share(entry, one) for one in {*telling, *topic.nouns, *topic.aside, *topic.subjects}}
        unsaid = {one for one in shares if one not in said}
        strange = {one for one in unsaid if shares[one] < NEVER_ITS_NOUN}
        strange |= {one for one in clause.details if shares.get(one, 1.0) < NEVER_ITS_SUBJECT}
        others = tuple(one for one in dict.fromkeys(topic.subjects) if shares[one] < NEVER_ITS_SUBJECT)
        never = {one for one in unsaid if shares[one] < NEVER_ITS_WORD and self._phrasings.knows(one)}
        _, size = self._phrasings.counted(entry, "")
        return Fit(
            foreign=tuple(one for one in topic.nouns if one in strange),
            others=others,
            telling=size / (size + TELLING_WORDINGS),
            astray=bool(others) and len(others) == len({*topic.subjects}),
            aside=tuple(one for one in topic.aside if one in strange and one not in clause.concepts),
            elsewhere=tuple(one for one in telling if one in never),
            told=not clause.pointing and self.outvoted(whole, clause, entry),
            negated=topic.negated and all(self._share(entry, one) < SOMETIMES for one in NEGATIONS),
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
        told = set(filter(self._analyser.is_subject, whole.concepts)).intersection(self._phrasings.prevailing(entry))
        own = any(self._share(entry, one) >= HALF_ITS_SUBJECT for one in clause.topic.named)
        return bool(told and clause.topic.named) and told.isdisjoint(clause.concepts) and not own

    def about(self, concepts: Collection[str], entry: int) -> bool:
        """Whether most of an entry's wordings have one of some concepts."""
        return not set(concepts).isdisjoint(self._phrasings.prevailing(entry))

    def _share(self, entry: int, term: str) -> float:
        return self._phrasings.share(entry, term)

    def _what_it_says(self, entry: int) -> frozenset[str]:
        """What an entry's answer says."""
        if entry not in self._said:
            one = self._entries[entry]
            self._said[entry] = frozenset(self._analyser.of(f"{one.question} {one.answer}").content)
        return self._said[entry]
