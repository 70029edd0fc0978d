"""Words of the vocabulary and of signposts that would turn away, or alarm, those who ask what is answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.knowledge.briefing.overlap import figures
from bot.knowledge.rules.vocabulary import signposts_are_for_need, vocabulary_turns_nobody_away
from bot.knowledge.values import Concept, ConceptKind, Knowledge, Signpost, Vocabulary
from tests.things import made


def with_words(*words: str) -> Knowledge:
    """The small knowledge with a foreign concept of these words."""
    return replace(made(), vocabulary=Vocabulary((Concept("away", ConceptKind.FOREIGN, words),)))


@pytest.mark.parametrize(("word", "error"), [("compulsory", True), ("marble", False), ("must we", True)])
def test_a_foreign_word_of_an_answers_wording_is_told(word: str, error: bool) -> None:
    """Law: a word that turns members away from an answer is told, and is an error where it is one from many answers."""
    (fault,) = vocabulary_turns_nobody_away(with_words(word))
    assert ("KB339", error) == (fault.code, not fault.warning)


def test_a_word_of_nobodys_wording_may_be_foreign() -> None:
    """Law: what no answer is asked for with may be foreign, also where it is part of a longer word."""
    assert [] == list(vocabulary_turns_nobody_away(with_words("broadband", "comp", "kettles marbles")))


def test_words_that_are_too_short_are_told() -> None:
    """Law: a single letter, and a small word as a short form, stand in nearly every message."""
    knowledge = replace(made(), vocabulary=Vocabulary((), {"us": "united schools", "USP": "united schools"}))
    assert ["KB340"] == [one.code for one in vocabulary_turns_nobody_away(knowledge)]
    assert ["KB340"] == [one.code for one in vocabulary_turns_nobody_away(with_words("w"))]


def test_a_signpost_on_a_word_of_every_day_is_told() -> None:
    """Law: what many ordinary questions say calls for nobody, and no two signposts have one name."""
    urgent = Signpost("urgent", ("compulsory", "in tears"), "Ring.", "Ring.")
    calm = Signpost("urgent", ("dying",), "Ring.", "Ring.")
    codes = [one.code for one in signposts_are_for_need(replace(made(), signposts=(urgent, calm)))]
    assert ["KB341", "KB301"] == codes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ninety-five schools", ["95"]),
        ("sixty per cent", ["60"]),
        ("six weeks, twelve per cent", ["6", "12"]),
        ("half an hour for a dozen", ["half an hour", "12"]),
        ("two Year 3 teachers, three Level 4 pupils", ["3", "4"]),
        ("three more periods a week", ["3"]),
        ("in Sept 2007", ["2007", "September"]),
        ("thirteen of 1,000", ["1000", "13"]),
        ("two teachers, one of five concerns", []),
        ("a second pair of eyes may march on", []),
    ],
)
def test_figures_in_words_are_figures(text: str, found: list[str]) -> None:
    """Law: a figure is one however it is written; words that only count what stands there are none."""
    assert found == list(figures(text))
