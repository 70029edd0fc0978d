"""Values for a report, with something in every field that there is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.knowledge.briefing.coverage import Covered
from bot.publishing.readability import Reading
from bot.publishing.report.values import AnswerUse, BriefingPoints, Ending, Gap, ReportData, Review, Week

TODAY = date(2026, 11, 28)
MADE = datetime(2026, 11, 28, 9, 39, tzinfo=UTC)
EMPTY = ReportData(MADE, TODAY, "")


def filled(text: str) -> ReportData:
    """Return values of which every text is `text`, so that each place where one is shown has it."""
    monday = TODAY - timedelta(days=TODAY.weekday())
    weeks = (
        Week(monday - timedelta(days=7), ((Ending.ANSWERED, 5), (Ending.TOLD, 1)), ((text, 6),)),
        Week(monday, ((Ending.UNSURE, 2), (Ending.DECLINED, 3), (Ending.OTHER, 1)), ((text, 6),)),
    )
    late, soon = TODAY - timedelta(days=9), TODAY + timedelta(days=40)
    return ReportData(
        MADE,
        TODAY,
        text,
        weeks,
        ((text, 3),),
        (AnswerUse(text, text, 5, 1, 2), AnswerUse(text, "", 1, 0, 1)),
        (Gap(text, 2, 3, text, text, text), Gap(None, 1, 1, text)),
        (BriefingPoints(text, text, (Covered(text, text, text, (text, text)), Covered(text, "", text, ()))),),
        (
            Review(text, text, late, None, 4),
            Review(text, text, soon, late, 4),
            Review(text, text, soon, soon, 4),
            Review(text, text, None, None, 4),
        ),
        (Reading(text, text, 70, 60.0, 12.4, (text,)), Reading(text, text, 7, 60.0, 9.0, ())),
    )
