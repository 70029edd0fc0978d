"""A new name reaches every place that holds the old one, and not a byte beside."""

from __future__ import annotations

import pytest

from bot.errors import ChangeError
from bot.knowledge.folder import content_of
from bot.knowledge.formats.entry_names import entry_names
from bot.knowledge.formats.kinds import kind_of
from bot.knowledge.reading import read
from bot.knowledge.yaml.yaml_lines import parse
from bot.publishing.changing.file_text import Edit, FileText
from bot.publishing.changing.renaming import renamed
from tests.conftest import KNOWLEDGE
from tests.publishing.marked_tea import after, answers, before, entry

REAL = dict(content_of(KNOWLEDGE).files)
NAMES = sorted(read(REAL).knowledge.entries)


def all_renamed(files: dict[str, bytes], ending: str, *, take: bool = False) -> dict[str, bytes]:
    """Files in which every entry's name has got an ending, or lost it."""
    changed = dict(files)
    for path, content in files.items():
        kind, file = kind_of(path), FileText.of(path, content)
        names = list(entry_names(kind, parse(file.text, path)[0])) if kind else []
        places = [(file.written(name), name.removesuffix(ending) if take else f"{name}{ending}") for name in names]
        changed[path] = file.changed(Edit(place.bare_start, place.bare_end, new) for place, new in places)
    return changed


def test_every_name_of_the_real_knowledge_is_found() -> None:
    """Every entry under another name at once is a knowledge without errors; back again, not a byte has changed."""
    other = all_renamed(REAL, "-2")
    inspection = read(other)
    assert () == inspection.errors
    assert [f"{name}-2" for name in NAMES] == list(inspection.knowledge.entries)
    assert all_renamed(other, "-2", take=True) == REAL


@pytest.mark.parametrize("name", NAMES[:: len(NAMES) // 12])
def test_a_real_entry_is_renamed_and_back(name: str) -> None:
    """With the new name the check finds no error, and the way back restores every byte."""
    changed = renamed(REAL, name, "quite-another")
    there = {**REAL, **changed}
    assert () == read(there).errors
    assert all(REAL[path] != content for path, content in changed.items())
    assert {**there, **renamed(there, "quite-another", name)} == REAL


LAYOUTS = {
    "plain": {"answers/tea.yaml": answers(entry("«kettle»"), entry("mugs", "    see_also: [«kettle»]\n"))},
    "lists over several lines": {
        "answers/tea.yaml": answers(
            entry("«kettle»"),
            entry("mugs", "    see_also: [spoons, # kettle\n      «kettle»,\n\n      pot ]\n"),
            entry("spoons", "    see_also:\n      # kettle\n      - '«kettle»' # as kettle\n      -   mugs\n"),
        )
    },
    "quoted": {
        "answers/tea.yaml": answers(
            entry('"«kettle»"'), entry("mugs", "    see_also: ['«kettle»', \" «kettle» \",'mugs']\n")
        )
    },
    "on the line below": {
        "answers/tea.yaml": answers(
            entry(">-\n      «kettle»"), entry("mugs", "    see_also:\n    -\n      «kettle»\n")
        )
    },
    "a comment behind it": {"answers/tea.yaml": answers(entry('"«kettle»" # the kettle, not kettle-2'))},
    "the beginning of other names": {
        "answers/tea.yaml": answers(
            entry("kettle-2", "    see_also: [«kettle», kettle-2, a-kettle]\n"), entry("«kettle»"), entry("a-kettle")
        )
    },
    "in words as well": {
        "answers/tea.yaml": answers(
            "  - id: «kettle»\n    question: kettle\n    wordings:\n      - kettle\n      - id kettle\n"
            "    answer: >-\n      kettle [1]\n    evidence: [{paragraph: 1, quote: kettle}]\n"
        ).replace("topic: Tea", "topic: kettle"),
        "vocabulary.yaml": "concepts: {kettle: {kind: subject, words: [kettle]}}\nabbreviations: {kettle: kettle}\n"
        "ignored: [kettle]\nsmall_talk: []\nit_means: kettle\n",
        "signposts.yaml": "signposts: [{id: kettle, words: [kettle], reply: Oh dear., next_step: Ring.}]\n",
        "questions/tea.yaml": "questions:\n  - ask: kettle\n    entry: «kettle»\n",
    },
    "everything in brackets": {
        "answers/tea.yaml": '{"topic": Tea, "entries": [{"id": "«kettle»", question: What?, wordings: [the kettle],\n'
        ' answer: "So. [1]", evidence: [{paragraph: 1, quote: puts the water on}], see_also: ["«kettle»"]}]}'
    },
    "in every kind of file": {
        "answers/tea.yaml": answers(entry("«kettle»"), entry("mugs")),
        "declines/tea.yaml": "topic: Else\nentries:\n  - id: beside-kettle\n    question: Who paid?\n"
        "    reason: personal-case\n    wordings: [who paid for it]\n    reply: Ask.\n    next_step: Ask.\n"
        "    beside: «kettle»\n    see_also: [«kettle»]\n",
        "questions/tea.yaml": "questions:\n  - {ask: What is it?, entry: «kettle»}\n"
        "  - ask: [And?, What?]\n    entry: [mugs, «kettle»]\n  - ask: kettle\n    decline: any\n",
    },
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("change", [lambda text: text, lambda text: "\ufeff" + text.replace("\n", "\r\n")],
                         ids=["as typed", "Windows"])  # fmt: skip
def test_the_name_alone_changes(layout: str, change: object) -> None:
    """However a file is laid out, the new letters stand where the old ones did, and all else is as it was."""
    assert callable(change)
    marked = {path: change(text) for path, text in LAYOUTS[layout].items()}
    assert after(marked, "pot-of-tea") == renamed(before(marked), "kettle", "pot-of-tea")


def test_a_dangling_name_can_be_given() -> None:
    """A line that led nowhere leads to the entry that gets its name: this is how such a fault is mended."""
    marked = {"answers/tea.yaml": answers(entry("«kettle»"), entry("mugs", "    see_also: [pot]\n"))}
    assert after(marked, "pot") == renamed(before(marked), "kettle", "pot")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kettel", "pot", "Did you mean kettle"),
        ("unheard-of", "pot", r"no entry unheard-of\.$"),
        ("kettle", "mugs", "is taken"),
        ("kettle", "kettle", "is taken"),
        ("kettle", "tea-rota", "is taken"),
        ("kettle", "The Pot", "small letters"),
        ("kettle", "pot\n", "cannot be seen"),
        ("kettle", "", "empty"),
    ],
)
def test_a_name_that_cannot_be_used_is_refused(old: str, new: str, said: str) -> None:
    """No two entries or briefings get one name, and a mistyped one is met with the nearest."""
    files = before({"answers/tea.yaml": answers(entry("kettle"), entry("mugs"))})
    with pytest.raises(ChangeError, match=said):
        renamed(files, old, new)


def test_a_name_hidden_in_another_file_is_no_half_change() -> None:
    """What nobody saw while changing is seen when the files are read back."""
    hidden = {"questions/tea.yaml": 'questions:\n  - ask: What is it?\n    entry: "kettl\\x65"\n'}
    with pytest.raises(ChangeError, match=r"more than kettle .*answers/tea\.yaml"):
        renamed(before({"answers/tea.yaml": answers(entry("kettle"))} | hidden), "kettle", "pot")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (answers(entry("kettle"), entry("mugs", '    see_also: [kettle, "kettl\\x65"]\n')), "cannot be changed"),
        (answers(entry("kettle"), entry("kettle")), "more than one entry"),
        (answers(entry("kettle"), "  - id: [\n"), "answers/tea.yaml:"),
        (answers(entry("kettle"), entry("mugs", "    see_also: [kettle]\n    see_also: [kettle]\n")), "given twice"),
    ],
    ids=["backslashes", "twice", "unreadable", "a key twice"],
)
def test_what_cannot_be_done_whole_is_not_done(text: str, said: str) -> None:
    """A file that hides a name, or cannot be read, makes the change an error with a sentence, never half a change."""
    with pytest.raises(ChangeError, match=said):
        renamed(before({"answers/tea.yaml": text}), "kettle", "pot")
