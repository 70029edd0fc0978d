"""What the phrasings say by themselves: what they share, and which is nearest."""

from __future__ import annotations

import pytest

from bot.answering.constants import SMOOTHING_WORDINGS
from bot.answering.phrasings import Phrasings
from tests.answering.test_matching import index, of


def phrasings(*entries: list[str]) -> Phrasings:
    """The phrasings of these entries."""
    return index(*entries).phrasings


WORDS = ["who pays", "must the head pay", "may the kettle be used"], ["is the samovar on duty"]


def test_a_wording_typed_as_it_stands_is_nearest_to_itself() -> None:
    """The nearest wording is the one with the same words, whatever their order, and nothing is nearer."""
    made = phrasings(*WORDS)
    for text, place in (("pay the head must", 1), ("may the kettle be used", 2)):
        near = made.near(of(text))
        assert place == made.nearest_of(0, near)
        assert [pytest.approx(1.0), True] == [made.nearest(near)[0], bool(made.nearest(near)[1] < 1)]
    assert made.nearest(made.near(of("may the samovar be used")))[0] < 1


def test_nearness_falls_with_what_no_wording_has() -> None:
    """A rare word that a wording lacks leaves it farther than one in every entry, an unknown word farthest."""
    made = phrasings(["the kettle", "the head", "the duty"], ["the money", "the head pays"])
    asked = ("kettle", "kettle head", "kettle money", "kettle zebra")
    near = [made.nearest(made.near(of(one)))[0] for one in asked]
    assert sorted(near, reverse=True) == near
    assert 0.0 == made.nearest(made.near(of("zebra")))[0]


def test_words_in_most_wordings_make_none_near() -> None:
    """What every wording has says nothing about which one is meant."""
    made = phrasings(["the kettle", "the head", "the duty"], ["the money", "the horn"])
    assert 0.0 == made.nearest(made.near(of("the zebra"))).max()


def test_a_share_is_counted_and_smoothed() -> None:
    """An entry's share of a term goes towards that of all wordings, the more so the fewer wordings it has."""
    made = phrasings(*WORDS)
    assert (1, 3) == made.counted(0, "head")
    assert (0, 1) == made.counted(1, "head")
    assert (0, 3) == made.counted(0, "unheard")
    assert 0 < made.share(1, "head") < made.share(0, "head") < (1 + SMOOTHING_WORDINGS) / (3 + SMOOTHING_WORDINGS)
    assert 0 == made.share(0, "unheard")


def test_what_half_of_the_wordings_have_prevails() -> None:
    """Terms of at least half of an entry's wordings are what it is about."""
    made = phrasings(["the kettle", "a samovar", "kettle head", "duty"], ["the money"])
    assert {"#kettle", "kettl"} == set(made.prevailing(0))
    assert {"the", "money"} == set(made.prevailing(1))
