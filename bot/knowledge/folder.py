"""Reads a knowledge folder from the disk. It is the only module of this room that opens the files of the knowledge."""

from __future__ import annotations

import errno
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import KnowledgeMissingError
from bot.knowledge.formats.kinds import FOLDERS, KINDS, may_be_text_of_briefing
from bot.knowledge.reading import EXPECTED, Inspection, read
from bot.knowledge.values import LARGEST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


_TOGETHER = 60
"""Seconds within which files count as changed together: so long may it take to copy or to fetch a whole folder."""


@dataclass(frozen=True, slots=True)
class FolderContent:
    """The files of a knowledge folder at one moment."""

    folder: Path
    files: Mapping[str, bytes]
    """The content of each file that counts, by its path inside the folder."""
    unread: Mapping[str, str]
    """The files that could not be opened, by path, and why."""
    others: tuple[str, ...]
    """Paths of everything else; those of folders end with a slash."""
    newest: frozenset[str] = frozenset()
    """The files that were changed last."""

    def inspect(self, changed: Mapping[str, bytes | None] | None = None) -> Inspection:
        """Read and check the files.

        Args:
            changed: files that are to be read with another content than they have, or that are not there yet; None as
                the content stands for a file that is to go.

        Raises:
            KnowledgeMissingError: there is no briefing or no answer.
        """
        whole: dict[str, bytes | None] = {**self.files, **(changed or {})}
        files = {path: content for path, content in whole.items() if content is not None}
        newest = self.newest if changed is None else frozenset(changed)
        return read(files, unread=self.unread, others=self.others, folder=str(self.folder), newest=newest)


def inspect_knowledge(folder: Path) -> Inspection:
    """Read and check a knowledge folder.

    Raises:
        KnowledgeMissingError: the folder or what it must hold is not there.
    """
    return content_of(folder).inspect()


def content_of(folder: Path) -> FolderContent:
    """Read the files of a knowledge folder without looking into them.

    Raises:
        KnowledgeMissingError: the folder is not there or cannot be opened.
    """
    if not folder.is_dir():
        raise KnowledgeMissingError(f"There is no knowledge folder at {folder}. {EXPECTED}")
    files: dict[str, bytes] = {}
    unread: dict[str, str] = {}
    others: list[str] = []
    changed: dict[str, float] = {}
    try:
        found = [path for place in (folder, *(folder / name for name in FOLDERS)) for path in _inside(place)]
    except OSError as error:
        raise KnowledgeMissingError(f"{folder} cannot be opened: {error.strerror or error}.") from error
    for path in found:
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and name in FOLDERS:
            continue
        counts = any(kind.holds(name) for kind in KINDS) or may_be_text_of_briefing(name)
        if path.is_dir() or not counts:
            others.append(f"{name}/" if path.is_dir() else name)
        if counts:
            try:
                files[name] = _content(path)
                changed[name] = path.stat().st_mtime
            except OSError as error:
                unread[name] = error.strerror or str(error)
    last = max(changed.values(), default=0.0) - _TOGETHER
    newest = frozenset(name for name, when in changed.items() if when >= last)
    return FolderContent(folder, files, unread, tuple(others), newest)


def _inside(place: Path) -> list[Path]:
    return sorted(place.iterdir()) if place.is_dir() else []


def _content(path: Path) -> bytes:
    """Return an ordinary file's content, at most one byte more than the bot reads; a pipe would never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is no ordinary file")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
