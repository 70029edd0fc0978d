"""Builds a reply from decisions taken before: for a question chosen from a list, or the button of an old message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answering.decision import Decision
from bot.answering.engine import Engine, part_of
from bot.answering.reply import Context, Outcome, Reply
from bot.knowledge.values import DeclineReason, Signpost


def rebuilt_reply(engine: Engine, decisions: Sequence[Decision], signposts: Sequence[Signpost] = ()) -> Reply:
    """Build a reply from stored decisions, withholding answers that have expired since.

    Args:
        engine: of the knowledge that they are about.
        decisions: one for each part.
        signposts: people to turn to first.
    """
    today = engine.today()
    parts = tuple(part_of("", _still_valid(decision, today)) for decision in decisions)
    first = next((decision.entry for decision in decisions if decision.entry), None)
    context = Context()
    if first:
        context = Context(engine.subjects_of(first), first.main_source if first.evidence else None)
    return Reply("", engine.knowledge.digest, 0.0, parts, tuple(signposts), context)


def _still_valid(decision: Decision, today: date) -> Decision:
    if decision.outcome is Outcome.ANSWERED and decision.entry and decision.entry.expired(today):
        return replace(decision, outcome=Outcome.DECLINED, reason=DeclineReason.OUT_OF_DATE)
    return decision
