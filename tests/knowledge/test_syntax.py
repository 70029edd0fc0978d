"""Where a file cannot be read, an officer is told what was done, in words of the line itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.diagnostics import Fault
from bot.knowledge.yaml.complaint import Complaint, in_quotes
from bot.knowledge.yaml.nodes import Mapping
from bot.knowledge.yaml.source import Position, SourceText
from bot.knowledge.yaml.syntax import worded
from bot.knowledge.yaml.yaml_lines import parse

FILE = "answers/tea.yaml"
SIGNS = "*&!%@`|>"


def only_fault(text: str) -> Fault:
    """The one fault that stops `text`."""
    root, faults = parse(text, FILE)
    assert root is None
    (fault,) = faults
    return fault


@pytest.mark.parametrize(
    ("text", "code", "place", "mend"),
    [
        pytest.param("a:\n  - x\n\t- y\n", "KB112", (3, 1), "use spaces", id="tab"),
        pytest.param('a: "b\nc: d\n', "KB114", (1, 4), "", id="quotation-never-closed"),
        pytest.param("a: 'tis tea\n", "KB114", (1, 4), "", id="apostrophe-at-the-start"),
        pytest.param('a: "tea" or milk\n', "KB113", (1, 10), "a: '\"tea\" or milk'", id="after-a-quotation"),
        pytest.param("a: tea: milk\n", "KB115", (1, 7), 'a: "tea: milk"', id="colon"),
        pytest.param("a: “tea: milk”\n", "KB115", (1, 8), 'a: "tea: milk"', id="colon-in-curly-quotes"),
        pytest.param("a: x\n  b: y\n", "KB116", (2, 4), "", id="key-too-far-right"),
        pytest.param("- a\nb: c\n", "KB116", (2, 1), "", id="key-among-items"),
        pytest.param(
            "a: [b, c\n",
            "KB117",
            (1, 4),
            "a: [b, c]",
            id="bracket-never-closed",
        ),
        pytest.param('a: "C:\\data"\n', "KB118", (1, 7), "use single quotation marks around the text", id="backslash"),
        pytest.param("a: x\nb\nc: d\n", "KB119", (2, 1), "", id="key-without-colon"),
        pytest.param("a: - b\n", "KB120", (1, 4), "", id="dash-behind-a-key"),
        pytest.param("a: b\n...\nc: d\n", "KB105", (3, 1), "", id="after-the-end"),
    ],
)
def test_a_slip_is_told_for_what_it_is(text: str, code: str, place: tuple[int, int], mend: str) -> None:
    """Each slip has its code, its place and a mend only where it is certain."""
    fault = only_fault(text)

    assert (code, place, mend) == (fault.code, (fault.position.line, fault.position.column), fault.mend)
    assert fault.why


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("start", ["a: ", "- ", "- a: ", "a:\n  - "], ids=["key", "item", "key-in-item", "deeper"])
def test_a_sign_at_the_start_is_named_at_its_place(sign: str, start: str) -> None:
    """Whatever YAML does with the sign, the officer reads which one it is and where."""
    fault = only_fault(f"{start}{sign}x tea\n")

    assert ("KB106", f"a text that starts with {sign}") == (fault.code, fault.what)
    assert len(start.rsplit("\n", maxsplit=1)[-1]) + 1 == fault.position.column


@pytest.mark.parametrize("typed", ["*x* tea", "&amp; tea", "!x tea", "%50 tea", "@x tea", "`x tea", "| tea", "> tea"])
def test_the_mend_of_a_sign_reads_as_it_was_meant(typed: str) -> None:
    """What the message proposes, typed in its place, is read letter by letter."""
    mend = only_fault(f"a: {typed}\n").mend
    root, faults = parse(mend, FILE)

    assert [] == faults
    assert isinstance(root, Mapping)
    assert {"a": typed.removeprefix("| ").removeprefix("> ")} == root.items


@pytest.mark.parametrize("typed", ["tea: milk", 'the "kettle": who', "it's: mine", "a\\b: c"])
def test_the_mend_of_a_colon_reads_as_it_was_meant(typed: str) -> None:
    """A text with a colon is offered in marks that protect it."""
    root, faults = parse(only_fault(f"a: {typed}\n").mend, FILE)

    assert [] == faults
    assert isinstance(root, Mapping)
    assert {"a": typed} == root.items


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=60))
def test_a_text_in_quotes_reads_as_itself(text: str) -> None:
    """Quotation marks protect every text they are put around."""
    root, faults = parse(f"- {in_quotes(text)}", FILE)

    assert [] == faults
    assert root is not None
    assert not isinstance(root, (Mapping, SourceText))
    assert [text] == root.items


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.text(max_size=30), min_size=1, max_size=3),
    st.sampled_from(
        [
            "",
            "mapping values are not allowed in this context",
            "found character that cannot start any token",
            "could not find expected ':'",
            "did not find expected key",
            "block sequence entries are not allowed in this context",
            "did not find expected <document start>",
            "found unknown escape character",
        ]
    ),
    st.integers(0, 4),
    st.integers(0, 40),
)
def test_every_complaint_is_worded(lines: list[str], problem: str, line: int, column: int) -> None:
    """Whatever the parser says of whatever line, an officer reads a cause and a place."""
    fault = worded(Complaint(FILE, lines, problem, line, column, None))

    assert fault.what
    assert fault.why
    assert Position(FILE, 1, 1) <= fault.position <= Position(FILE, 5, 41)
