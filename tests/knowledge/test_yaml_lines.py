"""Every scalar stays the text that was typed and knows its line; what could hurt is refused with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bot.knowledge.values import LARGEST
from bot.knowledge.yaml.complaint import in_quotes
from bot.knowledge.yaml.nodes import Mapping, Node, Sequence
from bot.knowledge.yaml.source import Position, SourceText
from bot.knowledge.yaml.yaml_lines import DEEPEST, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.diagnostics import Fault

FILE = "answers/tea.yaml"
LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
LOOKS_LIKE_SOMETHING_ELSE = [
    "No",
    "yes",
    "on",
    "true",
    "8.10",
    "3.0",
    "12:30",
    "2026-02-30",
    "2026-11-23",
    "010",
    "0x1F",
    "1e3",
    "1_000",
    "~",
    "null",
    "NaN",
    ".inf",
    "=",
    "<<",
]
YAML_SIGNS = st.text(alphabet="ab:-[]{}\"'#&*!|>%@`\n\t ,?\x85\ufeffé\x07.\r", max_size=60)


def mapping(text: str) -> Mapping:
    """The mapping that `text` reads as, without a fault."""
    root, faults = parse(text, FILE)
    assert [] == faults
    assert isinstance(root, Mapping)
    return root


def only_fault(text: str) -> Fault:
    """The one fault that stops `text`."""
    root, faults = parse(text, FILE)
    assert root is None
    (fault,) = faults
    return fault


def nodes(root: Node | None) -> Iterator[Node]:
    """Every node of a tree."""
    waiting = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            waiting += [*node.items, *node.items.values()]


@pytest.mark.parametrize("typed", LOOKS_LIKE_SOMETHING_ELSE)
def test_a_value_stays_the_text_that_was_typed(typed: str) -> None:
    """No value becomes a number, a date, a truth value or nothing."""
    value = mapping(f"a: {typed}").items[SourceText("a", Position(FILE, 1, 1))]

    assert isinstance(value, SourceText)
    assert typed == str(value)


@pytest.mark.parametrize("typed", LOOKS_LIKE_SOMETHING_ELSE)
def test_a_key_stays_the_text_that_was_typed(typed: str) -> None:
    """No key becomes a number, a date, a truth value or a merge."""
    (key,) = mapping(f"{typed}: x").items

    assert typed == key


@pytest.mark.parametrize("typed", LOOKS_LIKE_SOMETHING_ELSE)
def test_an_item_stays_the_text_that_was_typed(typed: str) -> None:
    """No item of a list becomes a number, a date, a truth value or nothing."""
    root, faults = parse(f"- {typed}\n- [{typed}]", FILE)

    assert [] == faults
    assert isinstance(root, Sequence)
    assert isinstance(root.items[1], Sequence)
    assert [typed] == root.items[1].items
    assert typed == root.items[0]


def test_a_value_that_is_not_there_is_an_empty_text() -> None:
    """A key without a value reads as an empty text, never as None."""
    assert {"a": "", "b": "x"} == mapping("a:\nb: x").items


def test_every_node_knows_where_it_was_typed() -> None:
    """Line and column count from one and point at the first character."""
    root = mapping("topic: Tea\nentries:\n  - id: kettle\n    answer: >-\n      Fill it.\n")
    places = {str(node): node.position for node in nodes(root) if isinstance(node, SourceText)}
    starts = [node.position for node in nodes(root) if isinstance(node, Sequence)]

    assert Position(FILE, 1, 1) == places["topic"]
    assert Position(FILE, 1, 8) == places["Tea"]
    assert Position(FILE, 3, 9) == places["kettle"]
    assert Position(FILE, 4, 13) == places["Fill it."]
    assert [Position(FILE, 3, 3)] == starts


@pytest.mark.parametrize("wide", ["é", "“", "教", "👍"], ids=["accent", "curly", "chinese", "emoji"])
def test_a_column_counts_characters_and_not_bytes(wide: str) -> None:
    """A letter beyond ASCII counts as one column."""
    root = mapping(f"{{{wide}: x}}")

    assert Position(FILE, 1, 5) == next(node.position for node in nodes(root) if node == "x")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
def test_lines_count_the_same_in_every_editor(ending: str) -> None:
    """The kind of line ending does not move a position."""
    root = mapping(f"a: x{ending}b: y{ending}")

    assert Position(FILE, 2, 4) == next(node.position for node in nodes(root) if node == "y")


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n"], ids=["empty", "blank", "comment"])
def test_a_file_without_content_is_no_tree_and_no_fault(text: str) -> None:
    """Emptiness is for the shapes to judge, not for the reader."""
    assert (None, []) == parse(text, FILE)


def test_a_key_given_twice_is_a_fault_and_the_first_value_stays() -> None:
    """No value replaces another silently."""
    root, faults = parse("a: first\nb: x\na: second\n", FILE)

    assert isinstance(root, Mapping)
    assert {"a": "first", "b": "x"} == root.items
    assert [("KB107", Position(FILE, 3, 1))] == [(one.code, one.position) for one in faults]
    assert "line 1" in faults[0].why


def test_every_key_given_twice_is_told_at_once() -> None:
    """Reading goes on after a repeated key."""
    _, faults = parse("a: 1\na: {x: 1, x: 2}\nb: [1]\nb: [2]\n", FILE)

    assert [2, 2, 4] == sorted(one.position.line for one in faults)


def test_faults_found_before_the_end_of_reading_are_kept() -> None:
    """A fault that stops the reading does not hide the ones before it."""
    root, faults = parse("a: 1\na: 2\nb: *c\n", FILE)

    assert root is None
    assert ["KB107", "KB106"] == [one.code for one in faults]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        pytest.param("a: x\nb: *a\n", "KB106", 2, 4, id="alias"),
        pytest.param("a: x\nb: &here y\n", "KB106", 2, 4, id="anchor"),
        pytest.param("a: x\nb: !!int 5\n", "KB106", 2, 4, id="tag"),
        pytest.param("a: x\nb: !!python/object/apply:os.getcwd []\n", "KB106", 2, 4, id="python-tag"),
        pytest.param("a: x\nb: &here [y]\n", "KB106", 2, 4, id="anchored-list"),
        pytest.param("&top a: x\n", "KB106", 1, 1, id="anchored-key"),
        pytest.param("a: x\n---\nb: y\n", "KB105", 2, 1, id="second-document"),
        pytest.param("[a, b]: x\n", "KB103", 1, 1, id="list-as-key"),
        pytest.param("a: x\nb: y: z\n", "KB115", 2, 5, id="colon-in-a-text"),
        pytest.param("a:\n\t- b\n", "KB112", 2, 1, id="tab"),
        pytest.param("a: @head\n", "KB106", 1, 4, id="at-sign"),
        pytest.param('a: "b" c\n', "KB113", 1, 8, id="text-after-quotes"),
        pytest.param('a: "C:\\data"\n', "KB118", 1, 7, id="backslash"),
        pytest.param("- a\nb: c\n", "KB116", 2, 1, id="key-among-items"),
        pytest.param("a: - b\n", "KB120", 1, 4, id="dash-after-key"),
        pytest.param("a: x\nb: y\x07z\n", "KB102", 2, 5, id="control-character"),
    ],
)
def test_what_an_officer_does_not_need_is_refused_at_its_place(text: str, code: str, line: int, column: int) -> None:
    """Whatever YAML means by it, it is refused where it stands."""
    fault = only_fault(text)

    assert (code, Position(FILE, line, column)) == (fault.code, fault.position)


@pytest.mark.parametrize(("typed", "sign"), [("*a", "*"), ("&a b", "&"), ("!!int 5", "!")])
def test_the_sign_that_is_refused_is_named(typed: str, sign: str) -> None:
    """An officer is told which sign at the start of a text has a meaning of its own."""
    assert f"a text that starts with {sign}" in only_fault(f"a: {typed}").what


@pytest.mark.parametrize(
    "text",
    ["a: b: c\n", "a: @b\n", 'a: "b\n', 'a: "b" c\n', "- a\nb: c\n", "a: - b\n", 'a: "\\d"\n', "a: [b\n"],
)
def test_a_syntax_fault_says_why(text: str) -> None:
    """Nobody is told that a line is wrong without being told what to look for."""
    assert only_fault(text).why


def test_a_mark_of_three_dashes_at_the_top_is_no_second_document() -> None:
    """One document may say that it starts."""
    assert {"a": "x"} == mapping("---\na: x\n").items


@pytest.mark.parametrize("opened", ["- ", "[", "{a: "], ids=["dashes", "brackets", "braces"])
def test_the_thirteenth_level_is_refused(opened: str) -> None:
    """Twelve levels are read and no more."""
    closed = {"- ": "", "[": "]", "{a: ": "}"}[opened]

    deepest, nothing = parse(opened * DEEPEST + "x" + closed * DEEPEST, FILE)
    fault = only_fault(opened * (DEEPEST + 1) + "x" + closed * (DEEPEST + 1))

    assert 12 == DEEPEST
    assert deepest is not None
    assert [] == nothing
    assert ("KB104", Position(FILE, 1, len(opened) * DEEPEST + 1)) == (fault.code, fault.position)


@pytest.mark.parametrize(
    "unit",
    ["[", "- ", "{a: ", "? ", "[{"],
    ids=["brackets", "dashes", "braces", "question-marks", "mixed"],
)
def test_a_nesting_bomb_is_refused(unit: str) -> None:
    """A hundred thousand characters of nesting cost no more than the first thirteen levels."""
    assert only_fault(unit * (100_000 // len(unit))).code in {"KB103", "KB104"}


def test_a_billion_laughs_are_refused() -> None:
    """Nothing is ever repeated by name, so nothing can grow."""
    laughs = "a: &a [ha, ha, ha]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )

    assert ("KB106", 1) == (only_fault(laughs).code, only_fault(laughs).position.line)


def test_a_text_larger_than_a_mebibyte_is_refused_unread() -> None:
    """One character above the limit is too many, and the limit itself is not."""
    largest = "a" * LARGEST

    assert ("a", []) == (parse("a", FILE)[0], parse(largest, FILE)[1])
    assert "KB101" == only_fault(largest + "a").code


def test_a_control_character_is_told_at_its_place_beside_letters_beyond_ascii() -> None:
    """A curly apostrophe in a file does not move the place of a fault."""
    assert Position(FILE, 2, 4) == only_fault("a: it’s\nb: \x07\nc: x\nd: y\n").position


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=80), YAML_SIGNS))
def test_any_text_gives_places_that_lie_in_it_or_a_fault_with_a_line(text: str) -> None:
    """No text breaks the reader, and every place it gives can be opened in an editor."""
    lines = LINE_BREAK.split(text)

    root, faults = parse(text, FILE)

    assert all(one.position.line >= 1 and one.position.column >= 1 and one.what for one in faults)
    # What was opened and never closed is missed at the end of the text: one line further at most.
    assert all(one.position.line <= len(lines) + 1 for one in faults)
    for node in nodes(root):
        if node == "":  # nothing was typed, so nothing stands at its place
            assert 1 <= node.position.line <= len(lines) + 1
        else:
            assert 1 <= node.position.line <= len(lines)
            assert 1 <= node.position.column <= len(lines[node.position.line - 1])


def joined(text: str) -> str:
    """A text with its white space joined to single spaces, as every value is read."""
    return " ".join(text.split())


def told(faults: list[Fault], text: str) -> bool:
    """Whether every fault says what is wrong at a line of `text`, or at the one behind its end."""
    last = len(LINE_BREAK.split(text)) + 1
    return bool(faults) and all(one.what and 1 <= one.position.line <= last for one in faults)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=60), YAML_SIGNS))
@example("x #y")
@example("\u00a0x")
def test_a_plain_value_is_read_as_typed_or_told(text: str) -> None:
    """No word that an officer types without quotation marks is lost or changed in silence."""
    typed = f"a: {text}\nz: end\n"
    root, faults = parse(typed, FILE)
    assume(not LINE_BREAK.search(text))
    remark = text.strip(" \t").startswith("#") or not text.strip(" \t")
    assume(text.lstrip(" \t")[:1] not in set("'\"[{|>"))

    if faults:
        assert told(faults, typed)
    elif remark:
        assert isinstance(root, Mapping)
        assert {"a": "", "z": "end"} == root.items
    else:
        assert isinstance(root, Mapping)
        assert [joined(text), "end"] == [joined(str(value)) for value in root.items.values()]


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60))
@example("\u00ad")
def test_any_text_in_single_quotes_is_read_as_typed_or_told(text: str) -> None:
    """With every apostrophe doubled, a text in single quotation marks is itself."""
    doubled = text.replace("'", "''")
    typed = f"a: '{doubled}'\nz: end\n"
    root, faults = parse(typed, FILE)

    if faults:
        assert told(faults, typed)
    else:
        assert isinstance(root, Mapping)
        assert [joined(text), "end"] == [joined(str(value)) for value in root.items.values()]


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60))
@example("C:\\Users")
def test_any_text_in_double_quotes_is_read_as_typed_or_told(text: str) -> None:
    """What the mend of a message proposes reads as it was meant."""
    typed = f"a: {in_quotes(text)}\nz: end\n"
    root, faults = parse(typed, FILE)

    if faults:
        assert told(faults, typed)
    else:
        assert isinstance(root, Mapping)
        assert [joined(text), "end"] == [joined(str(value)) for value in root.items.values()]


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=60))
def test_any_text_of_plain_letters_in_single_quotes_has_no_fault(text: str) -> None:
    """Nothing is made up about a text that is in order."""
    doubled = text.replace("'", "''")
    (value,) = mapping(f"a: '{doubled}'").items.values()

    assert text == value
