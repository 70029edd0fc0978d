"""Carries a briefing's file over to a new edition of its text: what did not change keeps its summary and its lines."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from bot.errors import ChangeError
from bot.knowledge.briefing.comparing import Change
from bot.phrases import knowledge_editing as phrases
from bot.publishing.changing.blocks import Block, Layout, layout_of, plain_values, read_back
from bot.publishing.changing.entries import with_top_key
from bot.publishing.changing.fields import indented
from bot.publishing.skeleton import date_above, paragraph_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.knowledge.briefing.comparing import Difference
    from bot.knowledge.briefing.split import Split
    from bot.knowledge.values import Briefing

_NUMBER = re.compile(rb"(number:\s*[\"']?)[^\s\"'#]+")
_WIDTH = 110
"""Characters of a line of a summary."""


def carried_over(content: bytes, briefing: Briefing, split: Split, found: Sequence[Difference]) -> bytes:
    """Return the file of a briefing for a new edition of its text.

    A paragraph that reads as before keeps its lines, under its new number where it moved. One that reads differently
    keeps them, too, with its summary in brackets; a new one has brackets only. Brackets keep an edition from being
    served, so somebody looks at each of them.

    Args:
        content: the file as it is.
        briefing: what was read from it.
        split: the new text.
        found: what became of each paragraph.

    Raises:
        ChangeError: the file is laid out so that this cannot be done.
    """
    layout = layout_of(content)
    if layout is None or layout.key != "paragraphs":
        raise ChangeError(phrases.BRIEFING_LAID_OUT.format(id=briefing.id))
    blocks = {block.name: block for block in layout.blocks}
    before = {one.new: one for one in found if one.new and one.change is not Change.NEW}
    made = []
    for paragraph in split.paragraphs:
        one = before.get(paragraph.number)
        block = blocks.get(one.old) if one else None
        if one is None or block is None:
            made.append(indented(paragraph_lines(paragraph), layout.column, layout.newline))
            continue
        lines = list(block.lines)
        if one.change is Change.CHANGED:
            summary = briefing.paragraphs[one.old].summary
            lines = _with_summary(block, layout, phrases.SUMMARY_CHANGED.format(number=one.new, summary=summary))
        made.append(_NUMBER.sub(rb"\g<1>" + one.new.encode(), b"".join(lines), count=1))
    date = date_above(split) or phrases.SKELETON_DATE
    whole = with_top_key(layout.joined(made), "date", date, "paragraphs")
    _prove(whole, briefing, split, before)
    return whole


def _with_summary(block: Block, layout: Layout, text: str) -> list[bytes]:
    """Return a paragraph's lines with another summary, folded, so that it needs no quotation marks."""
    starts = {str(key): key.position for key in block.node.items}
    start = starts["summary"].line - 1 - block.first
    behind = [place.line - 1 - block.first for place in starts.values() if place.line > starts["summary"].line]
    end = min(behind, default=len(block.lines))
    column = starts["summary"].column - 1
    folded = [f"  {line}" for line in textwrap.wrap(text, _WIDTH, break_on_hyphens=False)]
    made = indented(["summary: >-", *folded], column, layout.newline)
    dash = block.lines[start][:column]
    return [*block.lines[:start], dash + made[column:] if dash.strip() else made, *block.lines[end:]]


def _prove(whole: bytes, briefing: Briefing, split: Split, before: Mapping[str, Difference]) -> None:
    """Make sure that reading the file gives each paragraph that was there its own points.

    Raises:
        ChangeError: it does not.
    """
    values = plain_values(read_back(whole))
    paragraphs = values.get("paragraphs") if isinstance(values, dict) else None
    found = {
        str(one.get("number")): one.get("points") for one in paragraphs or () if isinstance(one, dict)
    }  # read as plain text, as the file gives it
    expected = {
        one.new: {letter: " ".join(text.split()) for letter, text in briefing.paragraphs[one.old].points.items()}
        for one in before.values()
        if one.old in briefing.paragraphs
    }
    if list(found) != [paragraph.number for paragraph in split.paragraphs] or any(
        found[number] != points for number, points in expected.items()
    ):
        raise ChangeError(phrases.BRIEFING_LAID_OUT.format(id=briefing.id))
