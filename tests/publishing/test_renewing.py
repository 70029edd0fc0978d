"""A new edition of the briefing: what still holds is carried over, what does not is shown to nobody."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import ChangeError
from bot.knowledge.briefing.importing import split_briefing
from bot.knowledge.reading import read
from bot.publishing.changing.by_officers import Ground, edited
from bot.publishing.changing.proof import after
from bot.publishing.renewing.mending import fallen, mended, words_now
from bot.publishing.renewing.renewal import Renewal, renewed

TODAY = date(2026, 11, 28)
OLD = """\
THE TEA ROTA MAY 2020

1. Whoever is the first to come puts the water on, on every school day.

2. Mugs are everybody's own business, and washing them too. The list is by the door.

3. There is no duty to take part in the rota.

4. Biscuits are bought by the head.
"""
NEW = """\
THE TEA ROTA JUNE 2021

1. Whoever is the first to come puts the water on, on every school day.

2. Sugar is counted by two people at the end of each term.

3. Mugs are everybody's own business, and washing them too. The list is by the window.

4. There is no duty for you to take part in the rota.
"""
BRIEFING = """\
# Ann sums it up
id: tea-rota
title: The tea rota
publisher: Staffroom
date: May 2020
paragraphs:
  - number: 1
    section: Kettle
    summary: The first to arrive puts the water on.
    points:
      a: It is the first one's task.
  # Mugs were much discussed
  - number: "2"
    section: Mugs
    summary: >-
      Mugs are each one's own affair,
      and the list is by the door.
    points:
      a: Each washes their own.
      b: The list is by the door.
  - number: 3
    section: Duty
    summary: Nobody has to be on it.
    points: {a: Nobody has to be on it.}
  - number: 4
    section: Biscuits
    summary: The head buys them.
    points: {a: The head buys them.}
"""


def an_entry(name: str, question: str, answer: str, *proofs: tuple[int, str]) -> str:
    """An entry as a file has it."""
    lines = [f"      - paragraph: {number}\n        quote: {quote}\n" for number, quote in proofs]
    head = f"  - id: {name}\n    question: {question}\n    wordings: [{name} please, about {name}]\n"
    return f"{head}    answer: {answer}\n    evidence:\n{''.join(lines)}    reviewed: 2026-01-05\n"


ANSWERS = "topic: Tea\nentries:\n" + "".join(
    [
        an_entry("kettle", "Who puts the kettle on?", "The first to arrive does. [1]", (1, "puts the water on")),
        an_entry("mugs", "Who washes the mugs?", "Each their own. [2]", (2, "Mugs are everybody's own business")),
        an_entry("list", "Where is the list?", "It hangs there. [2]", (2, "The list is by the door")),
        an_entry(
            "duty",
            "Must I join?",
            "Nobody must. [3] Water comes first. [1]",
            (3, "no duty to take"),
            (1, "first to come"),
        ),
        an_entry("biscuits", "Who buys biscuits?", "The head does. [4]", (4, "bought by the head")),
    ]
)
FILES = {
    "vocabulary.yaml": b"concepts: {}\nabbreviations: {}\nignored: []\nsmall_talk: []\n",
    "briefings/tea-rota.yaml": BRIEFING.encode(),
    "briefings/tea-rota.txt": OLD.encode(),
    "answers/tea.yaml": ANSWERS.encode(),
}


def renewal(new: str = NEW, files: dict[str, bytes] = FILES) -> Renewal:
    """What a new text does."""
    inspection = read(files)
    assert not inspection.errors
    return renewed(files, inspection.knowledge, "tea-rota", split_briefing(new), TODAY)


def filled_in(found: Renewal) -> dict[str, bytes]:
    """The files after somebody has put every bracket in their own words."""
    files = after(FILES, found.files)
    lines = files["briefings/tea-rota.yaml"].decode().splitlines(keepends=True)
    text = "".join(line.replace("[", "").replace("]", "") for line in lines).replace("now: compare", "now, compare")
    return files | {"briefings/tea-rota.yaml": text.replace("away: ", "away, ").encode()}


def test_each_paragraph_keeps_what_still_fits_it() -> None:
    """The same text keeps its lines and remarks under its new number; what changed or came is to be written anew."""
    found = renewal()
    lines = found.files["briefings/tea-rota.yaml"].decode()
    assert lines == BRIEFING[: BRIEFING.index("  # Mugs")].replace("date: May 2020", "date: June 2021") + (
        "  - number: 2\n"
        '    section: "[the section\'s heading]"\n'
        '    summary: "[in your own words: what paragraph 2 says]"\n'
        "    points:\n"
        '      a: "[in your own words: the main point of paragraph 2]"\n'
        "  # Mugs were much discussed\n"
        '  - number: "3"\n'
        "    section: Mugs\n"
        "    summary: >-\n"
        "      [paragraph 3 reads differently now: compare this and its points with it, then take the brackets and "
        "these\n"
        "      words away: Mugs are each one's own affair, and the list is by the door.]\n"
        "    points:\n"
        "      a: Each washes their own.\n"
        "      b: The list is by the door.\n"
        "  - number: 4\n"
        "    section: Duty\n"
        "    summary: >-\n"
        "      [paragraph 4 reads differently now: compare this and its points with it, then take the brackets and "
        "these\n"
        "      words away: Nobody has to be on it.]\n"
        "    points: {a: Nobody has to be on it.}\n"
    )
    assert {fault.code for fault in read(after(FILES, found.files)).errors} == {"KB328"}
    assert found.files["briefings/tea-rota.txt"] == split_briefing(NEW).stored.encode()


def test_each_answer_is_kept_moved_reviewed_or_withheld() -> None:
    """Whatever is shown to members still has its proof, word for word, in the paragraph that it names."""
    found = renewal()
    assert (found.stayed, found.moved, found.to_review) == (1, ("mugs",), ("mugs",))
    assert found.withheld == ("biscuits", "duty", "list")
    inspection = read(filled_in(found))
    assert not inspection.errors
    entries = inspection.knowledge.entries
    assert (entries["mugs"].answer, entries["mugs"].review_by) == ("Each their own. [3]", TODAY)
    assert not entries["mugs"].withheld
    assert entries["kettle"] == read(FILES).knowledge.entries["kettle"]
    assert "no longer says it" in entries["list"].withheld
    assert (entries["duty"].answer, entries["duty"].paragraphs) == (
        "Nobody must. [4] Water comes first. [1]",
        ("4", "1"),
    )
    assert {one.id for one in fallen(inspection.knowledge)} == {"list", "duty", "biscuits"}


def test_lines_that_do_not_change_stay_byte_for_byte() -> None:
    """Only the entries that are touched change, and in them only the lines that must."""
    before = ANSWERS.splitlines()
    now = renewal().files["answers/tea.yaml"].decode().splitlines()
    new = [line for line in now if line not in before]
    # A marker each in three answers, each now folded; the day of one review; three reasons, one of them met before.
    assert len(new) == 3 * 2 + 1 + 3 + 1, new
    assert [line for line in now if "id:" in line] == [line for line in before if "id:" in line]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (OLD, "reads as before"),
        (NEW, "no text of tea-rota to compare"),
        (NEW, "cannot be taken apart"),
    ],
    ids=["same", "no old text", "in braces"],
)
def test_what_cannot_be_renewed_is_a_sentence(new: str, said: str) -> None:
    """Nothing is guessed where there is nothing to compare, or nothing that can be cut."""
    files = dict(FILES)
    if "compare" in said:
        del files["briefings/tea-rota.txt"]
    if "apart" in said:
        inline = "- {number: 1, section: K, summary: The first., points: {a: It is.}}"
        kept = BRIEFING[BRIEFING.index("  # Mugs") :]
        files["briefings/tea-rota.yaml"] = (
            BRIEFING[: BRIEFING.index("  - number: 1")] + f"  {inline}\n{kept}"
        ).encode()
    with pytest.raises(ChangeError, match=said):
        renewal(new, files)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Here there is no element of any compulsion at all", "no element of any compulsion"),
        ("There is no element of the compulsions that", "no element of the compulsions"),
        ("There is an element of compulsion", ""),
        ("There must be no element of compulsion, and no element may compulsion", "no element of compulsion"),
        ("There is no element of voluntary compulsion", ""),
        ("There is no element of choice", ""),
        ("Nothing of the sort", ""),
    ],
    ids=["small word", "form", "turned round", "exact", "telling word more", "other word", "gone"],
)
def test_words_are_found_again_only_where_they_say_the_same(text: str, found: str) -> None:
    """A likeness counts for nothing where a telling word changed, least of all "no"."""
    assert words_now("no element of compulsion", {"7": text}) == (("7", found) if found else ("", ""))


@pytest.mark.parametrize("text", ["more than 94 authorities", "more than 950 authorities", "fewer than 95 authorities"])
def test_a_figure_is_never_found_again_as_another(text: str) -> None:
    """95 is not 94, however alike the rest is."""
    assert words_now("more than 95 authorities", {"1": text}) == ("", "")


def test_words_in_two_places_are_in_none() -> None:
    """Nobody can say which of the two is meant."""
    text = "there was no element of compulsion"
    assert words_now("no element of a compulsion", {"1": text, "2": text}) == ("", "")


def test_an_answer_is_mended_with_the_words_of_today() -> None:
    """The new words come as the text has them, the answer is shown again, and counts as looked at."""
    files = filled_in(renewal())
    knowledge = read(files).knowledge
    made = mended(files, knowledge, "duty", TODAY)
    assert made is not None
    inspection = read(made)
    assert not inspection.errors
    duty = inspection.knowledge.entries["duty"]
    assert [(proof.paragraph, proof.quote) for proof in duty.evidence] == [
        ("4", "no duty for you to take"),
        ("1", "first to come"),
    ]
    assert (duty.withheld, duty.reviewed) == ("", TODAY)
    assert None is mended(files, knowledge, "biscuits", TODAY)
    assert None is mended(files, knowledge, "list", TODAY)


def test_an_officer_who_edits_a_withheld_answer_shows_it_again() -> None:
    """They have the briefing's new words before them; a new wording alone shows nothing."""
    files = filled_in(renewal())
    ground = Ground(files, read(files).knowledge, TODAY)
    made = edited(ground, "list", {"answer": "It hangs there. [3]", "proofs": "3: list is by the window"})
    assert not read(made).errors
    assert not read(made).knowledge.entries["list"].withheld
    wording = edited(ground, "list", {"more_wordings": "list where"})
    assert read(wording).knowledge.entries["list"].withheld


def test_only_what_rests_on_the_briefing_is_forgiven_to_a_withheld_answer() -> None:
    """A quotation that fell is a warning while nobody is shown it; a sentence without its paragraph is an error."""
    held = ANSWERS.replace("quote: bought by the head", "quote: bought by the cook")
    plain = read(FILES | {"answers/tea.yaml": held.encode()})
    assert [fault.code for fault in plain.errors] == ["KB309"]
    held += "    withheld: somebody is looking into it.\n"
    forgiven = read(FILES | {"answers/tea.yaml": held.encode()})
    assert ("KB309", True) in [(fault.code, fault.warning) for fault in forgiven.faults]
    assert not forgiven.errors
    bare = read(
        FILES | {"answers/tea.yaml": held.replace("The head does. [4]", "The head does. [4] So there.").encode()}
    )
    assert [fault.code for fault in bare.errors] == ["KB302"]
