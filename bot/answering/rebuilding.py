"""Builds a reply from decisions taken before: for a question chosen from a list, or the button of an old message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.answering.decision import Decision, chosen
from bot.answering.engine import Engine
from bot.answering.moves.conversing import context_of
from bot.answering.parts import part_of
from bot.answering.reply import Outcome, Reply, Told
from bot.knowledge.values import Signpost


def rebuilt_reply(engine: Engine, decisions: Sequence[Decision | Told], signposts: Sequence[Signpost] = ()) -> Reply:
    """Build a reply from stored decisions, withholding answers that have expired since.

    Args:
        engine: of the knowledge that they are about.
        decisions: one for each part.
        signposts: people to turn to first.
    """
    today = engine.today()
    parts = tuple(
        engine.moves.sayings.part(one) if isinstance(one, Told) else part_of("", _still_valid(one, today))
        for one in decisions
    )
    first = next((engine.knowledge.entries[part.entry] for part in parts if part.entry), None)
    subjects = engine.subjects_of(first) if first else ()
    context = context_of(parts, subjects, first.main_source if first and first.evidence else None)
    return Reply("", engine.knowledge.digest, 0.0, parts, tuple(signposts), context)


def _still_valid(decision: Decision, today: date) -> Decision:
    if decision.outcome is Outcome.ANSWERED and decision.entry:
        return chosen(decision.entry, today, decision.score)
    return decision
