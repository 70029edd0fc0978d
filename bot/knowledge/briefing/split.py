"""Defines what a briefing's text is split into: paragraphs, their blocks, and what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.knowledge.briefing.quotations import word_count

SIGN = "•"
"""Stands before a bullet in the stored text."""


class BlockKind(StrEnum):
    """The parts that a paragraph is made of."""

    TEXT = "text"
    BULLET = "bullet"
    ADVICE = "advice"
    """An unnumbered passage below the paragraph's own text or its bullets."""


@dataclass(frozen=True, slots=True)
class Block:
    """A passage or a bullet of a paragraph."""

    kind: BlockKind
    words: str
    quoted: bool = False
    """Whether it stands inside a letter that the paragraph quotes."""

    @property
    def line(self) -> str:
        """The block as it is stored."""
        return f"{SIGN} {self.words}" if self.kind is BlockKind.BULLET else self.words


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered paragraph as the publisher wrote it."""

    number: str
    section: str
    """The heading above it; empty where there is none."""
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The paragraph as it is stored, without its number."""
        lines: list[str] = []
        for before, block in zip((None, *self.blocks), self.blocks, strict=False):
            if before and not before.kind is block.kind is BlockKind.BULLET:
                lines.append("")
            lines.append(block.line)
        return "\n".join(lines)

    @property
    def words(self) -> int:
        """The number of its words."""
        return word_count(self.text)

    def count(self, kind: BlockKind, *, quoted: bool = False) -> int:
        """Count the blocks of a kind, inside or outside a quoted letter."""
        return sum(block.kind is kind and block.quoted == quoted for block in self.blocks)


class Doubt(StrEnum):
    """What a person should look at after a split."""

    GAP = "gap"
    EMPTY = "empty"
    STRAY_NUMBER = "stray-number"
    INNER_HEADING = "inner-heading"
    OPEN_LETTER = "open-letter"
    PREFACE = "preface"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt, the paragraph it stands in (empty where in none) and the words or number it is about."""

    doubt: Doubt
    paragraph: str
    words: str


@dataclass(frozen=True, slots=True)
class Split:
    """A briefing's text, split into its paragraphs."""

    preface: tuple[str, ...]
    """The lines above the first paragraph and its heading: title, publisher, date."""
    paragraphs: tuple[Numbered, ...]
    findings: tuple[Finding, ...]

    @property
    def texts(self) -> dict[str, str]:
        """The text of each paragraph by its number."""
        return {paragraph.number: paragraph.text for paragraph in self.paragraphs}

    @property
    def stored(self) -> str:
        """The text as it is kept: preface, list of headings, paragraphs."""
        above = ("", *(paragraph.section for paragraph in self.paragraphs))
        first = [new for new, last in zip(self.paragraphs, above, strict=False) if new.section != last]
        headings = [f"Section from paragraph {paragraph.number}: {paragraph.section}" for paragraph in first]
        parts = ["\n".join(self.preface), "\n".join(headings)]
        parts += [f"{paragraph.number}. {paragraph.text}".rstrip() for paragraph in self.paragraphs]
        return "\n\n".join(part for part in parts if part) + "\n"
