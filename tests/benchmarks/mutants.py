"""How many slips in answers the check of the knowledge tells of, by kind, and how often it doubts right answers.

    python -m tests.benchmarks.mutants             a table, then the same in Markdown for the README
    python -m tests.benchmarks.mutants --missed    also every slip that nothing is said of
    python -m tests.benchmarks.mutants --json      one JSON object

The first rows are slips made into the real answers; the last are answers that others wrote, right ones and wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.knowledge.folder import inspect_knowledge
from tests.conftest import KNOWLEDGE
from tests.mutants import KINDS, told
from tests.others import answers_of_others

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.knowledge.values import Entry, Knowledge

_SHOWN = 60
"""Characters of an answer on each side of a slip."""


class Row(NamedTuple):
    """What was found of one kind of answers."""

    kind: str
    tried: int
    told_of: int
    missed: tuple[str, ...]


def main(arguments: list[str] | None = None) -> int:
    """Make the slips, check each, and print what was told."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.mutants", description=__doc__.split("\n")[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--missed", action="store_true", help="print every slip that nothing is said of")
    given = parser.parse_args(arguments)
    rows = measured(inspect_knowledge(KNOWLEDGE).knowledge)
    if given.json:
        print(json.dumps([row._asdict() for row in rows]))  # noqa: T201
    else:
        _show(rows, missed=given.missed)
    return 0


def measured(knowledge: Knowledge) -> list[Row]:
    """Check every kind of answers."""
    console = Console(stderr=True)
    rows = [_row(kind, slips(knowledge), knowledge) for kind, slips in track(KINDS.items(), "Slips", console=console)]
    answers = [entry for entry in knowledge.entries.values() if entry.answers]
    others: dict[str, list[Entry]] = defaultdict(list)
    for entry, kind in answers_of_others("wrong", knowledge):
        others[kind].append(entry)
    rows += [_row(f"others: {kind}", entries, knowledge) for kind, entries in others.items()]
    right = [entry for entry, _ in answers_of_others("right", knowledge)]
    return [*rows, _row("others: right", right, knowledge), _row("the real answers", answers, knowledge)]


def _row(kind: str, entries: Iterable[Entry], knowledge: Knowledge) -> Row:
    count, missed = 0, []
    for entry in entries:
        count += 1
        if not told(entry, knowledge):
            missed.append(_around_the_slip(entry, knowledge))
    return Row(kind, count, count - len(missed), tuple(missed))


def _around_the_slip(entry: Entry, knowledge: Knowledge) -> str:
    answer = " ".join(entry.answer.split())
    if entry.id not in knowledge.entries:
        return f"{entry.id}: {answer}"
    before = " ".join(knowledge.entries[entry.id].answer.split())
    at = next((at for at, (one, other) in enumerate(zip(before, answer, strict=False)) if one != other), 0)
    return f"{entry.id}: … {answer[max(0, at - _SHOWN) : at + _SHOWN]} …"


def _show(rows: list[Row], *, missed: bool) -> None:
    console = Console(width=120)
    table = Table("Answers", "Tried", "Told of", title="Slips in answers")
    lines = ["| Answers | Tried | Told of |", "| --- | ---: | ---: |"]
    for row in rows:
        cells = (row.kind, str(row.tried), f"{row.told_of} ({row.told_of / max(row.tried, 1):.0%})")
        table.add_row(*cells)
        lines.append(f"| {' | '.join(cells)} |")
    console.print(table)
    for row in rows if missed else ():
        if row.kind not in {"others: right", "the real answers"}:
            print("\n".join(["", f"Nothing is said of ({row.kind}):", *row.missed]))  # noqa: T201
    print("\n".join(["", *lines]))  # noqa: T201 - wrapped by nobody, so that it can be copied


if __name__ == "__main__":
    sys.exit(main())
