"""What a message holds before it becomes Discord's: plain values, and long text cut into pages at its sentences.

The limits are Discord's for Components V2 (documentation: Component Reference): forty components a message, nested ones
counted, and four thousand characters in all texts together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from bot.chat.harmless import cut
from bot.knowledge.markers import SHORTENED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_COMPONENTS, MOST_TEXT, MOST_IN_ROW = 40, 4_000, 5
LONGEST_LABEL = 80
"""Characters on a button."""
LONGEST_OPTION = 100
"""Characters of a choice in a menu, and of a choice that autocomplete offers."""
MOST_OPTIONS = 25
"""Choices of a menu."""
PAGE_TEXT, PAGE_BLOCKS = 3_600, 8
"""Of a page's blocks: the rest is left to its foot and buttons."""

_ENDS = re.compile(r"[.!?…][\"'”’)*]*(?:\s*\[[^\[\]]*\])*(?=\s)\s*|\n+")
_BOLD = re.compile(r"(?<!\\)\*\*")


class Tone(StrEnum):
    """What a card is, as its edge is coloured."""

    ANSWER = "answer"
    DOUBT = "doubt"
    REFUSAL = "refusal"
    NOTE = "note"


class Style(StrEnum):
    """How a button looks: one that leads on, the rest, and one that gives something up."""

    LEAD = "lead"
    PLAIN = "plain"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Press:
    """A button."""

    label: str
    id: str
    """Its custom_id."""
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Choose:
    """A menu of texts."""

    id: str
    prompt: str
    options: tuple[tuple[str, str], ...]
    """Each with what is read and what is sent."""


Row: TypeAlias = tuple[Press, ...] | Choose
"""What stands beside each other under a text."""


@dataclass(frozen=True, slots=True)
class Page:
    """One message: blocks of text with lines between them, a foot in small letters, and rows of buttons."""

    blocks: tuple[str, ...]
    tone: Tone = Tone.NOTE
    foot: str = ""
    rows: tuple[Row, ...] = ()
    file: str = ""
    """The name of a file that is sent along."""


def button(label: str, id: str, style: Style = Style.PLAIN) -> Press:  # noqa: A002 - Discord's own word
    """A button whose label fits."""
    return Press(cut(label, LONGEST_LABEL), id, style)


def in_rows(presses: Iterable[Press], most: int = MOST_IN_ROW) -> tuple[tuple[Press, ...], ...]:
    """Buttons in as few rows as can be."""
    kept = list(presses)
    return tuple(tuple(kept[start : start + most]) for start in range(0, len(kept), most))


def paged(page: Page, most: int = PAGE_TEXT) -> list[Page]:
    """A page as often as its text needs, each within `most` characters and never cut in mid-sentence.

    Foot and buttons stand on every page. Only a sentence that is longer than a page by itself is cut, between words.

    Args:
        page: the blocks of any length; the rest has to fit.
        most: characters of the blocks of one page.
    """
    sheets: list[list[str]] = [[]]
    for block in filter(str.strip, page.blocks):
        for part, joined in _parts(block, most):
            last = sheets[-1]
            if (last and sum(map(len, last)) + len(part) > most) or (not joined and len(last) == PAGE_BLOCKS):
                sheets.append([part])
            elif joined and last:
                last[-1] += part
            else:
                last.append(part)
    kept = (tuple(block.rstrip() for block in sheet if block.strip()) for sheet in sheets)
    return [replace(page, blocks=blocks) for blocks in kept if blocks]


def _parts(block: str, most: int) -> list[tuple[str, bool]]:
    """A block whole where it fits a page, else its sentences; and whether each goes on with the one before it."""
    if len(block) <= most:
        return [(block, False)]
    return [(part, number > 0) for number, part in enumerate(_short(sentences(block), most))]


def sentences(text: str) -> list[str]:
    """A text cut after its sentences and lines, blanks kept, but never inside words in bold."""
    found, start = [], 0
    for end in _ENDS.finditer(text):
        word = text[start : end.start()].rsplit(maxsplit=1)[-1:]
        shortened = end[0].startswith(". ") and word and word[0].lower().lstrip("(\"'“‘") in SHORTENED
        if not shortened and len(_BOLD.findall(text[start : end.end()])) % 2 == 0:
            found.append(text[start : end.end()])
            start = end.end()
    return [*found, text[start:]] if text[start:] else found


def _short(parts: Iterable[str], most: int) -> list[str]:
    short = []
    for part in parts:
        rest = part
        while len(rest) > most:
            space = rest.rfind(" ", 1, most) + 1 or most
            short.append(rest[:space])
            rest = rest[space:]
        short.append(rest)
    return short


def components(page: Page) -> int:
    """How many components a page takes: its container, texts, the lines between them, rows, buttons and file."""
    texts = len(page.blocks) + bool(page.foot)
    rows = sum(1 + (len(row) if isinstance(row, tuple) else 1) for row in page.rows)
    return 1 + texts + max(0, len(page.blocks) - 1) + rows + bool(page.file)


def characters(page: Page) -> int:
    """How many characters its texts have."""
    return len(page.foot) + sum(map(len, page.blocks))


def fits(pages: Sequence[Page]) -> bool:
    """Whether Discord takes every one of them."""
    return all(
        components(one) <= MOST_COMPONENTS and 0 < characters(one) <= MOST_TEXT and all(one.blocks) for one in pages
    )
