"""Whether a sentence says the opposite of its proof, or more than it: slips made into the real answers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.knowledge.reading import read
from bot.knowledge.rules.meaning import sentences_agree_with_their_proofs
from tests.tea import TEA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.values import Entry, Knowledge

_MODALS = ("should", "must", "may")
_SHARES = ("some", "most", "all")
_LOST = re.compile(r"\b(are|is|does|do|should|did|was|has|could|must) not\b", re.IGNORECASE)


@pytest.fixture(name="real")
def the_real_knowledge(knowledge: Knowledge) -> Knowledge:
    """The real knowledge, by a name that tells it from the small one."""
    return knowledge


def codes(entry: Entry, knowledge: Knowledge) -> list[str]:
    """What is said of an entry."""
    return [fault.code for fault in sentences_agree_with_their_proofs(entry, knowledge)]


def swapped(answer: str, words: tuple[str, ...]) -> Iterator[str]:
    """The answer with each of these words in turn put for each other."""
    for word in words:
        for found in re.finditer(rf"\b{word}\b", answer, re.IGNORECASE):
            for other in words:
                if other != word:
                    yield answer[: found.start()] + other + answer[found.end() :]


def caught(real: Knowledge, mutants: dict[str, list[str]]) -> float:
    """The share of the changed answers, by entry, of which something is said."""
    said = Counter(
        bool(codes(replace(real.entries[name], answer=text), real)) for name, texts in mutants.items() for text in texts
    )
    assert said.total() >= 20
    return said[True] / said.total()


def test_a_not_that_was_lost_from_the_real_answer_on_compulsion_is_an_error(real: Knowledge) -> None:
    """Law: no answer tells members that what is not compulsory is compulsory."""
    entry = real.entries["walks-compulsory"]
    lost = replace(entry, answer=re.sub(r"\bnot compulsory", "compulsory", entry.answer))
    assert lost.answer != entry.answer
    assert "KB342" in [one.code for one in sentences_agree_with_their_proofs(lost, real) if not one.warning]
    settled = replace(lost, reads_as="Somebody has said why.")
    assert [] == codes(settled, real)


def test_the_real_answers_agree_with_their_proofs(real: Knowledge) -> None:
    """Law: of the real answers none is in doubt, and each that is excepted says why."""
    assert [] == [name for name, entry in real.entries.items() if codes(entry, real)]
    excepted = [entry for entry in real.entries.values() if entry.reads_as]
    assert all(codes(replace(entry, reads_as=""), real) for entry in excepted)


def test_negations_lost_from_the_real_answers_are_told(real: Knowledge) -> None:
    """Law: of the real answers that lost a “not”, at least seven in ten are told of."""
    mutants = {
        name: [entry.answer[: one.end(1)] + entry.answer[one.end() :] for one in _LOST.finditer(entry.answer)]
        for name, entry in real.entries.items()
        if entry.answers
    }
    assert caught(real, mutants) >= 0.7


def test_shares_swapped_in_the_real_answers_are_told(real: Knowledge) -> None:
    """Law: of the real answers in which some, most and all changed places, at least six in ten are told of."""
    mutants = {name: list(swapped(one.answer, _SHARES)) for name, one in real.entries.items() if one.answers}
    assert caught(real, mutants) >= 0.6


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Nobody has to wash the mug of another. [1]", []),
        ("You have to wash the mug of another. [1]", ["KB342"]),
        ("You do not have a rota, which means that you wash another mug. [1]", ["KB342"]),
        ("You may dance. [1]", ["KB343"]),
    ],
)
def test_a_denial_reaches_the_words_that_follow_it(said: str, found: list[str]) -> None:
    """Law: what is compared is whether a word is denied where it stands, and nothing beyond the end of its clause."""
    answer = """topic: Tea
entries:
  - id: mugs
    question: Who washes mugs?
    wordings: [whose mug is whose, mugs whose]
    answer: "SAID"
    evidence: [{paragraph: 1, quote: Nobody should wash another mug}]
    reviewed: 2026-11-23
    review_by: 2027-11-23
"""
    text = {"briefings/tea-rota.txt": "1. Nobody should wash another mug.\n\n2. The rota is by the door.\n"}
    files = TEA | text | {"answers/mugs.yaml": answer.replace("SAID", said)}
    knowledge = read({name: text.encode() for name, text in files.items()}).knowledge
    assert found == codes(knowledge.entries["mugs"], knowledge)
