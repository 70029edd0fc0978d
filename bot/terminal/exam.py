"""`briefing-bot exam`: the golden questions, and which of them are no longer answered rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.answering.engine import Engine
from bot.answering.reply import Outcome, Part
from bot.knowledge.diagnostics import in_file_order
from bot.knowledge.values import DeclineReason
from bot.phrases import terminal as phrases
from bot.publishing.exam import Result, near_duplicates, overlaps, sit_exam
from bot.terminal.faults import knowledge_or_explanation, print_faults

if TYPE_CHECKING:
    from pathlib import Path


def exam(folder: Path) -> int:
    """Ask every golden question and every wording, and print what is not as it should be; 1 where anything is."""
    knowledge = knowledge_or_explanation(folder)
    engine, console = Engine(knowledge), Console()
    with Progress(console=Console(stderr=True), transient=True) as progress:
        asked = progress.track(sit_exam(knowledge, engine), len(knowledge.questions), description=phrases.EXAM_RUNNING)
        results = list(asked)
        wordings = sum(len(entry.wordings) for entry in knowledge.entries.values())
        met = progress.track(overlaps(knowledge), wordings, description=phrases.EXAM_OVERLAPS)
        faults = [*(fault for fault in met if fault), *near_duplicates(knowledge)]
    failed = [one for one in results if not one.passed]
    if failed:
        console.print(_table(failed))
    lines = {
        name: (folder / name).read_text(encoding="utf-8").splitlines() for name in {one.position.file for one in faults}
    }
    if faults:
        print_faults(in_file_order(faults, lines), lines, folder)
    misleading = sum(one.misleading for one in failed)
    console.print(
        phrases.EXAM_RESULT.format(passed=len(results) - len(failed), all=len(results), misleading=misleading),
        phrases.EXAM_WORDINGS.format(own=wordings - sum(one.code == "KB322" for one in faults), all=wordings),
        highlight=False,
        sep="\n",
    )
    return 1 if failed or faults else 0


def _table(failed: list[Result]) -> Table:
    table = Table(title=phrases.EXAM_FAILED, title_justify="left", show_lines=True)
    for heading in phrases.EXAM_HEADINGS:
        table.add_column(heading, overflow="fold")
    for one in failed:
        wanted = ", ".join(one.question.entries) or one.question.move
        wanted = wanted or phrases.EXAM_DECLINE.format(reason=one.question.reason or "any")
        table.add_row(" / ".join(one.question.turns), wanted, "; ".join(_said(part) for part in one.reply.parts))
    return table


def _said(part: Part) -> str:
    if part.outcome is Outcome.UNSURE:
        return f"unsure: {', '.join(one.entry for one in part.suggestions)}"
    if part.reason is DeclineReason.OUT_OF_DATE:
        return phrases.EXAM_EXPIRED.format(entry=part.entry)
    return f"{part.outcome}: {part.move or part.entry or part.reason}"
