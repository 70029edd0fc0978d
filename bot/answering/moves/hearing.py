"""Hears what a piece of a message is made of: its stems, and the concepts of the vocabulary that it names."""

from __future__ import annotations

import re
from functools import cached_property

from bot.answering.features import Analyser
from bot.answering.moves.levelling import cut
from bot.answering.moves.spoken import Spoken
from bot.knowledge.values import Knowledge, Move


class Hearing:
    """Hears pieces of messages by one Knowledge."""

    def __init__(self, knowledge: Knowledge, analyser: Analyser, spoken: Spoken) -> None:
        """Keep what hearing rests on.

        Args:
            knowledge: its conversation names people and things that make no question, such as an officer.
            analyser: reads words and concepts.
            spoken: tells by its words what a clause does.
        """
        self.analyser = analyser
        self.spoken = spoken
        self._knowledge = knowledge

    @cached_property
    def _at_home(self) -> frozenset[str]:
        """Concepts that the conversation names itself."""
        talk = self._knowledge.conversation
        people = "|".join([*talk.moves.get(Move.HUMAN, ()), talk.parts.get("human", ""), *talk.around])
        phrases = {one.strip() for one in re.split(r"[()|<>]", people)}
        at_home = {concept for one in phrases for concept in self._concepts_of(one)}
        return frozenset(at_home - {f"#{self._knowledge.vocabulary.it_means}"})

    def stems_of(self, text: str) -> list[str]:
        """The stems of a text, slips mended and chat spelling written out."""
        return cut(self.analyser.mend(self.analyser.words.of(text)))

    def names_subject(self, text: str) -> bool:
        """Whether a text names a subject that questions are about."""
        return any(one not in self._at_home and self.analyser.is_subject(one) for one in self._concepts_of(text))

    def tells(self, text: str) -> bool:
        """Whether a text has any concept that questions are about, be it a subject or what is asked of one."""
        return any(one not in self._at_home for one in self._concepts_of(text))

    def mentions(self, text: str) -> bool:
        """Whether a text has any concept of the knowledge's, even one that the conversation names."""
        return bool(self._concepts_of(text))

    def has_concepts(self, text: str) -> bool:
        """Whether a text has any concept at all, those that are not our subject among them."""
        return bool(self.analyser.of(text).concepts)

    def has_subject(self, text: str) -> bool:
        """Whether a text has a concept that names a subject, even one that the conversation names."""
        return bool(self.analyser.of(text).subjects)

    def _concepts_of(self, text: str) -> frozenset[str]:
        features = self.analyser.of(text)
        return frozenset(features.concepts) - features.foreign
