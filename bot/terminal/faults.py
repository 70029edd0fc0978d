"""Shows the faults of the knowledge in a terminal: in colour where somebody looks, as plain text elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.errors import KnowledgeFaultsError
from bot.knowledge.diagnostics import Fault, advice, excerpt, in_words
from bot.knowledge.folder import inspect_knowledge
from bot.phrases import terminal as phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from rich.console import Console

    from bot.knowledge.values import Knowledge

MOST_SHOWN = 50
"""Faults that are drawn; whoever has more starts with these."""


def knowledge_or_explanation(folder: Path) -> Knowledge:
    """Return the knowledge of a folder; warnings do not keep it from being served.

    Raises:
        KnowledgeFaultsError: it has errors; the sentence shows each with its file and line.
        KnowledgeMissingError: it is not there.
    """
    inspection = inspect_knowledge(folder)
    if inspection.errors:
        raise not_served(inspection.errors, inspection.lines, folder)
    return inspection.knowledge


def not_served(faults: Sequence[Fault], lines: Mapping[str, list[str]], folder: Path) -> KnowledgeFaultsError:
    """Make the error that shows faults which keep the knowledge from being served."""
    return KnowledgeFaultsError(f"{phrases.NOT_SERVED}\n\n{faults_in_words(faults, lines, folder)}")


def faults_in_words(faults: Sequence[Fault], lines: Mapping[str, list[str]], folder: Path) -> str:
    """Return faults as plain text, then how many there are."""
    return f"{in_words(faults[:MOST_SHOWN], lines, f'{folder.as_posix()}/')}\n\n{counted(faults)}"


def counted(faults: Sequence[Fault]) -> str:
    """Say how many faults there are, and how many of them are shown."""
    warnings = sum(fault.warning for fault in faults)
    said = phrases.faults(len(faults) - warnings, warnings)
    return said if len(faults) <= MOST_SHOWN else f"{said} {phrases.FIRST_SHOWN.format(count=MOST_SHOWN)}"


def print_faults(faults: Sequence[Fault], lines: Mapping[str, list[str]], folder: Path) -> None:
    """Print faults to standard output, in colour on a terminal."""
    if not sys.stdout.isatty():
        print(faults_in_words(faults, lines, folder))  # noqa: T201 - printing is what this function is for
        return
    from rich.console import Console  # noqa: PLC0415 - 40 ms that only a terminal needs

    console = Console(highlight=False)
    for fault in faults[:MOST_SHOWN]:
        _draw(fault, lines.get(fault.position.file, []), folder, console)
    console.print(counted(faults), style="bold")


def _draw(fault: Fault, lines: Sequence[str], folder: Path, console: Console) -> None:
    from rich.text import Text  # noqa: PLC0415 - see above

    colour = "yellow" if fault.warning else "red"
    head = Text(f"{folder.as_posix()}/{fault.place}  ", style="bold")
    head.append(f"{fault.severity} {fault.code}", style=f"bold {colour}").append(f"  {fault.what}", style="bold")
    console.print(head)
    shown = excerpt(fault, lines)
    if shown:
        line = Text(f"\n  {shown.number} | ", style="dim").append(Text(shown.line, style="not dim"))
        start = len(line) - len(shown.line) + shown.start
        line.stylize(f"not dim bold {colour} underline", start, start + shown.length)
        console.print(line, "")
    for label, text in advice(fault):
        console.print(Text(f"{label:<7}", style="cyan").append(text, style="default"))
    console.print()
