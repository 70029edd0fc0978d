"""A fault points at its place and says the cause, and nothing that is not certain."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.diagnostics import WIDEST_LINE, Fault, fault_at, in_file_order, in_words, nearest
from bot.knowledge.source import Position, SourceText

FILE = "answers/tea.yaml"


def test_a_fault_is_drawn_with_its_line_its_cause_and_its_mend() -> None:
    """File, line and column come first, then the line as typed with the place marked."""
    fault = Fault("KB201", Position(FILE, 2, 3), "`topc` is not a key", "The keys are: topic.", "topic:", 4)

    drawn = in_words([fault], {FILE: ["# tea", "  topc: Tea"]}, "knowledge/")

    assert (
        "knowledge/answers/tea.yaml:2:3  error KB201  `topc` is not a key\n"
        "\n"
        "  2 |   topc: Tea\n"
        "    |   ^^^^\n"
        "\n"
        "Why:   The keys are: topic.\n"
        "Mend:  topic:"
    ) == drawn


def test_a_line_number_of_two_digits_keeps_the_mark_in_its_place() -> None:
    """The mark stands under what it marks, however long the line's number is."""
    drawn = in_words([Fault("KB205", Position(FILE, 10, 4), "it")], {FILE: ["", *"abcdefgh", "a: b"]}).split("\n")

    assert ["  10 | a: b", "     |    ^"] == drawn[2:4]


def test_what_is_not_known_is_not_said() -> None:
    """Without a cause or a mend there is no empty heading for it."""
    assert "answers/tea.yaml:1:1  error KB101  too large" == in_words(
        [Fault("KB101", Position(FILE, 1, 1), "too large")], {}
    )


@pytest.mark.parametrize("line", [0, 3], ids=["before", "behind"])
def test_a_place_outside_the_file_is_named_and_not_drawn(line: int) -> None:
    """A fault at the end of a file is told without breaking the drawing."""
    assert f"{FILE}:{line}:1  error KB103  it" == in_words(
        [Fault("KB103", Position(FILE, line, 1), "it")], {FILE: ["a", "b"]}
    )


def test_a_very_wide_line_is_cut_and_not_marked() -> None:
    """A line wider than a terminal is shortened, and one that just fits is not."""
    fits, too_wide = "a" * WIDEST_LINE, "b" * (WIDEST_LINE + 1)
    drawn = in_words([Fault("KB206", Position(FILE, line, 1), "it") for line in (1, 2)], {FILE: [fits, too_wide]})

    assert f"  1 | {fits}\n    | ^\n" in drawn
    assert f"  2 | {'b' * (WIDEST_LINE - 1)}…\n" in drawn
    assert 1 == drawn.count("^")


def test_several_faults_are_parted_by_an_empty_line() -> None:
    """Each fault stands for itself."""
    one, two = Fault("KB101", Position(FILE, 1, 1), "one"), Fault("KB101", Position("b", 1, 1), "two")

    assert f"{in_words([one], {})}\n\n{in_words([two], {})}" == in_words([one, two], {})


def test_no_faults_are_no_words() -> None:
    """Silence means that nothing is wrong."""
    assert "" == in_words([], {})


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=130), max_size=4),
    st.integers(-2, 8),
    st.integers(1, 200),
    st.integers(0, 500),
)
def test_any_place_can_be_drawn_and_no_mark_runs_on_past_its_line(
    lines: list[str], line: int, column: int, length: int
) -> None:
    """A wrong place or length never breaks the message that should explain a fault."""
    head, *rest = in_words([Fault("KB103", Position(FILE, line, column), "it", length=length)], {FILE: lines}).split(
        "\n"
    )
    marks = next((one for one in rest if one.strip(" |").startswith("^") and "^" in one), "")

    assert f"{FILE}:{line}:{column}  error KB103  it" == head
    if marks and lines and 0 < line <= len(lines):
        typed = lines[line - 1]
        assert len(marks) <= len(f"  {line} | ") + max(len(typed), column)


def test_a_fault_stands_where_its_text_was_typed() -> None:
    """The place comes from the text itself."""
    fault = fault_at(SourceText("tea", Position(FILE, 4, 7)), "KB205", "it")

    assert (Position(FILE, 4, 7), 3, f"{FILE}:4:7") == (fault.position, fault.length, fault.place)


def test_a_text_that_was_never_typed_stands_at_the_top_of_the_knowledge() -> None:
    """A fault about nothing typed still has a place."""
    assert "knowledge:1:1" == fault_at("tea", "KB205", "it").place


@pytest.mark.parametrize(
    ("text", "fragment", "length"),
    [("one\ntwo and more", "", 3), ("tea and milk", "milk", 4), ("", "", 1), ("\nx", "", 1)],
    ids=["first-line-only", "fragment", "empty", "empty-first-line"],
)
def test_a_mark_is_as_long_as_what_it_marks(text: str, fragment: str, length: int) -> None:
    """At least one character is marked, and never more than the first line of a text."""
    assert length == fault_at(text, "KB205", "it", fragment=fragment).length


@pytest.mark.parametrize(
    ("typed", "close"),
    [
        ("wordigns", "wordings"),
        ("Answer", "answer"),
        (" answer ", "answer"),
        ("anser", "answer"),
        ("banana", ""),
        ("", ""),
    ],
)
def test_only_a_name_that_is_like_it_is_offered(typed: str, close: str) -> None:
    """A mend is offered where it is certain and nowhere else."""
    assert close == nearest(typed, ["answer", "wordings", "question"])


def test_the_nearest_name_does_not_hang_on_the_order() -> None:
    """Between two names equally like it the choice is always the same."""
    assert nearest("tea", ["tear", "teas"]) == nearest("tea", ["teas", "tear"])


def test_faults_come_in_file_order_and_once() -> None:
    """By file, line and column, however they were found."""
    places = [("a", 1, 1), ("a", 2, 1), ("a", 2, 9), ("a", 10, 1), ("b", 1, 1)]
    faults = [Fault("KB1", Position(*place), "it") for place in places]

    assert faults == in_file_order([*reversed(faults), *faults])


def test_two_faults_at_one_place_both_stand() -> None:
    """Only repetition is left out, not a second cause at the same place."""
    one, two = (Fault(code, Position(FILE, 1, 1), "it") for code in ("KB303", "KB302"))

    assert [two, one] == in_file_order([one, two, one])
