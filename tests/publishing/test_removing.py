"""An entry goes with its block and with its name everywhere, and nothing else goes with it."""

from __future__ import annotations

import pytest

from bot.errors import ChangeError, KnowledgeMissingError
from bot.knowledge.folder import content_of
from bot.knowledge.reading import read
from bot.publishing.changing.proof import after as whole
from bot.publishing.changing.removing import pointers, removed
from tests.conftest import KNOWLEDGE
from tests.publishing.marked_tea import after, answers, before, entry

REAL = dict(content_of(KNOWLEDGE).files)
NAMES = sorted(read(REAL).knowledge.entries)
MUGS = entry("mugs")
DECLINE = """  - id: beside-kettle
    question: Who paid?
    reason: personal-case
    wordings: [who paid for it]
    reply: Ask.
    next_step: Ask.
"""


@pytest.mark.parametrize("name", NAMES[7 :: len(NAMES) // 8])
def test_a_real_entry_goes_without_a_trace(name: str) -> None:
    """Lines go and nothing is written anew, but for lists in brackets; the check finds no error afterwards."""
    changed = removed(REAL, name)
    inspection = read(whole(REAL, changed))
    assert () == inspection.errors
    assert {*NAMES} - {name} == {*inspection.knowledge.entries}
    for path, content in changed.items():
        assert content is not None
        there = set(REAL[path].splitlines())
        assert all(b"[" in line for line in content.splitlines() if line not in there)


def see(name: str, lines: str) -> str:
    """An entry with related ones, on lines of its own."""
    return entry(name, "".join(f"    {line}\n" for line in lines.splitlines()))


KETTLE = entry("kettle")
LAYOUTS = {
    "the first": {"answers/tea.yaml": answers(f"«{KETTLE}»", MUGS)},
    "the last": {"answers/tea.yaml": answers(MUGS, f"«{KETTLE}»")},
    "the last without a line end": {"answers/tea.yaml": answers(MUGS, f"«{KETTLE.rstrip()}»")},
    "in the middle": {"answers/tea.yaml": answers(MUGS, f"«{KETTLE}»", entry("spoons"))},
    "an empty line between": {"answers/tea.yaml": answers(MUGS, f"\n«{KETTLE}\n»", entry("spoons"))},
    "the last below empty lines": {"answers/tea.yaml": answers(MUGS, f"«\n\n{KETTLE}»\n# The end.\n")},
    "keys below the list": {
        "answers/tea.yaml": f"entries:\n{MUGS}«\n  # Of the kettle.\n{KETTLE}»\n# The topic.\ntopic: Tea\n"
    },
    "comments around": {
        "answers/tea.yaml": answers(
            f"  # Of mugs.\n{MUGS}    # More of mugs.\n#  - id: old\n\n  # For all.\n\n",
            f"«  # Of the kettle,\n  # at length.\n{KETTLE}    # More of it.\n»  # Of spoons.\n{entry('spoons')}",
        )
    },
    "a list that comes up to the margin": {
        "answers/tea.yaml": answers(f"«{KETTLE}    see_also: [mugs,\n# mugs\nmugs, # these\n# mugs\nmugs]\n»", MUGS)
    },
    "at the margin": {
        "answers/tea.yaml": "topic: Tea\nentries:\n- id: mugs\n  question: Which?\n  wordings:\n  - which mugs\n"
        "  answer: So. [1]\n  evidence:\n  - paragraph: 1\n    quote: puts the water on\n«# Of the kettle.\n-\n"
        "  id: kettle\n  question: What?\n  wordings:\n  - a kettle\n  answer: |-\n    So.\n    # no comment [1]\n"
        "  evidence:\n  - paragraph: 1\n    quote: puts the water on\n»...\n"
    },
    "alone in its file": {
        "answers/tea.yaml": answers(MUGS),
        "answers/kettle.yaml": f"«# All about it.\n{answers(entry('kettle'))}»",
    },
    "everything in brackets": {
        "answers/tea.yaml": "{topic: Tea, entries: [\n"
        "  {id: mugs, question: Which?, wordings: [which mugs], answer: '[1]',\n"
        "   evidence: [{paragraph: 1, quote: puts the water on}]« , see_also: [kettle]»},\n"
        "«  {id: kettle, question: What?, wordings: ['a, kettle]'], answer: 'So. [1]',\n"
        "   evidence: [{paragraph: 1, quote: puts the water on}]}, # of the kettle\n»"
        "  {«see_also: [kettle], »id: spoons, question: Where?, wordings: [which spoons], answer: 'So. [1]',\n"
        "   evidence: [{paragraph: 1, quote: puts the water on}]}]}\n"
    },
    "lists in brackets": {
        "answers/tea.yaml": answers(
            KETTLE.replace("  - id", "«  - id") + "»",
            see("a", "see_also: [«kettle, »mugs]"),
            see("b", "see_also: [mugs«, kettle»]"),
            see("c", "see_also: [ mugs, «kettle, »a ] # of kettle"),
            see("d", "see_also: [mugs«,\n           kettle»]"),
            see("e", "see_also: [«kettle,»\n           mugs,« kettle,» # both\n  a]"),
            see("f", "see_also: [\n  mugs,\n«      kettle,\n»  a«,\n  \"kettle\"»\n]"),
            see("g", "see_also: [\n  mugs, # first, of all,\n«      'kettle' # of it\n»]"),
            see("h", "see_also: [mugs, # first\n  «kettle»]"),
            see("i", "see_also: [mugs,\n«      kettle, # of it\n»  # of a\n  a,\n«      kettle,\n»]"),
            MUGS,
        )
    },
    "keys that go": {
        "answers/tea.yaml": answers(
            MUGS,
            f"«{KETTLE}»",
            entry("a", "«    see_also: [kettle]\n»    reviewed: 2026-11-23\n"),
            entry("b", "«    see_also: [kettle,\n\n      kettle] # twice\n»    # Seen.\n    reviewed: 2026-11-23\n"),
            entry("c", "«    see_also:\n    - kettle\n      # and only it\n»\n"),
            entry("d", "    see_also:\n    # of it\n«    - 'kettle' # it\n»    - mugs\n«    -\n      kettle\n»\n"),
            "  - «see_also: [kettle]\n    »id: e\n" + entry("e").partition("\n")[2],
            "  - «see_also: [kettle]»\n    # The name.\n    id: f\n" + entry("f").partition("\n")[2],
            "  - «\"see_also\":\n    - kettle\n\n    »id: g\n" + entry("g").partition("\n")[2],
        )
    },
    "a refusal beside it": {
        "answers/tea.yaml": answers(MUGS, f"«{entry('kettle')}»"),
        "declines/tea.yaml": f"topic: Else\nentries:\n{DECLINE}«    beside: kettle\n»    # Seen.\n"
        "    see_also: [mugs]\n",
        "declines/more.yaml": "topic: More\nentries:\n  - «beside: \"kettle\"\n    »id: more\n"
        + DECLINE.partition("\n")[2].replace("Who paid?", "Who else?").replace("who paid", "who else paid"),
    },
    "golden questions": {
        "answers/tea.yaml": answers(MUGS, f"«{entry('kettle')}»"),
        "questions/tea.yaml": "questions:\n  # Of the kettle.\n«  - ask: What is it?\n    entry: kettle\n»"
        "«  - {ask: And?, entry: [kettle]}\n»\n  # Of both.\n  - ask: kettle\n    entry: [«kettle, »mugs]\n"
        "  - ask: [kettle, kettle]\n    entry: mugs\n  - ask: Who?\n    decline: any\n«  - ask: What?\n    entry:\n"
        "      - kettle\n»",
        "questions/kettle.yaml": "«questions:\n  - ask: Boiling?\n    entry: kettle\n"
        "  - ask: Hot?\n    entry: 'kettle'\n»",
    },
    "names that begin alike, and words": {
        "answers/tea.yaml": answers(
            f"«{KETTLE}»", entry("kettle-2", "    see_also: [kettle-2, a-kettle]\n"), entry("a-kettle")
        ),
        "vocabulary.yaml": "concepts: {kettle: {kind: subject, words: [kettle]}}\nabbreviations: {kettle: kettle}\n"
        "ignored: [kettle]\nsmall_talk: []\nit_means: kettle\n",
        "signposts.yaml": "signposts: [{id: kettle, words: [kettle], reply: Oh dear., next_step: Ring.}]\n",
    },
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["as typed", "Windows"])
def test_only_what_is_its_own_goes(layout: str, ends: str) -> None:
    """However a file is laid out, all else keeps its bytes; a file in which nothing is left goes whole."""
    mark = "\ufeff" if ends == "\r\n" else ""
    marked = {path: text.replace("\n", ends) for path, text in LAYOUTS[layout].items()}
    wanted = {path: (mark.encode() + content if content else None) for path, content in after(marked).items()}
    files = {path: mark.encode() + content if path in marked else content for path, content in before(marked).items()}
    assert wanted == removed(files, "kettle")


def test_what_pointed_to_it_is_told() -> None:
    """Whoever removes an entry learns what named it: related entries, refusals, golden questions."""
    files = before(LAYOUTS["golden questions"] | {
        "declines/tea.yaml": f"topic: Else\nentries:\n{DECLINE}    beside: kettle\n    see_also: [kettle]\n"
    })  # fmt: skip
    found = pointers(read(files).knowledge, "kettle")
    assert ("beside-kettle",) == found.see_also == found.beside
    assert ["Boiling?", "Hot?", "What is it?", "And?", "What?"] == [one.turns[0] for one in found.gone]
    assert [(("kettle",), ("mugs",))] == [(one.turns, one.entries) for one in found.shorter]


def test_an_entry_that_there_is_not_is_met_with_the_nearest() -> None:
    """A mistyped name removes nothing."""
    with pytest.raises(ChangeError, match="Did you mean kettle"):
        removed(before({"answers/tea.yaml": answers(KETTLE, MUGS)}), "kettel")


def test_the_last_answer_stays() -> None:
    """Knowledge without any answer is none."""
    with pytest.raises(KnowledgeMissingError):
        removed(before({"answers/tea.yaml": answers(KETTLE)}), "kettle")


@pytest.mark.parametrize(
    "text",
    [
        f"topic: Tea\n? entries\n: - id: kettle{KETTLE.partition('kettle')[2]}{MUGS}",
        answers(KETTLE, entry("mugs", "    ? see_also\n    : [kettle]\n")),
        answers(KETTLE, entry("mugs", "    see_also: ['kettle' # of it\n      , mugs]\n")),
        answers(KETTLE, entry("mugs", '    see_also: [mugs, "kettl\\x65", kettle]\n')),
    ],
    ids=["question mark", "question mark before a key", "comma on the next line", "backslashes"],
)  # fmt: skip
def test_what_cannot_be_cut_out_alone_is_left(text: str) -> None:
    """A layout that cutting would spoil is refused with a sentence; nothing is lost."""
    with pytest.raises(ChangeError, match=r"laid out .* do it by hand"):
        removed(before({"answers/tea.yaml": text}), "kettle")
