"""Reads what the records have counted, for the report."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.publishing.gaps import gaps_of
from bot.publishing.report.values import Counts, GapCount, OutcomeCount
from bot.records.retention import COUNT_DAYS

if TYPE_CHECKING:
    from bot.answering.engine import Engine
    from bot.records import Records


async def counts_of(records: Records, engine: Engine, today: date, server: int | None = None) -> Counts:
    """Return what was asked, what helped and what was asked in vain.

    Args:
        records: what is kept.
        engine: of the live edition: what it answers by now is no gap.
        today: the present day.
        server: whose texts of unanswered questions may be shown; those of all servers where this is missing.
    """
    since = today - timedelta(days=COUNT_DAYS)
    asked, feedback = await records.asked.since(since), await records.feedback.since(since)
    gaps = await asyncio.to_thread(gaps_of, await records.asked.texts(server), engine)
    outcomes = (
        OutcomeCount(one.day, one.outcome, one.subject, one.way, one.band, one.edition, one.times) for one in asked
    )
    shown = (GapCount(gap.shown, gap.askers, gap.times, gap.reason) for gap in gaps)
    return Counts(tuple(outcomes), tuple(feedback), tuple(shown))
