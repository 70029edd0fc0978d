"""What a text is made of once the vocabulary has been over it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.features import POINTING, Analyser, Features
from bot.answering.wording import FUNCTION_STEMS, Word, Words, stem
from bot.knowledge.values import Concept, ConceptKind, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

VOCABULARY = Vocabulary(
    concepts=(
        Concept("stroll", ConceptKind.SUBJECT, ("walk",)),
        Concept("learning-walk", ConceptKind.SUBJECT, ("learning walk", "roving observation", "LW")),
        Concept("tour", ConceptKind.SUBJECT, ("walk round",)),
        Concept("look", ConceptKind.SUBJECT, ("observation", "roving observation")),
        Concept("that-day", ConceptKind.ASPECT, ("that day",)),
        Concept("compulsion", ConceptKind.ASPECT, ("must", "compulsory", "voluntary")),
        Concept("how-many", ConceptKind.DETAIL, ("how many",)),
        Concept("broadband", ConceptKind.FOREIGN, ("broadband", "router")),
    ),
    abbreviations={"LW": "learning walk"},
    ignored=frozenset({"please", "by the way"}),
)
CARRIED = ("#learning-walk",)


def as_typed(words: list[Word]) -> list[Word]:
    """The words, nothing mended."""
    return words


def of(text: str, leaning_on: Sequence[str] = (), mend: Callable[[list[Word]], list[Word]] = as_typed) -> Features:
    """The features of a text by the small vocabulary."""
    analyser = Analyser(VOCABULARY, Words(VOCABULARY.abbreviations), mend)
    return analyser.leaning(analyser.of(text), leaning_on) if leaning_on else analyser.of(text)


@pytest.mark.parametrize("text", ["learning walk", "Learning Walks", "LW", "a roving observation"])
def test_words_of_one_concept_mean_the_same(text: str) -> None:
    """Every name that members have for a thing gives the same concept."""
    assert "#learning-walk" in of(text).concepts


def test_the_same_meaning_gives_the_same_order() -> None:
    """Whatever names were typed, the concepts stand in the same order among the same other words."""
    assert of("Are these roving observations voluntary?").units == of("Are these learning walks compulsory?").units


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
    assert "#learning-walk" not in of("learning to walk").concepts


def test_a_name_is_found_after_its_first_word_went_astray() -> None:
    """A false start of a name hides no name that begins in it."""
    assert ("learn", "#learning-walk") == of("learning learning walk").units


def test_a_text_is_its_concepts_among_its_other_words() -> None:
    """In the order of a text a concept stands in the place of its words, and every other word in its own."""
    assert ("#how-many", "pupil", "#compulsion", "do", "a", "#learning-walk") == of(
        "How many pupils must do a learning walk?"
    ).units


def test_words_of_a_concept_stay_words() -> None:
    """The words that a concept covers are still there to be compared."""
    assert ("learn", "walk") == of("Learning walks").stems
    assert ("learn", "walk", "learn") == of("Learning walks, learning").stems


@pytest.mark.parametrize("text", ["please", "by the way", "is it for them", "isn't it", "x"])
def test_grammar_and_fillers_are_no_subject(text: str) -> None:
    """Words of grammar, words to ignore and single letters are never what a question is about."""
    assert () == of(text).content


def test_a_question_is_about_concepts_and_free_words() -> None:
    """The content is each concept, and each content word that no concept covers."""
    assert {"#learning-walk", "#compulsion", "pupil"} == set(of("Must pupils do a learning walk?").content)


def test_kinds_are_told_apart() -> None:
    """Subjects, details and foreign signs are each found, and nothing is put under a wrong kind."""
    features = of("How many learning walks must a router have?")
    assert ("#learning-walk",) == features.subjects
    assert {"#how-many"} == features.details
    assert {"#broadband"} == features.foreign


# Slips --------------------------------------------------------------------------------------------------------------
def walk_for_wlak(words: list[Word]) -> list[Word]:
    """Mends one slip."""
    return [Word("walk", "walk") if word.typed == "wlak" else word for word in words]


def test_spelling_is_mended_first() -> None:
    """A slip gives the features of the word that was meant, and is told."""
    mended = of("learning wlak", mend=walk_for_wlak)
    assert (("wlak", "walk"),) == mended.mended
    assert of("learning walk") == replace(mended, mended=())


def test_a_text_without_slips_tells_of_none() -> None:
    """What was not mended is not told as mended."""
    assert () == of("learning walk", mend=walk_for_wlak).mended


# Leaning on what was said before ------------------------------------------------------------------------------------
@pytest.mark.parametrize("word", sorted(POINTING - {"there"}))
def test_a_pointing_word_stands_for_what_was_said(word: str) -> None:
    """A pointing word is read as the subject before it, in its own place."""
    assert of("is a learning walk compulsory").units == of(f"is a {word} compulsory", CARRIED).units


def test_leaning_on_a_subject_is_being_about_it() -> None:
    """A subject that is leant on is one of the text's own: concept, content and subject."""
    features = of("are they compulsory", CARRIED)
    assert "#learning-walk" in {*features.concepts} & {*features.content} & {*features.subjects}


def test_a_text_that_points_at_nothing_takes_the_subject_at_its_end() -> None:
    """Without a pointing word the subject before joins the text."""
    assert (stem("why"), "#compulsion", "#learning-walk") == of("why compulsory", CARRIED).units


def test_every_pointing_word_takes_the_subject() -> None:
    """Who points twice means the same twice, and the subject is not added a third time."""
    assert ("#learning-walk", "and", "#learning-walk") == of("they and them", CARRIED).units


@pytest.mark.parametrize("text", ["is this look compulsory", "is there a look"])
def test_a_word_that_determines_or_opens_stands_for_nothing(text: str) -> None:
    """“This” in front of a noun, and “there is”, keep their places; what was carried joins the text."""
    assert (*of(text).units, "#learning-walk") == of(text, CARRIED).units


def test_a_name_typed_without_spaces_is_known() -> None:
    """A long name of two words is the same typed as one; a short one could be any word."""
    assert ("#learning-walk",) == of("learningwalk").concepts == of("learningwalks").concepts


def test_several_subjects_are_taken_together() -> None:
    """All that was carried stands where the text points, in its order."""
    assert ("are", "#learning-walk", "#look", "#compulsion") == of(
        "are these compulsory", ("#learning-walk", "#look")
    ).units


def test_a_pointing_word_inside_a_name_points_at_nothing() -> None:
    """A pointing word that belongs to a name is part of the name."""
    features = of("that day", CARRIED)
    assert ("#that-day", "#learning-walk") == features.units


def test_leaning_on_nothing_changes_nothing() -> None:
    """Without anything carried a pointing word is a word as any other."""
    assert ("are", "they", "#compulsion") == of("are they compulsory").units
    assert of("are they compulsory").pointing


@pytest.mark.parametrize("text", ["are walks compulsory", "item", "itself", "thatch"])
def test_only_pointing_words_point(text: str) -> None:
    """A text without a pointing word does not point back."""
    assert not of(text).pointing


# Any text at all ----------------------------------------------------------------------------------------------------
TEXTS = st.text() | st.lists(
    st.sampled_from(["how", "many", "learning", "walks", "must", "LW", "please", "it", "that", "day", "router", "é"])
).map(" ".join)


@settings(deadline=None, max_examples=100)
@given(TEXTS, st.sampled_from([(), CARRIED, ("#stroll", "#look")]))
def test_any_text_gives_sound_features(text: str, carried: tuple[str, ...]) -> None:
    """Whatever was typed, everything comes once, content is never grammar, and what stands in order was said."""
    features = of(text, carried)
    for each_once in (features.concepts, features.content, features.subjects):
        assert len(each_once) == len(set(each_once))
    assert not set(features.content) & FUNCTION_STEMS
    assert set(features.content) <= {*features.stems, *features.concepts}
    assert set(features.units) <= {*features.stems, *features.concepts}
    assert {*features.subjects, *features.details, *features.foreign} <= set(features.concepts) <= set(features.content)
    assert set(carried) <= set(features.subjects)
    assert set(carried) <= set(features.concepts)


@settings(deadline=None, max_examples=50)
@given(TEXTS, st.permutations(VOCABULARY.concepts))
def test_the_order_of_the_vocabulary_does_not_matter(text: str, concepts: list[Concept]) -> None:
    """The same concepts in another order find the same in every text."""
    turned = Analyser(replace(VOCABULARY, concepts=tuple(concepts)), Words(VOCABULARY.abbreviations))
    assert of(text) == turned.of(text)


def test_a_concept_whose_words_are_no_words_does_no_harm() -> None:
    """A name made of signs alone stands for nothing, and the others are found all the same."""
    vocabulary = Vocabulary((Concept("signs", ConceptKind.FOREIGN, ("?!", "walk")), *VOCABULARY.concepts[:1]))
    assert ("#signs", "#stroll") == Analyser(vocabulary, Words({})).of("walk ?!").concepts
    assert () == Analyser(vocabulary, Words({})).of("?!").concepts


def test_a_content_word_is_cut_to_its_stem() -> None:
    """What a text is about does not depend on endings."""
    assert (stem("quickly"),) == of("quickly").content
