"""The words of the briefing that prove an answer: grouped by paragraph, the first few, and all of them in a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.chat.asking import phrases
from bot.chat.cards.building_blocks import paragraph_button, source_line
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import MOST_IN_ROW, CardPage, Tone, in_rows, paged
from bot.phrases.answering import citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.chat.cards.rendering import RenderContext

MOST_PROOFS: Final = 3
"""Quotations under an answer: more would hide it on a phone."""

Proof = tuple[str, str]
"""The number of a paragraph, and words of it."""


def proof_lines(proofs: Iterable[Proof]) -> list[str]:
    """Write quotations, those of a paragraph in one line."""
    by_paragraph: dict[str, list[str]] = {}
    for paragraph, quote in proofs:
        by_paragraph.setdefault(paragraph, []).append(quote)
    return [f"> {escape(citation(paragraph, quotes))}" for paragraph, quotes in by_paragraph.items()]


def draw_proof(key: str, context: RenderContext) -> list[CardPage]:
    """Draw all that proves an answer, with the buttons of its paragraphs."""
    entry = context.book.entry(key)
    if entry is None or not entry.answers:
        return []
    title = context.say(phrases.PROOF_TITLE, question=escape(entry.question))
    lines = proof_lines((one.paragraph, one.quote) for one in entry.evidence)
    cited = dict.fromkeys((one.briefing, one.paragraph) for one in entry.evidence)
    buttons = [paragraph_button(briefing, number, context, entry) for briefing, number in cited]
    foot = source_line(dict.fromkeys(one.briefing for one in entry.evidence), context)
    return paged(CardPage((title, "\n".join(lines)), Tone.NOTE, foot, in_rows(buttons[: 2 * MOST_IN_ROW])))
