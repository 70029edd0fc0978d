"""Finds places in a knowledge file, and changes its text at these places alone.

A file is taken apart into lines and put together again without a byte lost: a byte order mark, Windows line ends and a
missing line end at the bottom stay as they were.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import ChangeError
from bot.phrases import knowledge_changing as phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.knowledge.yaml.source import Position, SourceText


class Edit(NamedTuple):
    """A stretch of a text, by its first character and the one behind its last, and what comes in its place."""

    start: int
    end: int
    text: str = ""


class Written(NamedTuple):
    """Where a name stands: with its quotation marks, and the name alone."""

    start: int
    end: int
    bare_start: int
    bare_end: int


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, by lines that count from 1 as in an editor."""

    file: str
    mark: bytes
    """The byte order mark that it starts with; empty where it has none."""
    lines: tuple[str, ...]
    """Its lines, each with its line end."""
    starts: tuple[int, ...]
    """Where each line starts in the text, and where the text ends."""
    text: str

    @classmethod
    def of(cls, file: str, content: bytes) -> FileText:
        """Take a file apart; its content must be UTF-8."""
        mark = BOM_UTF8 if content.startswith(BOM_UTF8) else b""
        text = content[len(mark) :].decode()
        lines = tuple(text.splitlines(keepends=True))
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line))
        return cls(file, mark, lines, tuple(starts), text)

    def line(self, number: int) -> str:
        """Return a line without its end; an empty one below the last."""
        return self.lines[number - 1].rstrip("\r\n") if number <= len(self.lines) else ""

    def start_of(self, line: int) -> int:
        """Return where a line starts; below the last one, where the text ends."""
        return self.starts[min(line - 1, len(self.lines))]

    def end_of(self, line: int) -> int:
        """Return where a line ends, before its line end."""
        return self.start_of(line) + len(self.line(line))

    def offset(self, position: Position) -> int:
        """Return the character that a position means."""
        return self.start_of(position.line) + position.column - 1

    def line_at(self, offset: int) -> int:
        """Return the line of a character."""
        return min(bisect_right(self.starts, offset), len(self.lines))

    def written(self, name: SourceText) -> Written:
        """Return where a name is written: plain, in quotation marks, or on the line below a `>` or `|`.

        Raises:
            ChangeError: its letters are not typed as they are, but with backslashes.
        """
        start, letters = self.offset(name.position), " ".join(name.split())
        bare = re.escape(letters)
        shape = rf"(?P<quote>[\"'])\s*(?P<name>{bare})\s*(?P=quote)|[|>][^\r\n]*\s+(?P<below>{bare})|(?P<plain>{bare})"
        found = re.compile(shape).match(self.text, start)
        if not found:
            raise ChangeError(phrases.LAID_OUT.format(file=self.file))
        group = found.lastgroup if found.lastgroup != "quote" else "name"
        return Written(start, found.end(), *found.span(group or 0))

    def changed(self, edits: Iterable[Edit]) -> bytes:
        """Return the file's content with some stretches changed, which must not overlap."""
        text = self.text
        for edit in sorted(edits, reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return self.mark + text.encode()
