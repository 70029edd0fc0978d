"""A fault points at its place and says the cause, and nothing that is not certain."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.diagnostics import (
    SEARCHED_LINES,
    WIDEST_LINE,
    Excerpt,
    Fault,
    excerpt,
    fault_at,
    in_file_order,
    in_words,
    nearest,
)
from bot.knowledge.yaml.source import Position, SourceText

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
        "Mend:  topic:\n"
        "More:  briefing-bot explain KB201"
    ) == drawn


def test_a_line_number_of_two_digits_keeps_the_mark_in_its_place() -> None:
    """The mark stands under what it marks, however long the line's number is."""
    drawn = in_words([Fault("KB205", Position(FILE, 10, 4), "it")], {FILE: ["", *"abcdefgh", "a: b"]}).split("\n")

    assert ["  10 | a: b", "     |    ^"] == drawn[2:4]


def test_what_is_not_known_is_not_said() -> None:
    """Without a cause or a mend there is no empty heading for it."""
    assert "answers/tea.yaml:1:1  error KB101  too large\nMore:  briefing-bot explain KB101" == in_words(
        [Fault("KB101", Position(FILE, 1, 1), "too large")], {}
    )


@pytest.mark.parametrize("line", [0, 3], ids=["before", "behind"])
def test_a_place_outside_the_file_is_named_and_not_drawn(line: int) -> None:
    """A fault at the end of a file is told without breaking the drawing."""
    assert f"{FILE}:{line}:1  error KB103  it\nMore:  briefing-bot explain KB103" == in_words(
        [Fault("KB103", Position(FILE, line, 1), "it")], {FILE: ["a", "b"]}
    )


@pytest.mark.parametrize("column", [1, 60, 111, 300, 500], ids=["start", "near", "just-behind", "middle", "end"])
def test_a_very_wide_line_is_cut_around_the_marked_place(column: int) -> None:
    """However wide a line is, the marked place is shown, and no line is wider than a terminal."""
    line = "".join(chr(ord("a") + at % 26) for at in range(500))
    shown = excerpt(Fault("KB206", Position(FILE, 1, column), "it", length=900), [line])

    assert shown
    assert len(shown.line) == WIDEST_LINE
    assert shown.line in line
    assert line[column - 1] == shown.line[shown.start]
    assert 1 <= shown.length <= len(shown.line) - shown.start


@pytest.mark.parametrize("over", [0, 1], ids=["just-fits", "one-too-wide"])
def test_a_line_that_fits_is_shown_whole(over: int) -> None:
    """A line is cut only where it must be."""
    shown = excerpt(Fault("KB206", Position(FILE, 1, 1), "it"), ["a" * (WIDEST_LINE + over)])

    assert shown
    assert WIDEST_LINE == len(shown.line)


def test_a_mark_behind_the_end_of_a_line_stands_there() -> None:
    """What is missing at the end of a line is marked behind its last letter."""
    assert Excerpt(1, "a:", 2, 1) == excerpt(Fault("KB205", Position(FILE, 1, 3), "it"), ["a:"])


def test_a_tab_is_as_wide_as_its_mark() -> None:
    """The mark stands under what it marks, tab or not."""
    assert Excerpt(1, " a: b", 4, 1) == excerpt(Fault("KB205", Position(FILE, 1, 5), "it"), ["\ta: b"])


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
    [("one\ntwo and more", "", 3), ("", "", 1), ("\nx", "", 1)],
    ids=["first-line-only", "empty", "empty-first-line"],
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

    assert faults == in_file_order([*reversed(faults), *faults], {})


def test_two_faults_at_one_place_both_stand() -> None:
    """Only repetition is left out, not a second cause at the same place."""
    one, two = (Fault(code, Position(FILE, 1, 1), "it") for code in ("KB303", "KB302"))

    assert [two, one] == in_file_order([one, two, one], {})


@pytest.mark.parametrize(
    ("lines", "fragment", "place"),
    [
        (["answer: Tea is hot. [1, 2]"], "[1, 2]", (1, 21, 6)),
        (["answer: >-", "  Tea is hot.", "  Milk. [1, 2]"], "[1, 2]", (3, 9, 6)),
        (["answer: Tea is hot and the milk is", "  never cold."], "and the milk is never", (1, 20, 15)),
        (["answer: Tea is"], "not there", (1, 9, 3)),
        (["answer: 1 and 1"], "1", (1, 9, 1)),
    ],
    ids=["same-line", "some-lines-below", "over-two-lines", "not-found", "first-of-two"],
)
def test_a_fault_moves_to_the_words_it_is_about(lines: list[str], fragment: str, place: tuple[int, int, int]) -> None:
    """The mark stands under the wrong part, wherever in the text it was typed."""
    fault = Fault("KB315", Position(FILE, 1, 9), "it", length=3, fragment=fragment)
    (moved,) = in_file_order([fault], {FILE: lines})

    assert place == (moved.position.line, moved.position.column, moved.length)
    assert "" == moved.fragment


def test_a_fragment_above_its_text_is_not_taken() -> None:
    """The same words in the text above are not the ones that are wrong."""
    fault = Fault("KB315", Position(FILE, 2, 9), "it", fragment="hot")
    (moved,) = in_file_order([fault], {FILE: ["before: hot", "hot is   hot"]})

    assert (2, 10) == (moved.position.line, moved.position.column)


def test_a_fragment_is_looked_for_only_near_its_text() -> None:
    """Words far below belong to another entry."""
    fault = Fault("KB315", Position(FILE, 1, 1), "it", fragment="hot")
    (moved,) = in_file_order([fault], {FILE: ["tea"] * SEARCHED_LINES + ["hot"]})

    assert 1 == moved.position.line


@pytest.mark.parametrize(("warning", "word"), [(False, "error"), (True, "warning")])
def test_a_fault_says_whether_the_knowledge_can_be_served(warning: bool, word: str) -> None:
    """An error stops a publication and a warning does not."""
    fault = fault_at("tea", "KB314", "it", warning=warning)

    assert word == fault.severity
    assert f"  {word} KB314  it" in in_words([fault], {})
