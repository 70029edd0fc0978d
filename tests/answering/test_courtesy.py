"""Courtesy and noise: what is said around a question changes nothing of its answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.engine import Engine
from bot.answering.moves.mail import quoted, written
from bot.answering.reply import Outcome
from bot.knowledge.values import Knowledge

QUESTIONS = Path(__file__).resolve().parent.parent / "questions"
PIECES = [json.loads(line) for line in (QUESTIONS / "courtesies.jsonl").read_text(encoding="utf-8").splitlines()]
CHANGES = {
    "greeting": "Hello everyone. {}",
    "wellbeing": "Hope you are all well and had a good half term. {}",
    "newcomer": "I am new here. {}",
    "excuse": "Sorry if this has been asked before, but {}",
    "announcing": "Quick question for you all: {}",
    "asking for help": "I wonder if somebody could help me. {}",
    "thanks in advance": "{} Thanks in advance, really appreciate it x",
    "thanks": "{} Many thanks for your help.",
    "sign-off": "{}\n\nKind regards,\nSam",
    "urgency": "{} No rush.",
    "weather": "Freezing in here today! {}",
    "long day": "What a day. {}",
    "link": "{} https://example.org/a?b=c",
    "link before": "<https://example.org/news> {}",
    "phone": "{}\nSent from my iPhone",
    "signature": "{}\n--\nJo Smith\nYear 3",
    "forwarded": "---------- Forwarded message ---------\nFrom: Jo\nSubject: ISP\n\n{}",
    "emoji": "{} 🙏😊",
    "please": "Please can you tell me: {}",
    "how are you": "Hi, how are you? {}",
    "capitals": "{upper}",
    "small": "{lower}",
    "quotation marks": "“{}”",
    "spaces": "  {}  ",
    "dots": "{} ...",
}


def changed(form: str, question: str) -> str:
    """A question changed in a way that means nothing."""
    return form.format(question, upper=question.upper(), lower=question.lower())


def answered(engine: Engine, message: str) -> set[str | None]:
    """The entries that answer a message."""
    return {part.entry for part in engine.reply(message).parts if part.outcome is Outcome.ANSWERED}


def asked(knowledge: Knowledge, engine: Engine, step: int) -> list[str]:
    """Golden questions that are answered, every so many of them."""
    single = [one.turns[0] for one in knowledge.questions if len(one.turns) == 1 and len(one.entries) == 1]
    return [one for one in single[::step] if answered(engine, one)]


def test_changes_that_mean_nothing_change_no_answer(engine: Engine, knowledge: Knowledge) -> None:
    """Law: 25 changes that mean nothing keep 99.5 per cent of the answers, and none becomes another."""
    lost, other, count = [], [], 0
    for question in asked(knowledge, engine, 4):
        before = answered(engine, question)
        for name, form in CHANGES.items():
            after = answered(engine, changed(form, question))
            count += 1
            if after - before:
                other.append((name, question))
            elif after != before:
                lost.append((name, question))
    assert other == []
    assert len(lost) <= 0.005 * count, lost


def test_courtesies_by_a_writer_who_saw_no_list(engine: Engine, knowledge: Knowledge) -> None:
    """Law: of 150 pieces of talk by somebody else, before or behind questions, most change nothing."""
    kept, other, count = 0, 0, 0
    for question in asked(knowledge, engine, 29):
        before = answered(engine, question)
        for piece in PIECES:
            gap = "\n" if "\n" in piece["text"] else " "
            first, second = (piece["text"], question) if piece["where"] == "before" else (question, piece["text"])
            after = answered(engine, f"{first}{gap}{second}")
            count += 1
            kept += after == before
            other += bool(after - before)
    assert kept >= 0.93 * count
    assert other <= 0.005 * count


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("> I heard they are compulsory\nis that right?", "is that right?"),
        ("is it so?\nSent from my iPhone", "is it so?"),
        ("On Tue, Jo wrote:\n> hello\nwho pays?", "who pays?"),
        ("see https://example.org", "see"),
        ("https://example.org", "https://example.org"),
    ],
)
def test_what_a_program_wrote_is_taken_out(message: str, left: str) -> None:
    """Law: links, quoted lines, headers and signatures are nobody's question; a message of nothing else stays."""
    assert written(message) == left


def test_quoted_lines_can_be_had() -> None:
    """Law: what is quoted of somebody else is one text."""
    assert quoted("> one\n> two\nthree") == "one two"


@given(st.text(max_size=200))
def test_any_text_can_be_read(engine: Engine, text: str) -> None:
    """Law: no text breaks the reading of courtesies and moves."""
    assert engine.reply(text).parts
