"""Defines a fault in a knowledge file, and shows it to people in several forms.

One object, four forms: text for a terminal (coloured by `bot.terminal.faults`), JSON for programs, an annotation for
GitHub, and a message for an officer on Discord. Each names file, line and column, shows the line as typed with the
place marked, and says the cause and, only where it is certain, the mend.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.knowledge.yaml.source import Position, SourceText

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

WIDEST_LINE = 110
"""Characters of a line that are shown; a longer one is cut around the marked place."""
SEARCHED_LINES = 500
"""How far below the start of a text a part of it is looked for, in lines."""
LEAST_FOUND = 12
"""Characters of a part that must stand on one line for it to count as found, where the part runs over several lines."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where, what, why, and what to type instead.

    `code` is stable (KB1xx: the file, KB2xx: keys and values, KB3xx: content). `length` is how many characters to mark.
    """

    code: str
    position: Position
    what: str
    why: str = ""
    mend: str = ""
    length: int = 1
    warning: bool = False
    """Whether the knowledge can be served all the same."""
    fragment: str = ""
    """The part of the text that the fault is about, where it is not the whole; marked once the line is known."""
    twin: SourceText | None = None
    """The text of another place that it is as much about; told instead where that place was changed last."""

    @property
    def place(self) -> str:
        """`file:line:column`, as editors understand it."""
        return f"{self.position.file}:{self.position.line}:{self.position.column}"

    @property
    def severity(self) -> str:
        """`error` or `warning`."""
        return "warning" if self.warning else "error"


def fault_at(
    text: str,
    code: str,
    what: str,
    *,
    why: str = "",
    mend: str = "",
    fragment: str = "",
    warning: bool = False,
    twin: str = "",
) -> Fault:
    """Make a fault about `text`, at the place where it was typed.

    Args:
        text: the text the fault is about; a `SourceText` knows its place, any other stands at line 1.
        code: the fault's stable code.
        what: what is wrong, in one clause.
        why: the cause, in a sentence.
        mend: what to type instead; empty unless it is certain.
        fragment: the part of the text to mark, where it is not the whole.
        warning: whether the knowledge can be served all the same.
        twin: a text in another place that the fault is as much about; the cause names its place.
    """
    other = twin if isinstance(twin, SourceText) else None
    position = text.position if isinstance(text, SourceText) else Position("knowledge", 1, 1)
    return Fault(code, position, what, why, mend, len(text.split("\n", maxsplit=1)[0]) or 1, warning, fragment, other)


def nearest(word: str, valid: Iterable[str], ahead: float = 0.0) -> str:
    """Return the valid name most like `word`, or an empty string where none is like it.

    Args:
        word: what was typed.
        valid: the names it may be.
        ahead: by how much, of 1, the name must be more like it than the next; where it is not, there is none.
    """
    import difflib  # noqa: PLC0415 - 5 ms that only a misspelt name needs

    typed = word.strip().lower()
    close = difflib.get_close_matches(typed, sorted(valid), n=2, cutoff=0.6)
    likeness = [difflib.SequenceMatcher(None, name, typed).ratio() for name in close]
    if not close or (len(close) > 1 and likeness[0] - likeness[1] < ahead):
        return ""
    return close[0]


def in_file_order(
    faults: Iterable[Fault], lines_of: Mapping[str, list[str]], newest: Collection[str] = ()
) -> list[Fault]:
    """Sort faults by file, line and column, without repetition, each at the very words that it is about.

    Args:
        faults: what was found.
        lines_of: the lines of each file.
        newest: the files that were changed last: the slip is probably in them, so they come first.
    """
    turned = (_turned(fault, newest) for fault in faults)
    placed = (_at_its_words(fault, lines_of.get(fault.position.file, [])) for fault in turned)
    return sorted(
        dict.fromkeys(placed), key=lambda fault: (fault.position.file not in newest, fault.position, fault.code)
    )


def _turned(fault: Fault, newest: Collection[str]) -> Fault:
    """Put a fault about two places at the one that was changed last."""
    twin = fault.twin
    if twin is None or fault.position.file in newest or twin.position.file not in newest:
        return replace(fault, twin=None) if twin is not None else fault
    here = f"{fault.position.file}, line {fault.position.line}"
    there = f"{twin.position.file}, line {twin.position.line}"
    return replace(fault, position=twin.position, length=len(twin), why=fault.why.replace(there, here), twin=None)


def _at_its_words(fault: Fault, lines: Sequence[str]) -> Fault:
    """Move a fault to its fragment, which may stand some lines below the start of its text."""
    if not fault.fragment:
        return fault
    start = fault.position.line - 1
    for wanted in (fault.fragment, *_beginnings(fault.fragment)):
        for number, line in enumerate(lines[start : start + SEARCHED_LINES], start):
            column = line.find(wanted, fault.position.column - 1 if number == start else 0)
            if column >= 0:
                position = Position(fault.position.file, number + 1, column + 1)
                return replace(fault, position=position, length=len(wanted), fragment="")
    return replace(fault, fragment="")


def _beginnings(fragment: str) -> Iterable[str]:
    """Yield shorter and shorter beginnings of a text: where it runs over two lines, only one stands on the first."""
    words = fragment.split(" ")
    for count in range(len(words) - 1, 0, -1):
        beginning = " ".join(words[:count])
        if len(beginning) < LEAST_FOUND:
            return
        yield beginning


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a file with a part of it marked."""

    number: int
    line: str
    start: int
    """Where the mark begins in `line`, from 0."""
    length: int


def excerpt(fault: Fault, lines: Sequence[str]) -> Excerpt | None:
    """Return the line of a fault, cut to a readable width; None where there is none to show."""
    if not 0 < fault.position.line <= len(lines):
        return None
    line, start = lines[fault.position.line - 1].replace("\t", " "), fault.position.column - 1
    if len(line) > WIDEST_LINE:
        first = max(0, min(start - WIDEST_LINE // 3, len(line) - WIDEST_LINE))
        line, start = line[first : first + WIDEST_LINE], start - first
    return Excerpt(fault.position.line, line, start, max(1, min(fault.length, len(line) - start)))


def in_words(faults: Iterable[Fault], lines_of: Mapping[str, list[str]], folder: str = "") -> str:
    """Return faults as plain text.

    Args:
        faults: what to draw, in file order.
        lines_of: the lines of each file, by the name that the positions use.
        folder: stands before each file's name, so that an editor can open the place.
    """
    return "\n\n".join(_one_in_words(fault, lines_of.get(fault.position.file, []), folder) for fault in faults)


def _one_in_words(fault: Fault, lines: Sequence[str], folder: str) -> str:
    drawn = [f"{folder}{fault.place}  {fault.severity} {fault.code}  {fault.what}"]
    shown = excerpt(fault, lines)
    if shown:
        margin = " " * len(str(shown.number))
        drawn += ["", f"  {shown.number} | {shown.line}", f"  {margin} | {' ' * shown.start}{'^' * shown.length}", ""]
    drawn += [f"{label:<7}{text}" for label, text in advice(fault)]
    return "\n".join(drawn)


def advice(fault: Fault) -> list[tuple[str, str]]:
    """Return what is said below the marked line, as labels and texts."""
    said = [("Why:", fault.why), ("Mend:", fault.mend), ("More:", f"briefing-bot explain {fault.code}")]
    return [(label, text) for label, text in said if text]


def as_json(fault: Fault) -> dict[str, Any]:
    """Return a fault as plain values, for programs."""
    return {
        "code": fault.code,
        "severity": fault.severity,
        "file": fault.position.file,
        "line": fault.position.line,
        "column": fault.position.column,
        "length": fault.length,
        "what": fault.what,
        "why": fault.why or None,
        "mend": fault.mend or None,
    }


def as_annotation(fault: Fault, folder: str = "") -> str:
    """Return a fault as GitHub shows it beside the line.

    Its form is in GitHub's documentation: Workflow commands, Setting an error message.
    """
    where = {
        "file": f"{folder}{fault.position.file}",
        "line": str(fault.position.line),
        "col": str(fault.position.column),
        "endColumn": str(fault.position.column + fault.length),
        "title": fault.code,
    }
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in where.items())
    said = "\n".join([fault.what, *(f"{label} {text}" for label, text in advice(fault))])
    return f"::{fault.severity} {properties}::{_escaped(said, '')}"


def _escaped(text: str, more: str) -> str:
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


MESSAGE = 1_900
"""Characters of the message that an officer reads on Discord: a little under the 2,000 it may have."""


def in_a_message(faults: Sequence[Fault], lines_of: Mapping[str, list[str]]) -> str:
    """Return as many faults as fit into one Discord message, in a block that shows them letter by letter."""
    shown: list[str] = []
    for number, fault in enumerate(faults):
        text = _one_in_words(fault, lines_of.get(fault.position.file, []), "").replace("`", "ˋ")
        text = text if len(text) <= MESSAGE // 2 else f"{text[: MESSAGE // 2 - 1]}…"
        rest = f"… and {len(faults) - number} more"
        if len("\n\n".join([*shown, text, rest])) > MESSAGE:
            shown.append(rest)
            break
        shown.append(text)
    return "```\n" + "\n\n".join(shown) + "\n```"
