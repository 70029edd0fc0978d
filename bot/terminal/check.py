"""Carries out `briefing-bot check`: prints every fault of the knowledge, with its file and line."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.knowledge.diagnostics import as_annotation, as_json, in_file_order
from bot.knowledge.folder import inspect_knowledge
from bot.phrases import terminal as phrases
from bot.terminal.faults import print_faults

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Knowledge


def check(folder: Path, form: str = "terminal", *, strict: bool = False) -> int:
    """Check the knowledge and print what is wrong with it.

    Args:
        folder: the knowledge.
        form: terminal, json (for programs) or github (annotations).
        strict: whether warnings count as errors, and the golden questions are put to the bot.

    Returns:
        1 where there is an error; warnings alone are 0, unless it is strict.
    """
    inspection = inspect_knowledge(folder)
    knowledge = inspection.knowledge
    faults: Sequence[Fault] = inspection.faults
    if strict:
        readable = all(fault.code.startswith("KB3") for fault in inspection.errors)
        failed = in_file_order(_failures(knowledge), inspection.lines) if readable else []
        faults = [*(replace(fault, warning=False) for fault in faults), *failed]
    errors = any(not fault.warning for fault in faults)
    if form == "json":
        _say(json.dumps({"knowledge": knowledge.digest, "faults": [as_json(fault) for fault in faults]}, indent=1))
    elif form == "github":
        for fault in faults:
            _say(as_annotation(fault, f"{folder.as_posix()}/"))
    else:
        if faults:
            print_faults(faults, inspection.lines, folder)
        if not errors:
            _say(_summary(knowledge))
        _say(phrases.CHECKED_FOLDER.format(folder=folder.resolve()))
    return 1 if errors else 0


def _failures(knowledge: Knowledge) -> list[Fault]:
    """The faults of the golden questions; the engine is loaded only for this, as it needs a hundred times as long."""
    from rich.console import Console  # noqa: PLC0415 - 40 ms that only a terminal needs

    from bot.answering.engine import Engine  # noqa: PLC0415 - said above
    from bot.publishing.exam import failures  # noqa: PLC0415 - said above

    console = Console(stderr=True)
    asked = failures(knowledge, Engine(knowledge))
    with console.status(phrases.EXAM_RUNNING):
        return list(asked)


def _summary(knowledge: Knowledge) -> str:
    entries = knowledge.entries.values()
    answers = sum(entry.answers for entry in entries)
    first = phrases.CHECKED.format(
        answers=answers,
        declines=len(entries) - answers,
        questions=len(knowledge.questions),
        digest=knowledge.digest,
    )
    shown = [entry for entry in entries if not entry.withheld]
    quotes = [proof.briefing for entry in shown for proof in entry.evidence]
    missing = [name for name, briefing in knowledge.briefings.items() if not briefing.full_text]
    compared = phrases.QUOTES_COMPARED.format(count=len(quotes))
    if missing:
        count = sum(name in missing for name in quotes)
        compared = phrases.QUOTES_NOT_COMPARED.format(count=count, file=f"briefings/{missing[0]}.txt")
    held = len(entries) - len(shown)
    return "\n".join([first, compared, *([phrases.WITHHELD_COUNT.format(count=held)] if held else [])])


def _say(text: str) -> None:
    print(text)  # noqa: T201 - printing is what this command does
