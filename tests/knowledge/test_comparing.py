"""Each paragraph has one fate, and a quotation holds only where it is cited."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.briefing.comparing import (
    Change,
    CitationCheck,
    Difference,
    Standing,
    check_citations,
    compare_paragraphs,
    nearest_words,
)
from bot.knowledge.values import Entry, Evidence

KETTLE = "The kettle is shared by all who work in the staffroom."
MUGS = "Mugs are washed by whoever used them last on that day."
TEA = "Divisions should ask heads for tea that is hot."
TEXTS = st.dictionaries(st.integers(1, 9).map(str), st.text("ab \n•", max_size=12), max_size=6)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param({"1": KETTLE}, {"1": KETTLE}, [(Change.UNCHANGED, "1", "1")], id="unchanged"),
        pytest.param({"1": "a – b"}, {"1": "a  -\nb"}, [(Change.UNCHANGED, "1", "1")], id="typography"),
        pytest.param(
            {"1": KETTLE, "2": MUGS},
            {"1": MUGS, "2": KETTLE},
            [(Change.MOVED, "1", "2"), (Change.MOVED, "2", "1")],
            id="exchanged",
        ),
        pytest.param(
            {"1": KETTLE, "2": MUGS},
            {"1": KETTLE, "2": TEA, "3": MUGS},
            [(Change.UNCHANGED, "1", "1"), (Change.MOVED, "2", "3"), (Change.NEW, "", "2")],
            id="put-in-between",
        ),
        pytest.param(
            {"1": KETTLE, "2": MUGS},
            {"1": MUGS},
            [(Change.GONE, "1", ""), (Change.MOVED, "2", "1")],
            id="taken-out",
        ),
        pytest.param({"1": KETTLE}, {"1": TEA}, [(Change.GONE, "1", ""), (Change.NEW, "", "1")], id="another-text"),
        pytest.param(
            {"1": KETTLE, "2": MUGS},
            {"1": TEA, "2": KETTLE.replace("all", "none"), "3": MUGS},
            [(Change.CHANGED, "1", "2"), (Change.MOVED, "2", "3"), (Change.NEW, "", "1")],
            id="changed-and-moved",
        ),
        pytest.param({"1": KETTLE, "2": KETTLE}, {"2": KETTLE}, [(Change.GONE, "1", ""), (Change.UNCHANGED, "2", "2")],
                     id="twice-before"),
        pytest.param({}, {}, [], id="nothing"),
    ],
)  # fmt: skip
def test_what_became_of_each_paragraph(
    old: dict[str, str], new: dict[str, str], found: list[tuple[Change, str, str]]
) -> None:
    """Same text and number is unchanged, same text elsewhere moved, and only like texts are versions of each other."""
    assert found == [(one.change, one.old, one.new) for one in compare_paragraphs(old, new)]


def test_changed_words_are_shown_in_their_places() -> None:
    """A replaced, a dropped and an added word each appear, and no other."""
    after = "The kettle is owned by all who work in staffroom one."
    words = (("shared", "owned"), ("the staffroom.", "staffroom one."))
    assert [Difference(Change.CHANGED, "1", "1", words)] == compare_paragraphs({"1": KETTLE}, {"1": after})
    assert (("", "big"),) == compare_paragraphs({"1": KETTLE}, {"1": KETTLE.replace("The", "The big")})[0].words
    assert (("shared", ""),) == compare_paragraphs({"1": KETTLE}, {"1": KETTLE.replace("shared ", "")})[0].words


@settings(deadline=None, max_examples=200)
@given(TEXTS, TEXTS)
def test_every_paragraph_has_one_fate(old: dict[str, str], new: dict[str, str]) -> None:
    """Any two texts can be compared, and no paragraph is lost or told twice."""
    found = compare_paragraphs(old, new)
    assert sorted(old) == sorted(one.old for one in found if one.old)
    assert sorted(new) == sorted(one.new for one in found if one.new)
    assert all((one.change is Change.CHANGED) == bool(one.words) for one in found)


@settings(deadline=None, max_examples=50)
@given(TEXTS)
def test_a_text_compared_with_itself_is_unchanged(text: dict[str, str]) -> None:
    """Nothing is reported where nothing changed."""
    assert {Change.UNCHANGED} >= {one.change for one in compare_paragraphs(text, text)}


def entry(*evidence: Evidence) -> Entry:
    """An answer with this evidence."""
    return Entry("tea", "Tea", "Is tea hot?", (), "Yes. [1]", evidence)


@pytest.mark.parametrize(
    ("new", "standing", "found_in"),
    [
        ({"1": KETTLE, "2": KETTLE}, Standing.HOLDS, ()),
        ({"1": TEA, "2": KETTLE, "3": KETTLE}, Standing.MOVED, ("2", "3")),
        ({"1": KETTLE.replace("shared", "owned")}, Standing.GONE, ()),
        ({}, Standing.GONE, ()),
    ],
    ids=["holds", "moved", "gone", "no-paragraphs"],
)
def test_a_quotation_holds_only_in_its_paragraph(
    new: dict[str, str], standing: Standing, found_in: tuple[str, ...]
) -> None:
    """Elsewhere it has moved, and nowhere it is gone."""
    checked = check_citations([entry(Evidence("tea-2031", "1", "", "is shared by all"))], "tea-2031", new)
    assert [CitationCheck("tea", "1", "is shared by all", standing, found_in)] == checked


def test_citations_of_another_briefing_do_not_count_but_nameless_ones_do() -> None:
    """Nothing that may be meant is passed over, and nothing that is meant otherwise is blamed."""
    other, nameless = Evidence("milk-2031", "1", "", "x y z"), Evidence("", "1", "", "is gone")
    assert ["is gone"] == [one.quote for one in check_citations([entry(other, nameless)], "tea-2031", {"1": KETTLE})]


@pytest.mark.parametrize(
    ("quote", "new", "found"),
    [
        (
            "washed by whoever used them",
            {"1": TEA, "2": MUGS.replace("washed", "kept")},
            ("2", "kept by whoever used them"),
        ),
        ("used them last on that day", {"1": MUGS.replace("that", "any")}, ("1", "used them last on any day.")),
        ("is shared by all", {"1": KETTLE.replace("shared", "hardly shared")}, ("1", "is hardly shared by")),
        ("Mugs are shared", {"1": TEA}, ("", "")),
        ("the last of all the mugs that there are", {"1": "The mugs."}, ("", "")),
        ("is shared by all", {}, ("", "")),
    ],
    ids=["another word", "a full stop", "a word more", "nothing like it", "a shorter text", "no-paragraphs"],
)
def test_what_a_quotation_has_become_is_found(quote: str, new: dict[str, str], found: tuple[str, str]) -> None:
    """The words most like it are shown with their paragraph, and none where there is no likeness."""
    assert found == nearest_words(quote, new)
