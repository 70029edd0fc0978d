"""From an entry to the citations of its text: derived from the evidence, never kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.reply import Citation, Suggestion

if TYPE_CHECKING:
    from bot.knowledge.values import Entry


def citations_of(entry: Entry) -> tuple[Citation, ...]:
    """The paragraphs an entry rests on, the main one first, each with the words that prove it."""
    return tuple(Citation(one.briefing, one.paragraph, one.quote) for one in entry.evidence)


def suggestion_of(entry: Entry) -> Suggestion:
    """An entry as a question the member can choose."""
    return Suggestion(entry.id, entry.question, tuple(dict.fromkeys(one.paragraph for one in entry.evidence)))
