"""Which entries a question fits, and how well."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.features import Features
from bot.answering.matching import MOST_CANDIDATES, Index

WORDS = st.sampled_from(["walk", "head", "pupil", "target", "letter", "unheard"])
QUESTIONS = st.dictionaries(WORDS, st.floats(0.1, 1.0), max_size=6)
ENTRIES = st.lists(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=3), min_size=1, max_size=6)


def about(*words: str) -> Features:
    """Features of a text that is about these words, each with weight 1."""
    return Features(dict.fromkeys(words, 1.0), dict.fromkeys(words, 1.0))


def index(*entries: str) -> Index:
    """An index of entries with one phrasing each."""
    return Index([[about(*words.split())] for words in entries])


def test_no_entries_fit_in_an_empty_index() -> None:
    """Without entries there is no candidate."""
    assert [] == Index([]).candidates(about("walk"))


def test_only_entries_that_share_something_are_candidates() -> None:
    """An entry that shares no feature with the question is never a candidate."""
    assert [0] == [one.entry for one in index("walk head", "letter pupil").candidates(about("walk"))]


def test_unknown_words_find_nothing() -> None:
    """A question of words that no entry uses has no candidate."""
    assert [] == index("walk head", "letter").candidates(about("zebra"))


def test_the_entry_that_says_more_of_the_question_comes_first() -> None:
    """The more of a question an entry shares, the more speaks for it."""
    found = index("walk head", "walk pupil", "walk letter").candidates(about("walk", "pupil"))
    assert found[0].entry == 1


def test_a_rare_word_speaks_louder() -> None:
    """A word that few entries use says more than one that many use."""
    found = index("walk pupil", "walk letter", "walk head", "rare letter").candidates(about("walk", "rare"))
    assert found[0].entry == 3


def test_weight_counts() -> None:
    """A feature of lower weight decides less."""
    question = Features({"walk": 0.4, "letter": 1.0}, {})
    assert index("walk", "letter").candidates(question)[0].entry == 1


def test_use_in_more_phrasings_speaks_louder() -> None:
    """An entry that says a word in each of its phrasings fits better than one that says it once."""
    often = [about("walk"), about("walk")]
    once = [about("walk"), about("head")]
    assert Index([once, often]).candidates(about("walk"))[0].entry == 1


def test_a_long_entry_has_no_advantage_by_its_length() -> None:
    """Of two entries that say a word once, the one that says less besides fits better."""
    assert index("walk head pupil letter", "walk").candidates(about("walk"))[0].entry == 1


def test_equals_keep_their_order() -> None:
    """Entries with the same evidence come in the order of the index."""
    assert [0, 1, 2] == [one.entry for one in index("walk", "walk", "walk").candidates(about("walk"))]


def test_candidates_are_bounded() -> None:
    """No more candidates are given than can matter."""
    assert MOST_CANDIDATES == len(index(*["walk"] * (MOST_CANDIDATES + 5)).candidates(about("walk")))


@pytest.mark.parametrize(
    ("question", "share"),
    [
        pytest.param(["walk"], 1.0, id="all of it"),
        pytest.param(["walk", "head"], 1.0, id="all of several words"),
        pytest.param(["walk", "letter"], 0.5, id="one of two equally rare words"),
    ],
)
def test_explained_is_the_share_that_the_entry_knows(question: list[str], share: float) -> None:
    """What an entry explains is the share of the question's content that its phrasings use."""
    first = next(one for one in index("walk head", "letter pupil").candidates(about(*question)) if one.entry == 0)
    assert share == pytest.approx(first.explained)


def test_a_word_nobody_knows_explains_least() -> None:
    """An unknown word leaves more unexplained than a known one that the entry lacks."""
    both = index("walk head", "letter pupil")
    known, unknown = both.candidates(about("walk", "letter")), both.candidates(about("walk", "zebra"))
    assert unknown[0].explained < next(one for one in known if one.entry == 0).explained


def test_an_unknown_word_is_no_evidence_and_lowers_the_average() -> None:
    """A word that no entry uses speaks for none, and makes the evidence per word thinner."""
    both = index("walk head", "letter pupil")
    plain, beside = both.candidates(about("walk"))[0], both.candidates(about("walk", "zebra"))[0]
    assert plain.evidence == beside.evidence
    assert plain.per_word == pytest.approx(2 * beside.per_word)


def test_the_index_says_what_it_holds() -> None:
    """A feature is known if any phrasing has it, and an entry has it only if one of its own does."""
    both = index("walk head", "letter")
    assert [True, True, False] == [both.knows(one) for one in ("walk", "letter", "zebra")]
    assert [True, False, False] == [both.has(0, one) for one in ("walk", "letter", "zebra")]


@settings(deadline=None, max_examples=100)
@given(ENTRIES, QUESTIONS)
def test_candidates_are_sound(entries: list[list[list[str]]], question: dict[str, float]) -> None:
    """Best first, each entry once, a share from 0 to 1, and none without a shared feature."""
    made = Index([[about(*words) for words in phrasings] for phrasings in entries])
    found = made.candidates(Features(question, question))
    assert sorted((one.evidence for one in found), reverse=True) == [one.evidence for one in found]
    assert len(found) == len({one.entry for one in found})
    assert all(-1e-9 <= one.explained <= 1 + 1e-9 for one in found)
    assert all(any(made.has(one.entry, feature) for feature in question) for one in found)


@settings(deadline=None, max_examples=100)
@given(ENTRIES, QUESTIONS)
def test_evidence_per_word_is_the_evidence_shared_out(
    entries: list[list[list[str]]], question: dict[str, float]
) -> None:
    """The evidence per word is the evidence over the weight of all that was asked, known or not."""
    made = Index([[about(*words) for words in phrasings] for phrasings in entries])
    asked = sum(question.values())
    for one in made.candidates(Features(question, question)):
        assert one.evidence == pytest.approx(one.per_word * asked)
