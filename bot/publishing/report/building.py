"""Builds the report's values from a knowledge and from what the records have counted."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.knowledge.briefing.coverage import coverage
from bot.publishing.readability import readings
from bot.publishing.report.values import (
    NOTHING_COUNTED,
    AnswerUse,
    BriefingPoints,
    Counts,
    Ending,
    Gap,
    GapCount,
    OutcomeCount,
    ReportData,
    Review,
    Week,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from bot.knowledge.values import Briefing, Entry, Knowledge

MOST_WEEKS = 53
"""How far back the report looks: a year, and the week that it began in."""
_WEEK = timedelta(days=7)


def report_data(knowledge: Knowledge, made: datetime, today: date, counts: Counts = NOTHING_COUNTED) -> ReportData:
    """Return everything that the page shows.

    Args:
        knowledge: the answers and the briefings they rest on.
        made: the moment that the page will name.
        today: the day by which reviews are overdue; counts of the year before it are shown, and no older ones.
        counts: what the records have counted.
    """
    now = _monday(today)
    start = now - min((MOST_WEEKS - 1) * _WEEK, now - date.min)
    outcomes = [one for one in counts.outcomes if start <= _monday(one.day) <= now]
    feedback = [one for one in counts.feedback if start <= _monday(one.day) <= now]
    shown: Counter[str] = Counter()
    for one in outcomes:
        if _ending(one) in (Ending.ANSWERED, Ending.DECLINED):  # else it was offered or only thought of, and not shown
            shown[one.reason_or_entry] += one.count
    helped: Counter[str] = Counter()
    not_helped: Counter[str] = Counter()
    for said in feedback:
        helped[said.entry] += said.helped
        not_helped[said.entry] += said.not_helped
    answered = {one.reason_or_entry for one in outcomes if _ending(one) is Ending.ANSWERED and one.reason_or_entry}
    names = {entry.id for entry in knowledge.entries.values() if entry.answers} | answered | {*helped}
    answers = (
        AnswerUse(name, _question(knowledge.entries, name), shown[name], helped[name], not_helped[name])
        for name in names
    )
    return ReportData(
        made,
        today,
        knowledge.digest,
        _weeks(outcomes, now),
        _reasons(outcomes, knowledge.entries),
        tuple(sorted(answers, key=lambda one: (-one.shown, -one.helped, one.entry))),
        tuple(sorted((_gap(one, knowledge.entries) for one in counts.gaps), key=_most_asked)),
        tuple(BriefingPoints(one.title, one.date, tuple(coverage(one, knowledge))) for one in _briefings(knowledge)),
        tuple(sorted((_review(entry, shown) for entry in knowledge.entries.values()), key=_soonest)),
        readings(knowledge),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _ending(one: OutcomeCount) -> Ending:
    return Ending(one.outcome) if one.outcome in {*Ending} else Ending.OTHER


def _question(entries: Mapping[str, Entry], name: str) -> str:
    return entries[name].question if name in entries else ""


def _weeks(outcomes: Iterable[OutcomeCount], now: date) -> tuple[Week, ...]:
    """Every week from the first one counted to this one: a week in which nobody asked is a finding, too."""
    endings: dict[date, Counter[Ending]] = {}
    ways: dict[date, Counter[str]] = {}
    for one in outcomes:
        monday = _monday(one.day)
        endings.setdefault(monday, Counter())[_ending(one)] += one.count
        ways.setdefault(monday, Counter())[one.way] += one.count
    if not endings:
        return ()
    first = min(endings)
    mondays = [first + number * _WEEK for number in range((now - first).days // 7 + 1)]
    return tuple(
        Week(
            monday,
            tuple((ending, endings.get(monday, Counter())[ending]) for ending in Ending),
            tuple(sorted(ways.get(monday, Counter()).items())),
        )
        for monday in mondays
    )


def _reasons(outcomes: Iterable[OutcomeCount], entries: Mapping[str, Entry]) -> tuple[tuple[str, int], ...]:
    counted: Counter[str] = Counter()
    for one in outcomes:
        if _ending(one) is Ending.DECLINED:
            entry = entries.get(one.reason_or_entry)
            counted[str(entry.reason or "") if entry else one.reason_or_entry] += one.count
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _gap(one: GapCount, entries: Mapping[str, Entry]) -> Gap:
    entry = entries.get(one.reason_or_entry)
    if entry is None:
        return Gap(one.words, one.askers, one.times, one.reason_or_entry)
    return Gap(one.words, one.askers, one.times, str(entry.reason or ""), entry.id, entry.question)


def _most_asked(gap: Gap) -> tuple[object, ...]:
    return (-gap.times, -gap.askers, gap.words is None, gap.words or "", gap.reason, gap.entry)


def _briefings(knowledge: Knowledge) -> list[Briefing]:
    return sorted(knowledge.briefings.values(), key=lambda one: one.id)


def _review(entry: Entry, shown: Mapping[str, int]) -> Review:
    return Review(entry.id, entry.question, entry.review_by, entry.expires, shown.get(entry.id, 0))


def _soonest(review: Review) -> tuple[date, int, str]:
    return (review.due or date.max, -review.used, review.entry)
