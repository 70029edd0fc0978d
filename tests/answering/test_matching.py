"""Which entries a question fits, and how well."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.features import Analyser, Features
from bot.answering.learning import learn
from bot.answering.matching import ANY_NAME, LETTERS_NAME, Index
from bot.answering.wording import Words
from bot.knowledge.values import Concept, ConceptKind, Vocabulary

VOCABULARY = Vocabulary(
    (
        Concept("kettle", ConceptKind.SUBJECT, ("kettle", "samovar")),
        Concept("violin", ConceptKind.SUBJECT, ("violin", "fiddle")),
        Concept("compulsion", ConceptKind.ASPECT, ("must", "compulsory")),
        Concept("how-many", ConceptKind.DETAIL, ("how many",)),
        Concept("how-long", ConceptKind.DETAIL, ("how long",)),
    )
)
TEXTS = st.lists(
    st.sampled_from(["kettle", "fiddle", "must", "how many", "walk", "walkers", "head", "pupil", "the", "unheard"]),
    max_size=6,
).map(" ".join)
ENTRIES = st.lists(st.lists(TEXTS, min_size=1, max_size=3), max_size=6)
ANY_KNOWLEDGE = settings(deadline=None, max_examples=60)


def of(text: str) -> Features:
    """The features of a text."""
    return Analyser(VOCABULARY, Words({})).of(text)


def index(*entries: list[str]) -> Index:
    """An index of entries with these phrasings."""
    return Index(learn([[of(text) for text in phrasings] for phrasings in entries]))


def first(made: Index, question: str) -> int:
    """The entry that fits a question best."""
    return made.best(of(question), 1)[0][0]


@pytest.fixture(scope="module")
def both() -> Index:
    """An index of two entries that share a few words."""
    return index(
        ["must we have a kettle", "is a samovar compulsory", "kettle duty for the head"],
        ["who pays for the violin", "is a fiddle paid for", "violin money from the head", "who pays"],
    )


# Ranking ------------------------------------------------------------------------------------------------------------
def test_no_entries_fit_in_an_empty_index() -> None:
    """Without entries there is no candidate, and nothing is known."""
    empty = index()
    assert ([], []) == (empty.best(of("kettle"), 3), empty.scores(of("kettle")).tolist())
    assert not empty.knows("#kettle")
    assert empty.used("#kettle") == 0


def test_one_entry_fits_whatever_is_asked() -> None:
    """Where there is one entry only, it is the candidate for anything."""
    alone = index(["must we have a kettle"])
    assert [0, 0] == [first(alone, "kettle"), first(alone, "zebra")]


def test_the_entry_that_says_more_of_the_question_comes_first() -> None:
    """The more of a question an entry says, the better it fits."""
    assert 1 == first(index(["walk head"], ["walk pupil"], ["walk letter"]), "walk pupil")


def test_another_name_of_the_same_fits_as_well(both: Index) -> None:
    """A question in other names of the same concepts finds the entry that never used them."""
    assert [0, 1] == [first(both, "samovar duty"), first(both, "fiddle money")]


def test_a_rare_word_speaks_louder() -> None:
    """A word that few entries use speaks more for those than one that many use speaks for any of them."""
    common = [["walk pupil"], ["walk letter"], ["walk head"], ["walk tree"], ["walk house"]]
    made = index(*common, ["rare letter"], ["tree letter"], ["house head"])
    told = [dict(made.reasons(of("walk rare"), entry)) for entry in range(8)]
    assert told[5]["rare"] > max(one.get("walk", 0.0) for one in told)


@pytest.mark.parametrize("relative", ["photographer", "telephotographs", "photogrpahy"])
def test_a_relative_of_a_word_finds_its_entry(relative: str) -> None:
    """A word that no wording has still speaks by the letters it shares with one that is known."""
    others = ([f"the {thing}", f"a {thing} here"] for thing in ("piano", "drum", "garden", "letter", "kitchen"))
    made = index(*others, ["photography club", "a photography room", "photography"])
    assert not any(made.knows(one) for one in of(relative).stems)
    assert 5 == first(made, relative)
    assert dict(made.reasons(of(relative), 5))[LETTERS_NAME] > 0


def test_the_order_of_words_counts() -> None:
    """Of two entries with the same words, the one that has them in the question's order fits better."""
    made = index(["walk behind head", "the walk behind head"], ["head behind walk", "the head behind walk"])
    assert [0, 1] == [first(made, "a walk behind head"), first(made, "a head behind walk")]


def test_equals_keep_their_order() -> None:
    """Entries that fit equally well come in the order of the index."""
    found = index(["walk"], ["walk"], ["walk"]).best(of("zebra"), 3)
    assert [0, 1, 2] == [entry for entry, _ in found]


@pytest.mark.parametrize("most", [0, 1, 3, 10])
def test_candidates_are_bounded(most: int) -> None:
    """No more candidates are given than asked for, the best ones."""
    made = index(*([f"walk number{place}"] for place in range(5)))
    found = made.best(of("walk number3"), most)
    assert min(most, 5) == len(found)
    assert sorted(made.scores(of("walk number3")), reverse=True)[:most] == [score for _, score in found]


# Details ------------------------------------------------------------------------------------------------------------
def test_only_entries_with_the_detail_are_candidates() -> None:
    """Who asks for a detail is given no entry that never speaks of it, however well the rest fits."""
    made = index(["must we have a kettle", "kettle"], ["how many violins", "violin"], ["how long is the kettle on"])
    assert [1] == [entry for entry, _ in made.best(of("how many kettles must we have"), 9)]
    assert [] == made.best(of("how many and how long"), 9)
    assert 3 == len(made.best(of("kettle"), 9))


# Reasons ------------------------------------------------------------------------------------------------------------
@ANY_KNOWLEDGE
@given(ENTRIES, TEXTS | st.text(max_size=20))
def test_a_score_is_the_sum_of_its_reasons(entries: list[list[str]], question: str) -> None:
    """Whatever was learnt and whatever is asked, what is told for an entry adds up to its score."""
    made, asked = index(*entries), of(question)
    for entry, score in enumerate(made.scores(asked)):
        told = made.reasons(asked, entry)
        assert score == pytest.approx(sum(weight for _, weight in told), abs=1e-5)
        assert len(told) == len({name for name, _ in told})
        assert sorted((-abs(weight) for _, weight in told)) == [-abs(weight) for _, weight in told]


def test_reasons_are_words_of_the_question(both: Index) -> None:
    """What is told names stems, concepts and pairs that were typed, and nothing else."""
    names = dict(both.reasons(of("who pays for a zebra"), 1))
    assert {"who", "pay", "who pay"} <= set(names)
    assert {part for name in names for part in name.split()} <= {
        *("^", "$", "?", "…", "with", "who", "pay", "for", "a", "zebra", LETTERS_NAME, ANY_NAME)
    }


def test_what_speaks_for_an_entry_is_what_it_says(both: Index) -> None:
    """A word that one entry alone uses speaks for that entry and against the other."""
    own, other = (dict(both.reasons(of("who pays"), entry)) for entry in (1, 0))
    assert own["pay"] > 0
    assert own["pay"] > other.get("pay", 0.0)


def test_an_unknown_word_speaks_for_nobody_and_makes_the_rest_thinner(both: Index) -> None:
    """A word like nothing known is no reason, and brings the entries nearer to each other."""
    plain, beside = both.scores(of("who pays")), both.scores(of("who pays zxqj"))
    assert "zxqj" not in dict(both.reasons(of("who pays zxqj"), 1))
    assert 0 < beside[1] - beside[0] < plain[1] - plain[0]


# What is known ------------------------------------------------------------------------------------------------------
def test_the_index_says_what_it_holds(both: Index) -> None:
    """A term is known if any phrasing has it, and an entry has it only if one of its own does."""
    terms = ("#kettle", "head", "pay", "zebra")
    assert [True, True, True, False] == [both.knows(one) for one in terms]
    assert [1, 2, 1, 0] == [both.used(one) for one in terms]


@pytest.mark.slow
@ANY_KNOWLEDGE
@given(ENTRIES)
def test_an_entry_has_what_its_phrasings_say(entries: list[list[str]]) -> None:
    """Every stem and concept is used by the entries that have it in their phrasings and by no others."""
    made = index(*entries)
    own = [{term for text in texts for term in (*of(text).stems, *of(text).concepts)} for texts in entries]
    for term in {one for terms in own for one in terms}:
        assert sum(term in terms for terms in own) == made.used(term)


@ANY_KNOWLEDGE
@given(ENTRIES, TEXTS | st.text(max_size=20))
def test_any_question_is_scored_soundly(entries: list[list[str]], question: str) -> None:
    """A score for each entry, all of them numbers; candidates best first, each once; nearness from 0 to 1."""
    made, asked = index(*entries), of(question)
    scores, found = made.scores(asked), made.best(asked, 4)
    assert len(entries) == len(scores)
    assert all(math.isfinite(one) for one in scores)
    assert sorted((score for _, score in found), reverse=True) == [score for _, score in found]
    assert len(found) == len({entry for entry, _ in found})
    assert all(0 <= one <= 1 + 1e-6 for one in made.phrasings.near(asked))


def test_a_question_is_scored_the_same_again(both: Index) -> None:
    """Asking changes nothing in the index."""
    before = both.scores(of("must the head pay for a samovar"))
    both.best(of("who pays"), 1)
    both.reasons(of("kettle"), 0)
    assert before.tolist() == both.scores(of("must the head pay for a samovar")).tolist()
