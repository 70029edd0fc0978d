"""`briefing-bot report`: how well the knowledge covers each briefing, point by point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.knowledge.briefing.coverage import Covered, coverage
from bot.phrases import terminal as phrases
from bot.terminal.faults import knowledge_or_explanation

if TYPE_CHECKING:
    from pathlib import Path


def report(folder: Path) -> int:
    """Print the coverage table of each briefing; 1 where a point is answered by no entry."""
    knowledge = knowledge_or_explanation(folder)
    console = Console()
    bare = 0
    for briefing in knowledge.briefings.values():
        points = list(coverage(briefing, knowledge))
        console.print(_table(f"{briefing.title}, {briefing.date}", points))
        uncited = [one for one in points if not one.entries]
        bare += len(uncited)
        console.print(phrases.COVERAGE.format(points=len(points), bare=len(uncited)), highlight=False)
    return 1 if bare else 0


def _table(title: str, points: list[Covered]) -> Table:
    table = Table(title=escape(title), title_justify="left")
    for heading in phrases.COVERAGE_HEADINGS:
        table.add_column(heading, overflow="fold")
    last = ""
    for one in points:
        if last and one.paragraph != last:
            table.add_section()
        last = one.paragraph
        entries = ", ".join(one.entries) or f"[bold red]{phrases.COVERAGE_NONE}[/]"
        table.add_row(f"{one.paragraph}{one.point}", escape(one.words), entries)
    return table
