"""Finds out which entries rest on which paragraph and point of a briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.values import Briefing, Knowledge


@dataclass(frozen=True, slots=True)
class Covered:
    """A point of a briefing and the entries that answer from it."""

    paragraph: str
    point: str
    """Its letter, or an empty string for the paragraph as a whole."""
    words: str
    """What it says, in our own words."""
    entries: tuple[str, ...]


def coverage(briefing: Briefing, knowledge: Knowledge) -> Iterator[Covered]:
    """Yield every point of a briefing, in its order, with the answers that rest on it."""
    resting: dict[tuple[str, str], list[str]] = {}
    for entry in knowledge.entries.values():
        for proof in entry.evidence if entry.answers else ():
            if proof.briefing == briefing.id and entry.id not in resting.setdefault((proof.paragraph, proof.point), []):
                resting[proof.paragraph, proof.point].append(entry.id)
    for number, paragraph in briefing.paragraphs.items():
        if (number, "") in resting:
            yield Covered(number, "", paragraph.summary, tuple(resting[number, ""]))
        for point, words in paragraph.points.items():
            yield Covered(number, point, words, tuple(resting.get((number, point), ())))
