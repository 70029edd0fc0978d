from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.values import DeclineReason
from bot.phrases import report as phrases
from bot.publishing.report.days import moment_of
from bot.publishing.report.markup import escaped
from bot.publishing.report.page import html_report
from bot.publishing.report.plots import MOST_COLUMNS, WIDTH
from bot.publishing.report.sections import MOST_ANSWERS, MOST_GAPS, MOST_REVIEWS, year_ahead
from bot.publishing.report.style import DARK, LIGHT, NOT_READ, STYLE
from bot.publishing.report.values import AnswerUse, Ending, Gap, ReportData, Review, Week
from tests.publishing.report_values import EMPTY, MADE, TODAY, filled

HOSTILE = [
    "</style><script>alert(1)</script>",
    "--><img src=//evil.example onerror=alert(1)>",
    "\"' onload='x' style=\"background:url(//evil.example)\" <a href=javascript:x>",
    "]]></svg></table><style>@import '//evil.example'</style>",
    "&lt;b&gt; &#60;i&#62; <!-- ",
    "\N{RIGHT-TO-LEFT OVERRIDE}desrever\x00\x1b[31m\ud800\ufffe",
]
WORD = "word"
"""A harmless text in every place."""
PAGES = {"empty": EMPTY, "full": filled(WORD)}


def read(page: str) -> ET.Element:
    """Return the page as a tree; it must be well-formed."""
    return ET.fromstring(page.removeprefix("<!DOCTYPE html>\n"))  # noqa: S314 - we have written it ourselves


def shape(data: ReportData) -> list[tuple[str, tuple[str, ...]]]:
    """Return a page's elements in their order, as a browser's parser finds them, each with its attributes' names."""
    found: list[tuple[str, tuple[str, ...]]] = []

    class Shape(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, tuple(name for name, _ in attrs)))

    parser = Shape()
    parser.feed(html_report(data))
    parser.close()
    return found


def said(data: ReportData) -> str:
    """Return all that is read on the page, with single spaces."""
    body = read(html_report(data)).find("body")
    assert body is not None
    return " ".join(" ".join(body.itertext()).split())


def rows(data: ReportData, section: str) -> list[list[str]]:
    """Return the rows of a section's tables, their heads left out, as text."""
    (part,) = (one for one in read(html_report(data)).iter("section") if one.get("id") == section)
    return [
        [" ".join(" ".join(cell.itertext()).split()) for cell in row]
        for body in part.iter("tbody")
        for row in body.iter("tr")
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out_of_its_place(text: str) -> None:
    """Whatever stands in any field, the page has the elements and attributes that a harmless word makes."""
    assert shape(filled(WORD)) == shape(filled(text))
    shown = html_report(filled(text))
    assert "<script" not in shown
    assert 1 == shown.count("<style>")


@given(st.text(alphabet=st.characters(exclude_categories=()), min_size=1))
def test_any_text_at_all_is_only_text(text: str) -> None:
    """No text makes another element, and the page can be read and written as UTF-8 all the same."""
    page = html_report(filled(f"{text}."))
    assert shape(filled(WORD)) == shape(filled(f"{text}."))
    read(page)
    page.encode()


def test_a_text_is_shown_letter_by_letter() -> None:
    """What a member typed is read as it was typed, once: nothing is escaped twice or left out."""
    typed = 'is <b>3 < 4</b> & "that\'s" all?'
    data = replace(EMPTY, gaps=(Gap(typed, 1, 1, "not-understood"),))
    assert typed in said(data)


def test_characters_that_hide_or_turn_are_left_out() -> None:
    """Nobody's words can turn round or hide what stands beside them."""
    assert "ab c" == escaped("a\N{RIGHT-TO-LEFT OVERRIDE}b\x00\N{ZERO WIDTH SPACE} \ud800c")


@pytest.mark.parametrize("data", PAGES.values(), ids=PAGES)
def test_the_page_needs_nothing_from_anywhere(data: ReportData) -> None:
    """It loads nothing, runs nothing, and leads only to its own parts; a browser is told so, too."""
    page = html_report(data)
    tree = read(page)
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    loading = {"src", "srcset", "data", "action", "formaction", "poster", "{http://www.w3.org/1999/xlink}href"}
    assert [] == [
        one.tag for one in tree.iter() if loading & one.attrib.keys() or any(key.startswith("on") for key in one.attrib)
    ]
    assert {"script", "link", "iframe", "object", "embed", "base", "form"}.isdisjoint(one.tag for one in tree.iter())
    for one in tree.iter():
        if (target := one.get("href")) is not None:
            assert target.startswith("#")
            assert target[1:] in ids
    for reference in re.findall(r"url\(([^)]*)\)", page):
        assert reference[1:] in ids
    assert "@import" not in page
    (policy,) = (one.get("content") for one in tree.iter("meta") if one.get("http-equiv"))
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" == policy


@pytest.mark.parametrize("data", PAGES.values(), ids=PAGES)
def test_a_screen_reader_finds_its_way(data: ReportData) -> None:
    """Language and title are there, headings skip no level, tables have captions and scopes, pictures have words."""
    tree = read(html_report(data))
    assert "en-GB" == tree.get("lang")
    assert phrases.TITLE == tree.findtext("head/title")
    levels = [int(one.tag[1]) for one in tree.iter() if re.fullmatch(r"h\d", one.tag)]
    assert [1] == [level for level in levels if level == 1] == levels[:1]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [] == [name for name, times in Counter(one.get("id") for one in tree.iter()).items() if name and times > 1]
    for table in tree.iter("table"):
        assert table.findtext("caption")
        assert all(one.get("scope") in {"col", "row"} for one in table.iter("th"))
        assert all("th" == row[0].tag for row in table.iter("tr"))
    for picture in tree.iter("svg"):
        if picture.get("aria-hidden") == "true":
            continue
        assert "img" == picture.get("role")
        for key, tag in (("aria-labelledby", "title"), ("aria-describedby", "desc")):
            told = picture.find(tag)
            assert told is not None
            assert told.text
            assert told.get("id") == picture.get(key)


def many(weeks: int, asked: int) -> ReportData:
    """A report of many weeks, each with as many questions, and of as many rows of everything."""
    first = TODAY - timedelta(days=TODAY.weekday() + 7 * (weeks - 1))
    counted = tuple((ending, asked) for ending in Ending)
    data = filled("a" * 200)
    return replace(
        data,
        weeks=tuple(
            Week(first + timedelta(days=7 * number), counted, (("mention", asked),)) for number in range(weeks)
        ),
        answers=data.answers * 40,
        gaps=data.gaps * 40,
        reviews=data.reviews * 40,
    )


@pytest.mark.parametrize("data", [*PAGES.values(), many(1, 1), many(53, 12_345)], ids=[*PAGES, "one", "year"])
def test_nothing_is_wider_than_a_telephone(data: ReportData) -> None:
    """Pictures keep to their width, and a table of more than four columns moves to and fro in a frame of its own."""
    tree = read(html_report(data))
    for picture in tree.iter("svg"):
        if picture.get("role") != "img":
            continue
        *_, wide, high = map(float, (picture.get("viewBox") or "").split())
        assert WIDTH == wide
        for one in picture.iter("rect"):
            left, top, across, down = (float(one.get(key) or -1) for key in ("x", "y", "width", "height"))
            assert 0 <= left <= left + across <= wide
            assert 0 <= top <= top + down <= high
        for one in picture.iter("text"):
            assert 0 <= float(one.get("x") or -1) <= wide
            assert 0 < float(one.get("y") or -1) <= high
    framed = {table for frame in tree.iter("div") if frame.get("class") == "wide" for table in frame.iter("table")}
    assert all(len(table.findall("thead/tr/th")) <= 4 for table in tree.iter("table") if table not in framed)
    assert "overflow-wrap:anywhere" in STYLE


def test_numbers_stand_to_the_right() -> None:
    """Every cell that holds a whole number is of the class that sets it right, in the head too."""
    tree = read(html_report(filled(WORD)))
    cells = [one for one in tree.iter("td") if re.fullmatch(r"[\d,]+", one.text or "")]
    assert cells
    assert {"number"} == {one.get("class") for one in cells}
    assert re.search(r"\.number\{text-align:right", STYLE)


def luminance(colour: str) -> float:
    """Return a colour's relative luminance (WCAG 2)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["day", "night"])
def test_what_is_read_stands_out(colours: dict[str, str]) -> None:
    """Every colour of letters and bars has a contrast of at least 4.5 to 1 with the paper."""
    paper = luminance(colours["paper"])
    for name in colours.keys() - NOT_READ:
        low, high = sorted((luminance(colours[name]), paper))
        assert (high + 0.05) / (low + 0.05) >= 4.5, name


def test_day_and_night_know_the_same_colours() -> None:
    """No colour of one stays in the other, and the sheet uses none that there is not."""
    assert LIGHT.keys() == DARK.keys()
    assert set(re.findall(r"var\(--([a-z]+)\)", STYLE)) <= LIGHT.keys()
    assert {str(ending) for ending in Ending} <= LIGHT.keys()


def test_no_ending_is_told_by_its_colour_alone() -> None:
    """Each kind of bar is filled in its own way."""
    tree = read(html_report(filled(WORD)))
    lines = {one.get("id"): next(one.iter("path")).get("d") for one in tree.iter("pattern")}
    (key,) = (one for one in tree.iter("ul") if one.get("class") == "key")
    fills = [one.get("style") for one in key.iter("rect")]
    assert len(Ending) == len(set(fills)) == len(fills)
    assert len(lines) == len(set(lines.values())) == len(fills) - 1


def test_paper_keeps_rows_whole_and_shows_what_is_folded() -> None:
    """Rules for paper: no page ends inside a row, heads stand on each page, and the folded tables are printed."""
    paper = STYLE[STYLE.index("@media print") :]
    assert re.search(r"tr,[^}]*\{break-inside:avoid\}", paper)
    assert "thead{display:table-header-group}" in paper
    assert "details::details-content{content-visibility:visible" in paper
    assert "@media screen and (prefers-color-scheme:dark)" in STYLE


def test_an_empty_report_says_so_everywhere() -> None:
    """Every section has words for when there is nothing, and no picture or table of nothing."""
    shown = said(EMPTY)
    for words in (
        phrases.NOTHING_COUNTED,
        phrases.NO_ANSWERS,
        phrases.NO_GAPS,
        phrases.NO_BRIEFING,
        phrases.NO_REVIEWS,
    ):
        assert words in shown
    tree = read(html_report(EMPTY))
    assert [] == [*tree.iter("table"), *tree.iter("figure")]


def test_parts_that_are_empty_say_so() -> None:
    """Where no answer was shown, a briefing has no points or nothing was declined, it is said."""
    full = filled(WORD)
    weeks = (Week(TODAY, ((Ending.ANSWERED, 1),), (("", 1),)),)
    data = replace(
        full,
        weeks=weeks,
        reasons=(),
        answers=(AnswerUse("walks", "Walks?", 0, 0, 0),),
        briefings=(replace(full.briefings[0], points=()),),
    )
    shown = said(data)
    for words in (
        phrases.NO_ANSWER_SHOWN,
        phrases.NO_COMPLAINT,
        phrases.NO_POINTS,
        phrases.NONE_DECLINED,
        phrases.NO_WAY,
        phrases.WEEKS_PLOT_ONE,
    ):
        assert words in shown
    assert phrases.ENDINGS["other"] not in [cell for row in rows(data, "outcomes") for cell in row]


def test_weeks_in_which_nobody_asked_are_no_questions() -> None:
    """Weeks of nothing but noughts are told as nothing counted, and not divided by."""
    assert phrases.NOTHING_COUNTED in said(replace(EMPTY, weeks=(Week(TODAY, ((Ending.ANSWERED, 0),), ()),)))


def test_the_columns_are_as_high_as_their_counts() -> None:
    """Of two weeks the one with half the questions has a column half as high."""
    monday = TODAY - timedelta(days=TODAY.weekday())
    before = Week(monday - timedelta(days=7), ((Ending.ANSWERED, 3), (Ending.DECLINED, 5)), (("mention", 8),))
    data = replace(EMPTY, weeks=(before, Week(monday, ((Ending.ANSWERED, 4),), (("mention", 4),))))
    picture = next(one for one in read(html_report(data)).iter("svg") if one.get("role") == "img")
    heights = [float(one.get("height") or 0) for one in picture.iter("rect")]
    assert [3 / 8, 5 / 8, 4 / 8] == [round(one / (heights[0] + heights[1]), 3) for one in heights]


def test_the_picture_shows_the_last_weeks_and_the_table_all() -> None:
    """What is too long for a telephone's width is still told in numbers."""
    data = many(20, 1)
    picture = next(one for one in read(html_report(data)).iter("svg") if one.get("role") == "img")
    assert MOST_COLUMNS * len(Ending) == len([*picture.iter("rect")])
    assert 2 * 20 == len(rows(data, "weeks"))


def test_the_least_helpful_answer_is_the_clearest() -> None:
    """Nine complaints of ten stand above one of one, and an answer without a complaint is not named."""
    answers = (
        AnswerUse("one", "One of one?", 1, 0, 1),
        AnswerUse("nine", "Nine of ten?", 10, 1, 9),
        AnswerUse("none", "Nobody?", 9, 3, 0),
    )
    told = [row[0] for row in rows(replace(EMPTY, answers=answers), "answers")]
    assert ["Nine of ten? nine", "One of one? one"] == told[3:]


def test_an_answer_that_is_gone_says_so() -> None:
    """Counts outlive their answer: its name stays, with a word on it."""
    (row,) = rows(replace(EMPTY, answers=(AnswerUse("old", "", 2, 0, 0),)), "answers")
    assert [f"{phrases.NO_LONGER_THERE} old", "2", "0", "0"] == row


def test_long_lists_are_cut_and_say_so() -> None:
    """Only the most important rows stand there, with the number of those left out; what is overdue is never cut."""
    data = many(1, 1)
    assert 2 * MOST_ANSWERS == len(rows(data, "answers"))
    assert MOST_GAPS == len(rows(data, "gaps"))
    late = sum(one.overdue(TODAY) for one in data.reviews)
    assert late == len(rows(data, "reviews")) > MOST_REVIEWS
    shown = said(data)
    for sentence, count in ((phrases.MORE_GAPS, 40), (phrases.MORE_REVIEWS, 40), (phrases.NO_DAY, 40)):
        assert sentence.format(count=count) in shown


def test_a_point_without_an_answer_stands_out_by_a_word() -> None:
    """Nobody has to see a colour to find it."""
    answered, bare = rows(filled(WORD), "briefing")
    assert phrases.UNANSWERED in bare[1]
    assert phrases.UNANSWERED not in answered[1]
    assert "2 points, 1 of them without an answer." in said(filled(WORD))


@pytest.mark.parametrize(
    ("count", "bare", "told"),
    [(1, 0, "1 point, and each has an answer."), (2, 0, "2 points, and each has an answer.")],
)
def test_points_are_counted_in_words(count: int, bare: int, told: str) -> None:
    """A briefing that is covered says so."""
    assert told == phrases.points(count, bare)


REVIEWS = [
    (Review("a", "A?", TODAY, None, 0), "Review by 28 November 2026", False),
    (Review("b", "B?", TODAY - timedelta(days=1), None, 0), "Overdue since 27 November 2026", True),
    (Review("c", "C?", None, TODAY, 0), "No longer given since 28 November 2026", True),
    (Review("d", "D?", None, TODAY + timedelta(days=1), 0), "Given until 29 November 2026", False),
]


@pytest.mark.parametrize(("review", "told", "late"), REVIEWS, ids=[one.entry for one, *_ in REVIEWS])
def test_a_review_says_when_it_is_due(review: Review, told: str, late: bool) -> None:
    """An entry may be looked at on its day, and is withheld from the day on which it expires, as by the engine."""
    ((shown, _),) = rows(replace(EMPTY, reviews=(review,)), "reviews")
    assert told in shown
    assert late is review.overdue(TODAY)


def test_every_review_is_in_one_place_of_the_calendar() -> None:
    """Overdue, in one of twelve months beginning with this one, or later: nothing is counted twice or lost."""
    days = [TODAY + timedelta(days=number) for number in range(-40, 500)]
    year = year_ahead([Review(str(day), "?", day, None, 0) for day in days], TODAY)
    assert (40, 2 + 1) == (year.overdue, year.months[0][1])
    assert [(2026, 11), (2026, 12), (2027, 1)] == [(first.year, first.month) for first, _ in year.months[:3]]
    assert 12 == len(year.months)
    assert len(days) == year.overdue + sum(count for _, count in year.months) + year.later
    assert (0, 0) == (year_ahead([Review("a", "?", None, None, 0)], TODAY).overdue, year.months[0][0].day - 1)


def test_every_ending_and_reason_has_its_words() -> None:
    """The sentences are keyed by names, so that they need not know the values: no name goes without."""
    assert {str(ending) for ending in Ending} == phrases.ENDINGS.keys() == phrases.ENDINGS_MEAN.keys()
    assert {str(reason) for reason in DeclineReason} == phrases.REASONS.keys()


def test_a_moment_is_told_with_its_time_zone() -> None:
    """Officers in other places know whose hour it is; a moment without a zone is told without one."""
    assert "28 November 2026, 09:39 UTC" == moment_of(MADE)
    assert "28 November 2026, 09:39" == moment_of(MADE.replace(tzinfo=None))


def test_the_same_values_make_the_same_page() -> None:
    """Two pages can be compared as files: what differs in them differs in what they show."""
    assert html_report(filled("one")) == html_report(filled("one"))
    assert html_report(filled("one")) != html_report(filled("two"))
