"""Writes the file of a briefing that was imported, for somebody to fill in with summaries in their own words."""

from __future__ import annotations

import json
import re
import string
from itertools import product
from typing import TYPE_CHECKING

from bot.knowledge.briefing.split import BlockKind
from bot.phrases import knowledge_editing as phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.briefing.split import Numbered, Split

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b({_MONTHS}) (\d{{4}})\b", re.IGNORECASE)
_PUBLISHER = re.compile(r"^(.{2,60}?)\s+briefing\b", re.IGNORECASE)
_LONGEST_TITLE = 120


def skeleton(split: Split, briefing_id: str) -> str:
    """Write the file of a briefing with every paragraph and point, and no word of what they say.

    Title, publisher and date are taken from the lines above the first paragraph where they can be found there. Every
    value is quoted, so that no title is taken for YAML.
    """
    above = "\n".join(split.preface)
    publisher = _PUBLISHER.match(above)
    title = " ".join([line for line in split.preface if not _DATE.search(line) and not _PUBLISHER.match(line)][:2])
    lines = [
        phrases.SKELETON_HEAD,
        f"id: {briefing_id}",
        f"title: {_quoted(string.capwords(title) if title.isupper() else title, phrases.SKELETON_TITLE)}",
        f"publisher: {_quoted(publisher[1] if publisher else '', phrases.SKELETON_PUBLISHER)}",
        f"date: {_quoted(date_above(split), phrases.SKELETON_DATE)}",
        "paragraphs:",
    ]
    for paragraph in split.paragraphs:
        lines += [f"  {line}" for line in paragraph_lines(paragraph)]
    return "\n".join(lines) + "\n"


def paragraph_lines(paragraph: Numbered) -> list[str]:
    """Write a paragraph as an item of the list, not indented."""
    points = zip(_letters(), _points(paragraph), strict=False)
    return [
        f"- number: {paragraph.number}",
        f"  section: {_quoted(paragraph.section, phrases.SKELETON_SECTION)}",
        f"  summary: {_quoted(phrases.SKELETON_SUMMARY.format(number=paragraph.number))}",
        "  points:",
        *(f"    {letter}: {_quoted(text)}" for letter, text in points),
    ]


def date_above(split: Split) -> str:
    """Return the month and year that stand above the first paragraph; empty where none do."""
    found = _DATE.search("\n".join(split.preface))
    return f"{found[1].capitalize()} {found[2]}" if found else ""


def _points(paragraph: Numbered) -> Iterator[str]:
    """Yield what is asked for each bullet and advice of a paragraph; one point where it has neither."""
    bullets = 0
    for block in paragraph.blocks:
        if block.kind is BlockKind.BULLET:
            bullets += 1
            yield phrases.SKELETON_BULLET.format(count=bullets, number=paragraph.number)
        elif block.kind is BlockKind.ADVICE:
            yield phrases.SKELETON_ADVICE.format(number=paragraph.number)
    if all(block.kind is BlockKind.TEXT for block in paragraph.blocks):
        yield phrases.SKELETON_POINT.format(number=paragraph.number)


def _letters() -> Iterator[str]:
    """Yield a to z, then aa, ab and so on."""
    yield from string.ascii_lowercase
    yield from ("".join(pair) for pair in product(string.ascii_lowercase, repeat=2))


def _quoted(text: str, instead: str = "") -> str:
    """Write a text in quotation marks, or `instead` where it has no word."""
    cut = text[:_LONGEST_TITLE].strip()
    return json.dumps(cut if any(letter.isalnum() for letter in cut) else instead, ensure_ascii=False)
