"""Finds out what a question is about: the subjects it names, apart from what it says of where, when and with whom.

"Are nature walks compulsory on Mondays?" is about nature and #learning-walk; Mondays stand aside. A small grammar over
word classes (`word_classes`) and the vocabulary's concepts: no parse, and nothing is learnt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.answering.word_classes import (
    ASIDE,
    AUXILIARIES,
    DETERMINERS,
    GENERAL,
    MODIFYING,
    PERSONAL,
    TOWARDS,
    is_noun,
)
from bot.answering.wording import FUNCTION_WORDS, Word
from bot.knowledge.values import ConceptKind


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about."""

    subjects: tuple[str, ...] = ()
    """Concepts that name a subject, in order."""
    nouns: tuple[str, ...] = ()
    """Stems of nouns that are no concept, in order."""
    aside: tuple[str, ...] = ()
    """Subjects and nouns in an aside: where, when, with whom."""

    negated: bool = False
    """Whether it asks of what is not so: "how many are not in it", but neither "isn't it" nor "or not"."""

    @property
    def named(self) -> tuple[str, ...]:
        """What the question says itself that it is about."""
        return (*self.subjects, *self.nouns)


def topic_of(
    words: Sequence[Word],
    spans: Iterable[tuple[int, int, Sequence[str]]],
    kinds: Mapping[str, ConceptKind],
    ignored: frozenset[str],
) -> Topic:
    """Read a question.

    Args:
        words: its words, slips mended.
        spans: where its concepts and other words stand: start, length in words, and the concepts there.
        kinds: the kind of each concept, which decides whether it names a subject.
        ignored: stems that say nothing.
    """
    found = _Reading()
    places = list(spans)
    for number, (start, _, concepts) in enumerate(places):
        word = words[start]
        after = words[places[number + 1][0]].typed if number + 1 < len(places) else ""
        found.after_auxiliary = start > 0 and words[start - 1].typed in AUXILIARIES
        not_in = word.typed == "not" and after in ASIDE
        found.negated = found.negated or not_in or (word.typed == "outside" and found.after_auxiliary)
        if concepts:
            found.concepts(concepts, kinds)
        elif word.typed in FUNCTION_WORDS:
            found.grammar(word.typed)
        elif word.stem not in ignored and word.typed not in GENERAL:
            modifies = word.typed in MODIFYING and number + 1 < len(places) and bool(places[number + 1][2])
            found.other(word, after, modifies=modifies)
        else:
            found.verb_expected = False
    return found.topic()


class _Reading:
    """The state of reading from left to right."""

    def __init__(self) -> None:
        self.verb_expected = False
        self.aside = False
        self.negated = False
        self.after_auxiliary = False
        self.found: list[tuple[str, bool, bool]] = []

    def concepts(self, names: Sequence[str], kinds: Mapping[str, ConceptKind]) -> None:
        self.verb_expected = False
        subjects = [one for one in names if kinds[one] is ConceptKind.SUBJECT]
        self.found += ((one, True, self.aside) for one in subjects)
        self.aside = self.aside and bool(subjects)

    def grammar(self, word: str) -> None:
        if word in ASIDE:
            self.aside, self.verb_expected = True, False
        elif word in TOWARDS:
            self.aside, self.verb_expected = False, word == "to"
        elif word in AUXILIARIES:
            self.aside = False
        elif word in PERSONAL:
            self.aside, self.verb_expected = False, True
        elif word not in _JOINING:
            self.verb_expected = False

    def other(self, word: Word, after: str, *, modifies: bool) -> None:
        takes_object = after in DETERMINERS or after in PERSONAL
        if self.verb_expected:
            self.verb_expected = False
        elif modifies or (after != "of" and (self.after_auxiliary or not takes_object) and is_noun(word.typed)):
            self.found.append((word.stem, False, self.aside))

    def topic(self) -> Topic:
        return Topic(
            subjects=tuple(name for name, concept, aside in self.found if concept and not aside),
            nouns=tuple(name for name, concept, aside in self.found if not concept and not aside),
            aside=tuple(name for name, _, aside in self.found if aside),
            negated=self.negated,
        )


_JOINING = frozenset({"and", "or", "but", "not"})
