"""Chooses one outcome from ranked candidates."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.answering import constants
from bot.answering.fit import Fit
from bot.answering.reply import Outcome
from bot.knowledge.values import DeclineReason, Entry


def base_of(entries: Collection[Entry]) -> float:
    """Return the intercept of the logistic model.

    It is lower where the knowledge has fewer refusals than answers: unanswerable questions then find no refusal.
    """
    answers = sum(one.answers for one in entries)
    return constants.BASE + constants.UNGUARDED * max(0.0, 1 - (len(entries) - answers) / (answers or 1))


@dataclass(frozen=True, slots=True)
class Ranked:
    """Entries that may answer a question, best first, and how well they fit."""

    entries: Sequence[tuple[Entry, float]]
    """Each with its score."""
    base: float = constants.BASE
    """The intercept of the chance."""
    fit: Fit = field(default_factory=Fit)
    """Whether the first one is about what the question is about."""
    near: float = 0.0
    """How much nearer to the question the first one's nearest wording is than any that says something else, -1 to 1."""

    @property
    def first(self) -> Entry:
        """The first one."""
        return self.entries[0][0]

    @property
    def score(self) -> float:
        """The first one's score."""
        return self.entries[0][1]

    @property
    def margin(self) -> float:
        """The lead of the first entry over the first that says something else."""
        rivals = (score for entry, score in self.entries if not _agree(entry, self.first))
        return self.score - next(rivals, self.score - 1.0)

    @property
    def over_refusals(self) -> float:
        """The lead of the first entry over the first refusal, at most `FULL_LEAD`."""
        refusals = (score for entry, score in self.entries if not entry.answers)
        return min(self.score - next(refusals, -math.inf), constants.FULL_LEAD)

    @property
    def chance(self) -> float:
        """The chance, 0 to 1, that the first is right."""
        return 1 / (1 + math.exp(-(self.base + sum(weight * value for _, weight, value in self.grounds))))

    @property
    def grounds(self) -> tuple[tuple[str, float, float], ...]:
        """What the chance is made of: name, weight and value of each summand."""
        fit = self.fit
        return (
            ("margin", constants.PER_MARGIN, min(self.margin, constants.FULL_MARGIN)),
            ("near", constants.PER_NEARNESS, self.near),
            ("over refusals", constants.PER_LEAD_OVER_REFUSALS, self.over_refusals),
            ("foreign", constants.PER_FOREIGN_NOUN, float(bool(fit.foreign))),
            ("other", constants.PER_OTHER_SUBJECT, float(bool(fit.others))),
            ("told", constants.PER_TOLD, float(fit.told)),
            ("aside", constants.PER_ASIDE, float(bool(fit.aside))),
            (
                "elsewhere",
                constants.PER_WORD_ELSEWHERE,
                fit.telling * min(len(fit.elsewhere), constants.MOST_ELSEWHERE),
            ),
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of one question, before it is put into words."""

    outcome: Outcome
    entry: Entry | None = None
    score: float = 0.0
    reason: DeclineReason | None = None
    suggested: tuple[Entry, ...] = ()


def decide(ranked: Ranked, today: date, *, hanging: bool = False, sure: bool = False) -> Decision:
    """Choose an outcome.

    Args:
        ranked: entries that may answer, with how well they fit.
        today: an entry that expires by this day is withheld.
        hanging: whether the question points at something that was never said; then nothing is answered outright.
        sure: whether the first has the question among its wordings: an officer who writes one may rely on it.
    """
    if not ranked.entries:
        return Decision(Outcome.DECLINED, reason=DeclineReason.NOT_UNDERSTOOD)
    entry = ranked.entries[0][0]
    chance = 1.0 if sure else ranked.chance
    hanging = hanging or (ranked.fit.bars and not sure)
    if entry.answers and chance >= constants.ANSWER_FROM and not hanging:
        return chosen(entry, today, chance)
    suggested = tuple(
        other
        for other, score in ranked.entries
        if other.answers and score >= ranked.score - constants.SUGGESTED_WITHIN and not other.expired(today)
    )[: constants.MOST_SUGGESTIONS]
    half_sure = chance >= constants.SUGGEST_FROM and (chance < constants.ANSWER_FROM or (hanging and entry.answers))
    near = {other.id for other, score in ranked.entries if ranked.score - score < constants.OWN_WORDS_FROM}
    # A refusal with an answer close behind it, or of which it is known that it stands beside one, is in doubt.
    doubted = not entry.answers and not sure and any(one.id in {entry.beside, *near} for one in suggested)
    if suggested and (half_sure or doubted):
        return Decision(Outcome.UNSURE, None, chance, suggested=suggested)
    if entry.answers:
        return Decision(Outcome.DECLINED, None, chance, DeclineReason.NOT_UNDERSTOOD)
    # Surely nothing to answer; an entry's own words only where it is surely for this entry's reason.
    leads = all(ranked.score - score >= constants.OWN_WORDS_FROM for _, score in ranked.entries[1:2])
    own = (sure or leads) and not entry.expired(today)
    return Decision(Outcome.DECLINED, entry if own else None, chance, entry.reason)


def chosen(entry: Entry, today: date, chance: float = 1.0) -> Decision:
    """Return the decision to show an entry: what it says, or that it is out of date.

    Args:
        entry: the entry.
        today: an answer that expires by this day is withheld.
        chance: that it is the one that was meant, 0 to 1.
    """
    if not entry.answers:
        return Decision(Outcome.DECLINED, entry, chance, entry.reason)
    if entry.expired(today):
        return Decision(Outcome.DECLINED, entry, chance, DeclineReason.OUT_OF_DATE)
    return Decision(Outcome.ANSWERED, entry, chance)


def _agree(other: Entry, entry: Entry) -> bool:
    """Return whether two entries rest on one paragraph, or both decline: a mistake between them misleads nobody."""
    return other.answers == entry.answers and (not entry.answers or other.main_source == entry.main_source)
