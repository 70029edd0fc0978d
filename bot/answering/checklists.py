"""The checklists of the briefings: what a member ticks, what that leaves open, and what the briefing advises then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.phrases import checklists as phrases

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.knowledge.values import Briefing, Entry, Knowledge, Paragraph
    from bot.phrases.languages import Language

Mark: TypeAlias = tuple[str, str]
"""A point that is ticked: the number of its paragraph, and its letter."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of points that members can tick off."""

    briefing: Briefing
    paragraph: Paragraph
    heading: str
    letters: tuple[str, ...]
    """Of its points, those only that there are."""

    @property
    def marks(self) -> list[Mark]:
        """Return every point of it, as it would be ticked."""
        return [(self.paragraph.number, letter) for letter in self.letters]

    def text(self, mark: Mark) -> str:
        """Return a point in our own words."""
        return self.paragraph.points[mark[1]]


@dataclass(frozen=True, slots=True)
class Ticked:
    """Checklists of a briefing with what was ticked."""

    lists: tuple[Checklist, ...]
    marks: frozenset[Mark]

    @property
    def met(self) -> list[tuple[Checklist, Mark]]:
        """Return the points that were ticked, in the order of the lists."""
        return [(one, mark) for one in self.lists for mark in one.marks if mark in self.marks]

    @property
    def missing(self) -> list[tuple[Checklist, Mark]]:
        """Return the points that were not."""
        return [(one, mark) for one in self.lists for mark in one.marks if mark not in self.marks]

    @property
    def advice(self) -> list[tuple[str, str]]:
        """Return what the briefing advises where a point is missing, each with its paragraph.

        That is what stands beside the points in the same paragraph, and in no list of it.
        """
        paragraphs = {one.paragraph.number: one.paragraph for one, _ in self.missing}
        return [
            (text, number)
            for number, paragraph in paragraphs.items()
            for letter, text in paragraph.points.items()
            if not any(letter in letters for letters in paragraph.checklists.values())
        ]

    def answers(self, knowledge: Knowledge) -> list[Entry]:
        """Return the entries that say more of what is missing: those that rest on such points alone, by name."""
        points = {(one.briefing.id, *mark) for one, mark in self.missing}
        proofs = {
            entry.id: [(proof.briefing, proof.paragraph, proof.point) for proof in entry.evidence]
            for entry in knowledge.entries.values()
            if entry.answers
        }
        fitting = [name for name, of in proofs.items() if of and points.issuperset(of)]
        return [knowledge.entries[name] for name in sorted(fitting)]


def checklists_of(knowledge: Knowledge) -> Iterator[Checklist]:
    """Yield every checklist of the briefings that has a point."""
    for briefing in knowledge.briefings.values():
        for paragraph in briefing.paragraphs.values():
            for heading, letters in paragraph.checklists.items():
                known = tuple(letter for letter in dict.fromkeys(letters) if letter in paragraph.points)
                if known:
                    yield Checklist(briefing, paragraph, heading, known)


def blank_text(lists: Sequence[Checklist], source: str, say: Language, *, lettered: bool = False) -> str:
    """Write checklists as a plain text file, to be ticked on paper; empty where there are none.

    Args:
        lists: of one briefing.
        source: names it.
        say: the reader's language.
        lettered: whether each point shows its letter, too, for whoever types it.
    """
    if not lists:
        return ""
    lines = [say(phrases.FILE_TITLE), source, say(phrases.OUR_WORDS)]
    for one in lists:
        ends = (f"[{number}{letter if lettered else ''}]" for number, letter in one.marks)
        lines += ["", one.heading, *(f"[ ] {one.text(mark)} {end}" for mark, end in zip(one.marks, ends, strict=True))]
    return "\n".join([*lines, ""])


def ticked_text(ticked: Ticked, source: str, say: Language) -> str:
    """Write ticked checklists as a plain text file: what is missing comes first, then what the briefing advises."""
    lines = [say(phrases.FILE_TITLE), source, say(phrases.OUR_WORDS), "", counted(ticked, say)]
    for heading, found in (
        (phrases.MISSING, [f"[ ] {one.text(mark)} [{mark[0]}]" for one, mark in ticked.missing]),
        (phrases.ADVICE, [f"- {text} [{number}]" for text, number in ticked.advice]),
        (phrases.MET, [f"[x] {one.text(mark)} [{mark[0]}]" for one, mark in ticked.met]),
    ):
        if found:
            lines += ["", say(heading), *found]
    return "\n".join([*lines, ""])


def counted(ticked: Ticked, say: Language) -> str:
    """Say how many points are met."""
    met, every = len(ticked.met), len(ticked.met) + len(ticked.missing)
    return say(phrases.ALL_MET if met == every else phrases.COUNTED, met=met, every=every)


def marks_in(texts: Collection[str], lists: Sequence[Checklist]) -> frozenset[Mark]:
    """Return the points that are written as "8b"; what is no point of the lists is left out."""
    known = {f"{number}{letter}": (number, letter) for one in lists for number, letter in one.marks}
    return frozenset(known[text] for text in texts if text in known)
