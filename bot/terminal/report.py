"""`briefing-bot report`: how well the knowledge covers each briefing, as a table or on a page with what is counted."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.errors import UsageError
from bot.knowledge.briefing.coverage import Covered, coverage
from bot.phrases import terminal as phrases
from bot.publishing.readability import LONGEST_ANSWER, LONGEST_SENTENCE, Reading, mean_age, readings
from bot.terminal.faults import knowledge_or_explanation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.knowledge.values import Knowledge
    from bot.publishing.report.values import Counts


MOST_HARD = 10
"""Answers that are named for being hard to read."""


def _now() -> datetime:
    return datetime.now().astimezone()


def report(
    folder: Path, html: Path | None = None, counts: Counts | None = None, now: Callable[[], datetime] = _now
) -> int:
    """Print how each briefing is covered and what is excepted from comparison with it, or write the page.

    Args:
        folder: the knowledge.
        html: the file to write the page to; without it the table is printed.
        counts: what the page shows; what the records have counted where this is missing.
        now: the moment, for the page.

    Returns:
        1 where a point is answered by no entry, else 0.

    Raises:
        UsageError: the page cannot be written there.
    """
    knowledge = knowledge_or_explanation(folder)
    if html is not None:
        moment = now()
        found = _counted(folder, moment.date()) if counts is None else counts
        return _write_page(knowledge, html, found, moment)
    console = Console()
    bare = 0
    for briefing in knowledge.briefings.values():
        points = list(coverage(briefing, knowledge))
        console.print(_table(f"{briefing.title}, {briefing.date}", points))
        uncited = [one for one in points if not one.entries]
        bare += len(uncited)
        console.print(phrases.COVERAGE.format(points=len(points), bare=len(uncited)), highlight=False)
    _print_readings(console, readings(knowledge))
    excepted = [entry for entry in knowledge.entries.values() if entry.reads_as]
    if excepted:
        console.print(phrases.READS_AS_HEADING, highlight=False)
    for entry in excepted:
        console.print(phrases.READS_AS.format(entry=entry.id, why=escape(entry.reads_as)), highlight=False)
    return 1 if bare else 0


def _print_readings(console: Console, found: tuple[Reading, ...]) -> None:
    """Print the hardest answers, and what is too long in them."""
    lines = [phrases.READING.format(mean=round(mean_age(found)))]
    lines += [
        phrases.READING_ONE.format(entry=one.entry, age=round(one.age), words=one.words) for one in found[:MOST_HARD]
    ]
    long = [(one.entry, sentence) for one in found for sentence in one.long_sentences]
    if long:
        lines.append(phrases.READING_LONG.format(most=LONGEST_SENTENCE))
        lines += [phrases.READING_SENTENCE.format(entry=entry, sentence=sentence) for entry, sentence in long]
    if wordy := [one.entry for one in found if one.is_long]:
        lines.append(phrases.READING_WORDY.format(most=LONGEST_ANSWER, names=", ".join(wordy)))
    for line in lines:
        console.print(escape(line), highlight=False)


def _counted(folder: Path, today: date) -> Counts:
    """Return what the records have counted."""
    from bot.publishing.report.counting import counts_of  # noqa: PLC0415 - the table does without the records
    from bot.terminal.ready import ready_engine  # noqa: PLC0415 - as above
    from bot.terminal.with_records import with_publisher  # noqa: PLC0415 - as above

    engine = ready_engine(folder)
    return with_publisher(lambda publisher: counts_of(publisher.records, engine, today))


def _write_page(knowledge: Knowledge, file: Path, counts: Counts, moment: datetime) -> int:
    from bot.publishing.report.building import report_data  # noqa: PLC0415 - the table does without the page
    from bot.publishing.report.page import html_report  # noqa: PLC0415 - as above
    from bot.publishing.writing import write_whole  # noqa: PLC0415 - as above

    data = report_data(knowledge, moment, moment.date(), counts)
    try:
        write_whole(file, html_report(data).encode())
    except OSError as error:
        raise UsageError(phrases.REPORT_NOT_WRITTEN.format(path=file, why=error.strerror or error)) from error
    bare = sum(not point.entries for briefing in data.briefings for point in briefing.points)
    points = sum(len(briefing.points) for briefing in data.briefings)
    print(phrases.REPORT_WRITTEN.format(path=file))  # noqa: T201 - where the page is
    print(phrases.COVERAGE.format(points=points, bare=bare))  # noqa: T201 - why the command leaves as it does
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
