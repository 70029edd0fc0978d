"""One measurement of the speed benchmark: `python -m tests.benchmarks.timing TASK [SIZE] [ENGINE]` prints it as JSON.

A process of its own for each, so that memory is that of one engine alone. `tests.benchmarks.speed` starts them, with
one core and one thread; nothing here is meant to be started by hand.
"""

from __future__ import annotations

import ctypes
import gc
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.answering.engine import Engine
from bot.answering.learnt import study
from bot.knowledge.values import Knowledge, Vocabulary
from bot.publishing import learnt_cache
from tests.benchmarks.banking import write_folder
from tests.benchmarks.corpora import KNOWLEDGE, WARMING, grouped, hostile, made, real
from tests.benchmarks.peers import INDEXES, TOKEN_SET, Kind
from tests.conftest import read_knowledge

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.benchmarks.corpora import Corpus

OURS = "briefing bot"
REAL = "real"
"""The size that stands for the knowledge of this repository."""
ALL = 1_000_000
"""More questions than there are."""
MOST_FUZZY = 15_000
"""Phrasings up to which rapidfuzz is measured: it compares a question with every one of them."""
_FUZZY_ASKED = 30
_MEGABYTE = 1_000_000


def measured(size: str, engine: str, most: int = ALL) -> dict[str, Any]:
    """Seconds to build, milliseconds a question, and memory held, of one engine at one size.

    Args:
        size: phrasings of made-up knowledge, or `REAL`.
        engine: ours or a peer, by name.
        most: questions that are asked at most, after those that warm up.
    """
    corpus = real() if size == REAL else made(int(size))
    kind = next((one for one in INDEXES if one.name == engine), None)
    asked = corpus.questions[: WARMING + (min(most, _FUZZY_ASKED) if kind is TOKEN_SET else most)]
    make = _ours if kind is None else _peer_of(kind)
    ready = make(corpus)
    before = _resident()
    start = time.perf_counter()
    ask, close = ready()
    seconds = time.perf_counter() - start
    after = _resident()
    for question in asked[:WARMING]:
        ask(question)
    taken = sorted(_milliseconds(ask, question) for question in asked[WARMING:])
    close()
    return {
        "phrasings": sum(len(one.phrasings) for one in corpus.knowledge.entries.values()),
        "asked": len(taken),
        "build": seconds,
        "p50": rank_of(taken, 0.50),
        "p99": rank_of(taken, 0.99),
        "max": taken[-1],
        "memory": None if before is None or after is None else (after - before) / _MEGABYTE,
    }


def loaded(size: str) -> dict[str, Any]:
    """Seconds to read knowledge from a folder of YAML files and to build our engine on it."""
    with tempfile.TemporaryDirectory(prefix="briefing-bot-") as name:
        folder = KNOWLEDGE
        if size != REAL:
            folder = Path(name)
            texts, _ = made(int(size)).phrasings
            write_folder(folder, grouped(texts))
            del texts
        gc.collect()
        start = time.perf_counter()
        knowledge = read_knowledge(folder)
        read = time.perf_counter() - start
        Engine(knowledge)
        whole = time.perf_counter() - start
        return {"read": read, "build": whole - read, "megabytes": _size_of(folder)}


def held(size: str) -> dict[str, Any]:
    """Megabytes that our engine holds while it serves: what was learnt is read from disk, as at every start but one.

    Args:
        size: phrasings of made-up knowledge, or `REAL`; they stand in memory before anything is measured.
    """
    corpus = real() if size == REAL else made(int(size))
    with tempfile.TemporaryDirectory(prefix="briefing-bot-") as name:
        kept = Path(name) / "learnt"
        # Learning happens in another process: what it leaves behind in memory is not what serving holds.
        subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.timing", "keep", size, str(kept)], capture_output=True, check=True
        )
        before = _resident()
        start = time.perf_counter()
        engine = Engine(corpus.knowledge, learnt=learnt_cache.loaded(kept.read_bytes())[1])
        seconds = time.perf_counter() - start
        after = _resident()
        engine.reply("")
        held = None if before is None or after is None else (after - before) / _MEGABYTE
        return {"memory": held, "load": seconds, "megabytes": kept.stat().st_size / _MEGABYTE}


def keep(size: str, file: str) -> dict[str, Any]:
    """Learn, and write what was learnt to a file."""
    corpus = real() if size == REAL else made(int(size))
    nothing = Knowledge({}, {}, Vocabulary())
    Path(file).write_bytes(learnt_cache.dumped(nothing, study(corpus.knowledge)))
    return {}


def attacked(runs: int) -> dict[str, float]:
    """The most milliseconds of several runs for each hostile message; the collector of garbage stays on."""
    engine = _real_engine()
    for question in real().questions[:WARMING]:
        engine.reply(question)
    messages = hostile(real().knowledge)
    return {name: max(_milliseconds(engine.reply, text) for _ in range(runs)) for name, text in messages.items()}


def rank_of(taken: list[float], part: float) -> float:
    """The value that this part of sorted values does not exceed."""
    return taken[max(0, math.ceil(part * len(taken)) - 1)]


def _ours(corpus: Corpus) -> Callable[[], tuple[Callable[[str], object], Callable[[], None]]]:
    def build() -> tuple[Callable[[str], object], Callable[[], None]]:
        engine = _real_engine() if corpus is real() else Engine(corpus.knowledge)
        return engine.reply, lambda: None

    return build


@cache
def _real_engine() -> Engine:
    """Our engine on the real knowledge, built once where several things are measured in one process."""
    return Engine(real().knowledge)


def _peer_of(kind: Kind) -> Callable[[Corpus], Callable[[], tuple[Callable[[str], object], Callable[[], None]]]]:
    """Makes a peer ready: its library is imported and its phrasings stand in memory before anything is measured."""

    def ready(corpus: Corpus) -> Callable[[], tuple[Callable[[str], object], Callable[[], None]]]:
        peer, (texts, places) = kind.make(), corpus.phrasings

        def build() -> tuple[Callable[[str], object], Callable[[], None]]:
            peer.build(texts, places)
            return peer.first, peer.close

        return build

    return ready


def _milliseconds(ask: Callable[[str], object], question: str) -> float:
    start = time.perf_counter()
    ask(question)
    return (time.perf_counter() - start) * 1000


def _resident() -> int | None:
    """Bytes of this process that stand in memory, what can be given back given back; None where Linux is not."""
    gc.collect()
    try:
        ctypes.CDLL(None).malloc_trim(0)
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (AttributeError, OSError, TypeError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")


def _size_of(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*.yaml")) / _MEGABYTE


def _main(arguments: list[str]) -> None:
    tasks: dict[str, Callable[..., dict[str, Any]]] = {
        "measure": measured,
        "load": loaded,
        "hold": held,
        "keep": keep,
    }
    task, *rest = arguments
    print(json.dumps(attacked(int(rest[0])) if task == "attack" else tasks[task](*rest)))  # noqa: T201


if __name__ == "__main__":
    _main(sys.argv[1:])
