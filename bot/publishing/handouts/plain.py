"""Writes a handout as plain text, for whoever reads it on a telephone or has it read aloud."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from bot.publishing.handouts.document import Kind

if TYPE_CHECKING:
    from bot.publishing.handouts.document import Block, Handout

WIDTH: Final = 78
"""Characters of a line."""
_MARKS: Final = {Kind.QUOTATION: "  ", Kind.POINT: "- "}


def plain_text(handout: Handout) -> str:
    """Return a handout as text: headings stand alone between blank lines, and nothing is told by looks."""
    lines = [*_wrapped(handout.title.upper()), *_wrapped(handout.source)]
    before = None
    for block in handout.blocks:
        if not (block.kind is before is Kind.POINT or block.kind is Kind.QUOTATION or before is Kind.QUESTION):
            lines.append("")
        lines += _block(block)
        before = block.kind
    return "\n".join([*lines, "", *_wrapped(handout.made), ""])


def _block(block: Block) -> list[str]:
    mark = _MARKS.get(block.kind, "")
    text = block.text.upper() if block.kind is Kind.SECTION else block.text
    return _wrapped(text, mark)


def _wrapped(text: str, mark: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
