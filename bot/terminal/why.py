"""`briefing-bot ask --why`: what counted for the first candidates, so that an officer can see what to add."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.answering.constants import ANSWER_FROM, FULL_MARGIN, PER_MARGIN, SUGGEST_FROM
from bot.answering.feature_keys import EDGES
from bot.answering.reply import Outcome
from bot.phrases import terminal as phrases
from bot.terminal.ready import ready_engine

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answering.decision import Ranked
    from bot.answering.engine import Engine, Judgement
    from bot.answering.features import Analyser

CANDIDATES = 3
MOST_ROWS = 14
"""Reasons that are listed one by one; the smaller ones are added up."""


def why(question: str, folder: Path) -> int:
    """Print how each question of a message was judged."""
    engine, console = ready_engine(folder), Console()
    judgements = engine.judgements(question)
    if not judgements:
        part = engine.reply(question).parts[0]
        why = phrases.WHY_MOVE.format(move=part.move) if part.move else phrases.WHY_NOTHING.format(reason=part.reason)
        console.print(why, highlight=False)
    told = _Told(engine.analyser, question)
    for number, judgement in enumerate(judgements, 1):
        if len(judgements) > 1:
            console.rule(str(number))
        for line in _read(judgement, engine, told):
            console.print(escape(line), highlight=False)
        for place, (entry, _) in enumerate(judgement.ranked.entries[:CANDIDATES], 1):
            line = phrases.WHY_CANDIDATE.format(number=place, entry=entry.id, question=entry.question)
            console.print(escape(line), highlight=False)
        console.print(_table(judgement, engine, told))
        console.print(escape(_decided(judgement, engine, told)), highlight=False)
    if judgements:
        legend = phrases.WHY_LEGEND.format(answer=ANSWER_FROM, suggest=SUGGEST_FROM)
        console.print(f"\n{legend}", style="dim", highlight=False)
    return 0


class _Told:
    """What counted, as whoever reads it knows it: the words that were typed, and the vocabulary's concepts by name."""

    def __init__(self, analyser: Analyser, message: str) -> None:
        """Keep what stands behind each stem of a message."""
        typed = analyser.words.of(message)
        self._words: dict[str, dict[str, None]] = {}
        for word, known in zip(typed, analyser.mend(typed), strict=True):
            self._words.setdefault(known.stem, {})[word.typed] = None

    def word(self, stem: str) -> str:
        """Return the word that was typed; the stem itself where it came from somewhere else."""
        return "/".join(self._words.get(stem, {stem: None}))

    def name(self, term: str) -> str:
        """A concept's name, or the word that was typed."""
        return term.removeprefix("#") if term.startswith("#") else self.word(term)

    def feature(self, name: str) -> str:
        """A word, a concept, two of them, or what the engine tells by a name of its own."""
        if name in phrases.WHY_NAMES:
            return phrases.WHY_NAMES[name]
        first, *others = name.split()
        if not others:
            return self._one(first)
        if first == EDGES[0]:
            said = phrases.WHY_BEGINS
        elif others[-1] == EDGES[1]:
            said = phrases.WHY_ENDS
        else:  # neighbours are told as two words, and concepts that met with a third between them
            said = phrases.WHY_BOTH if len(others) > 1 else phrases.WHY_BESIDE
        return said.format(first=self._one(first), last=self._one(others[-1]))

    def _one(self, term: str) -> str:
        if term == EDGES[2]:
            return phrases.WHY_UNKNOWN_WORD
        return phrases.WHY_CONCEPT.format(name=term[1:]) if term.startswith("#") else self.word(term)


def _read(judgement: Judgement, engine: Engine, told: _Told) -> list[str]:
    """Say how the question was read."""
    features = judgement.features
    slips = ", ".join(f"{typed} → {known}" for typed, known in features.mended)
    concepts = ", ".join(one.removeprefix("#") for one in features.concepts)
    unknown = ", ".join(told.word(one) for one in dict.fromkeys(features.stems) if not engine.index.knows(one))
    topic = features.topic
    about, aside = (", ".join(told.name(one) for one in dict.fromkeys(names)) for names in (topic.named, topic.aside))
    said = (
        (phrases.WHY_MENDED, "slips", slips),
        (phrases.WHY_ABOUT, "subjects", about),
        (phrases.WHY_ASIDE, "subjects", aside),
        (phrases.WHY_CONCEPTS, "concepts", concepts),
        (phrases.WHY_UNKNOWN, "words", unknown),
    )
    return [phrase.format(**{name: words}) for phrase, name, words in said if words]


def _table(judgement: Judgement, engine: Engine, words: _Told) -> Table:
    """A column for each candidate, a row for each thing that counted, the weightiest first."""
    first = judgement.ranked.entries[:CANDIDATES]
    told = [dict(engine.index.reasons(judgement.features, engine.entries.index(entry))) for entry, _ in first]
    names = sorted({name for one in told for name in one}, key=lambda name: -max(abs(one.get(name, 0)) for one in told))
    table = Table(phrases.WHY_COUNTED, box=None, pad_edge=False)
    for number, _ in enumerate(first, 1):
        table.add_column(str(number), justify="right", no_wrap=True)
    for name in names[:MOST_ROWS]:
        table.add_row(escape(words.feature(name)), *(_signed(one.get(name, 0)) for one in told))
    if rest := names[MOST_ROWS:]:
        sums = (sum(one.get(name, 0) for name in rest) for one in told)
        table.add_row(phrases.WHY_REST.format(count=len(rest)), *map(_signed, sums))
    table.add_section()
    table.add_row(phrases.WHY_SCORE, *(f"{sum(one.values()):.2f}" for one in told))
    return table


def _signed(weight: float) -> str:
    shown = f"{weight:+.2f}"
    return shown if shown[1:] != "0.00" else "·"


def _decided(judgement: Judgement, engine: Engine, told: _Told) -> str:
    decision, ranked = judgement.decision, judgement.ranked
    first = ranked.first.id if ranked.entries else ""
    outcome = f"{decision.outcome} ({decision.reason})" if decision.outcome is Outcome.DECLINED else decision.outcome
    if judgement.sure:
        return phrases.WHY_SURE.format(first=first, outcome=outcome)
    said = phrases.WHY_DECISION.format(
        first=first,
        margin=ranked.margin if ranked.entries else 0,
        needed=_needed(ranked),
        nearest=_nearest(judgement, engine) if ranked.entries else "",
        against="".join(f"{line}\n" for line in _against(judgement, told)),
        chance=decision.score,
        outcome=outcome,
    )
    declines = ranked.entries and not ranked.first.answers
    return f"{phrases.WHY_DECLINES.format(first=first)}\n{said}" if declines else said


def _nearest(judgement: Judgement, engine: Engine) -> str:
    """The first candidate's nearest wording, and how much nearer it is than any that says something else."""
    first = judgement.ranked.first
    place = engine.entries.index(first)
    near = engine.phrasings.near(judgement.features)
    wording = first.phrasings[engine.phrasings.nearest_of(place, near)]
    near_first = float(engine.phrasings.nearest(near)[place])
    lead = judgement.ranked.near
    return phrases.WHY_NEAREST.format(near=near_first, wording=wording) + (
        phrases.WHY_NEARER.format(lead=round(lead, 2) + 0.0) if first.answers else ""
    )


def _against(judgement: Judgement, told: _Told) -> list[str]:
    """What speaks against the first candidate by what the question is about, a line for each."""
    fit = judgement.ranked.fit
    said = (
        (phrases.WHY_FOREIGN, fit.foreign),
        (phrases.WHY_OTHERS, fit.others),
        (phrases.WHY_FOREIGN_ASIDE, fit.aside),
        (phrases.WHY_ELSEWHERE, tuple(one for one in fit.elsewhere if one not in fit.foreign)),
    )
    lines = [phrase.format(subjects=", ".join(map(told.name, names))) for phrase, names in said if names]
    lines += [phrases.WHY_TOLD] * fit.told
    return [*lines, phrases.WHY_OPEN] if judgement.open else lines


def _needed(ranked: Ranked) -> str:
    """By how much the first must lead for an answer, all else being as it is; at most `FULL_MARGIN` counts."""
    wanted = math.log(ANSWER_FROM / (1 - ANSWER_FROM))
    rest = sum(weight * value for name, weight, value in ranked.grounds if name != "margin") if ranked.entries else 0.0
    needed = max(0.0, (wanted - ranked.base - rest) / PER_MARGIN)
    return phrases.WHY_ENOUGH.format(needed=needed) if needed <= FULL_MARGIN else phrases.WHY_NEVER_ENOUGH
