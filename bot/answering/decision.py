"""From ranked candidates to one closed outcome. Every limit of the engine stands here, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.reply import Outcome
from bot.knowledge.values import DeclineReason, Entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.answering.matching import Candidate

ANSWER_FROM = 0.50
"""Least score of an answer."""
SUGGEST_FROM = 0.36
"""Least score of a suggestion."""
EXPLAINED_FROM = 0.50
"""Least share of the question's content that the entry must know."""
MARGIN = 0.03
"""By how much the first answer must lead the second, where the two rest on different paragraphs."""
CLOSE_MARGIN = 0.004
"""The same, where both rest on one paragraph: a mistake between them misleads nobody about what the briefing says."""
MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a question."""

    outcome: Outcome
    entry: Entry | None = None
    score: float = 0.0
    reason: DeclineReason | None = None
    suggested: tuple[Entry, ...] = ()


def decide(ranked: Sequence[tuple[Entry, Candidate]], today: date) -> Decision:
    """Choose an outcome.

    Args:
        ranked: entries that may answer, best first, with their evidence.
        today: an entry that expires by this day is withheld.
    """
    if not ranked:
        return Decision(Outcome.DECLINED, reason=DeclineReason.NOT_UNDERSTOOD)
    entry, first = ranked[0]
    suggested = _suggestions(ranked)
    unsure = Decision(Outcome.UNSURE, None, first.score, suggested=suggested)
    not_understood = Decision(Outcome.DECLINED, None, first.score, DeclineReason.NOT_UNDERSTOOD)
    if not entry.answers and first.score >= SUGGEST_FROM:
        return Decision(Outcome.DECLINED, entry, first.score, entry.reason)
    if first.score < ANSWER_FROM or first.explained < EXPLAINED_FROM:
        return unsure if suggested else not_understood
    if entry.expires and entry.expires <= today:
        return Decision(Outcome.DECLINED, entry, first.score, DeclineReason.OUT_OF_DATE)
    if _rivalled(ranked):
        return unsure
    return Decision(Outcome.ANSWERED, entry, first.score)


def _rivalled(ranked: Sequence[tuple[Entry, Candidate]]) -> bool:
    """Whether the second candidate is too close to the first to choose between them."""
    if len(ranked) == 1:
        return False
    (entry, first), (rival, second) = ranked[:2]
    same = rival.answers and rival.main_paragraph == entry.main_paragraph
    return first.score - second.score < (CLOSE_MARGIN if same else MARGIN)


def _suggestions(ranked: Sequence[tuple[Entry, Candidate]]) -> tuple[Entry, ...]:
    likely = [entry for entry, one in ranked if entry.answers and one.score >= SUGGEST_FROM]
    return tuple(likely[:MOST_SUGGESTIONS])
