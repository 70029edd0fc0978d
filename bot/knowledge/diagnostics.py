"""A fault in a knowledge file, and how people read it.

One object, several forms: the terminal form stands here; it names file, line and column, shows the line as typed with
the place marked, and says the cause and, only where it is certain, the mend.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.knowledge.source import Position, SourceText

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WIDEST_LINE = 110


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where, what, why, and what to type instead.

    `code` is stable (KB1xx: YAML, KB2xx: keys and values, KB3xx: content). `length` is how many characters to mark.
    """

    code: str
    position: Position
    what: str
    why: str = ""
    mend: str = ""
    length: int = 1

    @property
    def place(self) -> str:
        """`file:line:column`, as editors understand it."""
        return f"{self.position.file}:{self.position.line}:{self.position.column}"


def fault_at(text: str, code: str, what: str, *, why: str = "", mend: str = "", fragment: str = "") -> Fault:
    """Make a fault about `text`, at the place where it was typed.

    Args:
        text: the text the fault is about; a `SourceText` knows its place, any other stands at line 1.
        code: the fault's stable code.
        what: what is wrong, in one clause.
        why: the cause, in a sentence.
        mend: what to type instead; empty unless it is certain.
        fragment: the part of the text to mark, where it is not the whole.
    """
    position = text.position if isinstance(text, SourceText) else Position("knowledge", 1, 1)
    return Fault(code, position, what, why, mend, len(fragment or text.split("\n", maxsplit=1)[0]) or 1)


def nearest(word: str, valid: Iterable[str]) -> str:
    """The valid name most like `word`, or an empty string where none is like it."""
    close = difflib.get_close_matches(word.strip().lower(), sorted(valid), n=1, cutoff=0.6)
    return close[0] if close else ""


def in_file_order(faults: Iterable[Fault]) -> list[Fault]:
    """Faults sorted by file, line and column, without repetition."""
    return sorted(dict.fromkeys(faults), key=lambda fault: (fault.position, fault.code))


def in_words(faults: Iterable[Fault], lines_of: Mapping[str, list[str]], folder: str = "") -> str:
    """All faults as text for a terminal without colour.

    Args:
        faults: what to draw, in file order.
        lines_of: the lines of each file, by the name that the positions use.
        folder: stands before each file's name, so that an editor can open the place.
    """
    return "\n\n".join(_one_in_words(fault, lines_of.get(fault.position.file, []), folder) for fault in faults)


def _one_in_words(fault: Fault, lines: list[str], folder: str) -> str:
    drawn = [f"{folder}{fault.place}  error {fault.code}  {fault.what}"]
    if 0 < fault.position.line <= len(lines):
        line, number = lines[fault.position.line - 1], str(fault.position.line)
        if len(line) <= WIDEST_LINE:
            start = fault.position.column - 1
            marks = "^" * max(1, min(fault.length, len(line) - start))
            drawn += ["", f"  {number} | {line}", f"  {' ' * len(number)} | {' ' * start}{marks}"]
        else:
            drawn += ["", f"  {number} | {line[: WIDEST_LINE - 1]}…"]
        drawn.append("")
    if fault.why:
        drawn.append(f"Why:   {fault.why}")
    if fault.mend:
        drawn.append(f"Mend:  {fault.mend}")
    return "\n".join(drawn)
