"""An engine for a folder, with a progress bar where its wordings have to be learnt first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.answering.engine import Engine
from bot.phrases import terminal as phrases
from bot.publishing.learnt_cache import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.knowledge.values import Knowledge


def ready_engine(folder: Path) -> Engine:
    """An engine that can answer at once.

    Raises:
        KnowledgeFaultsError: the knowledge has errors.
        KnowledgeMissingError: it is not there.
    """
    knowledge, learnt = prepare(folder, _read, _shown)
    return Engine(knowledge, learnt=learnt)


def _read(folder: Path) -> Knowledge:
    from bot.terminal.faults import knowledge_or_explanation  # noqa: PLC0415 - YAML, for knowledge not yet learnt

    return knowledge_or_explanation(folder)


def _shown(rounds: Iterable[int]) -> Iterable[int]:
    """The rounds of learning, with a progress bar where somebody looks."""
    if not sys.stderr.isatty():
        return rounds
    from rich.console import Console  # noqa: PLC0415 - 40 ms, and most starts have nothing to show
    from rich.progress import track  # noqa: PLC0415 - as above

    return track(list(rounds), phrases.LEARNING, console=Console(stderr=True), transient=True)
