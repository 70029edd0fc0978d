"""Derive the fitted constants of `bot/answering/constants.py` again, from training data only.

    python -m tests.benchmarks.tune decision        what makes a candidate sure: half a minute
    python -m tests.benchmarks.tune weights         what each kind of evidence weighs: five minutes
    python -m tests.benchmarks.tune learning        how the wordings are learnt: five minutes
    python -m tests.benchmarks.tune about           what an entry is about: a minute

Training data are the knowledge's own wordings, each put to an engine that has not learnt it; the questions in
`tests/questions` that are there to develop on; and the training part of BANKING77. Nothing of a test part is read.
Figures are printed; a constant is changed by hand, where one step of the grid gains half a point or more. The chance is
fitted to the questions to develop on: they alone are asked as members ask; the other sources are printed to compare.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import zlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import yaml
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.answering import constants
from bot.answering.decision import Ranked
from bot.answering.engine import Engine
from bot.answering.reply import Outcome
from tests.benchmarks.banking import read_banking, some_of, write_folder
from tests.benchmarks.corpora import KNOWLEDGE, QUESTIONS, REPOSITORY
from tests.benchmarks.crossing import FOREIGN_NOUN, crossed
from tests.conftest import read_knowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from bot.knowledge.values import Entry, Knowledge

FOLDS = 4
LEFT_OUT = 3
"""One entry in so many is left out, so that its questions have no right answer."""
FEW = 10
"""Training questions of a BANKING77 category that are learnt; others of them are asked."""
ASKED = 3_000
"""The most questions asked of one source and fold, evenly drawn."""
DEVELOPING = (
    *("tuning.jsonl", "tuning-2.jsonl", "tuning-3.jsonl", "aside.jsonl", "aside-2.jsonl", "aside-5.jsonl"),
    *("aside-6.jsonl", "cases.jsonl", "cases-2.jsonl", "foreign.jsonl", "foreign-2.jsonl"),
)
FITTED_TO = ("developing", "lures", "foreign nouns")
SHARES = {"foreign nouns": 0.2}
"""How much a question that was made counts beside one that somebody asked."""
CROSSED = 6
"""One in so many of the questions with a foreign noun is asked."""
RIDGE = 2.0
"""Keeps the weight of what is rarely met small; by the variance of each, so that its scale does not matter."""
NONE = 0.001
"""A weight that is as good as none; nought itself would be divided by nought."""
STEPS = 50
"""Newton's steps; it stands still after ten."""

GRIDS: dict[str, dict[str, tuple[Any, ...]]] = {
    "weights": {
        "BESIDE_EACH_OTHER": (NONE, 0.25, 0.5, 0.75),
        "CONCEPTS_TOGETHER": (NONE, 0.25, 0.5, 0.75),
        "LETTERS": (NONE, 0.25, 0.4, 0.6),
        "LEAST_USES": (1, 2, 3),
    },
    "learning": {
        "SMOOTHING": (0.3, 1.0, 3.0),
        "ROUNDS": (0, 2, 4, 8),
        "LARGEST_STEP": (0.1, 0.25, 0.5, 1.0),
        "KEPT_FROM": (0.02, 0.05, 0.1),
        "MOST_SHARING": (25, 50, 100, 400),
    },
    "about": {
        "SMOOTHING_WORDINGS": (2, 5, 10),
        "COMMON": (0.0, 1.5, 2.5),
        "NEVER_ITS_NOUN": (0.01, 0.02, 0.03),
        "NEVER_ITS_WORD": (0.005, 0.01, 0.02),
        "NEVER_ITS_SUBJECT": (0.02, 0.03, 0.05),
        "ITS_SUBJECT": (0.1, 0.15, 0.25),
        "HALF_ITS_SUBJECT": (0.2, 0.3, 0.4),
        "SOMETIMES": (0.05, 0.1, 0.2),
    },
}
WRONG_COSTS = 5
"""Right answers that one wrong one outweighs."""


class Judged(NamedTuple):
    """A question that an engine had not learnt, and how its first candidate stood."""

    source: str
    grounds: tuple[float, ...]
    """The values of `Ranked.grounds`."""
    right: bool
    answers: bool
    """Whether the first candidate would answer rather than decline."""


def main(arguments: list[str] | None = None) -> int:
    """Derive and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.tune", description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=["decision", *GRIDS])
    parser.add_argument("--data", type=Path, default=REPOSITORY.parent / "shared" / "benchmarks" / "banking77")
    given = parser.parse_args(arguments)
    if given.what == "decision":
        _show_decision([*developing(), *lures(), *crossed_nouns(), *knowledge_folds(), *banking_folds(given.data)])
    elif given.what == "about":
        weighed = ("right, %", "wrong, %", f"right less {WRONG_COSTS} times wrong")
        _show_grid(GRIDS[given.what], weighed, "Questions to develop on", _answered)
    else:
        headings = ("knowledge, %", "BANKING77 train, %")
        title = "Right first, on what was not learnt"
        _show_grid(GRIDS[given.what], headings, title, lambda: _right_first(given.data))
    return 0


# What is asked ------------------------------------------------------------------------------------------------------
def developing() -> Iterator[Judged]:
    """The questions to develop on, put to all of the knowledge."""
    engine = Engine(read_knowledge(KNOWLEDGE))
    for one in track(_rows(), "Questions to develop on", console=_PROGRESS):
        if "paras" in one:
            allowed = {str(para) for para in (*one["paras"], *one.get("ok_paras", ()))}
            ranked = _ranked(engine, *(one.get("turns") or [one["question"]]))
            if ranked.entries:
                first = ranked.entries[0][0]
                cited = {proof.paragraph for proof in first.evidence}
                right = bool(cited & allowed) if first.answers else not one["paras"]
                yield _judged("developing", ranked, right=right)


def _rows() -> list[dict[str, Any]]:
    lines = [line for name in DEVELOPING for line in (QUESTIONS / name).read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def lures() -> Iterator[Judged]:
    """Questions in the subject's own words that the briefing does not answer."""
    engine = Engine(read_knowledge(KNOWLEDGE))
    for text in yaml.safe_load((QUESTIONS / "lures.yaml").read_text("utf-8"))["lures"]:
        ranked = _ranked(engine, text)
        if ranked.entries and ranked.entries[0][0].answers:
            yield _judged("lures", ranked, right=False)


def crossed_nouns() -> Iterator[Judged]:
    """Every sixth question with a foreign noun (`tests.benchmarks.crossing`): none of them has an answer."""
    engine = Engine(read_knowledge(KNOWLEDGE))
    asked = [one for one in crossed(engine) if one.kind == FOREIGN_NOUN and not _mark(one.turns[-1]) % CROSSED]
    for one in track(asked, "Foreign nouns", console=_PROGRESS):
        ranked = _ranked(engine, one.turns[-1])
        if ranked.entries and ranked.entries[0][0].answers:
            yield _judged("foreign nouns", ranked, right=False)


def knowledge_folds() -> Iterator[Judged]:
    """A quarter of the wordings at a time, put to what the rest of two thirds of the entries teach."""
    yield from _folds("knowledge", read_knowledge(KNOWLEDGE), FOLDS)


def banking_folds(folder: Path) -> Iterator[Judged]:
    """Training questions of BANKING77, put to what ten others of each category teach, a third of them left out."""
    training = read_banking(folder).phrasings
    for seed in range(FOLDS):
        with tempfile.TemporaryDirectory(prefix="briefing-bot-") as name:
            learnt = some_of(training, FEW, seed)
            write_folder(Path(name), learnt)
            knowledge = read_knowledge(Path(name))
        ids = {one.question: one.id for one in knowledge.entries.values()}
        places = {category: ids[texts[0]] for category, texts in learnt.items()}
        asked = [
            (knowledge.entries[places[category]], text)
            for category, texts in training.items()
            for text in texts[1:]
            if text not in learnt[category]
        ]
        yield from _asked("BANKING77", knowledge, seed, asked)


def _folds(source: str, knowledge: Knowledge, folds: int) -> Iterator[Judged]:
    for fold in range(folds):
        rest = {
            one.id: replace(one, wordings=tuple(text for text in one.wordings if _mark(text) % folds != fold))
            for one in knowledge.entries.values()
        }
        asked = [
            (one, text) for one in knowledge.entries.values() for text in one.wordings if _mark(text) % folds == fold
        ]
        yield from _asked(source, replace(knowledge, entries=rest), fold, asked)


def _asked(source: str, learnt: Knowledge, fold: int, asked: Sequence[tuple[Entry, str]]) -> Iterator[Judged]:
    rest = {name: one for name, one in learnt.entries.items() if _mark(name) % LEFT_OUT != fold % LEFT_OUT}
    engine = Engine(replace(learnt, entries=rest))
    drawn = asked[:: max(1, len(asked) // ASKED)]
    for entry, text in track(drawn, f"{source} {fold + 1} of {FOLDS}", console=_PROGRESS):
        ranked = _ranked(engine, text)
        if ranked.entries:
            first = ranked.entries[0][0]
            same = first.answers == entry.answers and (not entry.answers or first.main_source == entry.main_source)
            yield _judged(source, ranked, right=same)


def _ranked(engine: Engine, *turns: str) -> Ranked:
    """The candidates for the last of a conversation's messages; none where the chance decides nothing."""
    context = None
    for text in turns[:-1]:
        context = engine.reply(text, context).context
    judgements = engine.judgements(turns[-1], context)
    decides = judgements and not judgements[0].sure and not judgements[0].open
    return judgements[0].ranked if decides else Ranked([])


def _judged(source: str, ranked: Ranked, *, right: bool) -> Judged:
    return Judged(source, tuple(value for _, _, value in ranked.grounds), right, ranked.entries[0][0].answers)


def _mark(text: str) -> int:
    return zlib.crc32(text.encode())


# What makes a candidate sure ----------------------------------------------------------------------------------------
def fitted(judged: Sequence[Judged]) -> NDArray[np.float64]:
    """The base, and a weight for each of `Ranked.grounds`: logistic regression by Newton's method, with a ridge.

    Args:
        judged: questions of one or more sources, each of which counts by `SHARES`.
    """
    inputs = np.array([(1.0, *one.grounds) for one in judged])
    truths = np.array([float(one.right) for one in judged])
    shares = np.array([SHARES.get(one.source, 1.0) for one in judged])
    ridge = np.diag([1e-6, *RIDGE * inputs[:, 1:].var(axis=0)])
    found = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (shares * (truths - chances)) - ridge @ found
        curve = (inputs * (shares * chances * (1 - chances))[:, None]).T @ inputs + ridge
        found = found + np.linalg.solve(curve, slope)
    return found


def _show_decision(judged: list[Judged]) -> None:
    sources = sorted({one.source for one in judged})
    fits = {name: [one for one in judged if one.source == name] for name in sources}
    members = [one for one in judged if one.source in FITTED_TO]
    grounds = Ranked([(next(iter(read_knowledge(KNOWLEDGE).entries.values())), 0.0)]).grounds
    used = np.array([constants.BASE, *(weight for _, weight, _ in grounds)])
    found = fitted(members)
    table = Table("", "in constants.py", "fitted", title="The chance that the first is right")
    for name, here, there in zip(["base", *(name for name, _, _ in grounds)], used, found, strict=True):
        table.add_row(name, f"{here:.2f}", f"{there:.2f}")
    _OUT.print(table)
    for label, weights in (("in constants.py", used), ("fitted", found)):
        table = Table("from", title=f"Answered right / wrong, % of all asked, by the chance ({label})")
        for name in sources:
            table.add_column(f"{name} ({len(fits[name])})")
        for step in range(8, 19):
            least = step / 20
            table.add_row(f"{least:.2f}", *(_outcomes(fits[name], weights, least) for name in sources))
        _OUT.print(table)


def _outcomes(rows: Iterable[Judged], weights: NDArray[np.float64], least: float) -> str:
    kept = list(rows)
    given = [one for one in kept if one.answers and _chance(one, weights) >= least]
    right = sum(one.right for one in given)
    return f"{100 * right / len(kept):.1f} / {100 * (len(given) - right) / len(kept):.1f}"


def _chance(one: Judged, weights: NDArray[np.float64]) -> float:
    return float(1 / (1 + np.exp(-(np.array((1.0, *one.grounds)) @ weights))))


# What evidence weighs, and how it is learnt -------------------------------------------------------------------------
def _show_grid(
    grid: dict[str, tuple[Any, ...]], headings: Sequence[str], title: str, measured: Callable[[], tuple[str, ...]]
) -> None:
    """Each constant by itself, the others as they are."""
    table = Table("", "value", *headings, title=title)
    table.add_row("as it is", "", *measured())
    for name, values in grid.items():
        own = getattr(constants, name)
        for value in values:
            if value != own:
                _set(name, value)
                table.add_row(name, str(value), *measured())
        _set(name, own)
    _OUT.print(table)


def _answered() -> tuple[str, ...]:
    """What is answered right and wrong of the questions to develop on, and what is made up against it."""
    engine = Engine(read_knowledge(KNOWLEDGE))
    right = wrong = asked = 0
    for one in _rows():
        if "paras" in one:
            reply = engine.converse(one.get("turns") or [one["question"]])
            allowed = {str(para) for para in (*one["paras"], *one.get("ok_paras", ()))}
            given = [part.citations[0].paragraph for part in reply.parts if part.outcome is Outcome.ANSWERED]
            asked += 1
            wrong += not allowed.issuperset(given)
            right += bool(given) and allowed.issuperset(given)
    shares = (100 * right / asked, 100 * wrong / asked, 100 * (right - WRONG_COSTS * wrong) / asked)
    return tuple(f"{one:.1f}" for one in shares)


def _right_first(data: Path) -> tuple[str, ...]:
    """The share of what has a right answer that finds it first; entries left out lower both alike."""
    found = []
    for judged in (knowledge_folds(), banking_folds(data)):
        rows = list(judged)
        found.append(f"{100 * sum(one.right for one in rows) / len(rows):.2f}")
    return found[0], found[1]


def _set(name: str, value: object) -> None:
    """Change a constant in every module that has it by name."""
    for module in [one for key, one in sys.modules.items() if key.startswith("bot.answering")]:
        if hasattr(module, name):
            setattr(module, name, value)


_OUT = Console(width=120)
_PROGRESS = Console(stderr=True)

if __name__ == "__main__":
    sys.exit(main())
