"""Checks that the days of an entry follow one another."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import ExplainPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Entry, Knowledge

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB311": ExplainPage(
        "days that stand in the wrong order",
        "An answer is first reviewed, then due for review again (`review_by`), and last of all it runs out "
        "(`expires`). Here a later step has an earlier day, so the bot cannot tell how long members may rely on the "
        "answer. Look at all the days of the entry; often only the year is wrong.",
        "reviewed: 2026-11-23\nreview_by: 2025-11-23",
        "reviewed: 2026-11-23\nreview_by: 2027-11-23",
    ),
    "KB336": ExplainPage(
        "a day that cannot be meant",
        "A day of review lies in the future, or long before there were bots; or the next review is due in more "
        "than five years. Members would be shown an answer as looked after that nobody looks at. Often a digit of the "
        "year is wrong: compare it with today's.",
        "reviewed: 1926-11-23\nreview_by: 2207-11-23",
        "reviewed: 2026-11-23\nreview_by: 2027-11-23",
    ),
    "KB350": ExplainPage(
        "too many answers due for review on one day",
        "This is a warning: the bot works all the same. Nobody compares so many answers with the briefing in an "
        "evening, so on that day members would be told of nearly all of them that they are due for review. Give each "
        "topic a month of its own: the topic that members ask about most the start of the school year, the others "
        "the terms after.",
        "review_by: 2027-11-23",
        "review_by: 2027-05-10",
    ),
}
MOST_ON_A_DAY: Final = 25
"""Answers that an officer can compare with the briefing in an evening, at two or three minutes each."""
EARLIEST: Final = 2007
"""The year of the briefing: nothing was compared with it before."""
LONGEST_YEARS: Final = 5
"""Between two reviews: whoever keeps the knowledge will have changed by then."""


def dates_are_in_order(entry: Entry, _: Knowledge) -> Iterator[Fault]:
    """Check that `reviewed`, `review_by` and `expires` stand in this order in time."""
    dates = {"reviewed": entry.reviewed, "review_by": entry.review_by, "expires": entry.expires}
    for (earlier, first), (later, second) in combinations(dates.items(), 2):
        if first and second and second < first:
            what, why = f"`{later}` is earlier than `{earlier}`", f"{second} comes before {first}."
            yield fault_at(entry.id, "KB311", what, why=why, fragment=f"{later}:")


def dates_can_be_meant(entry: Entry, _: Knowledge) -> Iterator[Fault]:
    """Check that no day of an entry is a slip: reviewed in the future or in another age, due in another one."""
    today = date.today()  # noqa: DTZ011 - a calendar day, as officers write them
    if entry.reviewed and entry.reviewed > today + timedelta(days=1):  # where the day begins earlier
        yield _not_meant(entry, "reviewed", f"{entry.reviewed} has not come yet: nobody can have reviewed it then.")
    elif entry.reviewed and entry.reviewed.year < EARLIEST:
        yield _not_meant(entry, "reviewed", f"{entry.reviewed} was before there was a briefing to compare it with.")
    start = entry.reviewed or today
    for key, day in (("review_by", entry.review_by), ("expires", entry.expires)):
        if day and day.year > max(start, today).year + LONGEST_YEARS:
            yield _not_meant(entry, key, f"{day} is more than {LONGEST_YEARS} years away.")
        elif day and day.year < EARLIEST:
            yield _not_meant(entry, key, f"{day} was before there was a briefing.")


def reviews_are_spread(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that not all answers fall due for review on one day."""
    due = Counter(entry.review_by for entry in knowledge.entries.values() if entry.answers and entry.review_by)
    for day, count in due.most_common(1):
        if count > MOST_ON_A_DAY:
            first = next(one for one in knowledge.entries.values() if one.answers and one.review_by == day)
            what = f"{count} answers fall due for review on {day}"
            why = "Nobody reviews so many in an evening. Give each topic a month of its own."
            yield fault_at(first.id, "KB350", what, why=why, fragment="review_by:", warning=True)


def _not_meant(entry: Entry, key: str, why: str) -> Fault:
    what = f"the day of `{key}` cannot be meant"
    return fault_at(entry.id, "KB336", what, why=why, fragment=f"{key}:")
