"""Several questions in one message, and the case that stays with each."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.constants import MOST_PARTS
from bot.answering.splitting import Question, split


def questions(message: str) -> list[str]:
    """The questions of a message without their cases."""
    return [question.text for question in split(message)]


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        pytest.param("What is a kettle? Who pays?", ["What is a kettle?", "Who pays?"], id="two sentences"),
        pytest.param("What is a kettle?\nWho pays?", ["What is a kettle?", "Who pays?"], id="two lines"),
        pytest.param("what is a kettle\nwho pays", ["what is a kettle", "who pays"], id="no question marks"),
        pytest.param(
            "What is a kettle and who pays for it?", ["What is a kettle", "who pays for it?"], id="joined by and"
        ),
        pytest.param(
            "What is a kettle, and also who pays for it?", ["What is a kettle", "who pays for it?"], id="and also"
        ),
        pytest.param("What is a kettle? and isnt it old", ["What is a kettle?", "isnt it old"], id="no apostrophe"),
        pytest.param("What is a kettle; who pays?", ["What is a kettle", "who pays?"], id="semicolon"),
        pytest.param("what is a kettle + who pays", ["what is a kettle", "who pays"], id="plus sign"),
        pytest.param("wot is a kettle n who pays", ["wot is a kettle", "who pays"], id="n for and"),
        pytest.param("what is a kettle & who pays", ["what is a kettle", "who pays"], id="ampersand"),
        pytest.param("what is a kettle, then who pays", ["what is a kettle", "who pays"], id="then"),
        pytest.param("what is a kettle, is it always old", ["what is a kettle", "is it always old"], id="comma"),
        pytest.param(
            "What is a kettle and who pays for it and where is it kept?",
            ["What is a kettle", "who pays for it", "where is it kept?"],
            id="three joined",
        ),
        pytest.param(
            "“What is a kettle?” Who pays?", ["“What is a kettle?", "Who pays?"], id="a quotation mark between"
        ),
    ],
)
def test_each_question_is_a_part(message: str, parts: list[str]) -> None:
    """Each question of a message is a part of its own, in the order asked."""
    assert parts == questions(message)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("Do art and music suffer?", id="and between two things"),
        pytest.param("kettles and who pays for them", id="nothing is asked before the and"),
        pytest.param("Who is it and is", id="no clause after the and"),
        pytest.param("kettles compulsory", id="a few words"),
        pytest.param("I have a kettle. It is old.", id="statements only"),
        pytest.param("Is 8.30 too early?", id="a full stop inside a number"),
        pytest.param("Is it and is it so?", id="too short to part"),
        pytest.param("When the kettle boils over, do I have to mop?", id="a clause of time before the comma"),
        pytest.param("What about an old kettle, is it safe to use?", id="what about, with its question"),
        pytest.param("What if the kettle leaks, can I refuse it?", id="what if, with its question"),
        pytest.param("What is a kettle, who knows", id="a comma before who"),
    ],
)
def test_one_question_stays_whole(message: str) -> None:
    """What is one question, or none, is not cut."""
    assert [Question(message)] == split(message)


@pytest.mark.parametrize(
    "opener", ["And", "Oh and", "Hi,", "Please", "Also:", "Ok, so", "Secondly,", "Another thing:", "Two questions -"]
)
def test_an_opener_is_no_part_of_the_question(opener: str) -> None:
    """A question without its mark is found behind words that only open it, and they do not count as asked."""
    assert [Question("what is a kettle"), Question("who pays")] == split(f"{opener} what is a kettle\nwho pays")


def test_a_case_stays_with_the_question_after_it() -> None:
    """Sentences that ask nothing belong to the question that follows."""
    assert [Question("Who pays?", "I have a kettle. It is old."), Question("Is it safe?")] == split(
        "I have a kettle. It is old. Who pays? Is it safe?"
    )


def test_a_case_at_the_end_stays_with_the_last_question() -> None:
    """Sentences after the last question belong to it, and nothing is lost."""
    assert [Question("Who pays?"), Question("Is it safe?", "It is old.")] == split("Who pays? Is it safe? It is old.")


def test_the_case_of_a_joined_question_is_told_once() -> None:
    """Of two questions in one sentence the first keeps the case."""
    assert [Question("What is it for", "I have a kettle."), Question("who pays?")] == split(
        "I have a kettle. What is it for; who pays?"
    )


def test_whole_is_the_case_and_the_question() -> None:
    """The whole of a part is its case and its question, without stray spaces."""
    assert ["I have a kettle. Who pays?", "Who pays?"] == [
        Question("Who pays?", "I have a kettle.").whole,
        Question("Who pays?").whole,
    ]


def test_parts_are_bounded() -> None:
    """No more questions are answered than the bound, the first ones first."""
    asked = [f"What is kettle {number}?" for number in range(MOST_PARTS + 2)]
    assert asked[:MOST_PARTS] == questions(" ".join(asked))


SENTENCES = st.lists(
    st.sampled_from(
        ["what", "is", "a", "kettle", "and", "who", "pays", "?", ".", ";", ",", "\n", "but", "it", "”", "Hi", "…"]
    ),
    max_size=20,
).map(" ".join)


@settings(deadline=None, max_examples=100)
@given(st.text() | SENTENCES)
def test_every_part_was_typed(message: str) -> None:
    """Whatever was typed, there are one to five parts, and each stands in the message, blanks apart, word for word."""
    parts = questions(message)
    assert 1 <= len(parts) <= MOST_PARTS
    assert all("".join(part.split()) in "".join(message.split()) for part in parts)
    assert all(parts) or not message.strip()


@pytest.mark.parametrize("filler", ["on the ", "and ", " ", ", also ", "“", "a, and is "])
def test_no_message_makes_splitting_slow(filler: str) -> None:
    """Two thousand characters of one pattern are split at once: nothing is tried over and over."""
    message = "walks\n" + filler * (2_000 // len(filler)) + "x"
    assert split(message)


@pytest.mark.parametrize(
    ("message", "question"),
    [
        pytest.param(
            "We filled the kettle. Gran says kettles are old. Is that right?",
            Question("kettles are old. Is that right?", "We filled the kettle. Gran says"),
            id="what somebody says",
        ),
        pytest.param("Kettles are old, is that true?", Question("Kettles are old is that true?"), id="what is told"),
        pytest.param(
            "Kettles are old. Is it heavy?", Question("Is it heavy?", "Kettles are old."), id="something else"
        ),
    ],
)
def test_whether_something_is_so_asks_what_was_told(message: str, question: Question) -> None:
    """“Is that right?” asks what stands before it, whoever says so; another question does not."""
    assert [question] == split(message)


def test_a_story_before_a_question_in_one_sentence_is_its_case() -> None:
    """What leads to the question is told, not asked."""
    assert [Question("who made it?", "Sat in the car outside the shop")] == split(
        "Sat in the car outside the shop - who made it?"
    )
