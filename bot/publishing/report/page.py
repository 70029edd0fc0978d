"""Writes the report as one page that needs nothing else: no script, no font and no picture from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.phrases import report as phrases
from bot.publishing.report.days import day_of, moment_of
from bot.publishing.report.markup import Markup, joined, tag
from bot.publishing.report.plots import patterns
from bot.publishing.report.sections import SECTIONS
from bot.publishing.report.style import STYLE
from bot.publishing.report.tables import number
from bot.publishing.report.values import Ending

if TYPE_CHECKING:
    from bot.publishing.report.values import ReportData

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What a browser may load for the page: nothing. Even a text that broke out of its place could not call anywhere."""
_DOCTYPE: Final = Markup("<!DOCTYPE html>\n")


def html_report(data: ReportData) -> str:
    """Return the whole page; the same values always make the same page.

    Args:
        data: what it shows. Every text of it is shown letter by letter, whatever stands in it.
    """
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="robots", content="noindex"),
        tag("title", phrases.TITLE),
        tag("style", Markup(STYLE)),
    )
    parts = (tag("section", tag("h2", section.title), section.body(data), id=section.name) for section in SECTIONS)
    body = tag("body", patterns(), joined((_header(data), tag("main", joined(parts, Markup("\n")))), Markup("\n")))
    return joined((_DOCTYPE, tag("html", head, Markup("\n"), body, lang="en-GB"), Markup("\n")))


def _header(data: ReportData) -> Markup:
    made = phrases.MADE.format(moment=moment_of(data.made), knowledge=data.knowledge or phrases.NOTHING)
    counted = phrases.COUNTED.format(first=day_of(data.weeks[0].monday)) if data.weeks else phrases.NOTHING_COUNTED
    links = (tag("li", tag("a", section.title, href=f"#{section.name}")) for section in SECTIONS)
    return tag(
        "header",
        tag("h1", phrases.TITLE),
        tag("p", made, " ", counted, class_="quiet"),
        _glance(data),
        tag("nav", tag("ul", *links), aria_label=phrases.CONTENTS),
    )


def _glance(data: ReportData) -> Markup:
    """The four numbers that most readers came for."""
    share = round(100 * data.ended(Ending.ANSWERED) / data.asked) if data.asked else None
    bare = sum(not point.entries for briefing in data.briefings for point in briefing.points)
    figures = {
        phrases.GLANCE_ASKED: number(data.asked),
        phrases.GLANCE_ANSWERED: phrases.NOTHING if share is None else phrases.SHARE.format(share=share),
        phrases.GLANCE_BARE: number(bare),
        phrases.GLANCE_OVERDUE: number(sum(review.overdue(data.today) for review in data.reviews)),
    }
    return tag("dl", *(tag("div", tag("dt", what), tag("dd", value)) for what, value in figures.items()))
