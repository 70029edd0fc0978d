"""How well a question finds its answer, and how well one without an answer is turned away, beside other engines.

    python -m tests.benchmarks.finding                the whole of BANKING77; some ten minutes, most of it rapidfuzz's
    python -m tests.benchmarks.finding --quick        a few seconds, for the test suite
    python -m tests.benchmarks.finding --json FILE    writes every figure as well

BANKING77 becomes a knowledge folder, read by `read_knowledge` and answered by `Engine` as in production; no vocabulary
is written for it. All engines get the same phrasings, the title of each category among them, and the same questions.
Finding: all categories are known; right is the category of the test question. Refusing: a third of the categories is
left out. Our decision is the engine's own and fixed; each peer answers from the threshold that was best for it on a
held-out part of its training questions, right answers less five times the wrong ones.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.answering.engine import Engine
from bot.answering.reply import Outcome
from tests.benchmarks.banking import Asked, Banking, MissingSetError, read_banking, some_of, write_folder
from tests.benchmarks.peers import FINDERS, Kind
from tests.benchmarks.scoring import (
    FIFTH,
    area,
    asked_of,
    held_out_threshold,
    left_out_of,
    shares,
    some_questions,
    spread,
)
from tests.conftest import read_knowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.answering.reply import Part

    Phrasings = Mapping[str, tuple[str, ...]]
    Figures = defaultdict[str, defaultdict[str, defaultdict[str, list[float]]]]

REPOSITORY = Path(__file__).resolve().parents[2]
DATA = REPOSITORY.parent / "shared" / "benchmarks" / "banking77"
OURS = "briefing bot"
KNOWN = {"full": 0.92, "10": 0.82, "5": 0.76}
"""Accuracy of the nearest MiniLM sentence embedding, by phrasings a category: known, not run here."""
QUICK_QUESTIONS = 300
_TASKS = ("finding", "refusing")
_DECIDED = ("right", "wrong", "unsure", "declined")


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; exit code 2 where the set is not there."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.finding", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="holds train.csv and test.csv")
    parser.add_argument("--seeds", type=int, default=3, help="seeds, from 1 on (3)")
    parser.add_argument("--quick", action="store_true", help="5 phrasings, 300 test questions, one seed")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    given = parser.parse_args(arguments)
    if given.seeds < 1:
        parser.error("--seeds must be at least 1")
    try:
        banking = read_banking(given.data)
    except MissingSetError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    figures = _measured(banking, [1] if given.quick else list(range(1, given.seeds + 1)), quick=given.quick)
    figures["missing"] = {kind.name: kind.missing for kind in FINDERS if kind.missing}
    _show(figures)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 0


def _measured(banking: Banking, seeds: list[int], *, quick: bool) -> dict[str, Any]:
    """Every figure: a list with one value a seed, by task, engine and number of phrasings."""
    test = some_questions(banking.test, QUICK_QUESTIONS if quick else 0)
    finding = {"5": 5} if quick else {"full": 0, "10": 10, "5": 5}
    refusing = {"5": 5} if quick else {"full": 0, "10": 10}
    kinds = [kind for kind in FINDERS if not kind.missing]
    # With all phrasings nothing is drawn in finding, and every seed would give the same.
    steps: list[tuple[Callable[[Figures, _Round], None], str, int, int]] = [
        (task, setting, most, seed)
        for task, settings in ((_find, finding), (_refuse, refusing))
        for setting, most in settings.items()
        for seed in (seeds if most or task is _refuse else seeds[:1])
    ]
    results: dict[str, Figures] = {task: defaultdict(lambda: defaultdict(lambda: defaultdict(list))) for task in _TASKS}
    with Progress(console=Console(stderr=True)) as progress:
        bar = progress.add_task("", total=len(steps) * (len(kinds) + 1))
        for task, setting, most, seed in steps:
            name = _TASKS[task is _refuse]

            def tell(engine: str, said: str = f"{name}, {setting}, seed {seed}") -> None:
                progress.update(bar, description=f"{said}: {engine}")
                progress.advance(bar)

            task(results[name], _Round(setting, seed, some_of(banking.phrasings, most, seed), test, kinds, tell))
    return {
        "questions": len(test),
        "seeds": seeds,
        "cut": banking.cut,
        "dropped": banking.dropped,
        "machine": f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        **results,
    }


@dataclass(frozen=True, slots=True)
class _Round:
    """One seed of one task with so many phrasings."""

    setting: str
    seed: int
    phrasings: Phrasings
    test: Sequence[Asked]
    kinds: Sequence[Kind]
    tell: Callable[[str], None]
    """Shows which engine is being measured."""


def _find(figures: Figures, turn: _Round) -> None:
    """All categories are known: how often is the right one first?"""
    turn.tell(OURS)
    test = turn.test
    engine, names = _engine(turn.phrasings)
    ours = figures[OURS][turn.setting]
    found = [[names[entry.id] for entry, _ in engine.ranked(engine.analyser.of(one.text), 1).entries] for one in test]
    ours["right"].append(_share(said == [one.category] for said, one in zip(found, test, strict=True)))
    for name, share in _decisions(engine, names, test).items():
        ours[name].append(share)
    categories, built = _built(turn.phrasings)
    for kind in turn.kinds:
        turn.tell(kind.name)
        firsts = asked_of(kind, built, [one.text for one in test])
        right = _share(categories[one.place] == asked.category for one, asked in zip(firsts, test, strict=True))
        figures[kind.name][turn.setting]["right"].append(right)


def _refuse(figures: Figures, turn: _Round) -> None:
    """A third of the categories is left out: do its questions score lower, and are they declined?"""
    turn.tell(OURS)
    test = turn.test
    left_out = left_out_of(turn.phrasings, turn.seed)
    phrasings = {name: texts for name, texts in turn.phrasings.items() if name not in left_out}
    engine, names = _engine(phrasings)
    ours = figures[OURS][turn.setting]
    ours["area"].append(_area([engine.reply(one.text).parts[0].score for one in test], test, phrasings))
    for name, share in _decisions(engine, names, test).items():
        ours[name].append(share)
    categories, built = _built(phrasings)
    # Few phrasings leave few to hold out: then each fifth takes its turn.
    folds = 1 if turn.setting == "full" else FIFTH
    for kind in turn.kinds:
        turn.tell(kind.name)
        threshold = held_out_threshold(kind, phrasings, folds, turn.seed)
        found = asked_of(kind, built, [one.text for one in test])
        outcomes = [
            "declined" if one.score < threshold else "right" if categories[one.place] == asked.category else "wrong"
            for one, asked in zip(found, test, strict=True)
        ]
        peer = figures[kind.name][turn.setting]
        peer["area"].append(_area([one.score for one in found], test, phrasings))
        for name, share in shares(outcomes, _DECIDED).items():
            peer[f"decided {name}"].append(share)


def _decisions(engine: Engine, names: Mapping[str, str], test: Sequence[Asked]) -> dict[str, float]:
    """What the engine does with the questions, by the first part of each reply, as shares of all of them."""
    replies = [engine.reply(one.text).parts for one in test]
    outcomes = [_decided(parts[0], one.category, names) for parts, one in zip(replies, test, strict=True)]
    suggested = [
        parts[0].outcome is Outcome.UNSURE and one.category in {names[other.entry] for other in parts[0].suggestions}
        for parts, one in zip(replies, test, strict=True)
    ]
    return {
        **{f"decided {name}": share for name, share in shares(outcomes, _DECIDED).items()},
        "unsure, and suggests the right one": _share(suggested),
        "replies of several parts": _share(len(parts) > 1 for parts in replies),
    }


def _engine(phrasings: Phrasings) -> tuple[Engine, dict[str, str]]:
    """Our engine on a folder of these phrasings, and the category of each entry."""
    with tempfile.TemporaryDirectory(prefix="briefing-bot-") as name:
        names = write_folder(Path(name), phrasings)
        return Engine(read_knowledge(Path(name))), names


def _built(phrasings: Phrasings) -> tuple[list[str], list[tuple[str, int]]]:
    """The categories by place, the last standing for none, and what a peer is built on."""
    built = [(text, place) for place, texts in enumerate(phrasings.values()) for text in texts]
    return [*phrasings, ""], built


def _decided(part: Part, category: str, names: Mapping[str, str]) -> str:
    if part.outcome is Outcome.UNSURE:
        return "unsure"
    if part.outcome is Outcome.DECLINED or part.entry is None:
        return "declined"
    return "right" if names[part.entry] == category else "wrong"


def _area(scores: Sequence[float], test: Sequence[Asked], known: Phrasings) -> float:
    marked = [(score, one.category in known) for score, one in zip(scores, test, strict=True)]
    return area([score for score, there in marked if there], [score for score, there in marked if not there])


def _share(truths: Iterable[bool]) -> float:
    return statistics.fmean(truths)


def _cell(figures: Sequence[float], *, hundredths: bool = False) -> str:
    """A figure with its deviation where there were several seeds; in per cent unless it is an area."""
    if not figures:
        return "–"
    mean, deviation = spread(figures)
    said, apart = (f"{mean:.3f}", f"{deviation:.3f}") if hundredths else (f"{100 * mean:.1f}", f"{100 * deviation:.1f}")
    return f"{said} ± {apart}" if len(figures) > 1 else said


def _show(figures: dict[str, Any]) -> None:
    """Both tables, and what stands behind them."""
    console = Console(width=120)
    missing, finding, refusing = figures["missing"], figures["finding"], figures["refusing"]
    settings = list(finding[OURS])
    engines = (OURS, *(kind.name for kind in FINDERS))
    table = Table("Right category first, %", title=f"Finding: {figures['questions']} test questions")
    for setting in settings:
        table.add_column(setting, justify="right")
    for name in engines:
        cells = ["–" if name in missing else _cell(finding[name][one]["right"]) for one in settings]
        table.add_row(_named(name, missing), *cells)
    table.add_row("MiniLM embeddings (known, not run here)", *(f"{100 * KNOWN[one]:.0f}" for one in settings))
    table.add_section()
    for measure in [one for one in finding[OURS][settings[0]] if one != "right"]:
        table.add_row(f"{OURS}: {measure}", *(_cell(finding[OURS][one][measure]) for one in settings))
    console.print(table)
    for setting in refusing[OURS]:
        table = Table("Engine", title=f"Refusing: a third of the categories is left out; phrasings: {setting}")
        for heading in ("Area", "Right, %", "Wrong, %", "Declined, %", "of these unsure, %"):
            table.add_column(heading, justify="right")
        for name in engines:
            if name in missing:
                table.add_row(_named(name, missing), *["–"] * 5)
                continue
            one = refusing[name][setting]
            right, wrong, unsure, declined = (one[f"decided {said}"] for said in _DECIDED)
            both = [sum(pair) for pair in zip(declined, unsure, strict=True)]
            cells = [*map(_cell, (right, wrong, both)), _cell(unsure) if name == OURS else ""]
            table.add_row(name, _cell(one["area"], hundredths=True), *cells)
        console.print(table)
    console.print(
        f"Columns of the first table: phrasings a category, its title beside them. Seeds {figures['seeds']}: mean ± "
        f"standard deviation. {figures['cut']} training questions are cut to 300 characters and {figures['dropped']} "
        f"that stand there twice are left out, for all engines. Each engine was asked every question; none was "
        f"sampled away. {figures['machine']}.",
        markup=False,
    )


def _named(name: str, missing: Mapping[str, str]) -> str:
    return f"{name} ({missing[name]})" if name in missing else name


if __name__ == "__main__":
    sys.exit(main())
