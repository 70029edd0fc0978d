"""A reply as text for a terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from typing import TYPE_CHECKING

from bot.answering.reply import Part, Reply
from bot.phrases import answering as phrases

if TYPE_CHECKING:
    from bot.knowledge.values import Knowledge

WIDEST = 100
"""Columns that are used of a wider terminal, and where there is none: longer lines are hard to read."""
_NARROWEST = 20
_INDENT = "   "


def width() -> int:
    """Return how long a line may be: as long as the terminal is wide; elsewhere the same everywhere."""
    if sys.stdout is None or not sys.stdout.isatty():
        return WIDEST
    return max(_NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def in_words(reply: Reply, knowledge: Knowledge) -> str:
    """A whole reply: people to turn to first where it is urgent; several parts are numbered."""
    columns = width()
    urgent = [textwrap.fill(f"{one.reply} {one.next_step}", columns) for one in reply.signposts]
    if len(reply.parts) == 1:
        return "\n\n".join([*urgent, part_in_words(reply.parts[0], knowledge, columns)])
    parts = []
    for number, part in enumerate(reply.parts, 1):
        title = textwrap.fill(f"{number}. {part.question}", columns, subsequent_indent=_INDENT)
        shown = part_in_words(part, knowledge, columns - len(_INDENT))
        parts.append(f"{title}\n{textwrap.indent(shown, _INDENT)}")
    return "\n\n".join([*urgent, *parts])


def part_in_words(part: Part, knowledge: Knowledge, columns: int) -> str:
    """One part in lines of so many columns: the text, then what proves it, then what else could be asked."""
    lines = [textwrap.fill(part.text, columns)]
    if part.suggestions:
        lines += [
            textwrap.fill(f"{number}. {one.question}", columns, initial_indent="  ", subsequent_indent="     ")
            for number, one in enumerate(part.suggestions, 1)
        ]
    if part.next_step:
        lines.append(textwrap.fill(part.next_step, columns))
    if part.citations:
        lines.append("")
        cited = [phrases.citation(one.paragraph, [one.quote]) for one in part.citations if one.quote]
        lines += [textwrap.fill(one, columns) for one in (*cited, source_line(part, knowledge))]
    return "\n".join(lines)


def source_line(part: Part, knowledge: Knowledge) -> str:
    """Name the briefings that the citations of a part are from."""
    names = dict.fromkeys(one.briefing for one in part.citations)
    return "; ".join(
        phrases.SOURCE.format(publisher=briefing.publisher, title=briefing.title, date=briefing.date)
        for briefing in (knowledge.briefings[name] for name in names)
    )
