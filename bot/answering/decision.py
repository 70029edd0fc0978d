"""From ranked candidates to one closed outcome. Every limit of the engine stands here, with where it comes from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.reply import Outcome
from bot.knowledge.values import DeclineReason, Entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.answering.matching import Candidate

BASE, PER_WORD, SHARE, EXPLAINED = -1.0, 2.2, 2.3, 0.9
"""Logistic regression of "the first candidate is right" on the three measures, over the golden questions and questions
written by people who had not seen the knowledge."""
ANSWER_FROM = 0.90
"""Least chance of being right at which an answer is given."""
SUGGEST_FROM = 0.45
"""Least chance of being right at which questions are suggested."""
SUGGESTED_SHARE = 0.05
"""Least share of the evidence that makes an entry worth suggesting."""
MOST_SUGGESTIONS = 3
OWN_WORDS_SHARE = 0.6
"""Least share of the evidence at which a refusal speaks of the entry's own matter, not of the briefing as a whole."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a question."""

    outcome: Outcome
    entry: Entry | None = None
    score: float = 0.0
    reason: DeclineReason | None = None
    suggested: tuple[Entry, ...] = ()


def decide(ranked: Sequence[tuple[Entry, Candidate]], today: date, *, hanging: bool = False) -> Decision:
    """Choose an outcome.

    Args:
        ranked: entries that may answer, best first, with their evidence.
        today: an entry that expires by this day is withheld.
        hanging: whether the question points at something that was never said; then nothing is answered outright.
    """
    if not ranked:
        return Decision(Outcome.DECLINED, reason=DeclineReason.NOT_UNDERSTOOD)
    entry, first = ranked[0]
    shares = _shares(ranked)
    score = _chance(first, sum(share for (other, _), share in zip(ranked, shares, strict=True) if _agree(other, entry)))
    if entry.answers and score >= ANSWER_FROM and not hanging:
        if _expired(entry, today):
            return Decision(Outcome.DECLINED, entry, score, DeclineReason.OUT_OF_DATE)
        return Decision(Outcome.ANSWERED, entry, score)
    suggested = tuple(
        other
        for (other, _), share in zip(ranked, shares, strict=True)
        if other.answers and share >= SUGGESTED_SHARE and not _expired(other, today)
    )[:MOST_SUGGESTIONS]
    half_sure = score >= SUGGEST_FROM and (hanging or score < ANSWER_FROM)
    if suggested and (half_sure or entry.beside in {other.id for other in suggested}):
        return Decision(Outcome.UNSURE, None, score, suggested=suggested)
    if entry.answers:
        return Decision(Outcome.DECLINED, None, score, DeclineReason.NOT_UNDERSTOOD)
    # Surely nothing to answer; an entry's own words only where it is surely for this entry's reason.
    return Decision(Outcome.DECLINED, entry if shares[0] >= OWN_WORDS_SHARE else None, score, entry.reason)


def _shares(ranked: Sequence[tuple[Entry, Candidate]]) -> list[float]:
    """How the belief divides among the candidates: their evidence, exponentiated, as shares of one."""
    most = ranked[0][1].evidence
    odds = [math.exp(one.evidence - most) for _, one in ranked]
    return [one / sum(odds) for one in odds]


def _agree(other: Entry, entry: Entry) -> bool:
    """Whether two entries rest on one paragraph, or both decline: a mistake between them misleads nobody."""
    return other.answers == entry.answers and (not entry.answers or other.main_source == entry.main_source)


def _expired(entry: Entry, today: date) -> bool:
    return entry.expires is not None and entry.expires <= today


def _chance(first: Candidate, share: float) -> float:
    """The chance, 0 to 1, that the first candidate is right."""
    return 1 / (1 + math.exp(-(BASE + PER_WORD * first.per_word + SHARE * share + EXPLAINED * first.explained)))
