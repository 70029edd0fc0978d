"""Paragraphs by their numbers, however they are written."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.answering.moves import paragraph_numbers
from bot.answering.reply import Context, Outcome
from bot.knowledge.values import Move

KNOWN = [str(number) for number in range(1, 14)]


@pytest.mark.parametrize(
    ("message", "numbers"),
    [
        ("what does para 10 say", ["10"]),
        ("paragraph ten?", ["10"]),
        ("show me paragraphs 2 and 3", ["2", "3"]),
        ("para. 8 pls", ["8"]),
        ("§13", ["13"]),
        ("#13", ["13"]),
        ("p13", ["13"]),
        ("section 13", ["13"]),
        ("the thirteenth paragraph", ["13"]),
        ("the 9th para", ["9"]),
        ("paragraphs 10 to 13", ["10", "11", "12", "13"]),
        ("para 1, 4 & 6", ["1", "4", "6"]),
        ("paras 5-7 please", ["5", "6", "7"]),
        ("paragraph １０", ["10"]),
        ("paragraph number nineteen", ["19"]),
        ("how many schools", []),
    ],
)
def test_paragraphs_are_found(message: str, numbers: list[str]) -> None:
    """Law: every usual way to write a paragraph's number is understood, lists and ranges too."""
    assert paragraph_numbers.named(message, KNOWN) == numbers


@pytest.mark.parametrize(
    ("message", "count", "number"),
    [
        ("2", 3, 2),
        ("the second one", 3, 2),
        ("first one pls", 3, 1),
        ("number three", 3, 3),
        ("the last one", 3, 3),
        ("the middle one", 3, 2),
        ("option 2", 2, 2),
        ("5", 3, -1),
        ("that one", 3, 0),
    ],
)
def test_a_choice_is_counted(message: str, count: int, number: int) -> None:
    """Law: a choice is the number that it names; -1 where there are not so many, 0 where it names none."""
    assert paragraph_numbers.ordinal(message, count) == number


@pytest.mark.parametrize("message", ["13?", "thirteen", "show us 10 to 12", "can i see 5", "my rep said read para 2"])
def test_a_paragraph_is_shown(engine: Engine, message: str) -> None:
    """Law: whoever asks for a paragraph by its number is shown it, with words of it that were checked."""
    parts = engine.reply(message).parts
    assert {part.move for part in parts} == {Move.PARAGRAPH}
    assert all(part.outcome is Outcome.TOLD and part.citations[0].quote for part in parts)


@pytest.mark.parametrize("message", ["what's in paragraph 14", "para 99", "paragraph twenty please"])
def test_a_paragraph_that_is_not_there_is_told(engine: Engine, message: str) -> None:
    """Law: of a paragraph that the briefing does not have it is said how many it has."""
    (part,) = engine.reply(message).parts
    assert part.move is Move.NO_PARAGRAPH
    assert "1 to 13" in part.text


@pytest.mark.parametrize(
    "message", ["what does paragraph 8 say about displays", "is paragraph 13 about learning walks"]
)
def test_a_question_on_a_paragraph_stays_one(engine: Engine, message: str) -> None:
    """Law: a message that asks something of a paragraph's subject is a question, not a wish to see the paragraph."""
    assert all(part.move is None for part in engine.reply(message, Context()).parts)
