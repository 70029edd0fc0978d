"""A briefing is split where its publisher numbered it, and what is stored reads the same."""

from __future__ import annotations

import importlib.util
import sys
import textwrap
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.briefing import documents
from bot.knowledge.briefing.documents import DocumentError, Problem, read_document
from bot.knowledge.briefing.importing import split_briefing
from bot.knowledge.briefing.quotations import plain, split_paragraphs
from bot.knowledge.briefing.split import BlockKind, Doubt, Numbered
from tests.conftest import IN_CI

TEA = """\
KETTLE UNION BRIEFING MAY 2031
TEA IN THE STAFFROOM
____________

The kettle

1. The kettle is shared by all.

Who washes up

2. Mugs are a worry, as they lead to:

{sign} stains that
{sign} no spoon removes; and
{sign} quarrels.

Divisions are advised to buy soap.

ADVICE
3. Tea should be hot."""


def needed_library(name: str) -> Any:
    """A library of the extra; without it a test is skipped at home and fails in CI."""
    if importlib.util.find_spec(name) is None:
        if IN_CI:
            pytest.fail(f"{name} must be installed in CI")
        pytest.skip(f"{name} is not installed")
    return importlib.import_module(name)


def pdf(*pages: str) -> bytes:
    """The smallest PDF that shows each page's lines."""
    count = len(pages)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{4 + 2 * at} 0 R' for at in range(count))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    font = "/Resources << /Font << /F1 3 0 R >> >>"
    for at, page in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in page.split("\n"))
        stream = f"BT /F1 10 Tf 14 TL 50 800 Td {shown} ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * at} 0 R /MediaBox [0 0 595 842] {font} >>",
            f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream",
        ]
    whole, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\n"
    return whole + f"{end}startxref\n{len(whole)}\n%%EOF\n".encode()


def shape(one: Numbered) -> tuple[int, int, int]:
    """Bullets, bullets in a letter, and blocks of advice of a paragraph."""
    bullets = one.count(BlockKind.BULLET), one.count(BlockKind.BULLET, quoted=True)
    return *bullets, one.count(BlockKind.ADVICE)


def test_the_real_briefing_is_split_whole(briefing_text: Path) -> None:
    """All paragraphs, bullets, advice and the letter are found, nothing is in doubt, and no word is lost."""
    text = read_document(briefing_text).text
    split = split_briefing(text)
    assert [str(number) for number in range(1, 14)] == [one.number for one in split.paragraphs]
    found = {one.number: shape(one) for one in split.paragraphs if any(shape(one))}
    assert {"2": (5, 0, 1), "4": (0, 11, 0), "8": (11, 0, 1), "13": (0, 0, 2)} == found
    assert () == split.findings
    sections = list(dict.fromkeys(one.section for one in split.paragraphs))
    assert (6, "Introduction", "Learning Walks") == (len(sections), sections[0], sections[-1])
    # Headings go above the first paragraph, so only the order of words may differ.
    ours = split.stored
    for number in {one.number for one in split.paragraphs}:
        ours = ours.replace(f"Section from paragraph {number}: ", "")
    signs = str.maketrans("·•_", "   ")
    assert sorted(plain(text.translate(signs)).split()) == sorted(plain(ours.translate(signs)).split())


@pytest.mark.parametrize("gaps", [True, False], ids=["with-gaps", "without-gaps"])
def test_lines_broken_by_the_width_of_a_page_make_no_difference(briefing_text: Path, *, gaps: bool) -> None:
    """The real briefing as a PDF would give it, with or without empty lines, has the same paragraphs and blocks."""
    lines = briefing_text.read_text(encoding="utf-8").split("\n")
    broken = [part for line in lines for part in (textwrap.wrap(line, 88) or [""])]
    expected = split_briefing("\n".join(lines)).paragraphs
    found = split_briefing("\n".join(line for line in broken if line or gaps)).paragraphs
    assert [(plain(one.text), shape(one)) for one in expected] == [(plain(one.text), shape(one)) for one in found]


@pytest.mark.parametrize("sign", ["·", "•", "-", "*", "–", "o", "\uf0b7", "\uf0a7", "▪"])
def test_every_sign_of_a_bullet_is_known(sign: str) -> None:
    """Whatever draws the bullet, it is one, and the advice below it is not part of it."""
    split = split_briefing(TEA.format(sign=sign))
    assert ["The kettle", "Who washes up", "ADVICE"] == [one.section for one in split.paragraphs]
    assert [(0, 0, 0), (3, 0, 1), (0, 0, 0)] == [shape(one) for one in split.paragraphs]
    assert "stains that" == split.paragraphs[1].blocks[1].words
    assert ("KETTLE UNION BRIEFING MAY 2031", "TEA IN THE STAFFROOM") == split.preface
    assert () == split.findings


def test_a_quoted_letter_is_told_from_the_briefings_own_words() -> None:
    """A quotation over several lines with bullets in it is a letter; a quoted name is none."""
    letter = (
        "1. Two wrote:\n\n“We like tea:\n\n• it is “hot”\n• it is wet.”\n\nDivisions may reply.\n2. “Tea” is a leaf."
    )
    first, second = split_briefing(letter).paragraphs
    assert (0, 2, 1) == shape(first)
    assert not any(block.quoted for block in second.blocks)


@pytest.mark.parametrize(
    ("text", "doubt", "paragraph", "words"),
    [
        ("1. One.\n2. Two.\n4. Four.\n5. Five.", Doubt.GAP, "2", "4"),
        ("1. One.\n\n2.\n\n3. Three.", Doubt.EMPTY, "2", ""),
        ("1. One.\n2. Two.", None, "", ""),
        ("1. One.\n1. again\n2. Two.", Doubt.STRAY_NUMBER, "1", "1. again"),
        ("1. One.\n2. Two.\n\nAppendix\n\nMore.", Doubt.INNER_HEADING, "2", "Appendix"),
        ("1. She wrote:\n“Tea is\n• hot\n2. Two.", Doubt.OPEN_LETTER, "1", "“Tea is"),
        ("a.\nb.\nc.\nd.\ne.\n1. One.", Doubt.PREFACE, "", "e."),
        ("1. One\nPage 1 of 2\n2. Two.", Doubt.DROPPED, "", "Page 1 of 2"),
    ],
    ids=["gap", "empty", "nothing", "stray", "heading", "letter", "preface", "page-number"],
)
def test_what_cannot_be_placed_is_said(text: str, doubt: Doubt | None, paragraph: str, words: str) -> None:
    """A missing number, an empty paragraph and a line without a place are each named, and only they."""
    found = [(one.doubt, one.paragraph, one.words) for one in split_briefing(text).findings]
    assert ([(doubt, paragraph, words)] if doubt else []) == found


def test_what_belongs_to_the_paper_is_dropped_even_inside_a_sentence() -> None:
    """Page numbers and running headers go, and the sentence they broke is whole again."""
    pages = [
        "TEA BRIEFING\n\nTea\n\n1. Tea is hot, and whoever drinks it\n1",
        "TEA BRIEFING\nshould wait a little.\n2. So.\n2",
    ]
    split = split_briefing("\f".join(pages))
    assert ["Tea is hot, and whoever drinks it should wait a little.", "So."] == [one.text for one in split.paragraphs]
    assert {"1", "2", "TEA BRIEFING"} == {one.words for one in split.findings}
    assert ("TEA BRIEFING",) == split.preface


@pytest.mark.parametrize("text", ["", "No numbers.", "2. Two.", "1.", "\f\f", "1.\n2.\n3."])
def test_a_text_without_paragraphs_has_none(text: str) -> None:
    """Nothing is made up where nothing is numbered."""
    assert () == split_briefing(text).paragraphs


LINES = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            ["1.", "2.", "3. c", "4.d", "Heading", "ADVICE", "• b", "\uf0b7", "- x", "“a", "b”", "7", "", "\f"]
        ),
        st.integers(0, 6).map(lambda number: f" {number}.  word"),
    ),
    max_size=14,
).map("\n".join)


@pytest.mark.slow
@settings(deadline=None, max_examples=600)
@given(st.one_of(LINES, st.text(max_size=200)))
def test_the_stored_text_has_the_same_paragraphs(text: str) -> None:
    """The bot finds in the stored file exactly the paragraphs that the table showed, whatever the text."""
    split = split_briefing(text)
    assert {one.number: one.text for one in split.paragraphs} == split_paragraphs(split.stored)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(["Tea is hot.", "Mugs:\n\n• one;\n• two.\n\nBuy soap.", "A\n• b"]), min_size=1, max_size=12
    )
)
def test_storing_twice_changes_nothing(bodies: list[str]) -> None:
    """The stored text, imported again, is the same text with the same headings."""
    parts = [f"Section {chr(65 + at)}\n\n{at + 1}. {body}" for at, body in enumerate(bodies)]
    split = split_briefing("\n\n".join(["Title", *parts]))
    assert split == split_briefing(split.stored)
    assert len(bodies) == len({one.section for one in split.paragraphs})


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("1. “Tea”".encode(), "1. “Tea”"),
        ("1. “Tea”".encode("utf-8-sig"), "1. “Tea”"),
        ("1. “Tea”".encode("cp1252"), "1. “Tea”"),
        ("1. “Tea”".encode("utf-16"), "1. “Tea”"),
    ],
    ids=["utf-8", "utf-8-with-mark", "windows", "utf-16"],
)
def test_the_encodings_of_a_text_file_are_told_apart(tmp_path: Path, content: bytes, text: str) -> None:
    """Quotation marks come out right from every program that could have saved them."""
    file = tmp_path / "tea.TXT"
    file.write_bytes(content)
    assert text == read_document(file).text


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("gone.txt", None, Problem.ABSENT),
        ("tea.doc", b"1. Tea", Problem.UNKNOWN_KIND),
        ("tea.txt", b" \n", Problem.EMPTY),
        ("tea.txt", b"1.\0 Tea", Problem.BROKEN),
        ("tea.txt", b"1. \x81", Problem.BROKEN),
    ],
    ids=["absent", "kind", "empty", "binary", "no-text"],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, content: bytes | None, problem: Problem
) -> None:
    """Each trouble with a file has a name of its own."""
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        read_document(file)
    assert problem is caught.value.problem


def test_a_file_over_twenty_mebibytes_is_refused(tmp_path: Path) -> None:
    """One byte too many is too many, and it is not read."""
    file = tmp_path / "tea.txt"
    with file.open("wb") as opened:
        opened.truncate(20 * 1024 * 1024 + 1)
    with pytest.raises(DocumentError) as caught:
        read_document(file)
    assert Problem.TOO_LARGE is caught.value.problem


@pytest.mark.parametrize(("suffix", "library"), [(".docx", "docx"), (".pdf", "pypdf")])
def test_a_library_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, library: str
) -> None:
    """Without the extra the trouble is the library, not the file."""
    monkeypatch.setitem(sys.modules, library, None)
    file = tmp_path / f"tea{suffix}"
    file.write_bytes(b"x")
    with pytest.raises(DocumentError) as caught:
        read_document(file)
    assert Problem.NO_READER is caught.value.problem


def put_on_list(paragraph: Any, number: int) -> None:
    """Put a Word paragraph on the list `number` of the file."""
    oxml = importlib.import_module("docx.oxml")
    element = oxml.parse_xml(
        f'<w:numPr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:ilvl w:val="0"/>'
        f'<w:numId w:val="{number}"/></w:numPr>'
    )
    paragraph._p.get_or_add_pPr().append(element)


def add_lists(word: Any) -> None:
    """Give a Word file two decimal lists, 91 and 92, and one of bullets, 93."""
    oxml = importlib.import_module("docx.oxml")
    root = word.part.numbering_part.element
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for number, kind in ((91, "decimal"), (92, "decimal"), (93, "bullet")):
        level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1."/></w:lvl>'
        whole = f'<w:abstractNum {space} w:abstractNumId="{number}">{level}</w:abstractNum>'
        root.insert(0, oxml.parse_xml(whole))
        root.append(oxml.parse_xml(f'<w:num {space} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def test_a_word_files_automatic_numbers_and_bullets_come_back(tmp_path: Path) -> None:
    """Numbers that Word draws are the paragraphs' numbers; those of a list inside a paragraph are not."""
    word = needed_library("docx").Document()
    add_lists(word)
    for words, number in (
        ("TEA BRIEFING", 0),
        ("Kettles", 0),
        ("The kettle is shared.", 91),
        ("Mugs lead to:", 91),
        ("stains", 93),
        ("quarrels", 93),
        ("first rinse", 92),
        ("then dry", 92),
        ("Advice", 0),
        ("Tea should be hot.", 91),
        ("Milk comes last.", 91),
    ):
        paragraph = word.add_paragraph(words)
        if number:
            put_on_list(paragraph, number)
    word.save(str(tmp_path / "tea.docx"))
    split = split_briefing(read_document(tmp_path / "tea.docx").text)
    assert ["1", "2", "3", "4"] == [one.number for one in split.paragraphs]
    assert ["Kettles", "Kettles", "Advice", "Advice"] == [one.section for one in split.paragraphs]
    assert (2, 0, 2) == shape(split.paragraphs[1])
    assert "(2) then dry" == split.paragraphs[1].blocks[-1].words


def test_a_word_files_typed_numbers_and_styles_are_read(tmp_path: Path) -> None:
    """Typed numbers count, bullets may come from a style, and words in tables are not lost."""
    word = needed_library("docx").Document()
    word.add_paragraph("1. Mugs lead to:")
    word.add_paragraph("stains", style="List Bullet")
    word.add_paragraph("rinse", style="List Number")
    word.add_paragraph("2. Tea is hot.")
    word.add_table(1, 1).cell(0, 0).text = "And wet."
    word.save(str(tmp_path / "tea.docx"))
    split = split_briefing(read_document(tmp_path / "tea.docx").text)
    assert ["Mugs lead to:\n\n• stains\n\n(1) rinse", "Tea is hot.\n\nAnd wet."] == [
        one.text for one in split.paragraphs
    ]


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)], ids=["nothing", "text", "empty-zip"])
def test_a_damaged_word_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """What only calls itself a Word file is no riddle."""
    needed_library("docx")
    (tmp_path / "tea.docx").write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        read_document(tmp_path / "tea.docx")
    assert Problem.BROKEN is caught.value.problem


def test_a_word_file_that_unpacks_to_a_flood_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file may not fill the memory."""
    needed_library("docx")
    monkeypatch.setattr(documents, "_LARGEST_UNPACKED", 1000)
    with zipfile.ZipFile(tmp_path / "tea.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", "x" * 1001)
    with pytest.raises(DocumentError) as caught:
        read_document(tmp_path / "tea.docx")
    assert Problem.TOO_LARGE is caught.value.problem


def test_a_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    """Lines broken by the page's width are joined, and what every page repeats is dropped."""
    needed_library("pypdf")
    first = (
        "TEA BRIEFING\nThe kettle\n1. The kettle is shared by all who work here, and those\nwho visit. Mugs lead to:"
    )
    second = (
        "TEA BRIEFING\n• stains on everything that stands near them on the shelf,\nand\n• quarrels.\n2. Tea is hot."
    )
    (tmp_path / "tea.pdf").write_bytes(pdf(f"{first}\n1", f"{second}\n2"))
    split = split_briefing(read_document(tmp_path / "tea.pdf").text)
    kettle, tea = (one.text.split("\n\n") for one in split.paragraphs)
    assert "The kettle is shared by all who work here, and those who visit. Mugs lead to:" == kettle[0]
    assert "• stains on everything that stands near them on the shelf, and\n• quarrels." == kettle[1]
    assert ["Tea is hot."] == tea


def test_a_pdf_without_text_is_called_scanned(tmp_path: Path) -> None:
    """Pictures of pages give no empty briefing, and one picture among pages is named."""
    needed_library("pypdf")
    (tmp_path / "scan.pdf").write_bytes(pdf("", ""))
    with pytest.raises(DocumentError) as caught:
        read_document(tmp_path / "scan.pdf")
    assert Problem.SCANNED is caught.value.problem
    (tmp_path / "half.pdf").write_bytes(pdf("1. Tea.", ""))
    assert (2,) == read_document(tmp_path / "half.pdf").blank_pages


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\nnothing", b"no pdf"], ids=["nothing", "start-only", "text"])
def test_a_damaged_pdf_is_refused(tmp_path: Path, content: bytes) -> None:
    """What only calls itself a PDF ends in a sentence."""
    needed_library("pypdf")
    (tmp_path / "tea.pdf").write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        read_document(tmp_path / "tea.pdf")
    assert caught.value.problem in (Problem.BROKEN, Problem.EMPTY)
