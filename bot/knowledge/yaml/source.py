"""Defines text that remembers where an officer typed it, so that every message can point at the place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Position(NamedTuple):
    """A place in a knowledge file; line and column count from 1.

    A tuple, not a dataclass: every value of every file makes one, and a tuple is made in a third of the time.
    """

    file: str
    line: int
    column: int


_WORD = re.compile(r"\w+")
_TO_SPACES = {code: " " for code in range(128) if code != ord("\n") and not _WORD.match(chr(code))}
_LINE_END = re.compile(r"\r\n|\r|\n")


class SourceText(str):
    """A string as it was typed, with its `position`; in every other respect a plain `str`."""

    __slots__ = ("position",)
    position: Position

    def __new__(cls, text: str, position: Position) -> SourceText:
        """Make a text that stands at `position`."""
        made = super().__new__(cls, text)
        made.position = position
        return made

    def __reduce__(self) -> tuple[type[SourceText], tuple[str, Position]]:
        """Survive copying and pickling with the position."""
        return SourceText, (str(self), self.position)


def lines_of(text: str) -> list[str]:
    """Return the lines of a file as editors count them; `str.splitlines` ends some at signs that nobody sees."""
    lines = _LINE_END.split(text)
    return lines[:-1] if lines[-1] == "" else lines


def letters_of_each(texts: Sequence[str]) -> list[str]:
    """Return `letters_of` of each text that stands on one line, in a third of the time."""
    whole = "\n".join(texts).lower()
    if not whole.isascii():
        return list(map(letters_of, texts))
    whole = whole.translate(_TO_SPACES)
    while "  " in whole:
        whole = whole.replace("  ", " ")
    return [line.strip(" ") for line in whole.split("\n")] if texts else []


def letters_of(text: str) -> str:
    """Return the words of a text in small letters with single spaces, for comparing texts without their punctuation."""
    return " ".join(_WORD.findall(text.lower()))
