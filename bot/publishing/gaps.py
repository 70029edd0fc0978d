"""Gaps: what members asked in vain, grouped by likeness and ranked by how many asked. Pure.

Two questions that are alike are one gap, and so are two that are both like a third (single linkage). Likeness is the
engine's own evidence: the concepts and words that two questions are about, each weighed by how rarely
wordings have it. A word that no wording has is the rarest, and often the very one that is missing.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from bot.answering.reply import Outcome
from bot.publishing.redaction import shown_text

if TYPE_CHECKING:
    from datetime import date

    from bot.answering.engine import Engine
    from bot.knowledge.values import Entry
    from bot.records.values import AskedCount, UnansweredText

LIKE = 0.4
"""Questions whose likeness is at least this, of 1 for the same, are one gap."""
MOST_TEXTS = 400
"""Of the texts, the most asked first: every two of them are compared."""
MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class GapText:
    """A question that got no answer."""

    text: str
    """Redacted, as it is kept."""
    shown: str
    """As officers may read it."""
    askers: int
    times: int
    reason: str
    """Why it got none: a refusal's reason, or that it was asked back."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions alike that got no answer."""

    key: str
    """Names it in a button."""
    texts: tuple[GapText, ...]
    """The one most asked first."""
    askers: int
    times: int
    last: date
    reason: str
    """Why the first of them got no answer."""
    near: tuple[Entry, ...]
    """Answers that are nearest to it."""

    @property
    def shown(self) -> str:
        """The question that stands for it, as officers may read it."""
        return self.texts[0].shown


def gaps_of(kept: Iterable[UnansweredText], engine: Engine) -> list[Gap]:
    """Return the gaps, the one that most members met first; what the engine answers by now is left out.

    Args:
        kept: the texts that are kept.
        engine: of the live edition.
    """
    texts = _texts(kept, engine)[:MOST_TEXTS]
    about = [frozenset(engine.analyser.of(text.text).content) for text, _ in texts]
    places = list(range(len(texts)))
    for first, second in combinations(range(len(texts)), 2):
        if places[first] != places[second] and _likeness(about[first], about[second], engine) >= LIKE:
            joined, gone = sorted((places[first], places[second]))
            places = [joined if place == gone else place for place in places]
    made = [
        _gap([texts[number] for number, of in enumerate(places) if of == place], engine)
        for place in dict.fromkeys(places)
    ]
    return sorted(made, key=lambda gap: (-gap.askers, -gap.times, gap.key))


def is_unanswered(outcomes: Sequence[Outcome]) -> bool:
    """Return whether a message asked something, and nothing of it was answered."""
    return not {Outcome.ANSWERED, Outcome.TOLD}.intersection(outcomes)


def reasons_of(counts: Iterable[AskedCount]) -> list[tuple[str, str, int]]:
    """Return how often nothing was answered, by outcome and reason or nearest entry, the most frequent first."""
    times: dict[tuple[str, str], int] = {}
    for one in counts:
        if one.outcome not in {str(Outcome.ANSWERED), str(Outcome.TOLD)}:
            key = (one.outcome, one.subject)
            times[key] = times.get(key, 0) + one.times
    return sorted(((*key, count) for key, count in times.items()), key=lambda one: (-one[2], one))


def _texts(kept: Iterable[UnansweredText], engine: Engine) -> list[tuple[GapText, list[date]]]:
    """Return each text once, over all days, the most asked first."""
    days: dict[str, list[UnansweredText]] = {}
    for one in kept:
        days.setdefault(one.text, []).append(one)
    found = []
    for text, rows in days.items():
        parts = engine.reply(text).parts
        if not is_unanswered([part.outcome for part in parts]) or any(part.entry for part in parts):
            continue
        askers, times = sum(row.askers for row in rows), sum(row.times for row in rows)
        shown = shown_text(text, askers, engine.index.knows)
        found.append((GapText(text, shown, askers, times, rows[-1].reason), [row.day for row in rows]))
    return sorted(found, key=lambda one: (-one[0].askers, -one[0].times, one[0].text))


def _likeness(one: frozenset[str], other: frozenset[str], engine: Engine) -> float:
    """Return the cosine of two questions: short ones count as near to long ones that say the same and more."""
    shared, first, second = (
        sum(engine.phrasings.rarity(term) ** 2 for term in terms) for terms in (one & other, one, other)
    )
    return shared / math.sqrt(first * second) if first and second else float(one == other)


def _gap(texts: Sequence[tuple[GapText, list[date]]], engine: Engine) -> Gap:
    first = texts[0][0].text
    ranked = engine.ranked(engine.analyser.of(first), 4 * MOST_NEAR).entries
    near = tuple(entry for entry, _ in ranked if entry.answers)[:MOST_NEAR]
    key = hashlib.blake2b(first.encode(), digest_size=9).hexdigest()
    askers, times = sum(one.askers for one, _ in texts), sum(one.times for one, _ in texts)
    last = max(day for _, days in texts for day in days)
    return Gap(key, tuple(one for one, _ in texts), askers, times, last, texts[0][0].reason, near)
