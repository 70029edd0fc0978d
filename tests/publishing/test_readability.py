"""How easily the answers read is measured, and ours keep to what a phone shows and a tired teacher reads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.values import Entry, Knowledge
from bot.publishing.readability import LONGEST_ANSWER, mean_age, reading_of, readings, syllables

ENTRY = Entry("kettle-who", "Tea", "Who fills the kettle?", (), "", ())
OVERVIEWS = {"criteria-overview", "evaluation-findings"}
"""Answers that sum a whole list up; their cards set them sentence by sentence."""


def test_no_answer_but_an_overview_is_longer_than_a_phone_shows(knowledge: Knowledge) -> None:
    """What a member reads first fits a screen: sixty words, and no sentence of more than twenty-five."""
    found = readings(knowledge)
    assert OVERVIEWS >= {one.entry for one in found if one.is_long}
    assert [] == [sentence for one in found for sentence in one.long_sentences]


def test_the_answers_read_easily(knowledge: Knowledge) -> None:
    """On average somebody of eleven could read them, and none asks for more than a school leaver's reading."""
    found = readings(knowledge)
    assert mean_age(found) < 12
    assert max(one.age for one in found) < 16
    assert found == tuple(sorted(found, key=lambda one: (-one.age, one.entry)))


@pytest.mark.parametrize(("word", "count"), [("walk", 1), ("teacher", 2), ("observation", 4), ("", 1), ("ISP", 1)])
def test_syllables_are_counted(word: str, count: int) -> None:
    """A word has at least one syllable; long ones have as many as a hyphenator finds."""
    assert count == syllables(word)


def test_long_sentences_and_words_make_an_answer_harder() -> None:
    """The same said in shorter sentences and words is read at a lower age."""
    plain = reading_of(replace(ENTRY, answer="We meet at ten. [1] Then we have tea. [1]"))
    hard = reading_of(
        replace(ENTRY, answer="Participation in professional deliberations necessitates attendance at ten o'clock. [1]")
    )
    assert plain.age < hard.age
    assert plain.ease > hard.ease


def test_what_is_too_long_is_listed_whole() -> None:
    """A sentence of twenty-six words is listed, one of twenty-five is not; so it is with the words of an answer."""
    for count, found in ((25, 0), (26, 1)):
        assert found == len(reading_of(replace(ENTRY, answer=f"{' '.join(['word'] * count)}. [1]")).long_sentences)
    for count in (LONGEST_ANSWER, LONGEST_ANSWER + 1):
        assert (count > LONGEST_ANSWER) == reading_of(replace(ENTRY, answer=f"{'word ' * count}[1]")).is_long


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_answer_can_be_measured(answer: str) -> None:
    """No text breaks the report."""
    assert reading_of(replace(ENTRY, answer=answer)).words >= 1
