"""`briefing-bot exam`: the golden questions, and which of them are no longer answered rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot import phrases
from bot.answering.engine import Engine
from bot.answering.reply import Outcome, Part
from bot.publishing.exam import Result, sit_exam
from bot.terminal.reading import knowledge_or_explanation

if TYPE_CHECKING:
    from pathlib import Path


def exam(folder: Path) -> int:
    """Sit the exam and print its failures; 1 where there are any."""
    knowledge = knowledge_or_explanation(folder)
    console = Console()
    results = list(
        track(
            sit_exam(knowledge, Engine(knowledge)),
            phrases.EXAM_RUNNING,
            len(knowledge.questions),
            console=Console(stderr=True),
            transient=True,
        )
    )
    failed = [one for one in results if not one.passed]
    if failed:
        console.print(_table(failed))
    console.print(
        phrases.EXAM_RESULT.format(
            passed=len(results) - len(failed), all=len(results), misleading=sum(one.misleading for one in failed)
        ),
        highlight=False,
    )
    return 1 if failed else 0


def _table(failed: list[Result]) -> Table:
    table = Table(title=phrases.EXAM_FAILED, title_justify="left", show_lines=True)
    for heading in phrases.EXAM_HEADINGS:
        table.add_column(heading, overflow="fold")
    for one in failed:
        wanted = ", ".join(one.question.entries) or phrases.EXAM_DECLINE.format(reason=one.question.reason or "any")
        table.add_row(" / ".join(one.question.turns), wanted, "; ".join(_said(part) for part in one.reply.parts))
    return table


def _said(part: Part) -> str:
    if part.outcome is Outcome.UNSURE:
        return f"unsure: {', '.join(one.entry for one in part.suggestions)}"
    return f"{part.outcome}: {part.entry or part.reason}"
