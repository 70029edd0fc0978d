"""Judges a candidate in another process, so that whoever answers members never waits for it.

The other process is this program once more: `python -m bot.publishing.learning` reads one job from standard input and
writes what came out to standard output. It is a process and not a thread because learning is arithmetic in Python, and
a process of its own because it can be stopped at any moment and gives its memory back.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import bot
from bot.errors import PublishingError
from bot.phrases import publishing as phrases
from bot.publishing.assessing import Base, Candidate, Depth, Judged, judge
from bot.publishing.comparing_outcomes import Asking
from bot.publishing.learnt_cache import find_bytes, fingerprint, keep

LONGEST_SECONDS = 600.0
"""Nothing that people wrote takes so long."""
_NICE = 5
_PLACE = str(Path(bot.__file__).resolve().parent.parent)
"""Where Python finds this program."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be judged."""

    candidate: Candidate
    base: Base | None = None
    texts: tuple[tuple[str, str], ...] = ()
    """Questions that got no answer, each with how it may be shown."""
    depth: Depth = Depth.EXAM


async def judged_elsewhere(job: Job) -> Judged:
    """Judge a candidate in another process.

    Raises:
        PublishingError: that process failed, or took far too long.
    """
    path = os.pathsep.join(filter(None, [_PLACE, os.environ.get("PYTHONPATH", "")]))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.publishing.learning",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path},
        start_new_session=True,  # Ctrl-C is for this process: it ends the other one itself
    )
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            out, _ = await process.communicate(pickle.dumps(job))
    except TimeoutError as error:
        raise PublishingError(phrases.LEARNING_FAILED) from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode or not out:
        raise PublishingError(phrases.LEARNING_FAILED)
    result: Judged = pickle.loads(out)  # noqa: S301 - it comes from a process that this one has started
    return result


def carry_out(
    job: Job,
    progress: Callable[[Iterable[int]], Iterable[int]] = lambda rounds: rounds,
    asking: Asking = lambda questions: questions,
) -> Judged:
    """Judge a candidate in this process, with what is kept on this machine's disk.

    Args:
        job: what is to be judged.
        progress: shows how far the learning is.
        asking: shows how far the exam is.
    """
    key = fingerprint(job.candidate.files)
    known = find_bytes(key)
    base = job.base
    if base and not base.learnt:
        base = Base(base.files, find_bytes(fingerprint(base.files)))
    found = judge(job.candidate, base, texts=job.texts, learnt=known, depth=job.depth, progress=progress, asking=asking)
    if found.learnt and not known:
        keep(key, found.learnt)
    return found


def _main() -> None:
    """Carry out the job on standard input."""
    out = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever is printed on the way is not the result
    if hasattr(os, "nice"):
        os.nice(_NICE)  # members go first
    job: Job = pickle.load(sys.stdin.buffer)  # noqa: S301 - it comes from the process that started this one
    with os.fdopen(out, "wb") as stream:
        pickle.dump(carry_out(job), stream, protocol=5)


if __name__ == "__main__":
    _main()
