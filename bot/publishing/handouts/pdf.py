"""Writes a handout as pages of A4, tagged so that a screen reader follows it.

fpdf2 and not ReportLab: it can tag what it writes, with language, title and reading order, which ReportLab's free
edition cannot; both need Pillow. It takes half a second to import and is imported here alone, where pages are made.

Sizes of type follow the UK Association for Accessible Formats: clear print has at least 12 points, large print 16. The
typeface, Atkinson Hyperlegible Next, was drawn for readers with low vision.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import XPos, YPos

from bot.phrases import handouts as phrases
from bot.publishing.handouts.document import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.publishing.handouts.document import Block, Handout, Setting

CLEAR, LARGE = 12, 18
"""Points of the text."""
_FONTS: Final = Path(__file__).parent / "fonts"
_FAMILY: Final = "Atkinson"
_MARGIN, _FOOT = 16.0, 17.0
"""Millimetres around the text, and below it."""
_LEADING: Final = 1.22
_MM_PER_POINT: Final = 25.4 / 72
_TOGETHER: Final = 2
"""Lines of a block, or items of a list, that are not parted."""
_MOST_KEPT: Final = 0.6
"""Of a page's height, below a heading: a longer answer may run over to the next page."""
_BEFORE_MARKER: Final = re.compile(r" (?=\[[0-9.]+[A-Za-z]?\])")
_GREY: Final = 70
"""Of the small print: still seven times as dark as white (WCAG 2.2, 1.4.6)."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How a kind of block is set."""

    tag: str
    """The structure type of the standard (ISO 32000-1, 14.8.4)."""
    size: float = 1.0
    """Of the text's."""
    bold: bool = False
    before: float = 0.2
    """Lines of space above."""
    indent: float = 0.0
    """Millimetres."""
    mark: str = ""
    """What stands before its first line, in the room of the indent."""


_TITLE: Final = _Look("/H1", 1.5, bold=True, before=0.0)
_SMALL: Final = _Look("/P", 0.85, before=0.25)
_LOOKS: Final = {
    Kind.SECTION: _Look("/H2", 1.15, bold=True, before=0.75),
    Kind.QUESTION: _Look("/H2", 1.0, bold=True, before=0.6),
    Kind.TEXT: _Look("/P", before=0.1),
    Kind.QUOTATION: _Look("/BlockQuote", 0.92, before=0.1, indent=9.0),
    Kind.POINT: _Look("/P", before=0.15, indent=7.0, mark="•"),
}
_BEGINNING: Final = _Look("/P", before=0.5)
"""The text that stands below the head."""
_WITHIN: Final = _Look("/H3", 1.0, bold=True, before=0.55)
"""A question below a section."""


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF, and how many pages it has."""

    content: bytes
    count: int


def pdf_of(handout: Handout, at: Setting, *, large: bool = False) -> Pages:
    """Return a handout as PDF; the same handout of the same day always gives the same bytes.

    Args:
        handout: what stands in it. A letter that the typeface does not have is shown as a question mark.
        at: when and for whom it is made.
        large: whether it is set in large print.
    """
    pages = _Pages(handout, at, LARGE if large else CLEAR)
    pages.write(_TITLE, handout.title)
    pages.write(_SMALL, handout.source)
    looks = list(_looks(handout.blocks))
    for number, (look, block) in enumerate(zip(looks, handout.blocks, strict=True)):
        following = _kept_with_heading(handout.blocks[number + 1 :]) if look.bold else ()
        kept = sum(pages.height(looks[number + 1 + place], one.text) for place, one in enumerate(following))
        pages.write(look, block.text, min(kept, pages.h * _MOST_KEPT))
    pages.write(_SMALL, handout.made)
    return Pages(bytes(pages.output()), pages.page)


def _looks(blocks: Sequence[Block]) -> Iterator[_Look]:
    below_section = False
    for number, block in enumerate(blocks):
        below_section = below_section or block.kind is Kind.SECTION
        look = _WITHIN if below_section and block.kind is Kind.QUESTION else _LOOKS[block.kind]
        yield look if number else _BEGINNING


def _kept_with_heading(after: Sequence[Block]) -> Sequence[Block]:
    """Return what stays on a heading's page: an answer with its quotations, or the first items of a list."""
    if after and after[0].kind is Kind.QUESTION:
        return [after[0], *_kept_with_heading(after[1:])]
    return list(takewhile(lambda one: one.kind in (Kind.TEXT, Kind.QUOTATION), after)) or after[:_TOGETHER]


class _Pages(FPDF):
    """Pages with a running foot, filled block by block; nothing of a block is cut but between its lines."""

    def __init__(self, handout: Handout, at: Setting, size: int) -> None:
        super().__init__(format="A4")
        self._say, self._text_size = at.say, size
        for style, name in (("", "Regular"), ("B", "Bold")):
            self.add_font(_FAMILY, style, _FONTS / f"AtkinsonHyperlegibleNext-{name}.ttf")
        self._known = frozenset(self.fonts[_FAMILY.lower()].cmap)  # type: ignore[union-attr]  # a TrueType font has one
        self.set_title(handout.title)
        self.set_subject(handout.source)
        self.set_lang("en-GB")
        self.set_creation_date(datetime.combine(at.today, time(), UTC))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.set_margins(_MARGIN, _MARGIN, _MARGIN)
        self.set_auto_page_break(auto=False)
        self.add_page()

    def height(self, look: _Look, text: str) -> float:
        """Return the height of a block, in millimetres."""
        lines, height = self._set(look, text)
        return len(lines) * height + look.before * self._line

    def write(self, look: _Look, text: str, kept: float = 0) -> None:  # type: ignore[override]  # not its words
        """Write a block, on the next page where too little of it would fit.

        Args:
            look: how it is set.
            text: what it says.
            kept: millimetres below it that have to stand on the same page.
        """
        lines, height = self._set(look, text)
        if self.y > self.t_margin:
            self.y += look.before * self._line
        least = (len(lines) if look.bold else min(len(lines), _TOGETHER)) * height + kept
        if self.y + least > self.h - _FOOT:
            self.add_page()
        mark = look.mark
        while lines:
            room = max(1, int((self.h - _FOOT - self.y) / height))
            self._write_lines(look, mark, lines[:room], height)
            mark, lines = "", lines[room:]
            if lines:
                self.add_page()

    @property
    def _line(self) -> float:
        """The height of a line of the text, in millimetres."""
        return self._text_size * _MM_PER_POINT * _LEADING

    def _set(self, look: _Look, text: str) -> tuple[list[str], float]:
        """Choose the letters of a block, and return its lines and the height of one."""
        self.set_font(_FAMILY, "B" if look.bold else "", self._text_size * look.size)
        self.set_text_color(_GREY if look is _SMALL else 0)
        return self._lines(self._printable(text), look.indent), self._line * look.size

    def _lines(self, text: str, indent: float) -> list[str]:
        """Break a text between its words; fpdf2's own way measures each line anew for each of its letters."""
        room, space = self.epw - indent, self.get_string_width(" ")
        lines: list[list[str]] = [[]]
        used = 0.0
        for word in (piece for whole in text.split(" ") for piece in self._pieces(whole, room)):
            width = self.get_string_width(word)
            if lines[-1] and used + space + width > room:
                lines.append([])
            used = width if not lines[-1] else used + space + width
            lines[-1].append(word)
        return [" ".join(line) for line in lines]

    def _pieces(self, word: str, room: float) -> Iterator[str]:
        """Yield a word, or what fits a line of one that is wider than that."""
        rest = word
        while self.get_string_width(rest) > room:
            fits = (count for count in range(len(rest), 1, -1) if self.get_string_width(rest[:count]) <= room)
            fitting = next(fits, 1)
            yield rest[:fitting]
            rest = rest[fitting:]
        yield rest

    def _write_lines(self, look: _Look, mark: str, lines: list[str], height: float) -> None:
        with self._tagged(look.tag):
            if mark:
                self.x = self.l_margin + look.indent - self._text_size * _MM_PER_POINT
                self.cell(0, height, f"{mark} ", new_x=XPos.LMARGIN, new_y=YPos.TOP)
            for line in lines:
                self.x = self.l_margin + look.indent
                # The blank at its end parts its last word from the next line's where it is read aloud.
                self.cell(self.epw - look.indent, height, f"{line} ", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    @contextmanager
    def _tagged(self, tag: str) -> Iterator[None]:
        """Mark what is written as a piece of the structure (ISO 32000-1, 14.7.4)."""
        # fpdf2 tags pictures and links by itself and has no public way to tag a text; hence its version is held.
        number = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=tag, mcid=number)
        self._out(f"{tag} <</MCID {number}>> BDC")
        yield
        self._out("EMC")

    def footer(self) -> None:
        """Write the running foot, which a screen reader passes over."""
        self.set_font(_FAMILY, "", self._text_size * _SMALL.size)
        self.set_text_color(_GREY)
        self.y = self.h - _FOOT + 3
        foot = self._say(phrases.PAGE, number=self.page_no(), count="{nb}")
        self._out("/Artifact <</Type /Pagination>> BDC")
        self.cell(0, 6, foot, align="R")
        self._out("EMC")

    def _printable(self, text: str) -> str:
        joined = _BEFORE_MARKER.sub("\N{NO-BREAK SPACE}", " ".join(text.split()))
        return "".join(letter if ord(letter) in self._known else "?" for letter in joined)
