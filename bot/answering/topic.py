"""Finds out what a question is about: the subjects it names, apart from what it says of where, when and with whom.

"Are nature walks compulsory on Mondays?" is about nature and #learning-walk; Mondays stand aside. A small grammar over
word classes (`word_classes`) and the vocabulary's concepts: no parse, and nothing is learnt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.answering.nouns import Nouns
from bot.answering.word_classes import (
    ASIDE,
    AUXILIARIES,
    DETERMINERS,
    GENERAL,
    HEADS,
    MODIFYING,
    PERSONAL,
    TOWARDS,
    makes_particular,
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

    leans: bool = False
    """Whether "it" stands in it before anything that it names."""
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
    nouns: Nouns,
) -> Topic:
    """Read a question.

    Args:
        words: its words, slips mended.
        spans: where its concepts and other words stand: start, length in words, and the concepts there.
        kinds: the kind of each concept, which decides whether it names a subject.
        ignored: stems that say nothing.
        nouns: tells nouns.
    """
    found = _Reading(nouns)
    places = list(spans)
    for number, (start, length, concepts) in enumerate(places):
        word = words[start]
        after = words[places[number + 1][0]].typed if number + 1 < len(places) else ""
        before = places[number - 1][2] if number else ()
        found.after_subject = any(kinds[one] is ConceptKind.SUBJECT for one in before)
        found.takes_part = start > 0 and words[start - 1].typed in _TAKING_PART
        found.after_auxiliary = start > 0 and words[start - 1].typed in AUXILIARIES
        not_in = word.typed == "not" and after in ASIDE
        found.negated = found.negated or not_in or (word.typed == "outside" and found.after_auxiliary)
        if concepts:
            last = words[min(start + length, len(words)) - 1]
            if after in HEADS:
                found.noun(last.stem)
            found.concepts(
                [one for one in concepts if kinds[one] is ConceptKind.SUBJECT],
                [one for one in concepts if kinds[one] is ConceptKind.DETAIL and nouns.sure(last.typed)],
            )
        elif word.typed in FUNCTION_WORDS:
            found.grammar(word.typed)
        elif word.typed in MODIFYING and number + 1 < len(places) and places[number + 1][2]:
            found.noun(word.stem)
        elif word.stem not in ignored and word.typed not in GENERAL:
            found.other(word, after)
        else:
            found.verb_expected = False
    return found.topic()


class _Reading:
    """The state of reading from left to right."""

    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns
        self.verb_expected = False
        self.aside = False
        self.negated = False
        self.leans = False
        self.after_auxiliary = False
        self.after_subject = False
        self.takes_part = False
        self.found: list[tuple[str, bool, bool]] = []

    def concepts(self, subjects: Sequence[str], details: Sequence[str]) -> None:
        """Take up the subjects that a phrase names, and, where it is a noun, the details."""
        self.verb_expected = False
        self.found += ((one, True, self.aside) for one in subjects)
        self.found += ((one, False, self.aside) for one in details)
        self.aside = self.aside and bool(subjects)

    def grammar(self, word: str) -> None:
        self.leans = self.leans or (word in _IT and not self.found)
        if word in ASIDE and not (word == "in" and self.takes_part):
            self.aside, self.verb_expected = True, False
        elif word in TOWARDS:
            self.aside, self.verb_expected = False, word == "to"
        elif word in AUXILIARIES:
            self.aside, self.verb_expected = False, False
        elif word in PERSONAL:
            self.aside, self.verb_expected = False, True
        elif word not in _JOINING:
            self.verb_expected = False

    def other(self, word: Word, after: str) -> None:
        if self.nouns.sure(word.typed) or (after in HEADS and makes_particular(word.typed)):
            self.verb_expected = False
            self.noun(word.stem)
            return
        takes_object = after in DETERMINERS or after in PERSONAL
        if self.verb_expected or self.after_subject:  # "do members report": what follows a subject is a verb
            self.verb_expected = False
        elif after != "of" and (self.after_auxiliary or not takes_object) and self.nouns.possible(word.typed):
            self.noun(word.stem)

    def noun(self, stem: str) -> None:
        self.found.append((stem, False, self.aside))

    def topic(self) -> Topic:
        return Topic(
            subjects=tuple(name for name, concept, aside in self.found if concept and not aside),
            nouns=tuple(name for name, concept, aside in self.found if not concept and not aside),
            aside=tuple(name for name, _, aside in self.found if aside),
            leans=self.leans,
            negated=self.negated,
        )


_IT = frozenset({"it", "its"})
_TAKING_PART = frozenset({"part", "parts", "involved", "included", "enrolled", "interested"})
"""Words after which "in" leads to what is asked about."""
_JOINING = frozenset({"and", "or", "but", "not"})
