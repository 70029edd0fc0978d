"""Keys and values: every fault at once, at its place, with the nearest valid name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.formats.field_types import Record, read_values
from bot.knowledge.formats.file_formats import (
    ANSWERS_FILE,
    BRIEFING_FILE,
    DECLINES_FILE,
    QUESTIONS_FILE,
    VOCABULARY_FILE,
)
from bot.knowledge.values import WRITTEN_REASONS
from bot.knowledge.yaml.yaml_lines import parse

if TYPE_CHECKING:
    from bot.knowledge.diagnostics import Fault

FILE = "answers/tea.yaml"
ANSWERS = """\
topic: Tea
entries:
  - id: kettle-who
    question: Who fills the kettle?
    wordings:
      - whose job is it
    answer: Whoever comes first. [1]
    evidence:
      - paragraph: 1
        quote: whoever comes first
    reviewed: 2026-11-23
"""
DECLINES = """\
topic: Coffee
entries:
  - id: coffee
    question: Is there coffee?
    wordings: [coffee]
    reason: outside-the-briefing
    reply: The rota is about tea.
    next_step: Ask the caretaker.
"""
BRIEFING = """\
id: rota
title: The rota
publisher: Staffroom
date: May 2020
paragraphs:
  - number: 1
    section: Kettle
    summary: Who fills it.
    points: {a: The first one does.}
"""
VOCABULARY = """\
concepts:
  kettle: {kind: subject, words: [kettle, urn]}
abbreviations: {T: tea}
ignored: [please]
small_talk: [hello]
"""
QUESTIONS = """\
questions:
  - ask: Who fills it?
    entry: kettle-who
  - ask: [Hello, Is there coffee?]
    decline: any
"""
SHAPES = {
    "answers": (ANSWERS_FILE, ANSWERS),
    "declines": (DECLINES_FILE, DECLINES),
    "briefing": (BRIEFING_FILE, BRIEFING),
    "vocabulary": (VOCABULARY_FILE, VOCABULARY),
    "questions": (QUESTIONS_FILE, QUESTIONS),
}


def read(shape: Record, text: str) -> tuple[dict[str, Any] | None, list[Fault]]:
    """What a file's text says by its table, and its faults of shape."""
    root, broken = parse(text, FILE)
    assert [] == broken
    faults: list[Fault] = []
    return read_values(shape, root, FILE, faults.append), faults


def only_fault(name: str, old: str, new: str) -> Fault:
    """The one fault of a file in which `old` was changed into `new`."""
    shape, text = SHAPES[name]
    assert old in text
    _, (fault,) = read(shape, text.replace(old, new, 1))
    return fault


@pytest.mark.parametrize("name", SHAPES)
def test_a_file_as_it_should_be_has_no_fault(name: str) -> None:
    """What the tables describe is accepted."""
    values, faults = read(*SHAPES[name])

    assert [] == faults
    assert values


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "place"),
    [
        pytest.param("answers", "wordings", "wordigns", "KB201", "5:5", id="unknown-key"),
        pytest.param("answers", "topic: Tea\n", "", "KB202", "1:1", id="no-topic"),
        pytest.param("answers", "    answer: Whoever comes first. [1]\n", "", "KB202", "3:5", id="no-answer"),
        pytest.param("answers", "        quote: whoever comes first\n", "", "KB202", "9:9", id="no-quote"),
        pytest.param("answers", "Who fills the kettle?", "[Who, What]", "KB204", "4:15", id="list-for-a-text"),
        pytest.param("answers", "Who fills the kettle?", "{Who: What}", "KB204", "4:15", id="keys-for-a-text"),
        pytest.param("answers", " Who fills the kettle?", ' ""', "KB205", "4:15", id="empty-text"),
        pytest.param("answers", " Who fills the kettle?", ' "  "', "KB205", "4:15", id="blank-text"),
        pytest.param("answers", "Who fills", "Who " * 80 + "fills", "KB206", "4:15", id="long-text"),
        pytest.param("answers", "kettle-who", "Kettle_Who", "KB207", "3:9", id="bad-name"),
        pytest.param("answers", "paragraph: 1", "paragraph: one", "KB207", "9:20", id="bad-paragraph"),
        pytest.param("answers", "2026-11-23", "2026-02-30", "KB209", "11:15", id="no-such-day"),
        pytest.param("answers", "2026-11-23", "23/11/2026", "KB209", "11:15", id="english-day"),
        pytest.param("answers", "2026-11-23", "20261123", "KB209", "11:15", id="day-without-hyphens"),
        pytest.param("answers", "\n      - whose job is it", " whose job is it", "KB210", "5:15", id="text-for-a-list"),
        pytest.param("answers", "\n      - whose job is it", "", "KB205", "5:14", id="nothing-for-a-list"),
        pytest.param("answers", "\n      - whose job is it", " []", "KB211", "5:15", id="no-items"),
        pytest.param(
            "answers", "    reviewed:", f"    see_also: [{'a, ' * 9}]\n    reviewed:", "KB211", "11:15", id="many"
        ),
        pytest.param("answers", "- paragraph: 1\n        quote: ", "- ", "KB212", "9:9", id="text-for-keys"),
        pytest.param("declines", "outside-the-briefing", "small-talk", "KB208", "6:13", id="reason-of-the-engine"),
        pytest.param("briefing", " {a: The first one does.}", " none", "KB212", "9:13", id="text-for-points"),
        pytest.param("briefing", "{a: ", "{A: ", "KB207", "9:14", id="point-in-capitals"),
        pytest.param("vocabulary", "kind: subject", "kind: topic", "KB208", "2:18", id="unknown-kind"),
        pytest.param("vocabulary", "words: [kettle, urn]", "words: []", "KB211", "2:34", id="concept-without-words"),
        pytest.param("questions", "[Hello, Is there coffee?]", "[a, b, c, d, e, f, g]", "KB211", "4:10", id="turns"),
        pytest.param("questions", "entry: kettle-who", "entry: Kettle Who", "KB207", "3:12", id="bad-entry"),
    ],
)
def test_a_fault_of_shape_is_told_at_its_place(name: str, old: str, new: str, code: str, place: str) -> None:
    """One mistake gives one fault, where it was made."""
    fault = only_fault(name, old, new)

    assert (code, f"{FILE}:{place}") == (fault.code, fault.place)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", '""'], ids=["empty", "comment", "dashes", "quotes"])
def test_an_empty_file_is_told_what_it_needs(name: str, text: str) -> None:
    """An empty file is a fault, and the keys it needs are named."""
    shape, _ = SHAPES[name]
    values, (fault,) = read(shape, text)

    assert values is None
    assert "KB203" == fault.code
    assert all(key in fault.why for key in shape.fields)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("text", ["- a\n- b\n", "just a text\n"], ids=["list", "text"])
def test_a_file_without_keys_is_told_its_keys(name: str, text: str) -> None:
    """A file of another form is refused as a whole."""
    shape, _ = SHAPES[name]
    values, (fault,) = read(shape, text)

    assert values is None
    assert "KB212" == fault.code
    assert all(key in fault.why for key in shape.fields)


@pytest.mark.parametrize(
    ("name", "old", "new", "mend"),
    [
        pytest.param("answers", "wordings", "wordigns", "wordings:", id="two-letters-swapped"),
        pytest.param("answers", "answer:", "anwser:", "answer:", id="letters-swapped"),
        pytest.param("answers", "question:", "Question:", "question:", id="capital"),
        pytest.param("answers", "topic:", "topics:", "topic:", id="plural"),
        pytest.param("answers", "quote:", "quotes:", "quote:", id="inner-key"),
        pytest.param("declines", "next_step:", "next step:", "next_step:", id="space-for-underscore"),
        pytest.param(
            "declines", "outside-the-briefing", "outside the briefing", "reason: outside-the-briefing", id="word"
        ),
        pytest.param("declines", "outside-the-briefing", "banana", "", id="no-word-like-it"),
        pytest.param("vocabulary", "kind: subject", "kind: subjects", "kind: subject", id="kind"),
    ],
)
def test_the_nearest_valid_name_is_offered(name: str, old: str, new: str, mend: str) -> None:
    """A misspelt name is told what it should be, and is not told as missing too."""
    assert mend == only_fault(name, old, new).mend


def test_a_strange_key_is_told_beside_the_missing_one() -> None:
    """Where no valid key is like it, both the strange and the missing key are named."""
    _, faults = read(ANSWERS_FILE, ANSWERS.replace("answer:", "banana:"))

    assert [("KB201", ""), ("KB202", "")] == [(one.code, one.mend) for one in faults]
    assert "`answer`" in faults[1].what


def test_every_missing_key_is_told_at_once() -> None:
    """An officer mends a file once, not once for every key."""
    _, faults = read(ANSWERS_FILE, "topic: Tea\nentries:\n  - id: kettle\n")
    missing = {"question", "wordings", "answer", "evidence"}

    assert {f"an entry has no `{key}`" for key in missing} == {one.what for one in faults}
    assert all(one.why for one in faults)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    """One fault never hides another, in the same entry or the next."""
    text = ANSWERS.replace("kettle-who", "Kettle").replace("2026-11-23", "soon").replace("quote:", "qoute:")
    second = ANSWERS.split("entries:\n")[1].replace("kettle-who", "b").replace("paragraph: 1", "paragraph: x")

    _, faults = read(ANSWERS_FILE, text + second)

    assert ["KB207", "KB201", "KB209", "KB207"] == [one.code for one in faults]
    assert [3, 10, 11, 18] == [one.position.line for one in faults]


def test_one_broken_entry_does_not_take_the_others_along() -> None:
    """What can be read is read."""
    good = ANSWERS.split("entries:\n")[1]
    values, faults = read(
        ANSWERS_FILE, f"{ANSWERS}{good.replace('kettle-who', 'B B')}{good.replace('kettle-who', 'c')}"
    )

    assert values is not None
    assert ["kettle-who", "c"] == [entry["id"] for entry in values["entries"]]
    assert 1 == len(faults)


def test_a_text_is_joined_to_single_spaces_and_not_mended_further() -> None:
    """No word of the knowledge is ever mended."""
    values, _ = read(
        ANSWERS_FILE, ANSWERS.replace("Who fills the kettle?", "|\n      Who  FILLS\n      teh  kettel ?\n")
    )

    assert values is not None
    assert "Who FILLS teh kettel ?" == values["entries"][0]["question"]


@pytest.mark.parametrize("typed", ["3.10", "8.10", "010", "10", "4a"])
def test_a_paragraph_keeps_its_number_as_typed(typed: str) -> None:
    """Paragraph 3.10 is not paragraph 3.1."""
    values, faults = read(ANSWERS_FILE, ANSWERS.replace("paragraph: 1", f"paragraph: {typed}"))

    assert [] == faults
    assert values is not None
    assert typed == values["entries"][0]["evidence"][0]["paragraph"]


def test_a_day_becomes_a_day() -> None:
    """A date is the one value that does not stay text."""
    values, _ = read(ANSWERS_FILE, ANSWERS)

    assert values is not None
    assert date(2026, 11, 23) == values["entries"][0]["reviewed"]


def test_a_single_question_needs_no_dash() -> None:
    """One message and a list of messages read alike."""
    values, _ = read(QUESTIONS_FILE, QUESTIONS)

    assert values is not None
    assert [["Who fills it?"], ["Hello", "Is there coffee?"]] == [one["ask"] for one in values["questions"]]


@pytest.mark.parametrize("reason", WRITTEN_REASONS)
def test_an_officer_may_give_each_written_reason(reason: str) -> None:
    """The three reasons that are an officer's to give are accepted."""
    assert [] == read(DECLINES_FILE, DECLINES.replace("outside-the-briefing", reason))[1]


@pytest.mark.parametrize(("length", "codes"), [(300, []), (301, ["KB206"])], ids=["the-longest", "one-letter-more"])
def test_a_text_may_be_as_long_as_its_limit(length: int, codes: list[str]) -> None:
    """The limit itself is allowed."""
    _, faults = read(ANSWERS_FILE, ANSWERS.replace("Who fills the kettle?", "w" * length))

    assert codes == [one.code for one in faults]


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="abit-_:? []{}\n\"'1.é", max_size=80), st.sampled_from(sorted(SHAPES)))
def test_whatever_a_file_says_it_is_read_or_its_faults_are_told(text: str, name: str) -> None:
    """No tree breaks the tables, and nothing is refused in silence."""
    shape, _ = SHAPES[name]
    root, broken = parse(text, FILE)
    faults: list[Fault] = []
    if root is None and broken:
        return

    values = read_values(shape, root, FILE, faults.append)

    assert values is not None or faults
    assert all(one.code.startswith("KB2") and one.position.line >= 1 for one in faults)
