"""An engine for a folder, with a progress bar where its wordings have to be learnt first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from bot.answering.engine import Engine
from bot.phrases import terminal as phrases
from bot.publishing.learnt_cache import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bot.knowledge.values import Knowledge

Result = TypeVar("Result")


def ready_engine(folder: Path) -> Engine:
    """An engine that can answer at once.

    Raises:
        KnowledgeFaultsError: the knowledge has errors.
        KnowledgeMissingError: it is not there.
    """
    knowledge, learnt = prepare(folder, read_folder, shown_learning)
    return Engine(knowledge, learnt=learnt)


def read_folder(folder: Path) -> Knowledge:
    """Read a folder; raises where it has faults."""
    from bot.terminal.faults import knowledge_or_explanation  # noqa: PLC0415 - YAML, for knowledge not yet learnt

    return knowledge_or_explanation(folder)


def shown_asking(questions: Sequence[Result]) -> Iterable[Result]:
    """The questions of an exam, with a progress bar where somebody looks."""
    return _shown(questions, phrases.EXAM_OVERLAPS)


def shown_learning(rounds: Iterable[int]) -> Iterable[int]:
    """The rounds of learning, with a progress bar where somebody looks."""
    return _shown(list(rounds), phrases.LEARNING) if sys.stderr.isatty() else rounds


def _shown(work: Sequence[Result], said: str) -> Iterable[Result]:
    if not sys.stderr.isatty():
        return work
    from rich.console import Console  # noqa: PLC0415 - 40 ms, and most starts have nothing to show
    from rich.progress import track  # noqa: PLC0415 - as above

    return track(work, said, console=Console(stderr=True), transient=True)
