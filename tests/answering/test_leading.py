"""Where a sentence that begins with a story begins to ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.leading import Led, led_to


@pytest.mark.parametrize(
    ("sentence", "told", "asked"),
    [
        pytest.param("Sat on the bus - who pays?", "Sat on the bus", "who pays?", id="dash"),
        pytest.param(
            "Quick one before lunch: are they binding", "Quick one before lunch", "are they binding", id="colon"
        ),
        pytest.param("My gran asks what a kettle is", "My gran", "what a kettle is", id="asks what"),
        pytest.param("Mum wants to know if it is old", "Mum", "it is old", id="wants to know if"),
        pytest.param("Gran bet me it is tin, who made it?", "Gran bet me it is tin", "who made it?", id="comma"),
    ],
)
def test_what_is_told_is_cut_from_what_is_asked(sentence: str, told: str, asked: str) -> None:
    """A story in front of a question is its case and no part of it."""
    assert Led(told, asked) == led_to(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("If I refuse, can they mind?", id="a condition"),
        pytest.param("When the kettle boils, is it my turn?", id="a time"),
        pytest.param("We had tea, who cares, and went home?", id="the comma is not the last"),
        pytest.param("We had tea, who cares", id="nothing is asked after the comma"),
        pytest.param("kettles - why", id="one word"),
        pytest.param("the well-known what-is-it game", id="hyphens"),
        pytest.param("asked to fill it", id="asked for something"),
    ],
)
def test_what_belongs_to_the_question_stays(sentence: str) -> None:
    """Conditions, asides and words that lead to nothing are not cut."""
    assert Led("", sentence) == led_to(sentence)


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from([",", " - ", ": ", "who ", "asks ", "if ", "?", "tea "])).map("".join)
)
def test_nothing_is_lost(text: str) -> None:
    """Whatever was typed, what is asked is the end of it, and what is told its beginning."""
    told, asked = led_to(text)
    assert text.strip().startswith(told)
    assert text.endswith(asked)
