"""Checks that no more than twelve words in a row are the briefing's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.briefing.overlap import copied_run
from bot.knowledge.briefing.quotations import MOST_WORDS
from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.markers import without_markers
from bot.knowledge.rules.fault_texts import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Briefing, Entry, Knowledge

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB316": ExplainPage(
        "words copied from the briefing",
        "More than twelve words in a row are the briefing's own. It belongs to the Union, and members are better "
        "served by plain words beside a short quotation. Say the same in your own words; what must be exact goes under "
        "`quote`.",
    ),
}


def copied_words(text: str, briefings: Iterable[Briefing]) -> str:
    """Return the first words of a text that are copied from a briefing; an empty string where none are.

    Args:
        text: what was written, with or without markers.
        briefings: those whose text is there are compared.
    """
    sources = [paragraph for briefing in briefings for paragraph in briefing.full_text.values()]
    return copied_run(without_markers(text), sources, MOST_WORDS) if sources else ""


def words_are_our_own(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Check that the answer and the wordings of an entry copy nothing from a briefing."""
    for text in (entry.answer, *entry.phrasings):
        copied = copied_words(text, knowledge.briefings.values())
        if copied:
            why = f"The briefing is the publisher's. Say it in other words: “{shortened(copied)}”"
            first_words = " ".join(copied.split()[:4])
            yield fault_at(text, "KB316", "words copied from the briefing", why=why, fragment=first_words)
