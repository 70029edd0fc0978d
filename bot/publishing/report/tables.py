"""Writes the page's tables: a caption, headings that a screen reader can follow, numbers in line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.publishing.report.markup import Markup, joined, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def number(value: int) -> str:
    """Write a number as people read it."""
    return f"{value:,}"


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str | int]], *, wide: bool = False) -> Markup:
    """Return a table; the first cell of a row is its heading, and whole numbers stand to the right.

    Args:
        caption: what the table tells.
        headings: of its columns.
        rows: their cells: text, HTML, or a number.
        wide: whether it may be wider than a telephone, and is moved to and fro there instead of being squeezed.
    """
    rows = [tuple(row) for row in rows]
    right = {place for row in rows for place, cell in enumerate(row) if isinstance(cell, int)}
    head = (
        tag("th", heading, scope="col", class_="number" if place in right else None)
        for place, heading in enumerate(headings)
    )
    made = tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *head)),
        tag("tbody", joined((tag("tr", *_cells(row)) for row in rows), Markup("\n"))),
    )
    # What is moved to and fro has to be reached by who has only a keyboard.
    return tag("div", made, class_="wide", role="region", aria_label=caption, tabindex="0") if wide else made


def _cells(row: Sequence[str | int]) -> Iterable[Markup]:
    for place, cell in enumerate(row):
        shown = number(cell) if isinstance(cell, int) else cell
        side = "number" if isinstance(cell, int) else None
        yield tag("td", shown, class_=side) if place else tag("th", shown, scope="row")
