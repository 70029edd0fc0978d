"""What a text is made of once the vocabulary has been over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.features import COVERED_WORD, PAIR, Analyser, Features
from bot.answering.wording import FUNCTION_STEMS, Word, Words, stem
from bot.knowledge.values import Concept, ConceptKind, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

VOCABULARY = Vocabulary(
    concepts=(
        Concept("stroll", ConceptKind.SUBJECT, ("walk",)),
        Concept("learning-walk", ConceptKind.SUBJECT, ("learning walk", "roving observation", "LW")),
        Concept("tour", ConceptKind.SUBJECT, ("walk round",)),
        Concept("look", ConceptKind.SUBJECT, ("observation", "roving observation")),
        Concept("compulsion", ConceptKind.ASPECT, ("must", "compulsory")),
        Concept("how-many", ConceptKind.DETAIL, ("how many",)),
        Concept("broadband", ConceptKind.FOREIGN, ("broadband", "router")),
    ),
    abbreviations={"LW": "learning walk"},
    ignored=frozenset({"please", "by the way"}),
)


def of(text: str, mend: Callable[[Word], Word] = lambda word: word) -> Features:
    """The features of a text by the small vocabulary."""
    return Analyser(VOCABULARY, Words(VOCABULARY.abbreviations), mend).of(text)


@pytest.mark.parametrize("text", ["learning walk", "Learning Walks", "LW", "a roving observation"])
def test_words_of_one_concept_mean_the_same(text: str) -> None:
    """Every name that members have for a thing gives the same concept."""
    assert "#learning-walk" in of(text).weights


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("learning walks", "#learning-walk", id="the shorter one at its end"),
        pytest.param("walks round", "#tour", id="the shorter one at its start"),
        pytest.param("walks", "#stroll", id="the shorter one alone"),
    ],
)
def test_the_longest_name_wins(text: str, meant: str) -> None:
    """A name inside a longer name is not meant."""
    assert (meant,) == of(text).subjects


def test_one_name_may_stand_for_two_concepts() -> None:
    """A name that two concepts share gives both."""
    assert ("#learning-walk", "#look") == of("roving observation").subjects


def test_the_words_of_a_name_must_follow_each_other() -> None:
    """Words of a name that stand apart are not the name."""
    assert "#learning-walk" not in of("learning to walk").weights


def test_a_name_is_found_after_its_first_word_went_astray() -> None:
    """A false start of a name hides no name that begins in it."""
    assert "#learning-walk" in of("learning learning walk").weights


def test_the_same_meaning_is_not_counted_twice() -> None:
    """A word that a concept covers weighs less than one that stands alone."""
    weights = of("walk quickly").weights
    assert {"#stroll": 1.0, "walk": COVERED_WORD, stem("quickly"): 1.0} == {
        one: weights[one] for one in ("#stroll", "walk", stem("quickly"))
    }


def test_a_word_that_also_stands_alone_keeps_its_weight() -> None:
    """Covered once and free once, a word counts as free."""
    assert of("learning about a learning walk").weights["learn"] == pytest.approx(1.0)


@pytest.mark.parametrize("text", ["please", "by the way", "is it for them", "isn't it"])
def test_grammar_and_fillers_are_no_subject(text: str) -> None:
    """Words of grammar and words to ignore are never what a question is about."""
    assert {} == of(text).content


def test_a_question_is_about_concepts_and_free_words() -> None:
    """The content is each concept, and each content word that no concept covers."""
    assert {"#learning-walk", "#compulsion", "pupil"} == set(of("Must pupils do a learning walk?").content)


def test_neighbours_are_paired_over_grammar() -> None:
    """Content words that follow each other make a pair, whatever grammar stands between."""
    weights = of("the work of the pupils").weights
    assert {"work+pupil": PAIR} == {one: weight for one, weight in weights.items() if "+" in one}


def test_kinds_are_told_apart() -> None:
    """Subjects, details and foreign signs are each found, and nothing is put under a wrong kind."""
    features = of("How many learning walks must a router have?")
    assert ("#learning-walk",) == features.subjects
    assert {"#how-many"} == features.details
    assert {"#broadband"} == features.foreign


def test_spelling_is_mended_first() -> None:
    """A slip gives the features of the word that was meant."""

    def mend(word: Word) -> Word:
        return Word("walk", "walk") if word.typed == "wlak" else word

    assert of("learning walk") == of("learning wlak", mend)


def test_a_case_never_weakens_the_question() -> None:
    """What the question says itself keeps its weight beside any other text."""
    both = of("pupils walk").beside(of("learning walk pupils"), 0.5)
    assert {"pupil": 1.0, "#stroll": 1.0} == {one: both.weights[one] for one in ("pupil", "#stroll")}
    assert {"pupil": 1.0, "#stroll": 1.0, "#learning-walk": 0.5} == dict(both.content)


def test_what_stands_beside_weighs_less() -> None:
    """What only the other text says counts at the lower weight."""
    assert of("pupils").beside(of("walk"), 0.5).weights["#stroll"] == pytest.approx(0.5)


def test_only_the_question_asks_for_details() -> None:
    """A detail in the case must not be answered, a foreign sign in it still counts."""
    both = of("pupils").beside(of("how many routers"), 0.5)
    assert both.details == frozenset()
    assert {"#broadband"} == both.foreign


@settings(deadline=None, max_examples=100)
@given(
    st.text()
    | st.lists(st.sampled_from(["how", "many", "learning", "walks", "must", "LW", "please", "it", "router", "é"])).map(
        " ".join
    )
)
def test_any_text_gives_sound_features(text: str) -> None:
    """Whatever was typed, weights lie over 0 to 1, and content is weighed and never grammar."""
    features = of(text)
    assert all(0 < weight <= 1 for weight in features.weights.values())
    assert set(features.content) <= set(features.weights)
    assert not set(features.content) & FUNCTION_STEMS
    assert {*features.subjects, *features.details, *features.foreign} <= set(features.content)
