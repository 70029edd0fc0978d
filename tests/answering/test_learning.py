"""From phrasings to weights: counted, then corrected."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering import learning
from bot.answering.constants import KEPT_FROM, LEAST_USES, MOST_WORK, PER_ONE, ROUNDS
from bot.answering.feature_keys import EDGES, name_of
from bot.answering.features import Analyser, Features
from bot.answering.learning import learn
from bot.answering.learnt import in_order, study
from bot.answering.matching import Index
from bot.answering.wording import Words
from tests.things import made

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answering.weights import LearntWeights, Rows

KNOWLEDGE = made()
PHRASINGS = [entry.phrasings for entry in in_order(KNOWLEDGE)]
TEXTS = st.lists(
    st.sampled_from(["kettle", "violin", "must", "refuse", "what is", "define", "walk", "walkers", "the", "?"]),
    max_size=5,
).map(" ".join)
ENTRIES = st.lists(st.lists(TEXTS, max_size=4), max_size=5)


def of(text: str) -> Features:
    """The features of a text by the small vocabulary."""
    return Analyser(KNOWLEDGE.vocabulary, Words({})).of(text)


def learnt(entries: Iterable[Iterable[str]]) -> LearntWeights:
    """What is learnt from entries with these phrasings."""
    return learn([[of(text) for text in phrasings] for phrasings in entries])


def plain(weights: LearntWeights) -> list[list[object]]:
    """LearntWeights as lists that can be compared."""
    arrays = (*weights.deviations, *weights.uses, weights.pair_keys, weights.usual, weights.bias)
    return [[*weights.terms], [*weights.runs], *([*one] for one in arrays)]


def rows(table: Rows) -> list[list[int]]:
    """The entries of each row."""
    return [list(table.entries[start:end]) for start, end in zip(table.starts, table.starts[1:], strict=False)]


def winners(weights: LearntWeights, texts: Sequence[str]) -> list[int]:
    """The entry that fits each text best."""
    index = Index(weights)
    return [index.best(of(text), 1)[0][0] for text in texts]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> LearntWeights:
    """What is learnt from the small knowledge without any time for corrections."""
    monkeypatch.setattr(learning, "MOST_WORK", 0)
    return learnt(PHRASINGS)


@pytest.fixture(scope="module")
def corrected() -> LearntWeights:
    """What is learnt from the small knowledge."""
    return learnt(PHRASINGS)


# Whose phrasing -----------------------------------------------------------------------------------------------------
def test_a_phrasing_leads_to_its_own_entry(corrected: LearntWeights) -> None:
    """After the corrections every phrasing of every entry leads there, by its weights alone."""
    for place, phrasings in enumerate(PHRASINGS):
        assert [place] * len(phrasings) == winners(corrected, phrasings)


def test_counting_alone_ranks_sensibly(counted: LearntWeights) -> None:
    """Without corrections the thing that a question names is found, and most phrasings lead to their own entry."""
    ids = [entry.id for entry in in_order(KNOWLEDGE)]
    right = [winners(counted, [text]) == [place] for place, texts in enumerate(PHRASINGS) for text in texts]
    assert sum(right) >= 0.8 * len(right)
    for thing in ("ferret", "kettle", "marble", "violin"):
        assert all(thing in ids[place] for place in winners(counted, [thing, f"about the {thing}s", f"my {thing}"]))


MISLEADING = (
    [["pay slip", "head"], ["pay", "the slip"]],
    [["the head slip", "letter"], ["the", "pay letter"]],
    [["slip pay head", "pay", "walk"], ["letter", "walk head"]],
    [["letter the walk", "head", "pay"], ["slip head", "letter head the"]],
)
"""Entries with a phrasing of which another entry says each word, or nearly."""


def test_corrections_mend_what_counting_gets_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where counting is misled by what another entry says, correcting puts it right."""
    own = [[place for place, texts in enumerate(entries) for _ in texts] for entries in MISLEADING]
    texts = [[text for phrasings in entries for text in phrasings] for entries in MISLEADING]
    assert own == [winners(learnt(entries), asked) for entries, asked in zip(MISLEADING, texts, strict=True)]
    monkeypatch.setattr(learning, "MOST_WORK", 0)
    assert own != [winners(learnt(entries), asked) for entries, asked in zip(MISLEADING, texts, strict=True)]


# How often it is corrected ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("most_work", "rounds"),
    [
        pytest.param(MOST_WORK, ROUNDS, id="as it is"),
        pytest.param(6 * 2 * 3, min(ROUNDS, 3), id="three rounds' worth"),
        pytest.param(6 * 2 * 3 - 1, min(ROUNDS, 2), id="a little less"),
        pytest.param(6 * 2 - 1, 0, id="not even one"),
        pytest.param(0, 0, id="nothing"),
    ],
)
def test_rounds_fall_with_the_work(monkeypatch: pytest.MonkeyPatch, most_work: int, rounds: int) -> None:
    """As much is corrected as the work allows, phrasings times entries a round: at last nothing at all."""
    monkeypatch.setattr(learning, "MOST_WORK", most_work)
    asked: list[int] = []

    def progress(planned: Iterable[int]) -> Iterable[int]:
        for one in planned:
            asked.append(one)
            yield one

    entries = [["walk", "the walk", "a walk"], ["pay", "the pay", "who pays"]]
    learn([[of(text) for text in phrasings] for phrasings in entries], progress)
    assert list(range(rounds)) == asked


def test_one_entry_needs_no_correcting() -> None:
    """Where there is nothing to be mistaken for, nothing is corrected."""

    def progress(planned: Iterable[int]) -> Iterable[int]:
        raise AssertionError(planned)

    learn([[of("walk"), of("the walk")]], progress)


# Order --------------------------------------------------------------------------------------------------------------
@settings(deadline=None, max_examples=60)
@given(ENTRIES, st.data())
def test_the_order_of_phrasings_does_not_matter(entries: list[list[str]], data: st.DataObject) -> None:
    """The same phrasings in another order teach the very same, to the last digit."""
    turned = [data.draw(st.permutations(phrasings)) for phrasings in entries]
    assert plain(learnt(entries)) == plain(learnt(turned))


def test_phrasings_that_mean_the_same_may_stand_in_any_order() -> None:
    """Two phrasings of one entry that differ in the names of things only teach the very same in either order."""
    entries = [
        ["must we kettle", "refuse a kettle", "compulsory kettle", "must kettle"],
        ["what is a kettle", "kettle"],
    ]
    turned = [list(reversed(phrasings)) for phrasings in entries]
    assert plain(learnt(entries)) == plain(learnt(turned))


def test_learning_again_teaches_the_same(corrected: LearntWeights) -> None:
    """Nothing is left to chance."""
    assert plain(corrected) == plain(learnt(PHRASINGS))


# What is kept -------------------------------------------------------------------------------------------------------
@settings(deadline=None, max_examples=60)
@given(ENTRIES)
def test_weights_is_sound(entries: list[list[str]]) -> None:
    """Rows hold each entry once and in rising order, one weight for each; every weight is a number."""
    weights = learnt(entries)
    terms, runs, pairs = len(weights.terms), len(weights.runs), len(weights.pair_keys)
    assert terms + runs + pairs == len(weights.usual) == len(weights.deviations.starts) - 1
    assert terms == len(weights.uses.starts) - 1
    assert len(entries) == len(weights.bias)
    assert list(EDGES) == weights.terms[: len(EDGES)]
    for listed in (weights.terms[len(EDGES) :], weights.runs):
        assert sorted(set(listed)) == listed
    assert sorted(set(weights.pair_keys)) == list(weights.pair_keys)
    for row in (*rows(weights.deviations), *rows(weights.uses)):
        assert sorted(set(row)) == row
        assert set(row) <= set(range(len(entries)))
    assert len(weights.deviations.entries) == len(weights.deviations.values)
    assert all(math.isfinite(one) for one in (*weights.deviations.values, *weights.usual, *weights.bias))
    assert all(one <= 0 for one in weights.bias)


def test_the_terms_are_those_of_the_phrasings(corrected: LearntWeights) -> None:
    """Every stem and concept of every phrasing is a term, and nothing else is; each knows its entries."""
    own = [{term for text in texts for term in (*of(text).stems, *of(text).concepts)} for texts in PHRASINGS]
    assert sorted(set().union(*own)) == corrected.terms[len(EDGES) :]
    using = dict(zip(corrected.terms, rows(corrected.uses), strict=True))
    assert {term: [place for place, terms in enumerate(own) if term in terms] for term in set().union(*own)} == {
        term: using[term] for term in corrected.terms[len(EDGES) :]
    }


def test_what_was_met_once_says_nothing() -> None:
    """A pair that one phrasing alone has is not kept; one that two have is."""
    assert LEAST_USES == 2
    weights = learnt([["red walk", "walk home"], ["red walk", "zebra"]])
    names = {name_of(key, weights.terms) for key in weights.pair_keys}
    assert {"red walk", "^ red"} <= names
    assert not {"walk home", "zebra $", "^ zebra"} & names


def test_what_is_said_of_nobody_in_particular_is_dropped(corrected: LearntWeights) -> None:
    """Weights that hardly differ from what is usual are not kept."""
    assert all(abs(one) >= KEPT_FROM * PER_ONE * 0.999 for one in corrected.deviations.values)


@pytest.mark.parametrize("most", [1, 2, 5])
def test_no_row_speaks_for_more_entries_than_allowed(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """However many entries use a word, a pair or some letters, it speaks for so many at the most."""
    monkeypatch.setattr(learning, "MOST_SHARING", most)
    entries = [
        [f"red walk {word}", f"red walk {word} again"] for word in ("one", "two", "three", "four", "five", "six")
    ]
    weights = learnt([*entries, ["red walk"], ["walk"], ["zebra"], ["tree"], ["house"], ["car"]])
    names = [*weights.terms, *weights.runs, *(name_of(key, weights.terms) for key in weights.pair_keys)]
    assert {} == {name: row for name, row in zip(names, rows(weights.deviations), strict=True) if len(row) > most}


def test_the_clearest_are_the_ones_it_speaks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the entries that a word could speak for or against, those it says most of are kept."""
    entries = [["walk"] * times + ["tree"] * (5 - times) for times in range(6)] + [["tree"]] * 5
    full = learnt(entries)
    monkeypatch.setattr(learning, "MOST_SHARING", 2)
    cut = learnt(entries)
    term = full.terms.index("walk")
    whole = dict(zip(rows(full.deviations)[term], full.deviations.values[full.deviations.starts[term] :], strict=False))
    kept = rows(cut.deviations)[term]
    assert len(whole) > len(kept) == 2
    assert min(abs(whole[place]) for place in kept) >= max(abs(whole[one]) for one in whole if one not in kept)


# Hardly anything to learn from --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([], id="no entries"),
        pytest.param([[]], id="an entry without phrasings"),
        pytest.param([[], []], id="two without phrasings"),
        pytest.param([["?"]], id="a phrasing without words"),
        pytest.param([["?", "…"]], id="two phrasings without words"),
        pytest.param([["?"], ["…"]], id="two entries without words"),
        pytest.param([["walk"]], id="one entry"),
        pytest.param([["walk", "?"], []], id="one entry with words"),
        pytest.param([["a"], ["a"]], id="two entries with the same words"),
    ],
)
def test_hardly_anything_is_learnt_from_all_the_same(entries: list[list[str]]) -> None:
    """However little there is, learning goes through without complaint, and every entry can be asked for."""
    index = Index(learnt(entries))
    for question in ("walk", "", "zebra", "a walk"):
        assert len(entries) == len(index.best(of(question), 9))


@pytest.mark.parametrize("empty", [[], ["?"]], ids=["no phrasings", "no words"])
def test_an_entry_that_says_nothing_wins_nothing(empty: list[str]) -> None:
    """An entry without a word is never nearer to a question than one that has its words."""
    for entries in ([empty, ["the walk", "a walk"]], [["the walk", "a walk"], empty, ["who pays"]]):
        assert [entries.index(["the walk", "a walk"])] == winners(learnt(entries), ["walk"])


# The whole of what is kept ------------------------------------------------------------------------------------------
def test_what_is_learnt_of_a_knowledge() -> None:
    """Every phrasing has its owner, and every word of the knowledge and its vocabulary is known as it was typed."""
    whole = study(KNOWLEDGE)
    assert plain(learnt(PHRASINGS)) == plain(whole.weights)
    assert [place for place, texts in enumerate(PHRASINGS) for _ in texts] == [
        whole.owner(of(text).stems) for texts in PHRASINGS for text in texts
    ]
    assert whole.owner(of("must we kettle the violin").stems) is None
    assert {"kettles", "kettle", "compulsory", "the", "my"} <= set(whole.known)
    assert "zebra" not in whole.known
    assert sorted(set(whole.known)) == whole.known
    for marks in (list(whole.marks), list(whole.everyday)):
        assert sorted(set(marks)) == marks


def test_two_owners_are_none() -> None:
    """A phrasing that several entries have belongs to none of them, however many they are."""
    first, *others = in_order(KNOWLEDGE)
    for several in (others[:1], others[:2], others[:3]):
        shared = {one.id: type(one)(one.id, "", "must we share", (), "", ()) for one in (first, *several)}
        whole = study(type(KNOWLEDGE)({}, shared, KNOWLEDGE.vocabulary))
        assert whole.owner(of("must we share").stems) is None
