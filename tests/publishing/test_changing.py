"""Entries changed in the bytes of files: what did not have to change stays as it was, and nothing else is changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import ChangeError
from bot.knowledge.reading import read
from bot.knowledge.values import Evidence, Knowledge
from bot.publishing.changing.blocks import layout_of
from bot.publishing.changing.entries import added, changed, file_of, new_file
from bot.publishing.changing.fields import Value, marked_sentences
from tests.conftest import KNOWLEDGE
from tests.tea import TEA

FILES = sorted([*KNOWLEDGE.glob("answers/*.yaml"), *KNOWLEDGE.glob("declines/*.yaml")])
ENTRY = """\
# The rota's own questions
topic: "The tea rota"
briefing: tea-rota
entries:

  # asked every Monday
  # do not rename
  - id: kettle-who
    question: Who puts the kettle on?
    wordings:
      # typed by Ann
      - who boils the water
      # the next one is odd
      - "kettle: whose turn"

      - water duty
    answer: >-
      The first to arrive puts the water on, and nobody
      else has to. [1] It is their
      task. [1] The list hangs by the door. [2]
    evidence:
      - {paragraph: 1, quote: puts the water on}
      - paragraph: 2
        point: b
        quote: The list is by the door
    see_also: [mugs-who]
    reviewed: 2026-01-02

  - id: mugs-who
    question: Who washes the mugs?
    wordings: [washing mugs, "mugs, whose"]
    answer: Each washes their own. [2]
    evidence:
      - paragraph: 2
        quote: are everybody's own affair
# the end
"""


def lines_changed(old: bytes, new: bytes) -> tuple[list[bytes], list[bytes]]:
    """The lines that went and those that came, by their content."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    return [one for one in before if one not in after], [one for one in after if one not in before]


def knowledge_of(content: bytes) -> Knowledge:
    """The tea knowledge with an answers file."""
    files = {name: text.encode() for name, text in TEA.items()} | {"answers/tea.yaml": content}
    return read(files).knowledge


CHANGES: dict[str, tuple[dict[str, Value], int, int]] = {
    "a question": ({"question": "Who boils it: the first?"}, 1, 1),
    "a wording more": ({"wordings": ("who boils the water", "kettle: whose turn", "water duty", "is it me")}, 0, 1),
    "a wording less": ({"wordings": ("who boils the water", "water duty")}, 1, 0),
    "the middle sentence": (
        {
            "answer": "The first to arrive puts the water on, and nobody else has to. [1] No one else need. [1] "
            "The list hangs by the door. [2]"
        },
        2,
        3,
    ),
    "a proof": (
        {
            "evidence": (
                Evidence("tea-rota", "1", "", "puts the water on"),
                Evidence("tea-rota", "2", "a", "everybody's own affair"),
            )
        },
        2,
        2,
    ),
    "a new field": ({"review_by": date(2027, 1, 2)}, 0, 1),
    "a field taken out": ({"see_also": ()}, 1, 0),
    "a list on one line": ({"see_also": ("mugs-who", "kettle-when")}, 1, 1),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("change", CHANGES)
def test_only_the_lines_of_what_changes_change(change: str, mark: str, newline: str) -> None:
    """Remarks, blank lines, quotation marks, line breaks and every other entry stay byte for byte."""
    values, gone, come = CHANGES[change]
    old = (mark + ENTRY).replace("\n", newline).encode()
    new = changed(old, "kettle-who", values, "tea-rota")
    before, after = lines_changed(old, new)
    assert (gone, come) == (len(before), len(after)), (before, after)
    assert new.count(newline.encode()) == new.count(b"\n")
    was, entry = knowledge_of(old).entries, knowledge_of(new).entries
    assert was["mugs-who"] == entry["mugs-who"]
    for key, value in values.items():
        assert value == getattr(entry["kettle-who"], key)


def test_several_fields_change_at_once() -> None:
    """One edit may touch every field, the first one included."""
    values = {key: value for one in CHANGES.values() for key, value in one[0].items()}
    new = knowledge_of(changed(ENTRY.encode(), "kettle-who", values, "tea-rota")).entries["kettle-who"]
    assert values == {key: getattr(new, key) for key in values}


def test_a_list_on_one_line_is_written_anew() -> None:
    """Where there are no lines to keep, the list is written as the officers' guide shows it."""
    new = changed(ENTRY.encode(), "mugs-who", {"wordings": ("washing mugs", "mugs, whose", "dirty mugs")}, "tea-rota")
    assert b"    wordings:\n      - washing mugs\n      - mugs, whose\n      - dirty mugs\n" in new


@pytest.mark.parametrize(
    "content",
    [
        b"topic: A\nentries: [{id: kettle-who, question: Q}]\n",
        b"topic: A\nentries:\n  -\n    id: kettle-who\n    question: Q\n",
        ENTRY.replace("by the door. [2]", "by the\u2028door. [2]").encode(),
        b"topic: A\n",
        b"\xff",
        b"- a\n",
    ],
)
def test_what_cannot_be_changed_without_spoiling_it_is_refused(content: bytes) -> None:
    """A file laid out in a way that is not understood is left to an editor, with a sentence that says so."""
    with pytest.raises(ChangeError):
        changed(content, "kettle-who", {"question": "New?"}, "tea-rota")
    with pytest.raises(ChangeError):
        added(content, {"id": "x"}, "tea-rota")


def test_an_entry_that_is_not_there_is_named() -> None:
    """Whoever asks for an entry that is gone learns its name."""
    for step in (
        lambda: changed(ENTRY.encode(), "spoons", {"question": "Q"}, ""),
        lambda: file_of({"a.yaml": ENTRY.encode()}, "spoons"),
    ):
        with pytest.raises(ChangeError, match="spoons"):
            step()
    assert "answers/tea.yaml" == file_of({"a.yaml": b"id: mugs-who", "answers/tea.yaml": ENTRY.encode()}, "mugs-who")


NEW: dict[str, Value] = {
    "id": "spoons",
    "question": "Who counts the spoons?",
    "wordings": ("spoon count", "spoons: how many"),
    "answer": "Each washes their own. [2]",
    "evidence": (Evidence("tea-rota", "2", "", "are everybody's own affair"),),
}


@pytest.mark.parametrize("tail", ["", "\n", "\n\n"])
def test_an_entry_is_added_behind_the_others(tail: str) -> None:
    """The old entries stay byte for byte, with one blank line before the new one where the others have one."""
    old = ENTRY.removesuffix("\n").removesuffix("# the end").rstrip("\n") + tail
    new = added(old.encode(), NEW, "tea-rota")
    assert new.startswith(old.encode())
    assert b"own affair\n\n  - id: spoons\n" in new
    assert {"kettle-who", "mugs-who", "spoons"} == set(knowledge_of(new).entries)


def test_a_new_file_holds_its_entry() -> None:
    """The first entry of a new topic makes the file."""
    content = new_file("The spoons: ours", NEW, "tea-rota")
    assert "The spoons: ours" == knowledge_of(content).entries["spoons"].topic


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_real_entry_can_be_changed_and_changed_back(file: Path) -> None:
    """In the real files a wording added and taken out again, and a sentence changed back, leave the old bytes."""
    content = file.read_bytes()
    layout = layout_of(content)
    assert layout is not None
    entries = read({"briefings/x.yaml": b"", f"{file.parent.name}/{file.name}": content}).knowledge.entries
    for block in layout.blocks[::4]:
        entry = entries[block.name]
        more = changed(content, entry.id, {"wordings": (*entry.wordings, "a wording: of no use")}, "isp-2007-09")
        assert ([], [b'      - "a wording: of no use"\n']) == lines_changed(content, more)
        assert content == changed(more, entry.id, {"wordings": entry.wordings}, "isp-2007-09")
        key = "answer" if entry.answers else "reply"
        other = changed(content, entry.id, {key: f"No. {entry.answer}"}, "isp-2007-09")
        assert len(lines_changed(content, other)[1]) <= 1
        back = changed(other, entry.id, {key: entry.answer}, "isp-2007-09")
        assert (
            entry
            == read({"briefings/x.yaml": b"", f"{file.parent.name}/{file.name}": back}).knowledge.entries[entry.id]
        )


@settings(max_examples=200)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40), max_size=5))
def test_any_text_is_read_back_as_it_was_meant_or_refused(texts: list[str]) -> None:
    """Whatever somebody types, the file says just that afterwards, or nothing is written."""
    wanted = tuple(" ".join(one.split()) for one in texts if one.strip())
    try:
        new = changed(ENTRY.encode(), "kettle-who", {"wordings": wanted, "answer": " ".join(texts)}, "tea-rota")
    except ChangeError:
        return
    assert layout_of(new) is not None


def test_sentences_keep_their_markers() -> None:
    """Each sentence of an answer stands on a line of its own, with the paragraphs that it rests on."""
    assert ["No. [1] [2]", "Mr. Tea drinks it. [tea:3]"] == marked_sentences("No. [1] [2] Mr. Tea drinks it. [tea:3]")
