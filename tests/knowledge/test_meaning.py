"""Whether a sentence says something else than its proof: slips made into right answers, and right answers untouched."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.knowledge.reading import read
from bot.knowledge.rules.meaning import sentences_agree_with_their_proofs
from tests.mutants import KINDS, LEAST_TOLD, told
from tests.others import answers_of_others
from tests.tea import TEA

if TYPE_CHECKING:
    from bot.knowledge.values import Entry, Knowledge


@pytest.fixture(name="real")
def the_real_knowledge(knowledge: Knowledge) -> Knowledge:
    """The real knowledge, by a name that tells it from the small one."""
    return knowledge


def codes(entry: Entry, knowledge: Knowledge) -> list[str]:
    """What is said of an entry."""
    return [fault.code for fault in sentences_agree_with_their_proofs(entry, knowledge)]


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


@pytest.mark.parametrize("kind", KINDS)
def test_slips_made_into_the_real_answers_are_told(kind: str, real: Knowledge) -> None:
    """Law: of each kind of slip at least the share that the benchmark measured is told of, less a tenth."""
    mutants = list(KINDS[kind](real))
    caught = sum(told(one, real) for one in mutants)
    assert len(mutants) > 20
    assert caught >= LEAST_TOLD[kind] * len(mutants), f"{caught} of {len(mutants)}"


def test_right_answers_of_others_raise_few_doubts_and_no_error(real: Knowledge) -> None:
    """Law: an officer who writes what the briefing says is not stopped, and seldom asked whether it is meant."""
    right = answers_of_others("right", real)
    faults = [(entry.id, one) for entry, _ in right for one in sentences_agree_with_their_proofs(entry, real)]
    assert len(right) >= 90
    assert [] == [(name, one.what) for name, one in faults if not one.warning]
    assert len({name for name, _ in faults}) <= 0.1 * len(right)


def test_wrong_answers_of_others_are_told(real: Knowledge) -> None:
    """Law: of slips that others made into their own answers at least eight in ten are told of."""
    wrong = answers_of_others("wrong", real)
    caught = [told(entry, real) for entry, _ in wrong]
    assert len(wrong) >= 150
    assert sum(caught) >= 0.8 * len(wrong)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Nobody has to wash the mug of another. [1]", []),
        ("You do not have to wash the mug of another. [1]", []),
        ("You don't need to wash another mug unless you want to. [1]", []),
        ("You have to wash the mug of another. [1]", ["KB342"]),
        ("You do not have a rota, which means that you wash another mug. [1]", ["KB342"]),
        ("No. Nobody should wash another mug. [1]", []),
        ("Yes. Nobody should wash another mug. [1]", ["KB342"]),
        ("Nobody should not wash another mug. [1]", ["KB342"]),
        ("Nobody must wash another mug. [1]", []),
        ("Every mug can be washed by another. [1]", ["KB342"]),
        ("The head washes the mug of another. [1]", ["KB342"]),
        ("Nobody should wash the mug of another head. [1]", ["KB346"]),
        ("Nobody should wash another mug in Margate. [1]", ["KB347"]),
        ("Supply teachers earn overtime for marking. [1]", ["KB348"]),
        ("The paper does not say who washes the teapot. [1]", []),
        ("What becomes of the spoons isn't mentioned. [1]", []),
    ],
)
def test_what_is_compared_is_what_is_said(said: str, found: list[str]) -> None:
    """Law: a doubt is raised where a sentence and its proof differ, and not where they say one thing in other words."""
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
