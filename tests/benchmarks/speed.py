"""How long a question takes, how that grows with the knowledge, and what the index holds, beside other engines.

    python -m tests.benchmarks.speed                            15,000 and 100,000 phrasings: two minutes
    python -m tests.benchmarks.speed --sizes 15000,1000000      a million takes ten minutes
    python -m tests.benchmarks.speed --quick                    2,000, without memory and cold starts: for the tests
    python -m tests.benchmarks.speed --json FILE                writes every figure as well

One core and one thread for all. Each engine at each size has a process of its own; memory is what that process grows
by while the index is built, its phrasings not counted; a megabyte or two that Python had free already is not seen.
What our engine holds while it serves, read from disk as at every start but the first, is told beside it. No time is
asserted. A question goes to `Engine.reply`, with all that a reply needs; a peer only finds its first phrasing.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[2]
SIZES = (15_000, 100_000)
QUICK = 2_000
QUICK_ASKED = 50
"""Questions that the quick run asks each engine."""
LEAST = 200
FROM_DISK = 100_000
"""The size that is read from a folder of YAML files, too; the quick run reads its own."""
RUNS = 20
"""Runs of each hostile message."""
STARTS = 11
"""Cold starts of each program."""
_CACHE = "BRIEFING_BOT_CACHE"
"""The setting that says where the bot keeps what it has learnt."""
_THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
_ASK = ("-m", "bot", "ask", "What is a learning walk?")
_IMPORT = ("-c", "import yaml, rapidfuzz")

_HEADINGS = ("Build, s", "p50, ms", "p99, ms", "max, ms", "Memory, MB", "Ours ÷ it, p50", "p99", "Asked")

Task = tuple[str, ...]
"""What `tests.benchmarks.timing` is to do: the task, then its size or runs, then the engine."""


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; exit code 1 where a measurement failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.speed", description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="phrasings, with commas (15000,100000)")
    parser.add_argument("--quick", action="store_true", help="2,000 phrasings, all in this process, few runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    given = parser.parse_args(arguments)
    with _one_core() as pinned:
        figures = _measured((QUICK,) if given.quick else given.sizes, quick=given.quick)
    figures["machine"] = (
        f"{'one core' if pinned else 'NOT held to one core: this system cannot'}, one thread, Python "
        f"{platform.python_version()}, {platform.system()} {platform.machine()}"
    )
    _show(figures)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 1 if figures["failed"] else 0


def _sizes(text: str) -> tuple[int, ...]:
    if not all(one.isdecimal() and int(one) >= LEAST for one in text.split(",")):
        message = f"numbers of at least {LEAST} are needed, with commas between them"
        raise argparse.ArgumentTypeError(message)
    return tuple(sorted({int(one) for one in text.split(",")}))


@contextmanager
def _one_core() -> Iterator[bool]:
    """Hold this process and its children to one core and one thread; gives whether the core could be chosen."""
    before = {name: os.environ.get(name) for name in _THREADS}
    # numpy reads these when it is imported: in the children, or here after this.
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_setaffinity") else set()
    if cores:
        os.sched_setaffinity(0, {max(cores)})
    try:
        yield bool(cores)
    finally:
        if cores:
            os.sched_setaffinity(0, cores)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _measured(sizes: tuple[int, ...], *, quick: bool) -> dict[str, Any]:
    timing = importlib.import_module("tests.benchmarks.timing")
    kinds = {kind.name: kind.missing for kind in timing.INDEXES}
    engines = [timing.OURS, *(name for name, missing in kinds.items() if not missing)]
    measures: list[Task] = [
        ("measure", size, engine)
        for size in (timing.REAL, *map(str, sizes))
        for engine in engines
        if size == timing.REAL or engine != timing.TOKEN_SET.name or int(size) <= timing.MOST_FUZZY
    ]
    from_disk = [str(one) for one in sizes if quick or one == FROM_DISK]
    loads: list[Task] = [("load", size) for size in ([] if quick else [timing.REAL]) + from_disk]
    holds: list[Task] = [] if quick else [("hold", size) for size in (timing.REAL, *map(str, sizes))]
    attack: Task = ("attack", str(2 if quick else RUNS))
    failed: dict[str, str] = {}
    done: dict[Task, dict[str, Any]] = {}
    with Progress(console=Console(stderr=True)) as progress:
        bar = progress.add_task("", total=len(measures) + len(loads) + len(holds) + 2)
        for task in (*measures, *loads, *holds, attack):
            progress.update(bar, description=" ".join(task))
            try:
                done[task] = _here(timing, task) if quick else _apart(task)
            except subprocess.CalledProcessError as error:
                failed[" ".join(task)] = (error.stderr.strip().splitlines() or ["no message"])[-1]
            progress.advance(bar)
        progress.update(bar, description="cold starts")
        starts = {} if quick else _cold_starts()
        progress.advance(bar)
    return {
        "ours": timing.OURS,
        "missing": {name: missing for name, missing in kinds.items() if missing},
        "sizes": list(sizes),
        "questions": {
            size: {engine: done["measure", size, engine] for engine in engines if ("measure", size, engine) in done}
            for size in (timing.REAL, *map(str, sizes))
        },
        "loading": {task[1]: done[task] for task in loads if task in done},
        "serving": {task[1]: done[task] for task in holds if task in done},
        "hostile": done.get(attack, {}),
        "cold_starts": starts,
        "failed": failed,
    }


def _here(timing: Any, task: Task) -> dict[str, Any]:
    """Do it in this process, which is quick; the memory of one engine cannot be told from that of another."""
    name, *rest = task
    if name == "attack":
        return dict(timing.attacked(int(rest[0])))
    found = dict(timing.measured(*rest, QUICK_ASKED) if name == "measure" else timing.loaded(*rest))
    return {**found, "memory": None} if name == "measure" else found


def _apart(task: Task) -> dict[str, Any]:
    """Do it in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.timing", *task]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def _cold_starts() -> dict[str, float]:
    """Median seconds of the whole process of a question, and of one that only imports two libraries, in turn.

    What the bot keeps on disk is kept in a folder of its own, so that its first start finds nothing; it is told apart.
    """
    taken: dict[tuple[str, ...], list[float]] = {_ASK: [], _IMPORT: []}
    with tempfile.TemporaryDirectory(prefix="briefing-bot-") as name:
        first = _start(_ASK, name)
        for _ in range(STARTS):
            for arguments, seconds in taken.items():
                seconds.append(_start(arguments, name))
    ask, plain = (statistics.median(seconds) for seconds in taken.values())
    return {"first": first, "ask": ask, "import": plain, "ratio": ask / plain, "runs": STARTS}


def _start(arguments: tuple[str, ...], kept: str) -> float:
    start = time.perf_counter()
    environment = os.environ | {_CACHE: kept}
    subprocess.run([sys.executable, *arguments], cwd=REPOSITORY, env=environment, capture_output=True, check=True)
    return time.perf_counter() - start


def _show(figures: dict[str, Any]) -> None:
    """A table a size, how the times grow, and the rest in lines."""
    console = Console(width=120)
    ours, questions = figures["ours"], figures["questions"]
    for size, engines in questions.items():
        first = engines.get(ours)
        count = f", {first['phrasings']:,} phrasings" if first and size == "real" else ""
        _table(console, f"{_named(size)}{count}", engines, first, figures["missing"])
    _show_growth(console, figures)
    for size, one in figures["loading"].items():
        said = f"{one['read']:.2f} s to read and check, {one['build']:.2f} s to build the engine"
        console.print(f"From disk, {_named(size)} ({one['megabytes']:.1f} MB of YAML): {said}", highlight=False)
    for size, one in figures["serving"].items():
        if one["memory"] is not None:
            peers = {name: held["memory"] for name, held in questions[size].items() if name != ours and held["memory"]}
            beside = ", ".join(f"{one['memory'] / held:.1f} times {name}" for name, held in peers.items())
            said = f"{one['memory']:.1f} MB, read from a file of {one['megabytes']:.1f} MB in {one['load']:.2f} s"
            console.print(f"Serving {_named(size)}: {said}; {beside}", highlight=False)
    table = Table("Hostile message to the real knowledge", title="At most 2,000 characters each")
    table.add_column("most ms", justify="right")
    for name, most in figures["hostile"].items():
        table.add_row(name, f"{most:.1f}")
    console.print(table)
    if starts := figures["cold_starts"]:
        console.print(
            f"Cold start, median of {starts['runs']}: {starts['ask']:.3f} s for `python {_shown(_ASK)}`, "
            f"{starts['import']:.3f} s for `python {_shown(_IMPORT)}`, ratio {starts['ratio']:.2f}. "
            f"The very first start, with nothing kept on disk: {starts['first']:.2f} s",
            highlight=False,
        )
    for task, why in figures["failed"].items():
        console.print(f"FAILED {task}: {why}", markup=False, highlight=False)
    console.print(figures["machine"], highlight=False)


def _table(console: Console, title: str, engines: dict[str, Any], ours: Any, missing: dict[str, str]) -> None:
    table = Table("Engine", title=title)
    for heading in _HEADINGS:
        table.add_column(heading, justify="right")
    for name, one in engines.items():
        # Memory is known only where each engine had its own process.
        memory = "–" if one["memory"] is None else f"{one['memory']:.1f}"
        ratios = [f"{ours[part] / one[part]:.2f}" if ours else "–" for part in ("p50", "p99")]
        times = [f"{one[part]:.3f}" for part in ("build", "p50", "p99", "max")]
        table.add_row(name, *times, memory, *ratios, str(one["asked"]))
    for name, why in missing.items():
        table.add_row(f"{name} ({why})", *["–"] * 8)
    console.print(table)


def _named(size: str) -> str:
    return "the real knowledge" if size == "real" else f"{int(size):,} made-up phrasings"


def _shown(arguments: tuple[str, ...]) -> str:
    return " ".join(f'"{one}"' if " " in one else one for one in arguments)


def _show_growth(console: Console, figures: dict[str, Any]) -> None:
    """By how much the median time grows from the smallest to the largest size."""
    least, most = figures["sizes"][0], figures["sizes"][-1]
    if least == most:
        return
    table = Table(
        "Engine", title=f"Growth of p50 from {least:,} to {most:,} phrasings ({most / least:.1f} times as many)"
    )
    table.add_column("times", justify="right")
    small, large = (figures["questions"][str(one)] for one in (least, most))
    for name in small:
        table.add_row(name, f"{large[name]['p50'] / small[name]['p50']:.1f}" if name in large else "–")
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
