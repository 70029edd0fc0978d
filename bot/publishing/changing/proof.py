"""Proves a change: read back, the knowledge must be the old one with just this change.

A file that people laid out in their own way can surprise whoever cuts in it. So no change counts because its making
looks right, but because of what reading it gives.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import ChangeError
from bot.knowledge.diagnostics import nearest
from bot.knowledge.reading import read
from bot.phrases import knowledge_changing as phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.values import Knowledge

_OF_CONTENT = "KB3"
"""How the codes of faults begin with which a file can be read whole all the same."""
_TWICE = "KB301"
"""The code of a name that two entries have."""


def readable(files: Mapping[str, bytes], name: str) -> Knowledge:
    """Return the knowledge in which an entry is to be changed; faults of content are no hindrance.

    Args:
        files: the content of each file by its path inside the knowledge folder.
        name: the entry's.

    Raises:
        ChangeError: a file cannot be read whole, so that nobody could say what a change does to it; or there is no
            entry of this name, and the nearest is proposed; or there are two.
        KnowledgeMissingError: there is no briefing or no answer.
    """
    inspection = read(files)
    for fault in inspection.errors:
        if not fault.code.startswith(_OF_CONTENT):
            raise ChangeError(phrases.UNREADABLE.format(place=fault.place, what=fault.what))
        if fault.code == _TWICE and f"`{name}`" in fault.what:
            raise ChangeError(phrases.TWICE.format(name=name))
    entries = inspection.knowledge.entries
    if name not in entries:
        near = nearest(name, entries)
        said = phrases.NEAREST_ENTRY if near else phrases.NO_SUCH_ENTRY
        raise ChangeError(said.format(name=name, nearest=near))
    return inspection.knowledge


def prove(files: Mapping[str, bytes], changed: Mapping[str, bytes | None], expected: Knowledge, name: str) -> None:
    """Make sure that reading the changed files gives what is expected.

    Args:
        files: every file as it was.
        changed: those that change; None stands for a file that goes.
        expected: what the knowledge must be afterwards, but for its digest.
        name: the entry's, for the error.

    Raises:
        ChangeError: reading gives anything else.
        KnowledgeMissingError: no answer would be left.
    """
    found = read(after(files, changed)).knowledge
    if replace(found, digest="") != replace(expected, digest=""):
        raise ChangeError(phrases.NOT_PROVED.format(name=name, files=", ".join(changed)))


def after(files: Mapping[str, bytes], changed: Mapping[str, bytes | None]) -> dict[str, bytes]:
    """Return every file as it is after a change; None stands for one that goes."""
    whole: dict[str, bytes | None] = {**files, **changed}
    return {path: content for path, content in whole.items() if content is not None}
