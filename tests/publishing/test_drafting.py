from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.formats.field_types import read_values
from bot.knowledge.formats.file_formats import ANSWERS_FILE
from bot.knowledge.yaml.nodes import Mapping
from bot.knowledge.yaml.source import Position, SourceText
from bot.knowledge.yaml.yaml_lines import parse
from bot.publishing import adding, drafting
from bot.publishing.changing.fields import scalar
from bot.publishing.drafting import DraftSentence
from tests.publishing.tea_draft import DRAFT, PROOF

TYPED = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=80),
    st.text(alphabet="ab:-[]{}\"'#&*!|>%@`\n\t ,?\\\x85\ufeffé\x07.\r~=<", min_size=1, max_size=60),
)
_PART = st.text(alphabet=st.sampled_from("ab:-[]{}\"'#&*!|>%@`\n\t ,?\\\u2028é.\r~=<“’–👍教"), max_size=30)
GOOD = st.builds("{}x{}".format, _PART, _PART)
"""What every text of an entry may be: visible, and with a letter in it."""
OLD = "topic: Tea\nentries:\n  - id: old\n    question: Old?\n    wordings: [old]\n"


def value_of(text: str) -> str:
    """What stands at the key `a` of a file, read as the knowledge is."""
    root, faults = parse(text, "answers/tea.yaml")
    # A letter that cannot be seen is told, and read all the same.
    assert {"KB121", "KB122"} >= {one.code for one in faults}
    assert isinstance(root, Mapping)
    value = root.items[SourceText("a", Position("", 1, 1))]
    assert isinstance(value, SourceText)
    return value


def entry_of(content: bytes) -> dict[str, object]:
    """The last entry of a file, read and checked as the knowledge is."""
    root, faults = parse(content.decode(), "answers/tea.yaml")
    values = read_values(ANSWERS_FILE, root, "answers/tea.yaml", faults.append)
    assert [] == faults
    assert values
    entry: dict[str, object] = values["entries"][-1]
    return entry


@settings(deadline=None)
@given(TYPED)
def test_what_is_written_is_read_back_letter_by_letter(text: str) -> None:
    """No text that people can type changes on its way through a file; only white space is joined."""
    written = scalar(text)

    assert drafting.joined(text) == value_of(f"a: {written}\n")
    assert 1 == len(written.splitlines())


@settings(deadline=None)
@given(GOOD, GOOD, GOOD, GOOD)
def test_a_whole_entry_is_read_back_letter_by_letter(question: str, wording: str, words: str, quote: str) -> None:
    """Question, wording, answer and quotation come back as they were given, whatever signs they hold."""
    draft = replace(
        DRAFT, question=question, wordings=(wording,), sentences=(DraftSentence(words, (replace(PROOF, quote=quote),)),)
    )
    entry = entry_of(adding.new_file("Tea", drafting.entry_text(draft, "tea")))

    assert drafting.joined(question) == entry["question"]
    assert [drafting.joined(wording)] == entry["wordings"]
    assert f"{drafting.joined(words)} [1]" == entry["answer"]
    assert isinstance(entry["evidence"], list)
    assert drafting.joined(quote) == entry["evidence"][0]["quote"]


@settings(deadline=None)
@given(TYPED, GOOD)
def test_every_byte_that_stood_in_a_file_stays(comment: str, question: str) -> None:
    """An entry is put behind what is there; comments are not even looked at."""
    comment = "".join(one for one in drafting.joined(comment) if one.isprintable())
    content = f"# {comment}\n{OLD}    # {comment}\n".encode()
    new = adding.added_to(content, drafting.entry_text(replace(DRAFT, question=question), "tea"))

    assert new
    assert new.startswith(content)
    assert drafting.joined(question) == value_at(new, "question")


def value_at(content: bytes, key: str) -> object:
    """A value of the last entry, where the others are not complete enough for the table."""
    tree = adding._tree(content)
    assert isinstance(tree, dict)
    return tree["entries"][-1][key]


@pytest.mark.parametrize(
    "text",
    ["The kettle: who?", "a #1 job", "- dash", "'quoted'", '"both"', "*star", "@head", "ends:", "? x", "[a]"],
)
def test_what_could_be_misread_stands_in_quotation_marks(text: str) -> None:
    """A sign with a meaning of its own never stands bare."""
    assert '"' == scalar(text)[0]
    assert text == value_of(f"a: {scalar(text)}")


@pytest.mark.parametrize("text", ["No", "8.10", "12:30", "who's first?", "a “b” c", "65% or more", "Éa", "a, b; c-d"])
def test_plain_words_stand_bare(text: str) -> None:
    """A file stays easy to read: quotation marks stand only where they are needed."""
    assert text == scalar(text)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(OLD, id="as-we-write"),
        pytest.param(OLD.rstrip("\n"), id="no-last-line-end"),
        pytest.param(OLD + "\n\n", id="blank-lines"),
        pytest.param(OLD + "# the end\n", id="comment-at-the-end"),
        pytest.param("\ufeff" + OLD, id="byte-order-mark"),
        pytest.param(OLD.replace("\n", "\r\n"), id="windows"),
        pytest.param("entries:\n- id: old\ntopic: Tea\n".replace("topic: Tea\n", "") + "- id: b\n", id="not-indented"),
        pytest.param("topic: Tea\nentries:\n      - id: old\n        answer: >-\n          Old.\n", id="deep"),
    ],
)
def test_an_entry_is_added_to_each_layout(content: str) -> None:
    """However far a file is indented and however its lines end, the entry fits in, and nothing before it moves."""
    new = adding.added_to(content.encode(), drafting.entry_text(DRAFT, "tea"))

    assert new
    assert new.startswith(content.encode())
    assert "kettle-who" == value_at(new, "id")
    assert ("\r\n" in content) == (b"\r\n" in new)
    assert new.count(b"\r\n") in (0, new.count(b"\n"))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"topic: Tea\nentries: [{id: old}]\n", id="brackets"),
        pytest.param(b"entries:\n  - id: old\ntopic: Tea\n", id="entries-not-last"),
        pytest.param(b"topic: Tea\nentries:\n", id="no-entry"),
        pytest.param(b"topic: Tea\nentries:\n  - id: old\n...\n", id="closed-document"),
        pytest.param(b"", id="empty"),
        pytest.param(b"- a\n", id="a-list"),
        pytest.param(b"topic: Tea: x\n", id="faulty"),
        pytest.param(b"topic: \xff\n", id="not-utf-8"),
    ],
)
def test_where_an_entry_would_not_fit_nothing_is_made(content: bytes) -> None:
    """A file that would be read otherwise than meant is refused, not spoiled."""
    assert None is adding.added_to(content, drafting.entry_text(DRAFT, "tea"))


def test_the_entry_reads_as_officers_write_theirs() -> None:
    """The text is the README's pattern, line by line."""
    expected = """\
- id: kettle-who
  question: Who fills the kettle?
  wordings:
    - whose job is the kettle
  answer: >-
    No.
    Whoever comes first fills it. [1]
  evidence:
    - paragraph: 1
      point: a
      quote: filled by whoever comes first
  see_also: [mugs-who]
  reviewed: 2026-11-23
  review_by: 2027-11-23
"""
    assert expected == drafting.entry_text(DRAFT, "tea")


def test_another_briefing_is_named() -> None:
    """Where a briefing is not the one that is meant without a name, marker and evidence both name it."""
    text = drafting.entry_text(DRAFT, "coffee")

    assert "[tea:1]" in text
    assert "    - briefing: tea\n      paragraph: 1\n" in text


def test_evidence_given_twice_is_written_once() -> None:
    """Two sentences may rest on the same words, and a paragraph is marked once behind each."""
    twice = replace(DRAFT, sentences=(DraftSentence("A.", (PROOF, PROOF)), DraftSentence("B.", (PROOF,))))
    text = drafting.entry_text(twice, "tea")

    assert 1 == text.count("quote:")
    assert "    A. [1]\n    B. [1]\n" in text


def test_a_proposed_name_tells_what_the_question_is_about() -> None:
    """Words of grammar are left out."""
    assert "learning-walk-last" == drafting.proposed_id("How should a learning walk be, and last?", set())


@settings(deadline=None)
@given(st.dates(max_value=date(9998, 12, 31)))
def test_a_year_after_is_the_same_day(day: date) -> None:
    """A review is due on the same day of the next year, or on the last of February."""
    after = drafting.a_year_after(day)

    assert day.year + 1 == after.year
    assert (day.month, min(day.day, 28 if day.month == 2 else 31)) == (after.month, min(after.day, 28)) or (
        day.month,
        day.day,
    ) == (after.month, after.day)
    assert timedelta(364) < after - day < timedelta(367)
