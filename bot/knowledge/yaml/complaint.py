"""Holds what the parser complained of, and makes faults and mends of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.knowledge.diagnostics import Fault
from bot.knowledge.yaml.source import Position

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLOCK_SIGN = re.compile(r"^[>|][+-]?\s*")


@dataclass(frozen=True, slots=True)
class Complaint:
    """Where the parser stopped and what it said; lines and columns count from 0."""

    file: str
    lines: Sequence[str]
    problem: str
    line: int
    column: int
    opened: tuple[int, int] | None
    """Where the thing began that the parser was reading, such as a quotation."""

    @property
    def text(self) -> str:
        """The line where it stopped."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    def fault(self, code: str, what: str, why: str, mend: str = "", place: tuple[int, int] | None = None) -> Fault:
        """Make a fault at the place where the parser stopped, or at another."""
        line, column = place or (min(self.line, max(len(self.lines) - 1, 0)), self.column)
        return Fault(code, Position(self.file, line + 1, column + 1), what, why, mend)


def in_quotes(text: str) -> str:
    """Return `text` in quotation marks that protect it: double ones, or single where it holds double ones."""
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def special_sign(position: Position, lines: Sequence[str]) -> Fault:
    """Make the fault of a text that starts with a sign which means something else there.

    Args:
        position: where the text starts.
        lines: the file's lines.
    """
    line = lines[position.line - 1]
    before, text = line[: position.column - 1].strip(), line[position.column - 1 :].rstrip()
    what = f"a text that starts with {text[:1]}"
    if text[:1] in {">", "|"}:
        why = f"Behind {text[:1]} nothing may stand on the line; the text begins on the next one, further to the right."
        inner = _BLOCK_SIGN.sub("", text)
        return Fault(
            "KB106", position, what, why, f"{before} {in_quotes(inner)}".strip() if inner[:1].isalnum() else ""
        )
    why = f"At the start of a text {text[:1]} has a meaning of its own. Quotation marks take it away."
    return Fault("KB106", position, what, why, f"{before} {in_quotes(text)}".strip())
