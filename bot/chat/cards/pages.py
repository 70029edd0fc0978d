"""Values that describe a message before it becomes Discord's, and the cutting of long text into pages at its sentences.

The limits are Discord's for Components V2 (documentation: Component Reference): forty components a message, nested ones
counted, and four thousand characters in all texts together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from bot.chat.cards.cutting import cut, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_COMPONENTS, MOST_TEXT, MOST_IN_ROW = 40, 4_000, 5
LONGEST_LABEL = 80
"""Characters on a button."""
LONGEST_OPTION = 100
"""Characters of a choice in a menu, and of a choice that autocomplete offers."""
MOST_OPTIONS = 25
"""Choices of a menu."""
PAGE_TEXT, PAGE_BLOCKS = 3_600, 8
"""Of a page's blocks: the rest is left to its foot and buttons."""


class Tone(StrEnum):
    """The kind of message that a card is; its edge has a colour for each."""

    ANSWER = "answer"
    DOUBT = "doubt"
    REFUSAL = "refusal"
    NOTE = "note"


class Style(StrEnum):
    """The look of a button: one that leads on, the rest, and one that gives something up."""

    LEAD = "lead"
    PLAIN = "plain"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Button:
    """A button."""

    label: str
    id: str
    """Its custom_id."""
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of texts to choose from."""

    id: str
    prompt: str
    options: tuple[tuple[str, str], ...]
    """Each with the text that is read and the value that is sent."""
    most: int = 1
    """How many of them may be chosen."""


Row: TypeAlias = tuple[Button, ...] | Menu
"""Buttons that stand beside each other, or a menu, which fills a row by itself."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is sent with a card."""

    name: str
    title: str
    """What is said beside the file where it is sent in a message of its own."""
    content: bytes

    @classmethod
    def of_text(cls, name: str, title: str, text: str) -> Attachment:
        """Make a text file. With the mark at its start Windows' own editor reads it as UTF-8."""
        return cls(name, title, text.encode("utf-8-sig"))


@dataclass(frozen=True, slots=True)
class CardPage:
    """One message: blocks of text with lines between them, a foot in small letters, and rows of buttons."""

    blocks: tuple[str, ...]
    tone: Tone = Tone.NOTE
    foot: str = ""
    rows: tuple[Row, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def button(label: str, id: str, style: Style = Style.PLAIN) -> Button:  # noqa: A002 - Discord's own word
    """Make a button, its label cut to what Discord allows."""
    return Button(cut(label, LONGEST_LABEL), id, style)


def in_rows(buttons: Iterable[Button], most: int = MOST_IN_ROW) -> tuple[tuple[Button, ...], ...]:
    """Set buttons in as few rows as possible."""
    kept = list(buttons)
    return tuple(tuple(kept[start : start + most]) for start in range(0, len(kept), most))


def paged(page: CardPage, most: int = PAGE_TEXT) -> list[CardPage]:
    """Cut a page into as many as its text needs, each within `most` characters, and never in mid-sentence.

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
    """Return a block whole where it fits a page, else its sentences; and whether each follows on the one before it."""
    if len(block) <= most:
        return [(block, False)]
    return [(part, number > 0) for number, part in enumerate(_short(sentences(block), most))]


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
