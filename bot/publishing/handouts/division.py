"""The handout for a division's meeting: who is to do what, taken from the points that the briefings' files list."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from bot.answering.checklists import checklists_of
from bot.phrases import handouts as phrases
from bot.phrases.answering import citation
from bot.publishing.handouts.contents import finished
from bot.publishing.handouts.document import Block, Handout, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from bot.knowledge.values import Knowledge
    from bot.publishing.handouts.document import Setting


MOST_QUOTED: Final = 2
"""Quotations of a point, the longest."""


def has_actions(knowledge: Knowledge) -> bool:
    """Return whether any briefing says who is to do what."""
    return any(paragraph.actions for one in knowledge.briefings.values() for paragraph in one.paragraphs.values())


def division_handout(at: Setting) -> Handout:
    """Write who is to do what, each with its paragraph and the words that answers quote from there; then the criteria.

    Args:
        at: when, for whom, and from which knowledge: at least one of its briefings lists `actions`.
    """
    quotes: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for entry in at.knowledge.entries.values():
        for proof in entry.evidence:
            quotes[proof.briefing, proof.paragraph, proof.point].append(proof.quote)
    by_actor: dict[str, list[Block]] = defaultdict(list)
    for briefing, number, who, letter, text in _actions(at.knowledge):
        by_actor[who].append(Block(Kind.POINT, f"{text} [{number}]"))
        if quoted := _longest({*quotes[briefing, number, letter]}):
            by_actor[who].append(Block(Kind.QUOTATION, citation(number, quoted)))
    blocks = [Block(Kind.TEXT, at.say(phrases.OUR_POINTS))]
    for who, points in by_actor.items():
        blocks += [Block(Kind.SECTION, who), *points]
    lists = list(checklists_of(at.knowledge))
    if lists:
        blocks.append(Block(Kind.SECTION, at.say(phrases.CRITERIA)))
    for one in lists:
        blocks.append(Block(Kind.QUESTION, one.heading))
        blocks += [Block(Kind.POINT, f"{one.text(mark)} [{mark[0]}]") for mark in one.marks]
    briefings = dict.fromkeys(briefing for briefing, *_ in _actions(at.knowledge))
    return finished(at.say(phrases.TITLE_DIVISION), blocks, briefings, at.say(phrases.WHOM_OFFICERS), at)


def _longest(quoted: AbstractSet[str]) -> list[str]:
    """Return the longest quotations, none of which is a part of another."""
    whole = (one for one in quoted if not any(one in other for other in quoted - {one}))
    return sorted(whole, key=lambda one: (len(one), one))[-MOST_QUOTED:]


def _actions(knowledge: Knowledge) -> Iterator[tuple[str, str, str, str, str]]:
    for briefing in knowledge.briefings.values():
        for number, paragraph in briefing.paragraphs.items():
            for who, letters in paragraph.actions.items():
                for letter in dict.fromkeys(letters):
                    yield briefing.id, number, who, letter, paragraph.points[letter]
