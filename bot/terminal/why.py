"""`briefing-bot ask --why`: what counted for the first candidates, so that an officer can see what to add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.answering.constants import ANSWER_FROM, SUGGEST_FROM
from bot.answering.reply import Outcome
from bot.phrases import terminal as phrases
from bot.terminal.ready import ready_engine

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answering.engine import Engine, Judgement

CANDIDATES = 3
MOST_ROWS = 14
"""Reasons that are listed one by one; the smaller ones are added up."""


def why(question: str, folder: Path) -> int:
    """Print how each question of a message was judged."""
    engine, console = ready_engine(folder), Console()
    judgements = engine.judgements(question)
    if not judgements:
        reason = engine.reply(question).parts[0].reason
        console.print(phrases.WHY_NOTHING.format(reason=reason), highlight=False)
    for number, judgement in enumerate(judgements, 1):
        if len(judgements) > 1:
            console.rule(str(number))
        for line in _read(judgement, engine):
            console.print(escape(line), highlight=False)
        console.print(_table(judgement, engine))
        console.print(escape(_decided(judgement)), highlight=False)
    return 0


def _read(judgement: Judgement, engine: Engine) -> list[str]:
    """How the question was read."""
    features = judgement.features
    slips = ", ".join(f"{typed} → {known}" for typed, known in features.mended)
    concepts = ", ".join(features.concepts)
    unknown = ", ".join(one for one in dict.fromkeys(features.stems) if not engine.index.knows(one))
    said = (
        (phrases.WHY_MENDED, "slips", slips),
        (phrases.WHY_CONCEPTS, "concepts", concepts),
        (phrases.WHY_UNKNOWN, "words", unknown),
    )
    return [phrase.format(**{name: words}) for phrase, name, words in said if words]


def _table(judgement: Judgement, engine: Engine) -> Table:
    """A column for each candidate, a row for each thing that counted, the weightiest first."""
    first = judgement.ranked.entries[:CANDIDATES]
    told = [dict(engine.index.reasons(judgement.features, engine.entries.index(entry))) for entry, _ in first]
    names = sorted({name for one in told for name in one}, key=lambda name: -max(abs(one.get(name, 0)) for one in told))
    table = Table(phrases.WHY_COUNTED, box=None, pad_edge=False)
    for entry, _ in first:
        table.add_column(escape(entry.id), justify="right", overflow="fold")
    for name in names[:MOST_ROWS]:
        table.add_row(escape(phrases.WHY_NAMES.get(name, name)), *(_signed(one.get(name, 0)) for one in told))
    if rest := names[MOST_ROWS:]:
        sums = (sum(one.get(name, 0) for name in rest) for one in told)
        table.add_row(phrases.WHY_REST.format(count=len(rest)), *map(_signed, sums))
    table.add_section()
    table.add_row(phrases.WHY_SCORE, *(f"{sum(one.values()):.2f}" for one in told))
    return table


def _signed(weight: float) -> str:
    shown = f"{weight:+.2f}"
    return shown if shown[1:] != "0.00" else "·"


def _decided(judgement: Judgement) -> str:
    decision, ranked = judgement.decision, judgement.ranked
    first = ranked.entries[0][0].id if ranked.entries else ""
    outcome = f"{decision.outcome} ({decision.reason})" if decision.outcome is Outcome.DECLINED else decision.outcome
    if judgement.sure:
        return phrases.WHY_SURE.format(first=first, outcome=outcome)
    return phrases.WHY_DECISION.format(
        first=first,
        margin=ranked.margin if ranked.entries else 0,
        near=ranked.near,
        wording=ranked.wording,
        chance=decision.score,
        answer=ANSWER_FROM,
        suggest=SUGGEST_FROM,
        outcome=outcome,
    )
