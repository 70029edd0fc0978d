"""Checks that every figure and date of an answer stands in a paragraph that it cites."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.knowledge.briefing.overlap import figures
from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.markers import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Entry, Evidence, Knowledge

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB317": ExplainPage(
        "a figure or date that no cited paragraph has",
        "The answer has a number, year or month that stands in none of the paragraphs it cites. Members trust figures "
        "most of all, and a wrong one is the first thing a head would notice. Correct it, take it out, or cite the "
        "paragraph in which it stands.",
        "answer: Since 2009 learning walks are not compulsory. [10]",
        "answer: Learning walks are not compulsory. [10]",
    ),
}


@dataclass(frozen=True, slots=True)
class UnprovedFigure:
    """A number or month that the cited paragraphs do not prove."""

    figure: str
    too_often: bool
    """Whether the paragraphs have it, but less often than one sentence does; otherwise they do not have it at all."""


def unproved_figures(texts: Iterable[str], sources: Iterable[str]) -> Iterator[UnprovedFigure]:
    """Yield the numbers and months of some sentences that the sources do not have, or have less often.

    Args:
        texts: the sentences without their markers; each is counted for itself.
        sources: the texts of the paragraphs that are cited.
    """
    known = Counter(figure for source in sources for figure in figures(source))
    for text in texts:
        for figure in sorted(Counter(figures(text)) - known):
            yield UnprovedFigure(figure, too_often=known[figure] > 0)


def cited_texts(evidence: Iterable[Evidence], knowledge: Knowledge) -> list[str]:
    """Return the text of each paragraph that is cited, once: the publisher's words, or ours where those are missing."""
    texts = []
    for source, number in dict.fromkeys((proof.briefing, proof.paragraph) for proof in evidence):
        briefing = knowledge.briefings.get(source)
        paragraph = briefing.paragraphs.get(number) if briefing else None
        if briefing and paragraph:
            texts.append(briefing.full_text.get(number) or paragraph.our_words)
    return texts


def figures_are_proved(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Check that every figure of an answer stands in a paragraph it cites, as often as one sentence uses it.

    A refusal may name the briefing's date as well.
    """
    sources = cited_texts(entry.evidence, knowledge)
    if not entry.answers:
        sources += [f"{briefing.date} {briefing.title}" for briefing in knowledge.briefings.values()]
    told = [sentence.words for text in entry.texts for sentence in sentences(text)]
    for unproved in unproved_figures(told, sources):
        where = "less often in the paragraphs cited" if unproved.too_often else "in no paragraph that the answer cites"
        yield fault_at(
            entry.answer,
            "KB317",
            f"“{unproved.figure}” stands {where}",
            why="A figure or date must be the briefing's.",
            fragment=unproved.figure,
        )
