"""Handouts: what stands in them, and that their pages can be read by others' programs, in order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from bot.knowledge.values import Entry, Evidence, Knowledge
from bot.phrases import handouts as phrases
from bot.phrases.languages import BRITISH
from bot.publishing.handouts.contents import DETAILS, Choice, handout_of, of_entries, of_topic
from bot.publishing.handouts.division import division_handout, has_actions
from bot.publishing.handouts.document import Block, Handout, Kind, Setting
from bot.publishing.handouts.making import MOST_LARGE, MOST_PAGES, made_of_choice
from bot.publishing.handouts.pdf import pdf_of
from bot.publishing.handouts.plain import WIDTH, plain_text

TODAY = date(2026, 1, 1)
LONGEST = ("A sentence of an answer that goes on for a while and says what it says. [1] " * 30)[:1500]


@pytest.fixture(scope="module")
def at(knowledge: Knowledge) -> Setting:
    """The real knowledge, on one day."""
    return Setting(knowledge, TODAY, BRITISH)


def topics(at: Setting) -> list[str]:
    """The topics that have answers."""
    return list(dict.fromkeys(one.topic for one in at.knowledge.entries.values() if one.answers))


def letters(text: str) -> str:
    """A text without its blanks and the dots of lists: where lines end is no matter."""
    return re.sub(r"[\s•-]", "", text)


def read(pdf: bytes) -> str:
    """The text of all pages, as another program finds it in their order."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def pieces(pdf: bytes) -> Iterator[tuple[int, str]]:
    """The pieces of a tagged PDF in reading order: the number of its page's object, and its kind."""
    root: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    for piece in root["/StructTreeRoot"]["/K"][0].get_object()["/K"]:
        found = piece.get_object()
        yield found.raw_get("/Pg").idnum, str(found["/S"])


def test_everything_stands_in_the_pages_in_reading_order(at: Setting) -> None:
    """Whatever is in a handout is found in its pages by a reader of others, in the order in which it was written."""
    for topic in topics(at):
        handout = handout_of(of_topic(topic, at), at)
        found = letters(re.sub(r"Page \d+ of \d+", "", read(pdf_of(handout, at).content)))
        place = 0
        for text in (handout.title, handout.source, *(one.text for one in handout.blocks), handout.made):
            place = found.index(letters(text), place) + len(letters(text))


def test_a_screen_reader_is_told_title_language_and_structure(at: Setting) -> None:
    """Title, language and the kind of each piece are set, and what stands at the foot is no part of it."""
    pdf = pdf_of(handout_of(of_topic(topics(at)[0], at), at), at).content
    reader = PdfReader(io.BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    assert reader.metadata
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"].value) == ("en-GB", True)
    assert topics(at)[0] in str(reader.metadata.title)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    first, *rest = [kind for _, kind in pieces(pdf)]
    assert first == "/H1"
    assert {"/H2", "/P", "/BlockQuote"} <= set(rest)
    assert "/H1" not in rest
    for page in reader.pages:
        contents = page.get_contents()
        drawn = contents.get_data() if contents is not None else b""
        assert drawn.count(b"BDC") == drawn.count(b"EMC") > 1
        assert b"/Artifact" in drawn


def test_no_heading_is_left_alone_at_the_foot_of_a_page(at: Setting) -> None:
    """The last piece of a page is never a heading, nor its first a quotation, in either size of print."""
    for topic in topics(at):
        for large in (False, True):
            found = list(pieces(pdf_of(handout_of(of_topic(topic, at), at), at, large=large).content))
            assert not {"/H1", "/H2", "/H3"} & {*dict(found).values()}
            firsts = [kind for page, kind in dict(reversed(found)).items()]
            assert "/BlockQuote" not in firsts, "an answer is not parted from the words that prove it"


def test_a_topic_fits_its_pages(at: Setting) -> None:
    """One or two pages, and twice as many in large print; what had to be left out is owned up to."""
    for topic in topics(at):
        choice = of_topic(topic, at)
        made, large = made_of_choice(choice, at), made_of_choice(choice, at, large=True)
        assert made.pages <= MOST_PAGES
        assert large.pages <= MOST_LARGE
        assert made.whole == (made.text == plain_text(handout_of(choice, at)))
        assert all(len(line) <= WIDTH for line in made.text.splitlines())


def test_every_sentence_has_its_paragraph_and_every_answer_its_words(at: Setting) -> None:
    """However much is left out, each answer keeps a marker and the words that prove it, from a paragraph it cites."""
    for detail in DETAILS:
        for topic in topics(at):
            blocks = handout_of(of_topic(topic, at), at, detail).blocks
            for number, block in enumerate(blocks):
                if block.kind is Kind.QUESTION:
                    answer, quotation = blocks[number + 1], blocks[number + 2]
                    assert re.search(r"\[\d+\]$", answer.text)
                    assert quotation.kind is Kind.QUOTATION
                    (number_of,) = re.findall(r"^Paragraph (\d+)", quotation.text)
                    assert f"[{number_of}]" in answer.text


def test_one_answer_brings_its_neighbours_in_short(at: Setting) -> None:
    """A single answer is whole; the related ones stand below it in a sentence each."""
    entry = at.knowledge.entries["walks-compulsory"]
    made = made_of_choice(of_entries([entry], at), at)
    assert made.pages == 1
    assert phrases.ALSO.upper() in made.text
    for name in entry.see_also:
        assert at.knowledge.entries[name].question in made.text
    assert phrases.ALSO.upper() not in made_of_choice(of_entries([entry] * 2, at), at).text


def test_what_officers_withhold_is_not_handed_out(at: Setting) -> None:
    """An answer that is withheld or over stands in no handout."""
    entry = at.knowledge.entries["walks-compulsory"]
    entries = {**at.knowledge.entries, entry.id: replace(entry, withheld="it is being compared.")}
    held = replace(at, knowledge=replace(at.knowledge, entries=entries))
    assert entry.question not in made_of_choice(of_topic(entry.topic, held), held).text
    assert not of_entries([entries[entry.id]], held).entries


def test_a_division_reads_who_does_what(at: Setting) -> None:
    """Every point that the briefing's file lists as somebody's stands under who it is, with its paragraph."""
    handout = division_handout(at)
    texts = [one.text for one in handout.blocks]
    for briefing in at.knowledge.briefings.values():
        for number, paragraph in briefing.paragraphs.items():
            for who, points in paragraph.actions.items():
                for letter in points:
                    assert texts.index(who) < texts.index(f"{paragraph.points[letter]} [{number}]")
    assert pdf_of(handout, at).count <= MOST_PAGES
    bare = {
        name: replace(one, paragraphs={number: replace(p, actions={}) for number, p in one.paragraphs.items()})
        for name, one in at.knowledge.briefings.items()
    }
    assert not has_actions(replace(at.knowledge, briefings=bare))


def test_the_same_day_gives_the_same_file(at: Setting) -> None:
    """Nothing of the moment or of the machine stands in the file."""
    handout = handout_of(of_topic(topics(at)[0], at), at)
    assert pdf_of(handout, at).content == pdf_of(handout, at).content


def test_the_longest_legal_answers_are_handed_out(at: Setting) -> None:
    """A topic of forty answers as long as a file allows comes on as many pages as it takes, and none of it is cut."""
    proofs = tuple(Evidence("isp-2007-09", str(number % 13 + 1), "", "word " * 11 + "word") for number in range(20))
    entries = [
        Entry(f"long-{number}", "Long", "Why " + "so long " * 36, (), LONGEST.replace("[1]", "[2]"), proofs)
        for number in range(40)
    ]
    choice = Choice("Long", tuple(entries))
    for large in (False, True):
        pages = pdf_of(handout_of(choice, at), at, large=large)
        assert pages.count > MOST_LARGE
        assert letters(read(pages.content)).count(letters(LONGEST[:600].replace("[1]", "[2]"))) > 0


@settings(max_examples=25)
@given(st.text(max_size=300), st.text(max_size=2500))
def test_any_text_can_be_printed(title: str, text: str) -> None:
    """No text breaks the pages: what the typeface does not have becomes a question mark, and the text file keeps it."""
    setting = Setting(Knowledge({}, {}, None), TODAY, BRITISH)  # type: ignore[arg-type]  # nothing of it is looked at
    handout = Handout(title, "", (Block(Kind.TEXT, text), Block(Kind.POINT, text)), "")
    assert pdf_of(handout, setting).count >= 1
    assert isinstance(plain_text(handout), str)
