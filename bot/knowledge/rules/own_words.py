"""Checks that no more than twelve words in a row are the briefing's."""

from __future__ import annotations

import re
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
    "KB328": ExplainPage(
        "a place that was not filled in",
        "The file of a briefing that was imported holds texts in square brackets, each in the place of something that "
        "somebody has to write in their own words. Members would read the brackets. Replace each of them by what it "
        "asks for; until then the knowledge with this briefing is not served.",
        'summary: "[in your own words: what paragraph 1 says]"',
        "summary: The first to arrive puts the water on.",
    ),
}
_PLACEHOLDER = re.compile(r"\[[^\[\]]+\]")


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
    for text in (*entry.texts, *entry.phrasings):
        copied = copied_words(text, knowledge.briefings.values())
        if copied:
            why = f"The briefing is the publisher's. Say it in other words: “{shortened(copied)}”"
            first_words = " ".join(copied.split()[:4])
            yield fault_at(text, "KB316", "words copied from the briefing", why=why, fragment=first_words)


def is_still_to_be_filled_in(text: str) -> bool:
    """Whether a text is nothing but the bracket that an import put in its place."""
    return _PLACEHOLDER.fullmatch(text.strip()) is not None


def briefings_are_filled_in(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that no text of a briefing's file is still the bracket that an import put there."""
    for briefing in knowledge.briefings.values():
        texts = [briefing.title, briefing.publisher, briefing.date, briefing.in_short]
        for paragraph in briefing.paragraphs.values():
            texts += [paragraph.section, paragraph.summary, *paragraph.points.values()]
        for text in texts:
            if is_still_to_be_filled_in(text):
                why = "Members would read it as it stands. Put in its place what it asks for."
                yield fault_at(text, "KB328", f"“{shortened(text)}” was not filled in", why=why)
