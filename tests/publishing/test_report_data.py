from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from bot.knowledge.values import Briefing, DeclineReason, Evidence, Knowledge, Paragraph
from bot.publishing.report.building import MOST_WEEKS, report_data
from bot.publishing.report.page import html_report
from bot.publishing.report.values import (
    AnswerUse,
    Counts,
    Ending,
    FeedbackGiven,
    Gap,
    GapCount,
    OutcomeCount,
    ReportData,
    Review,
)
from bot.records.values import FeedbackCount
from tests.publishing.report_values import MADE, TODAY
from tests.things import made

MONDAY = date(2026, 11, 23)


def outcome(days_ago: int, ending: str, about: str = "", count: int = 1, way: str = "mention") -> OutcomeCount:
    """A count of some days before today."""
    return OutcomeCount(TODAY - timedelta(days=days_ago), ending, about, way, "", "d1g35t", count)


def data_of(
    *outcomes: OutcomeCount, feedback: tuple[FeedbackGiven, ...] = (), gaps: tuple[GapCount, ...] = ()
) -> ReportData:
    """The report's values on the small knowledge."""
    return report_data(made(), MADE, TODAY, Counts(outcomes, feedback, gaps))


def helped(days_ago: int, entry: str, yes: int, no: int) -> FeedbackCount:
    """Feedback as the records return it."""
    return FeedbackCount(TODAY - timedelta(days=days_ago), entry, "d1g35t", yes, no)


def test_before_anybody_asks_there_is_the_knowledge() -> None:
    """Without counts there are no weeks, and every answer stands there with noughts."""
    data = report_data(made(), MADE, TODAY)
    assert ((), (), ()) == (data.weeks, data.reasons, data.gaps)
    assert {one.id for one in made().entries.values() if one.answers} == {one.entry for one in data.answers}
    assert {(0, 0, 0)} == {(one.shown, one.helped, one.not_helped) for one in data.answers}
    assert ("d1g35t", 0) == (data.knowledge, data.asked)


def test_weeks_have_no_hole() -> None:
    """From the first week counted to this one each is there, Sunday with the Monday before it, even if nobody asked."""
    data = data_of(outcome(20, "answered", "kettle-what", 2), outcome(0, "unsure"), outcome(0, "declined", way="ask"))
    assert [MONDAY - timedelta(days=days) for days in (21, 14, 7, 0)] == [week.monday for week in data.weeks]
    assert [2, 0, 0, 2] == [week.asked for week in data.weeks]
    assert (("ask", 1), ("mention", 1)) == data.weeks[-1].ways
    assert (2, 1, 1) == (data.ended(Ending.ANSWERED), data.ended(Ending.UNSURE), data.ended(Ending.DECLINED))


def test_only_a_year_is_shown() -> None:
    """What is older counts nowhere, nor does what is dated after this week; the borders themselves count."""
    first = (TODAY - MONDAY).days + 7 * (MOST_WEEKS - 1)
    data = data_of(
        outcome(first + 1, "answered", "kettle-what"),
        outcome(first, "answered", "kettle-what", 2),
        outcome(-1, "answered", "kettle-what", 4),
        outcome(-2, "answered", "kettle-what", 8),
        feedback=(helped(first + 1, "kettle-what", 1, 0), helped(first, "kettle-what", 2, 0)),
    )
    assert (MOST_WEEKS, 6) == (len(data.weeks), data.asked)
    assert AnswerUse("kettle-what", "What is a kettle?", 6, 2, 0) == data.answers[0]


def test_the_first_year_of_all_has_a_beginning() -> None:
    """A day near the beginning of the calendar is no day before it."""
    assert () == report_data(made(), MADE, date(1, 2, 3)).weeks


def test_an_ending_that_is_not_known_is_counted_all_the_same() -> None:
    """A newer bot's counts are not lost on an older page."""
    data = data_of(outcome(0, "sung", count=3))
    assert (3, 3) == (data.asked, data.ended(Ending.OTHER))


def test_answers_are_counted_where_they_were_shown() -> None:
    """What was only offered was not shown; feedback is added up by answer, and gone answers keep their counts."""
    data = data_of(
        outcome(0, "answered", "kettle-what", 3),
        outcome(1, "answered", "old-answer"),
        outcome(1, "unsure", "marble-what", 9),
        feedback=(helped(0, "kettle-what", 1, 0), helped(3, "kettle-what", 1, 2), helped(0, "ferret-what", 0, 1)),
    )
    by_name = {one.entry: one for one in data.answers}
    assert AnswerUse("kettle-what", "What is a kettle?", 3, 2, 2) == data.answers[0]
    assert AnswerUse("old-answer", "", 1, 0, 0) == data.answers[1]
    assert (0, 1) == (by_name["marble-what"].shown, by_name["ferret-what"].not_helped)


def test_a_refusal_counts_under_its_reason() -> None:
    """Whether a refusal of ours or the engine's own reason was counted, the reason is read, frequent ones first."""
    data = data_of(
        outcome(0, "declined", "own-kettle", 2), outcome(0, "declined", "not-understood", 3),
        outcome(1, "declined", "personal-case", 2),
    )  # fmt: skip
    assert (("personal-case", 4), ("not-understood", 3)) == data.reasons
    used = {review.entry: review.used for review in data.reviews}
    assert 2 == used["own-kettle"]


def test_gaps_say_what_was_given() -> None:
    """A gap that met a refusal of ours names its question; the most frequent stand first."""
    gaps = (
        GapCount("mine is old", 1, 2, "own-kettle"),
        GapCount(None, 2, 2, "not-understood"),
        GapCount("zz", 3, 5, "too-long"),
    )
    assert (
        Gap("zz", 3, 5, "too-long"),
        Gap(None, 2, 2, "not-understood"),
        Gap("mine is old", 1, 2, str(DeclineReason.PERSONAL_CASE), "own-kettle", "Is my own kettle safe?"),
    ) == data_of(gaps=gaps).gaps


def with_dates() -> Knowledge:
    """The small knowledge with a briefing, and with days on three entries."""
    small = made()
    days = {
        "kettle-what": (TODAY, None), "marble-what": (TODAY + timedelta(days=9), TODAY - timedelta(days=1)),
        "violin-what": (TODAY, None),
    }  # fmt: skip
    entries = {
        name: replace(entry, review_by=days[name][0], expires=days[name][1]) if name in days else entry
        for name, entry in small.entries.items()
    }
    entries["kettle-what"] = replace(entries["kettle-what"], evidence=(Evidence("tea", "1", "a", "words"),))
    paragraph = Paragraph("1", "Kettle", "Of kettles.", {"a": "There is one.", "b": "It is hot."})
    return replace(
        small, entries=entries, briefings={"tea": Briefing("tea", "Tea", "Us", "May 2020", {"1": paragraph})}
    )


def test_what_is_due_first_stands_first() -> None:
    """The day that comes first counts, of two on one day the more used one, and what has no day stands last."""
    data = report_data(with_dates(), MADE, TODAY, Counts((outcome(0, "answered", "violin-what"),)))
    assert ["marble-what", "violin-what", "kettle-what"] == [review.entry for review in data.reviews[:3]]
    assert Review("violin-what", "What is a violin?", TODAY, None, 1) == data.reviews[1]
    assert data.reviews[3].due is None


def test_each_briefing_is_there_point_by_point() -> None:
    """The same coverage as the terminal's table shows."""
    (briefing,) = report_data(with_dates(), MADE, TODAY).briefings
    assert ("Tea", "May 2020") == (briefing.title, briefing.date)
    assert [("a", ("kettle-what",)), ("b", ())] == [(point.point, point.entries) for point in briefing.points]


def test_the_order_of_the_counts_changes_nothing() -> None:
    """A database may return its rows in any order: the page is the same."""
    outcomes = [outcome(days, ending, about) for days in range(9) for ending, about in
                (("answered", "kettle-what"), ("answered", "marble-what"), ("declined", "own-kettle"))]  # fmt: skip
    gaps = [GapCount(words, 1, 1, "not-understood") for words in ("a", "b", None)]
    pages = set[str]()
    for seed in range(4):
        random.Random(seed).shuffle(outcomes)  # noqa: S311 - nothing secret
        random.Random(seed).shuffle(gaps)  # noqa: S311 - as above
        pages.add(html_report(data_of(*outcomes, gaps=tuple(gaps))))
    assert 1 == len(pages)
