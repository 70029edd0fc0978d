"""Leave-one-out: with an entry taken out of the knowledge, its golden questions must not be answered by another.

    python -m tests.benchmarks.leaving_out

The engine learns anew for every entry that has golden questions (some five minutes). "The same paragraph" counts the
answers whose entry rests on the paragraph that the missing one rests on: they are answers all the same, and cite what
is right.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.answering.engine import Engine
from bot.answering.reply import Outcome
from tests.conftest import REPOSITORY, read_knowledge

if TYPE_CHECKING:
    from bot.knowledge.values import GoldenQuestion, Knowledge


def main() -> None:
    """Measure and print."""
    knowledge = read_knowledge(REPOSITORY / "knowledge")
    own: dict[str, list[GoldenQuestion]] = {}
    for question in knowledge.questions:
        if len(question.entries) == 1:
            own.setdefault(question.entries[0], []).append(question)
    full = Engine(knowledge)
    asked = [one for questions in own.values() for one in questions]
    right = sum(_said(full, one) == one.entries[0] for one in asked)
    outcomes: Counter[str] = Counter()
    for entry, questions in track(own.items(), "Leaving out", console=Console(stderr=True), transient=True):
        rest = replace(knowledge, entries={name: one for name, one in knowledge.entries.items() if name != entry})
        engine = Engine(rest)
        outcomes.update(_outcome(engine, one, knowledge) for one in questions)
    table = Table("", "questions", "%", title=f"{len(own)} entries, {len(asked)} golden questions")
    table.add_row("all entries in: right", str(right), f"{100 * right / len(asked):.1f}")
    table.add_section()
    for name in ("declined", "unsure", "answered from the same paragraph", "answered from another"):
        table.add_row(f"its entry out: {name}", str(outcomes[name]), f"{100 * outcomes[name] / len(asked):.1f}")
    Console(file=sys.stdout).print(table)


def _said(engine: Engine, question: GoldenQuestion) -> str:
    """The entry that answers, or the outcome where none does."""
    (part, *_) = engine.converse(question.turns).parts
    return part.entry if part.entry and part.outcome is Outcome.ANSWERED else str(part.outcome)


def _outcome(engine: Engine, question: GoldenQuestion, knowledge: Knowledge) -> str:
    said = _said(engine, question)
    if said not in knowledge.entries:
        return said
    same = knowledge.entries[said].main_source == knowledge.entries[question.entries[0]].main_source
    return f"answered from {'the same paragraph' if same else 'another'}"


if __name__ == "__main__":
    main()
