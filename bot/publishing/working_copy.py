"""The knowledge folder as the working copy of whoever edits files: read whole, written file by file.

What is published from Discord is written here, too, where that can be. A file is replaced only while it says what it
said when the folder was last read: somebody's edit is never overwritten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import KnowledgeMissingError
from bot.knowledge.folder import content_of
from bot.publishing.assessing import Candidate
from bot.publishing.writing import write_whole
from bot.records.editions import blob_digest, tree_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A folder at one moment."""

    candidate: Candidate
    tree: Mapping[str, str]
    missing: str = ""
    """Why nothing could be read; empty where something could."""

    @property
    def signature(self) -> str:
        """A digest of all that matters of it: two readings with one signature are the same."""
        parts = [*self.tree.items(), *self.candidate.unread.items(), *((one, "") for one in self.candidate.others)]
        return hashlib.sha256(repr((sorted(parts), self.missing)).encode(errors="surrogateescape")).hexdigest()


class WorkingCopy:
    """The folder."""

    def __init__(self, folder: Path) -> None:
        """Look at nothing yet."""
        self.folder = folder

    @property
    def key(self) -> str:
        """A name for this very folder: its place and what the file system calls it."""
        try:
            node = self.folder.stat().st_ino
        except OSError:
            node = 0
        return hashlib.sha256(f"{self.folder.resolve()} {node}".encode(errors="surrogateescape")).hexdigest()[:32]

    def read(self) -> Reading:
        """Read every file that counts, whatever state the folder is in."""
        try:
            content = content_of(self.folder)
        except (KnowledgeMissingError, OSError) as error:
            return Reading(Candidate({}), {}, str(error))
        others = tuple(name for name in content.others if not name.endswith(".md") and not _is_hidden(name))
        candidate = Candidate(dict(content.files), dict(content.unread), others)
        return Reading(candidate, tree_of(content.files))

    def write(self, files: Mapping[str, bytes], seen: Mapping[str, str]) -> str:
        """Make the folder hold these files.

        Args:
            files: what it is to hold.
            seen: the tree that was read last.

        Returns:
            An empty text, or why not all of it could be written: what is written stays, and each file is whole.
        """
        for path in sorted({*files, *seen}):
            wanted = blob_digest(files[path]) if path in files else None
            if wanted == seen.get(path):
                continue
            place = self.folder / path
            try:
                now = blob_digest(place.read_bytes()) if place.exists() else None
                if now == wanted:
                    continue
                if now != seen.get(path):
                    return f"{path}: it was changed meanwhile"
                if path in files:
                    write_whole(place, files[path])
                else:
                    place.unlink()
            except OSError as error:
                return f"{path}: {error.strerror or type(error).__name__}"
        return ""


def _is_hidden(name: str) -> bool:
    """Return whether a file is hidden, such as one that is just being written."""
    return any(part.startswith(".") for part in name.split("/"))
