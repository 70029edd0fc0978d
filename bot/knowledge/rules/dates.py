"""Checks that the days of an entry follow one another."""

from __future__ import annotations

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
}


def dates_are_in_order(entry: Entry, _: Knowledge) -> Iterator[Fault]:
    """Check that `reviewed`, `review_by` and `expires` stand in this order in time."""
    dates = {"reviewed": entry.reviewed, "review_by": entry.review_by, "expires": entry.expires}
    for (earlier, first), (later, second) in combinations(dates.items(), 2):
        if first and second and second < first:
            what, why = f"`{later}` is earlier than `{earlier}`", f"{second} comes before {first}."
            yield fault_at(entry.id, "KB311", what, why=why, fragment=f"{later}:")
