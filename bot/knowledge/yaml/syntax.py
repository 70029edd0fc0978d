"""What an officer reads where a file cannot be read as YAML.

The parser knows where it stopped, and speaks of tokens and nodes. What the officer did is read from the line itself:
each rule looks at the line and the parser's complaint and either words the fault or passes it on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.knowledge.diagnostics import Fault
from bot.knowledge.yaml.source import Position

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LINE = re.compile(r"^(?P<before>\s*(?:- +)*(?:[\w-]+:[ \t]+)?(?:- +)*)(?P<text>.*?)\s*$")
_GLUED_COLON = re.compile(r"^(?P<before>\s*(?:- +)*[\w-]+:)(?P<gap>[\u00a0\u2007\u202f]?)(?=[^\s/])")
_GLUED_DASH = re.compile(r"^(?P<before>\s*-)(?P<gap>[\t\u00a0\u2007\u202f]?)(?=[^\s-])")
_SIGNS = "*&!%@`|>{}[],"


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
        """A fault at the place where the parser stopped, or at another."""
        line, column = place or (min(self.line, max(len(self.lines) - 1, 0)), self.column)
        return Fault(code, Position(self.file, line + 1, column + 1), what, why, mend)


def worded(complaint: Complaint) -> Fault:
    """The parser's complaint as an officer would want to read it."""
    for rule in _RULES:
        fault = rule(complaint)
        if fault:
            return fault
    return complaint.fault(
        "KB103",
        "a line that cannot be understood",
        "Compare this line and the one above it with the other entries: spaces at the start, dashes, colons.",
    )


def in_quotes(text: str) -> str:
    """`text` in quotation marks that protect it: double ones, or single where it holds double ones."""
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _tab(one: Complaint) -> Fault | None:
    start = one.text[: len(one.text) - len(one.text.lstrip())]
    if "\t" not in start:
        return None
    why = "The depth of a line is counted in spaces, and a tab has none."
    return one.fault("KB112", "a tab at the start of a line", why, "use spaces", (one.line, start.index("\t")))


def _sign_at_the_start(one: Complaint) -> Fault | None:
    line, column = one.opened if one.opened and _of_sign(one.problem) else (one.line, one.column)
    text = one.lines[line] if line < len(one.lines) else ""
    parts = _LINE.match(text)
    if not parts or not parts["text"] or parts["text"][0] not in _SIGNS or parts.start("text") > column:
        return None
    if parts["text"][0] in "[{" and _unclosed(one.problem):
        return None
    return special_sign(Position(one.file, line + 1, parts.start("text") + 1), one.lines)


def special_sign(position: Position, lines: Sequence[str]) -> Fault:
    """The fault of a text that starts with a sign which means something else there.

    Args:
        position: where the text starts.
        lines: the file's lines.
    """
    line = lines[position.line - 1]
    before, text = line[: position.column - 1], line[position.column - 1 :].rstrip()
    why = f"At the start of a text {text[:1]} has a meaning of its own. Quotation marks take it away."
    return Fault(
        "KB106", position, f"a text that starts with {text[:1]}", why, f"{before.strip()} {in_quotes(text)}".strip()
    )


def _of_sign(problem: str) -> bool:
    return "alphabetic or numeric" in problem or "directive" in problem or "comment or line break" in problem


def _unclosed(problem: str) -> bool:
    return "',' or" in problem


def _open_quotation(one: Complaint) -> Fault | None:
    if "unexpected end of stream" not in one.problem or one.opened is None:
        return None
    why = "The text starts with a quotation mark, and no second one closes it."
    if one.lines[one.opened[0]][one.opened[1]] == "'":
        why += " An apostrophe at the start of a text counts as a quotation mark."
    return one.fault("KB114", "a quotation mark that is never closed", why, place=one.opened)


def _glued(one: Complaint) -> Fault | None:
    """A colon or dash without its space, on the line itself, where the reading began, or just above."""
    if (
        "did not find expected" not in one.problem
        and "could not find" not in one.problem
        and ("mapping values" not in one.problem)
    ):
        return None
    for line in dict.fromkeys([one.line, one.opened[0] if one.opened else one.line, one.line - 1]):
        text = one.lines[line] if 0 <= line < len(one.lines) else ""
        for pattern, sign in ((_GLUED_COLON, "colon"), (_GLUED_DASH, "dash")):
            found = pattern.match(text)
            if found:
                rest = text[found.end("gap") :].strip()
                why = (
                    "It needs an ordinary space; this one only looks like it." if found["gap"] else "It needs a space."
                )
                mend = f"{found['before'].strip()} {rest}"
                return one.fault("KB119", f"no space behind a {sign}", why, mend, (line, found.end("before") - 1))
    return None


def _after_quotation(one: Complaint) -> Fault | None:
    if "did not find expected" not in one.problem or not re.search(r"[\"']\s*$", one.text[: one.column]):
        return None
    parts = _LINE.match(one.text)
    if not parts or not parts["text"] or parts["text"][0] not in "\"'":
        return None
    text, sign = parts["text"], parts["text"][0]
    if text.count(sign) == 2 and text.endswith(sign):  # noqa: PLR2004 - it opens and closes: not this line's fault
        return _left_open_above(one, sign)
    why = "A text that starts with a quotation mark ends at the next one of its kind; nothing may follow."
    inner = text[1:-1] if text.endswith(sign) and sign == "'" else text
    mend = f"{parts['before'].strip()} {in_quotes(inner)}"
    return one.fault("KB113", "words after a closing quotation mark", why, mend)


def _left_open_above(one: Complaint, sign: str) -> Fault | None:
    """A quotation mark on a line above that took everything up to this line for its text."""
    for line in range(one.line - 1, -1, -1):
        parts = _LINE.match(one.lines[line])
        if parts and parts["text"][:1] == sign and parts["text"].count(sign) % 2:
            why = "The text starts with a quotation mark, and the next one stands lines below."
            return one.fault("KB114", "a quotation mark that is never closed", why, place=(line, parts.start("text")))
    return None


def _colon(one: Complaint) -> Fault | None:
    if "mapping values are not allowed" not in one.problem:
        return None
    parts = _LINE.match(one.text)
    if parts and parts.start("text") < one.column and re.search(r":\s+\S", parts["text"]):
        why = "A colon followed by a space starts a new key."
        if re.search("[“”‘’]", parts["text"]):
            why += " Curly quotation marks do not protect a text, only straight ones do."
        curly = parts["text"].startswith("“") and parts["text"].endswith("”")
        text = parts["text"][1:-1] if curly else parts["text"]
        mend = f"{parts['before'].strip()} {in_quotes(text)}".strip()
        return one.fault("KB115", "a colon and a space in the middle of a text", why, mend)
    return one.fault(
        "KB116",
        "a line that starts at the wrong depth",
        "It stands further to the right than the key above it, which has its text already.",
    )


def _open_bracket(one: Complaint) -> Fault | None:
    if not _unclosed(one.problem) or one.opened is None:
        return None
    sign = one.lines[one.opened[0]][one.opened[1]]
    why = f"A text that starts with {sign} is read as a list or keys in brackets, and this one never ends."
    mend = "close it, or put the whole text in double quotes if it is no list"
    return one.fault("KB117", f"a {sign} that is never closed", why, mend, one.opened)


def _backslash(one: Complaint) -> Fault | None:
    if not any(sign in one.problem for sign in ("unknown escape", "hexdecimal", "escape sequence")):
        return None
    why = "Between double quotation marks a backslash has a meaning of its own."
    return one.fault(
        "KB118", "a backslash in a text in double quotes", why, "use single quotation marks around the text"
    )


def _after_the_end(one: Complaint) -> Fault | None:
    if "<document start>" not in one.problem:
        return None
    return one.fault("KB105", "text after the end of the file's content", "A line of three dots ends it.")


def _key_without_colon(one: Complaint) -> Fault | None:
    if "could not find expected ':'" not in one.problem:
        return None
    line = one.opened or (one.line, one.column)
    why = "Either a key lacks the colon behind it, or a text goes on at the wrong depth."
    return one.fault("KB119", "a line without the colon that a key needs", why, place=line)


def _dash(one: Complaint) -> Fault | None:
    if "block sequence entries are not allowed" not in one.problem:
        return None
    why = "A list starts on the line under its key, each item with a dash and a space."
    return one.fault("KB120", "a dash where no list can start", why)


def _depth(one: Complaint) -> Fault | None:
    if "did not find expected" not in one.problem:
        return None
    why = (
        "Its first letter stands neither under the list above nor under the keys above. Count the spaces at its start."
    )
    return one.fault("KB116", "a line that starts at the wrong depth", why)


_RULES: tuple[Callable[[Complaint], Fault | None], ...] = (
    _tab,
    _open_quotation,
    _after_quotation,
    _glued,
    _sign_at_the_start,
    _open_bracket,
    _colon,
    _backslash,
    _after_the_end,
    _key_without_colon,
    _dash,
    _depth,
)
