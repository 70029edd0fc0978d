"""Draws the page's pictures as SVG. Each is told in words beside it too, and no meaning hangs on a colour alone.

All are 320 units wide, which is a telephone's width, so that their letters are about as large as those around them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.phrases import report as phrases
from bot.publishing.report.days import day_of, in_form
from bot.publishing.report.markup import Markup, joined, tag
from bot.publishing.report.tables import number
from bot.publishing.report.values import Ending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.publishing.report.values import Week

WIDTH: Final = 320
"""Units of every picture."""
MOST_COLUMNS: Final = 13
"""Weeks that are drawn: a quarter of a year. More would be too narrow for their numbers."""
_HEIGHT: Final = 120
"""Units of the highest column."""
_ABOVE, _BELOW, _GAP = 18, 22, 5
"""Units for the number on a column, for the day below it, and between two."""
_EVERY = 2
"""Columns for each day that is named: a day is wider than a column."""
_PATTERNS: Final[dict[Ending, str]] = {
    Ending.ANSWERED: "",
    Ending.UNSURE: "M-1 1l2-2M0 6l6-6M5 7l2-2",
    Ending.DECLINED: "M0 1.5h6M0 4.5h6",
    Ending.TOLD: "M1.5 0v6M4.5 0v6",
    Ending.OTHER: "M0 3h6M3 0v6",
}
"""For each ending the lines that fill its bars; without lines they are filled whole."""
_LINE: Final = 1.3
"""Units of such a line's breadth."""
_INSET: Final = 8
"""Units between a box and what stands in it."""
_LETTER: Final = 17
"""Units of the large numbers' height, as in the style sheet."""
_HALF_DAY: Final = 19
"""Units of half a day's name, such as 23 Nov, which must not cross the edge of a picture."""


def patterns() -> Markup:
    """Return what the bars of all pictures are filled with; it stands in the page once and shows nothing itself."""
    made = (
        tag("pattern", tag("path", d=lines, class_=str(ending), stroke_width=_LINE), id=_pattern(ending),
            width="6", height="6", patternUnits="userSpaceOnUse")
        for ending, lines in _PATTERNS.items()
        if lines
    )  # fmt: skip
    return tag("svg", tag("defs", *made), class_="patterns", aria_hidden="true", focusable="false")


def swatch(ending: Ending) -> Markup:
    """Return a small square filled as an ending's bars are; the word beside it says what it means."""
    bar = _bar(ending, 0.5, 0.5, 13, 13)
    return tag("svg", *bar, viewBox="0 0 14 14", aria_hidden="true", focusable="false")


def weeks_plot(weeks: Sequence[Week]) -> Markup:
    """Return a column for each of the last weeks, its endings one on another.

    Args:
        weeks: at least one, the oldest first.
    """
    drawn = weeks[-MOST_COLUMNS:]
    most = max(*(week.asked for week in drawn), 1)
    slot = WIDTH / MOST_COLUMNS
    floor = _ABOVE + _HEIGHT
    parts: list[Markup] = []
    for place, week in enumerate(drawn):
        left, top = place * slot + _GAP / 2, float(floor)
        for ending, count in week.endings:
            height = max(count, 0) / most * _HEIGHT
            top -= height
            parts += _bar(ending, left, top, slot - _GAP, height) if height else ()
        middle = left + (slot - _GAP) / 2
        parts.append(_text(number(week.asked), middle, top - 5, anchor="middle"))
        if (len(drawn) - 1 - place) % _EVERY == 0:
            said = in_form(phrases.DAY_SHORT, week.monday)
            inside = min(max(middle, _HALF_DAY), WIDTH - _HALF_DAY)
            parts.append(_text(said, inside, floor + 16, anchor="middle", style="faint"))
    parts.append(tag("line", x1=0, x2=WIDTH, y1=floor, y2=floor, class_="axis"))
    busiest = max(drawn, key=lambda week: week.asked)
    title = phrases.WEEKS_PLOT if len(drawn) > 1 else phrases.WEEKS_PLOT_ONE
    told = phrases.WEEKS_DESC.format(
        most=number(busiest.asked),
        busiest=day_of(busiest.monday),
        last=day_of(drawn[-1].monday),
        count=number(drawn[-1].asked),
    )
    return picture("weeks", title.format(count=len(drawn)), told, parts, floor + _BELOW)


def endings_plot(endings: Sequence[tuple[Ending, int]]) -> Markup:
    """Return a bar for each ending, with its number and its share.

    Args:
        endings: each with its questions, of which there is at least one.
    """
    all_of_them = sum(count for _, count in endings)
    row, thick = 42, 14
    parts: list[Markup] = []
    told: list[str] = []
    for place, (ending, count) in enumerate(endings):
        share = phrases.OUTCOME.format(count=number(count), share=round(100 * count / all_of_them))
        top = place * row
        parts += [
            _text(phrases.ENDINGS[ending], 0, top + 13),
            _text(share, WIDTH, top + 13, anchor="end"),
            tag("line", x1=0, x2=WIDTH, y1=top + 20 + thick, y2=top + 20 + thick, class_="axis box"),
            *_bar(ending, 0, top + 20, max(count, 0) / all_of_them * WIDTH, thick),
        ]
        told.append(f"{phrases.ENDINGS[ending]}: {share}.")
    return picture("endings", phrases.OUTCOMES_PLOT, " ".join(told), parts, row * len(endings))


@dataclass(frozen=True, slots=True)
class YearAhead:
    """How many entries fall due, and when."""

    overdue: int
    months: tuple[tuple[date, int], ...]
    """Each month's first day with what falls due in it: twelve, this month's first."""
    later: int


def year_plot(year: YearAhead) -> Markup:
    """Return a sheet of twelve months, with what is overdue above it and what is later below."""
    columns, gap, low, tall = 4, 8, 32, 46
    wide = (WIDTH - gap * (columns - 1)) / columns
    most = max(year.overdue, *(count for _, count in year.months), 1)
    parts = _box(phrases.OVERDUE, year.overdue, _Place(0, 0, WIDTH, low), late=year.overdue > 0)
    for place, (first, count) in enumerate(year.months):
        row, column = divmod(place, columns)
        left, top = column * (wide + gap), low + gap + row * (tall + gap)
        parts += _box(in_form(phrases.MONTH_SHORT, first), count, _Place(left, top, wide, tall))
        if count > 0:
            room = wide - 2 * _INSET
            parts += _bar(Ending.ANSWERED, left + _INSET, top + tall - 7, count / most * room, 3)
    below = low + gap + -(-len(year.months) // columns) * (tall + gap)
    parts += _box(phrases.LATER, year.later, _Place(0, below, WIDTH, low))
    told = phrases.REVIEWS_DESC.format(
        overdue=number(year.overdue),
        first=in_form(phrases.MONTH, year.months[0][0]),
        soon=number(sum(count for _, count in year.months)),
        later=number(year.later),
    )
    return picture("year", phrases.REVIEWS_PLOT, told, parts, below + low + 1)


class _Place(NamedTuple):
    left: float
    top: float
    wide: float
    high: float


def _box(said: str, count: int, place: _Place, *, late: bool = False) -> list[Markup]:
    """A box with a name and a number: side by side in a low one, and one above the other in a high one."""
    left, top, wide, high = place
    low = high < 2 * _LETTER
    line = top + (22 if low else 34)
    style = "box late" if late else "box"
    return [
        tag("rect", x=left + 0.5, y=top + 0.5, width=wide - 1, height=high, rx=5, class_=style),
        _text(said, left + _INSET, line if low else top + 16, style="faint"),
        _text(number(count), left + wide - _INSET, line, anchor="end", style="large" if count else "faint"),
    ]


def picture(name: str, title: str, told: str, parts: Sequence[Markup], height: float) -> Markup:
    """Return a picture that says in words what it shows.

    Args:
        name: a word that no other picture of the page has.
        title: what it is.
        told: what can be seen in it.
        parts: what is drawn.
        height: in units.
    """
    return tag(
        "svg",
        tag("title", title, id=f"{name}-title"),
        tag("desc", told, id=f"{name}-desc"),
        joined(parts),
        viewBox=f"0 0 {WIDTH} {height:.0f}",
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
    )


def _pattern(ending: Ending) -> str:
    return f"fill-{ending}"


def _bar(ending: Ending, left: float, top: float, wide: float, high: float) -> list[Markup]:
    # The style sheet fills by class; a pattern has to stand in a style of the element's own to come before it.
    fill = f"fill:url(#{_pattern(ending)})" if _PATTERNS[ending] else None
    return [tag("rect", x=left, y=top, width=wide, height=high, class_=str(ending), style=fill)]


def _text(said: str, left: float, top: float, *, anchor: str | None = None, style: str | None = None) -> Markup:
    return tag("text", said, x=left, y=top, text_anchor=anchor, class_=style)
