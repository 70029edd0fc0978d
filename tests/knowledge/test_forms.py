"""One fault in the forms that programs, GitHub and Discord read."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.diagnostics import Fault, as_annotation, as_json, in_a_message
from bot.knowledge.yaml.source import Position

FILE = "answers/tea.yaml"
FAULT = Fault("KB201", Position(FILE, 2, 3), "`topc` is not a key", "The keys are: topic.", "topic:", 4)
KEYS = {"code", "severity", "file", "line", "column", "length", "what", "why", "mend"}
TEXT = st.text(max_size=300)
FAULTS = st.lists(st.builds(Fault, st.just("KB201"), st.just(Position(FILE, 1, 3)), TEXT, TEXT, TEXT), max_size=12)


def test_json_has_every_key_and_no_other() -> None:
    """What programs read is a closed list of keys, whatever is known about a fault."""
    bare = Fault("KB101", Position(FILE, 1, 1), "too large", warning=True)

    assert KEYS == set(as_json(FAULT)) == set(as_json(bare))
    assert (None, None, "warning") == tuple(as_json(bare)[key] for key in ("why", "mend", "severity"))


def test_json_says_what_the_fault_says() -> None:
    """No value is lost or renamed on the way to a program."""
    assert {
        "code": "KB201",
        "severity": "error",
        "file": FILE,
        "line": 2,
        "column": 3,
        "length": 4,
        "what": "`topc` is not a key",
        "why": "The keys are: topic.",
        "mend": "topic:",
    } == json.loads(json.dumps(as_json(FAULT)))


def test_an_annotation_is_one_command_of_github() -> None:
    """GitHub shows file, line, columns and code beside the line."""
    assert (
        "::error file=knowledge/answers/tea.yaml,line=2,col=3,endColumn=7,title=KB201::"
        "`topc` is not a key%0AWhy: The keys are: topic.%0AMend: topic:%0AMore: briefing-bot explain KB201"
    ) == as_annotation(FAULT, "knowledge/")


@pytest.mark.parametrize(
    ("typed", "escaped"),
    [("50% of", "50%25 of"), ("%0A", "%250A"), ("a\nb", "a%0Ab"), ("a\r\nb", "a%0D%0Ab"), ("::error::x", "::error::x")],
    ids=["per-cent", "escape-typed", "line-end", "windows-line-end", "another-command"],
)
def test_the_words_of_an_annotation_are_escaped(typed: str, escaped: str) -> None:
    """No text of a file ends the command or starts another."""
    said = as_annotation(Fault("KB201", Position(FILE, 1, 1), typed))

    assert said.split("::", 2)[2].startswith(f"{escaped}%0AMore")


@pytest.mark.parametrize(
    ("name", "escaped"),
    [("a:b.yaml", "a%3Ab.yaml"), ("a,b.yaml", "a%2Cb.yaml"), ("a%b.yaml", "a%25b.yaml"), ("a\nb.yaml", "a%0Ab.yaml")],
    ids=["colon", "comma", "per-cent", "line-end"],
)
def test_the_file_name_of_an_annotation_is_escaped(name: str, escaped: str) -> None:
    """A strange file name never becomes another property."""
    assert f"::error file={escaped},line=1," in as_annotation(Fault("KB108", Position(name, 1, 1), "it"))


def test_a_warning_is_a_warning_on_github() -> None:
    """What does not stop a publication is not drawn in red."""
    assert as_annotation(Fault("KB314", Position(FILE, 1, 1), "it", warning=True)).startswith("::warning file=")


@settings(deadline=None, max_examples=100)
@given(TEXT, TEXT)
def test_an_annotation_is_always_one_line(what: str, why: str) -> None:
    """Whatever was typed, GitHub reads one command."""
    said = as_annotation(Fault("KB201", Position(FILE, 1, 1), what, why))

    assert not re.search(r"[\r\n]", said)
    assert said.startswith(f"::error file={FILE},line=1,col=1,endColumn=2,title=KB201::")


@settings(deadline=None, max_examples=100)
@given(FAULTS, st.lists(st.text(alphabet="a`: \u20ac👍", max_size=400), min_size=1, max_size=2))
def test_a_message_fits_into_discord(faults: list[Fault], lines: list[str]) -> None:
    """At most 2,000 characters in one block that no text can close."""
    said = in_a_message(faults, {FILE: lines})

    assert len(said) <= 2_000
    assert (said.startswith("```\n"), said.endswith("\n```")) == (True, True)
    assert "`" not in said[3:-3]


def test_a_message_says_how_many_faults_it_leaves_out() -> None:
    """An officer is never led to believe that the last fault shown is the last one there is."""
    faults = [Fault("KB201", Position(FILE, line, 1), f"fault {line}", "w" * 150) for line in range(1, 31)]
    said = in_a_message(faults, {})
    shown = len(re.findall(r"  error KB201  ", said))

    assert 1 <= shown < 30
    assert f"… and {30 - shown} more\n```" in said


def test_few_faults_are_shown_whole() -> None:
    """Where all of them fit, nothing is left out."""
    said = in_a_message([FAULT, FAULT], {FILE: ["", "  topc: Tea"]})

    assert "more\n" not in said
    assert 2 == said.count("  2 |   topc: Tea\n    |   ^^^^")
