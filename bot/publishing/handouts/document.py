"""A handout as a list of blocks, in the order in which it is read: every form of it is made from this."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.knowledge.values import Knowledge
    from bot.phrases.languages import Language


class Kind(StrEnum):
    """What a block is."""

    SECTION = "section"
    """The heading of a part."""
    QUESTION = "question"
    """The heading of one answer."""
    TEXT = "text"
    QUOTATION = "quotation"
    """Words of the briefing, with their paragraph."""
    POINT = "point"
    """An item of a list."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every handout is made from and for."""

    knowledge: Knowledge
    today: date
    """The day that it will name."""
    say: Language
    """The reader's."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Handout:
    """What a member takes into a meeting."""

    title: str
    source: str
    """The briefing, its publisher and its date."""
    blocks: tuple[Block, ...]
    made: str
    """When it was made, and from which edition."""
