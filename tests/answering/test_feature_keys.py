"""What features are counted as: stems, concepts, pairs and runs of letters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.constants import BESIDE_EACH_OTHER, CONCEPTS_TOGETHER, LETTERS
from bot.answering.feature_keys import (
    EDGES,
    letters,
    name_of,
    pairs,
    square_of,
    terms_of,
    weight_of,
)
from bot.answering.features import Analyser, Features
from bot.answering.wording import Words
from bot.knowledge.values import Concept, ConceptKind, Vocabulary

CONCEPTS = tuple(Concept(name, ConceptKind.SUBJECT, (name,)) for name in ("kettle", "violin", "marble"))
TERMS = [*EDGES, "#kettle", "#marble", "#violin", "head", "pay", "walk"]
NUMBERS = {term: number for number, term in enumerate(TERMS)}
TEXTS = st.lists(st.sampled_from(["kettle", "violin", "marble", "head", "pay", "walk", "zebra"]), max_size=8)


def of(text: str) -> Features:
    """The features of a text."""
    return Analyser(Vocabulary(CONCEPTS), Words({})).of(text)


def named(text: str) -> list[str]:
    """The pairs of a text in words."""
    return [name_of(key, TERMS) for key in pairs(of(text), NUMBERS)]


@pytest.mark.parametrize(
    ("term", "runs"),
    [
        pytest.param("walk", [" wa", "wal", "alk", "lk "], id="a stem with its edges"),
        pytest.param("banana", [" ba", "ban", "ana", "nan", "na "], id="each run once"),
        pytest.param("a", [" a "], id="one letter"),
        pytest.param("%", [" % "], id="a sign"),
        pytest.param("#walk", [], id="a concept has none"),
    ],
)
def test_the_letters_of_a_stem(term: str, runs: list[str]) -> None:
    """A stem is made of the runs of three letters in it, its edges included; a concept is of one piece."""
    assert runs == letters(term)


def test_relatives_of_a_word_share_letters() -> None:
    """A compound and a slip have letters in common with the word they come from; another word has none."""
    assert set(letters("homework")) & set(letters("work"))
    assert set(letters("obsrvation")) & set(letters("observation"))
    assert not set(letters("tree")) & set(letters("walk"))


@pytest.mark.parametrize("term", ["#walk", "walk", "a", "observ"])
def test_the_square_of_a_term_counts_the_word_and_its_letters(term: str) -> None:
    """What a term adds to a text's length is its own weight and that of its letters, squared."""
    assert square_of(term) == pytest.approx(1 + sum(LETTERS**2 for _ in letters(term)))


def test_terms_are_stems_and_concepts_each_once() -> None:
    """A word said twice counts once, beside the concept that it stands for."""
    assert ["kettl", "walk", "#kettle"] == terms_of(of("kettles walk kettle"))


def test_neighbours_make_pairs_from_edge_to_edge() -> None:
    """Two neighbours, the first word and the start, the last word and the end: each is a pair."""
    assert ["^ walk", "walk head", "head $"] == named("walk head")


def test_concepts_meet_wherever_they_stand() -> None:
    """Two concepts of one text make a pair, whichever comes first and whatever stands between."""
    one, other = named("kettle head head head violin"), named("violin pay kettle")
    assert ["#kettle with #violin"] == [pair for pair in one if "with" in pair]
    assert ["#kettle with #violin"] == [pair for pair in other if "with" in pair]


def test_a_text_without_words_is_an_end_behind_a_start() -> None:
    """Nothing typed makes one pair: the start beside the end."""
    assert ["^ $"] == named("?!")


def test_a_word_that_is_no_term_keeps_its_place() -> None:
    """An unknown word stands between its neighbours as one that is not known."""
    assert ["^ walk", "walk ?", "? head", "head $"] == named("walk zebra head")


def test_each_kind_of_pair_weighs_its_own() -> None:
    """Neighbours weigh what neighbours do, and concepts that meet what those do; none is heavier than a word."""
    weights = {name_of(key, TERMS): weight_of(key) for key in pairs(of("kettle head violin"), NUMBERS)}
    assert (BESIDE_EACH_OTHER, CONCEPTS_TOGETHER) == (weights["#kettle head"], weights["#kettle with #violin"])
    assert all(0 < weight <= 1 for weight in weights.values())


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_pairs_are_sound(words: list[str]) -> None:
    """Each pair comes once and names two terms."""
    keys = pairs(of(" ".join(words)), NUMBERS)
    assert len(keys) == len(set(keys))
    assert {part for key in keys for part in name_of(key, TERMS).split() if part != "with"} <= set(TERMS)


@settings(deadline=None, max_examples=50)
@given(TEXTS, st.integers(4, 2**28 - 1))
def test_pairs_of_large_numbers_do_not_mix(words: list[str], start: int) -> None:
    """However many terms there are, different pairs have different keys."""
    shift = min(start, 2**28 - 1 - len(TERMS))
    far = {term: number + shift if number >= len(EDGES) else number for term, number in NUMBERS.items()}
    features = of(" ".join(words))
    near_keys, far_keys = pairs(features, NUMBERS), pairs(features, far)
    assert [*map(weight_of, near_keys)] == [*map(weight_of, far_keys)]
    assert len(near_keys) == len(far_keys)


def test_a_message_full_of_concepts_stays_cheap() -> None:
    """The pairs of concepts do not grow without bound with the concepts of a message."""
    many = tuple(Concept(f"c{number}", ConceptKind.ASPECT, (f"thing{number}",)) for number in range(100))
    text = " ".join(f"thing{number}" for number in range(100))
    features = Analyser(Vocabulary(many), Words({})).of(text)
    numbers = {term: number for number, term in enumerate([*EDGES, *sorted(features.concepts)])}
    assert len(features.concepts) == len(many)
    assert len(pairs(features, numbers)) < 5 * len(many)
