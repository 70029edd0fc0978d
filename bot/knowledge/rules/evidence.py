"""Checks that evidence names a briefing, a paragraph and a point that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at, nearest
from bot.knowledge.explain_page import PROOF, ExplainPage
from bot.knowledge.yaml.source import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Briefing, Entry, Evidence, Knowledge

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB305": ExplainPage(
        "a briefing that there is not",
        "The evidence names a briefing that is not in the folder, probably because its name is misspelt. Members could "
        "not be told where the answer comes from. Use one of the names that the fault lists, or import the briefing "
        "first.",
        "briefing: isp-2007-90",
        "briefing: isp-2007-09",
    ),
    "KB306": ExplainPage(
        "a paragraph that there is not",
        "The briefing has no paragraph with this number, perhaps because two digits changed places. A member who cites "
        "it in front of the head would be shown to be wrong. Look the paragraph up in the briefing and correct the "
        "number here and in the answer.",
        "paragraph: 31",
        "paragraph: 13",
    ),
    "KB307": ExplainPage(
        "a point that the paragraph does not have",
        "The points of a paragraph are its bullets, which have letters in the briefing's file. This paragraph has no "
        "point with this letter, so nobody can tell which part of it proves the answer to members. Correct the letter, "
        "or leave the line out.",
        "paragraph: 10\npoint: z",
        "paragraph: 10\npoint: a",
    ),
    "KB338": ExplainPage(
        "the same proof twice",
        "Two items of `evidence` have the same paragraph and the same quotation. Members would read it twice, as if "
        "there were two proofs. Delete one of them, or quote other words.",
        f"{PROOF}\n  - paragraph: 10\n    quote: no element of compulsion",
        PROOF,
    ),
    "KB323": ExplainPage(
        "evidence that does not say which briefing it is from",
        "There are several briefings in the folder, and this evidence names none of them. Paragraph 10 of one is not "
        "paragraph 10 of another, and members would be shown the wrong source. Add a line with the briefing's name to "
        "the evidence, or one at the top of the file for all of it.",
        PROOF,
        "evidence:\n  - briefing: isp-2007-09\n    paragraph: 10\n    quote: no element of compulsion",
    ),
}


def evidence_exists(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Check that the evidence of an entry names a briefing, a paragraph and a point that exist."""
    for proof in entry.evidence:
        briefing = knowledge.briefings.get(proof.briefing)
        if briefing is None:
            yield _briefing_missing(proof, knowledge)
            continue
        paragraph = briefing.paragraphs.get(proof.paragraph)
        if paragraph is None:
            what = f"{briefing.title} has no paragraph {proof.paragraph}"
            why = f"Its paragraphs are: {', '.join(briefing.paragraphs)}."
            yield fault_at(proof.paragraph, "KB306", what, why=why)
        elif proof.point and proof.point not in paragraph.points:
            yield _point_missing(proof.paragraph, proof.point, paragraph.points)


def listed_points_exist(briefings: Iterable[Briefing]) -> Iterator[Fault]:
    """Check that the checklists and actions of a paragraph name points that it has."""
    for briefing in briefings:
        for number, paragraph in briefing.paragraphs.items():
            lists = (*paragraph.checklists.values(), *paragraph.actions.values())
            for letter in (letter for letters in lists for letter in letters):
                if letter not in paragraph.points:
                    yield _point_missing(number, letter, paragraph.points)


def _briefing_missing(proof: Evidence, knowledge: Knowledge) -> Fault:
    names = ", ".join(knowledge.briefings)
    if not proof.briefing:
        what, why = "evidence without its briefing", f"There are several: {names}. Name one with `briefing:`."
        return fault_at(proof.paragraph, "KB323", what, why=why)
    close = nearest(proof.briefing, knowledge.briefings)
    what, mend = f"there is no briefing `{proof.briefing}`", f"briefing: {close}" if close else ""
    return fault_at(proof.briefing, "KB305", what, why=f"The briefings are: {names}.", mend=mend)


def _point_missing(number: str, letter: str, points: Iterable[str]) -> Fault:
    why = f"Its points are: {', '.join(points)}."
    return fault_at(letter, "KB307", f"paragraph {number} has no point {letter}", why=why)


def proofs_differ(entry: Entry, _: Knowledge) -> Iterator[Fault]:
    """Check that no proof of an entry stands twice."""
    seen: set[tuple[str, str, str]] = set()
    for proof in entry.evidence:
        own = (proof.briefing, proof.paragraph, letters_of(proof.quote))
        if own in seen:
            why = f"Paragraph {proof.paragraph} is quoted with the same words already."
            yield fault_at(proof.quote, "KB338", "the same proof stands twice", why=why)
        seen.add(own)
