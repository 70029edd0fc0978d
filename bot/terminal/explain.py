"""Carries out `briefing-bot explain`: says what a fault's code means, or lists all codes."""

from __future__ import annotations

import difflib
import io
import re
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.errors import UsageError
from bot.knowledge.explain_pages import PAGES
from bot.phrases import terminal as phrases

if TYPE_CHECKING:
    from bot.knowledge.explain_page import ExplainPage

WIDEST = 100
"""Columns that are used of a wider terminal: longer lines are hard to read."""
_FRAME, _GAP = 4, 1
_NEAREST, _LIKE = 3, 0.6
_LONGEST_SHOWN = 40


def explain(code: str) -> int:
    """Print the page of a code, or the table of all codes.

    Args:
        code: such as KB111, kb111 or 111; empty for all of them.

    Raises:
        UsageError: there is no such code.
    """
    wanted = _as_code(code)
    if wanted and wanted not in PAGES:
        raise UsageError(_unknown(code, wanted))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # no sign that the terminal cannot show ends the page
    console = Console(highlight=False)
    console.width = min(console.width, WIDEST)
    if wanted:
        _show(wanted, PAGES[wanted], console)
    else:
        _show_all(console)
    return 0


def _as_code(given: str) -> str:
    bare = given.strip().upper()
    return f"KB{bare}" if re.fullmatch("[0-9]+", bare) else bare


def _unknown(given: str, wanted: str) -> str:
    shown = "".join(one if one.isprintable() else "?" for one in given.strip())[:_LONGEST_SHOWN]
    codes = _nearest(wanted)
    near = phrases.EXPLAIN_NEAREST.format(codes=", ".join(codes)) if codes else (
        phrases.EXPLAIN_SHAPE.format(code=next(iter(PAGES))))  # fmt: skip
    return phrases.EXPLAIN_UNKNOWN.format(given=shown, nearest=near)


def _nearest(wanted: str) -> list[str]:
    """The codes nearest by number, or by look where it is not a whole code; in order of code."""
    if re.fullmatch("KB[0-9]{3}", wanted):
        return sorted(sorted(PAGES, key=lambda code: abs(int(code[2:]) - int(wanted[2:])))[:_NEAREST])
    typed = wanted[:_LONGEST_SHOWN].lstrip("KB").replace("O", "0")
    likeness = {code: difflib.SequenceMatcher(None, typed, code[2:]).ratio() for code in PAGES}
    alike = [code for code in PAGES if likeness[code] >= _LIKE]
    return sorted(sorted(alike, key=lambda code: -likeness[code])[:_NEAREST])


def _show(code: str, page: ExplainPage, console: Console) -> None:
    console.print(Text(f"{code}  {page.title}", style="bold"))
    console.print()
    console.print(Text(page.meaning))
    panels = [
        _Example(label, text, colour)
        for label, text, colour in (
            (phrases.EXPLAIN_WRONG, page.wrong, "red"),
            (phrases.EXPLAIN_RIGHT, page.right, "green"),
        )
        if text
    ]
    if panels:
        console.print()
    if sum(one.width for one in panels) + _GAP * (len(panels) - 1) <= console.width:
        beside = Table.grid(padding=(0, _GAP, 0, 0))
        beside.add_row(*(one.panel for one in panels))
        console.print(beside)
    else:
        for one in panels:
            console.print(one.panel)


class _Example:
    """A framed example, and the columns that it needs so that no line of it is folded."""

    def __init__(self, label: str, lines: str, colour: str) -> None:
        # A tab would be drawn as spaces, and the example look right.
        text = Text(lines.replace("\t", "→   "), overflow="fold")
        longest = max(len(line) for line in text.plain.split("\n"))
        self.panel = Panel(text, title=Text(label, style=colour), title_align="left", border_style=colour, expand=False)
        self.width = max(longest, len(label) + 2) + _FRAME


def _show_all(console: Console) -> None:
    table = Table(title=phrases.EXPLAIN_ALL, title_justify="left")
    table.add_column(phrases.EXPLAIN_HEADINGS[0], no_wrap=True)
    table.add_column(phrases.EXPLAIN_HEADINGS[1], overflow="fold")
    hundreds = ""
    for code, page in PAGES.items():
        if hundreds and not code.startswith(hundreds):
            table.add_section()
        hundreds = code[:3]
        table.add_row(code, Text(page.title))
    console.print(table)
    console.print(Text(phrases.EXPLAIN_MORE.format(code=next(iter(PAGES)))))
