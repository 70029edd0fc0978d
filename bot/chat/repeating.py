"""A reply that was decided before, said again: for a question chosen from a list, or a button on an old message."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.engine import part_of
from bot.answering.reply import Context, Outcome, Reply
from bot.knowledge.values import DeclineReason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.answering.decision import Decision
    from bot.answering.engine import Engine
    from bot.knowledge.values import Signpost


def repeated(engine: Engine, decisions: Sequence[Decision], signposts: Sequence[Signpost] = ()) -> Reply:
    """The reply in which these decisions end now.

    Args:
        engine: of the knowledge they are about.
        decisions: one for each part; an answer among them that has expired since is withheld.
        signposts: people to turn to first.
    """
    today = engine.today()
    parts = tuple(part_of("", _still(one, today)) for one in decisions)
    said = next((one.entry for one in decisions if one.entry), None)
    context = Context(engine.subjects_of(said), said.main_source if said.evidence else None) if said else Context()
    return Reply("", engine.knowledge.digest, 0.0, parts, tuple(signposts), context)


def _still(one: Decision, today: date) -> Decision:
    if one.outcome is Outcome.ANSWERED and one.entry and one.entry.expired(today):
        return replace(one, outcome=Outcome.DECLINED, reason=DeclineReason.OUT_OF_DATE)
    return one
