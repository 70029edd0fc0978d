"""`briefing-bot gaps`: what members asked in vain."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.phrases import changes as change_phrases
from bot.phrases import editions as phrases
from bot.publishing.gaps import Gap, gaps_of, reasons_of
from bot.terminal.ready import ready_engine
from bot.terminal.with_records import now, show, with_publisher

if TYPE_CHECKING:
    from pathlib import Path

    from bot.publishing.publisher import Publisher
    from bot.records.values import AskedCount, UnansweredText

WEEK = 7


def gaps(folder: Path, form: str) -> int:
    """List what was asked in vain, the most asked first: texts where they are kept, and counts in any case."""

    async def work(publisher: Publisher) -> tuple[list[UnansweredText], list[AskedCount]]:
        asked = publisher.records.asked
        return await asked.texts(), await asked.since(now().date() - timedelta(days=WEEK))

    texts, counts = with_publisher(work)
    found = gaps_of(texts, ready_engine(folder)) if texts else []
    reasons = reasons_of(counts)
    lines = [_line(gap) for gap in found] or [phrases.NO_GAPS]
    lines += [phrases.COUNTED.format(days=WEEK)] if reasons else []
    for outcome, subject, times in reasons:
        to = change_phrases.REASONS.get(subject, subject)
        lines.append(phrases.COUNTED_LINE.format(times=times, outcome=outcome, to=to))
    values = {
        "gaps": [
            {
                "questions": [one.shown for one in gap.texts],
                "askers": gap.askers,
                "times": gap.times,
                "last": gap.last,
                "near": [entry.id for entry in gap.near],
            }
            for gap in found
        ],
        "counts": [{"outcome": outcome, "subject": subject, "times": times} for outcome, subject, times in reasons],
    }
    show(lines, values, form)
    return 0


def _line(gap: Gap) -> str:
    near = f" ({gap.near[0].id})" if gap.near else ""
    return phrases.GAP_LINE.format(askers=gap.askers, times=gap.times, text=gap.shown, near=near)
