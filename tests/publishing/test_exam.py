from __future__ import annotations

from dataclasses import replace

from bot.answering.engine import Engine
from bot.answering.reply import Outcome
from bot.knowledge.values import GoldenQuestion, Knowledge, Move
from bot.publishing.exam import near_duplicates, overlaps, sit_exam

WALKS, FUNDING = "walks-compulsory", "isp-funding"


def with_wording(knowledge: Knowledge, entry: str, wording: str) -> Knowledge:
    """The knowledge with one more wording of an entry."""
    changed = replace(knowledge.entries[entry], wordings=(*knowledge.entries[entry].wordings, wording))
    return replace(knowledge, entries={**knowledge.entries, entry: changed})


def test_a_wording_that_another_entry_wins_is_a_fault(knowledge: Knowledge) -> None:
    """A wording put under the wrong entry is found, and the entry that wins it is named."""
    small = replace(knowledge, entries={name: knowledge.entries[name] for name in (WALKS, FUNDING)})
    stray = "is a head allowed to make learning walks compulsory for us"
    spoiled = with_wording(small, FUNDING, stray)
    (fault,) = [one for one in overlaps(spoiled) if one]
    assert ("KB322", True) == (fault.code, WALKS in fault.what)


def test_each_wording_is_asked(knowledge: Knowledge) -> None:
    """Nothing is passed over without a result."""
    small = replace(knowledge, entries={name: knowledge.entries[name] for name in (WALKS, FUNDING)})
    asked = list(overlaps(small))
    assert sum(len(entry.wordings) for entry in small.entries.values()) == len(asked)


def test_the_same_words_in_two_entries_are_a_fault(knowledge: Knowledge) -> None:
    """Another order and other endings do not make another wording."""
    first = max(knowledge.entries[WALKS].wordings, key=len)
    turned = " ".join(reversed(first.split()))
    (fault,) = near_duplicates(with_wording(knowledge, FUNDING, turned))
    assert "KB321" == fault.code


def test_an_exam_tells_a_wrong_answer_from_no_answer(knowledge: Knowledge, engine: Engine) -> None:
    """Answering with another entry is worse than declining, and is counted apart."""
    asked = GoldenQuestion(("who pays for the ISP?",), (WALKS,), "")
    silent = GoldenQuestion(("how much is the fish?",), (WALKS,), "")
    right = GoldenQuestion(("who pays for the ISP?",), (FUNDING,), "")
    results = list(sit_exam(replace(knowledge, questions=(asked, silent, right)), engine))
    assert [(False, True), (False, False), (True, False)] == [(one.passed, one.misleading) for one in results]


def test_a_decline_must_give_its_reason(knowledge: Knowledge, engine: Engine) -> None:
    """A question that must be declined for one reason does not pass with another."""
    questions = [GoldenQuestion(("zxqvj",), (), reason) for reason in ("not-a-question", "personal-case", "")]
    results = list(sit_exam(replace(knowledge, questions=tuple(questions)), engine))
    assert [True, False, True] == [one.passed for one in results]
    assert all(part.outcome is Outcome.DECLINED for one in results for part in one.reply.parts)


def test_a_move_must_be_taken_for_it(knowledge: Knowledge, engine: Engine) -> None:
    """A message that must be taken for a move passes only as that move."""
    questions = [GoldenQuestion(("hi there",), (), "", move) for move in (Move.GREET, Move.THANK)]
    results = list(sit_exam(replace(knowledge, questions=tuple(questions)), engine))
    assert [True, False] == [one.passed for one in results]
