"""A reply as text for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from bot.answering.reply import Outcome, Part, Reply
from bot.phrases import answering as phrases

if TYPE_CHECKING:
    from bot.knowledge.values import Knowledge

WIDTH = 100


def in_words(reply: Reply, knowledge: Knowledge) -> str:
    """A whole reply: people to turn to first where it is urgent; several parts are numbered."""
    urgent = [textwrap.fill(f"{one.reply} {one.next_step}", WIDTH) for one in reply.signposts]
    if len(reply.parts) == 1:
        return "\n\n".join([*urgent, part_in_words(reply.parts[0], knowledge)])
    parts = [
        f"{number}. {part.question}\n{textwrap.indent(part_in_words(part, knowledge), '   ')}"
        for number, part in enumerate(reply.parts, 1)
    ]
    return "\n\n".join([*urgent, *parts])


def part_in_words(part: Part, knowledge: Knowledge) -> str:
    """One part: the text, then what proves it, then what else could be asked."""
    lines = [textwrap.fill(part.text, WIDTH)]
    if part.outcome is Outcome.UNSURE:
        lines += [f"  {number}. {one.question}" for number, one in enumerate(part.suggestions, 1)]
    if part.next_step:
        lines.append(textwrap.fill(part.next_step, WIDTH))
    if part.citations:
        lines.append("")
        lines += [phrases.CITATION.format(paragraph=one.paragraph, quote=one.quote) for one in part.citations]
        lines.append(source_line(part, knowledge))
    return "\n".join(lines)


def source_line(part: Part, knowledge: Knowledge) -> str:
    """Which briefings the citations of a part are from."""
    names = dict.fromkeys(one.briefing for one in part.citations)
    return "; ".join(
        phrases.SOURCE.format(publisher=briefing.publisher, title=briefing.title, date=briefing.date)
        for briefing in (knowledge.briefings[name] for name in names)
    )
