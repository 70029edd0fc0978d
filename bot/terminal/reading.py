"""Reading the knowledge for a command, with faults explained on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import phrases
from bot.errors import KnowledgeFaultsError
from bot.knowledge.diagnostics import Fault, in_words
from bot.knowledge.reading import inspect_knowledge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.knowledge.values import Knowledge


class ExplainedFaultsError(KnowledgeFaultsError):
    """Knowledge faults, already drawn for a terminal."""

    def __init__(self, faults: Sequence[Fault], lines: Mapping[str, list[str]], folder: Path) -> None:
        """Draw the faults."""
        super().__init__(faults)
        self._drawn = faults_in_words(faults, lines, folder)

    def __str__(self) -> str:
        """The faults, each with its file and line, and a closing line."""
        return f"{phrases.NOT_SERVED}\n\n{self._drawn}"


def knowledge_or_explanation(folder: Path) -> Knowledge:
    """The knowledge of a folder.

    Raises:
        ExplainedFaultsError: it has faults.
        KnowledgeMissingError: it is not there.
    """
    knowledge, faults, lines = inspect_knowledge(folder)
    if faults:
        raise ExplainedFaultsError(faults, lines, folder)
    return knowledge


def faults_in_words(faults: Sequence[Fault], lines: Mapping[str, list[str]], folder: Path) -> str:
    """Faults as text, then how many there are."""
    return f"{in_words(faults, lines, f'{folder.as_posix()}/')}\n\n{phrases.faults(len(faults))}"
