"""Finds slips that YAML accepts in silence: words cut off by a number sign, letters that only look right.

They are the dangerous ones. `See note #4` becomes `See note` and nobody is told; a Cyrillic letter in a word keeps
every question from finding it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.knowledge.diagnostics import Fault
from bot.knowledge.yaml.complaint import in_quotes
from bot.knowledge.yaml.source import Position, SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def cut_off(text: SourceText, lines: Sequence[str], end: tuple[int, int]) -> Fault | None:
    """Return the fault of a plain text that is followed by a number sign, or None.

    Args:
        text: what was read.
        lines: the file's lines.
        end: line and column, from 0, where the reading of the text stopped.
    """
    line, column = end
    rest = lines[line][column:] if line < len(lines) else ""
    place = (line, column + len(rest) - len(rest.lstrip()))
    if not re.match(r"\s+#", rest):
        # A line below that goes on with a number sign straight before a word is cut off as well.
        below = lines[line + 1] if line + 1 < len(lines) else ""
        indent = len(below) - len(below.lstrip())
        if rest.strip() or not re.match(r"\s+#\w", below):
            return None
        rest, place = below, (line + 1, indent)
    lost = rest.strip()
    short = text if len(text) <= MOST_SHOWN else f"…{text[-MOST_SHOWN:]}"
    return Fault(
        "KB111",
        Position(text.position.file, place[0] + 1, place[1] + 1),
        "words after # are lost",
        f"A space and # start a remark that nobody is shown, so the text stops at “{short}”.",
        _without_loss(text, lines, place),
        len(lost),
    )


def _without_loss(text: SourceText, lines: Sequence[str], place: tuple[int, int]) -> str:
    """What to type so that nothing is lost: a text in quotation marks, and a word or day by itself."""
    line = lines[place[0]]
    if place[0] != text.position.line - 1:
        return "put the whole text in double quotes, or the remark on a line of its own"
    before = line[: text.position.column - 1].strip()
    whole = text if len(text.split()) == 1 else in_quotes(line[text.position.column - 1 :].rstrip())
    return f"{before} {whole}".strip()


def glued_items(text: SourceText, lines: Sequence[str], last: int) -> Fault | None:
    """Return the fault of a plain text that runs over lines which look like list items, or None.

    Args:
        text: what was read.
        lines: the file's lines.
        last: the line, from 0, on which the text ends.
    """
    before = lines[text.position.line - 1][: text.position.column - 1] if text.position.line <= len(lines) else ""
    if not before.rstrip().endswith("-"):
        return None
    for number in range(text.position.line, min(last + 1, len(lines))):
        line = lines[number]
        if line.lstrip().startswith("-"):
            if alone := item_too_far_left(text.position.file, lines, text.position.line - 1, number):
                return alone
            place = Position(text.position.file, number + 1, len(line) - len(line.lstrip()) + 1)
            why = "It stands further to the right than the item above it, and so became the end of that item's text."
            return Fault("KB116", place, "a list item at the wrong depth", why, length=len(line.strip()))
    return None


def item_too_far_left(file: str, lines: Sequence[str], item: int, below: int) -> Fault | None:
    """Return the fault of the first item of a list, where all others stand further in than it; None where they do not.

    Args:
        file: its name.
        lines: the file's lines.
        item: the line of the item, from 0.
        below: the line of the next one.
    """
    own, depth = depth_of(lines[item]), depth_of(lines[below])
    above = next((line for line in reversed(lines[:item]) if line.strip()), "")
    list_below = takewhile(lambda line: not line.strip() or depth_of(line) > own, lines[below:])
    others = [line for line in list_below if depth_of(line) == depth and line.lstrip().startswith("-")]
    if own >= depth or above.lstrip().startswith("-") or len(others) < 2:  # noqa: PLR2004 - one alone proves nothing
        return None
    why = f"It has {own} spaces before it, and the items below have {depth}: those of a list stand equally far in."
    length = len(lines[item].strip())
    return Fault("KB116", Position(file, item + 1, own + 1), "a list item at the wrong depth", why, length=length)


def depth_of(line: str) -> int:
    """Return how many signs stand before the text of a line."""
    return len(line) - len(line.lstrip())


MOST_SHOWN = 40
"""Characters of a text that a message repeats."""


def strange_letters(text: SourceText) -> Iterator[Fault]:
    """Yield faults of letters that cannot be seen, or that only look like the ones they stand for."""
    hidden = _HIDDEN.search(text)
    if hidden:
        name = unicodedata.name(hidden[0], "a control character").lower()
        yield Fault(
            "KB121",
            text.position,
            "a character that cannot be seen",
            f"It is “{name}”, behind “{text[: hidden.start()][-20:]}”. Delete the word and type it again.",
            length=len(text),
            fragment=text[hidden.start()],
        )
    if text.isascii():
        return
    if "\ufffd" in text:
        before = text[: text.index("\ufffd")][-20:]
        yield Fault(
            "KB125",
            text.position,
            "a letter that was lost in copying",
            f"A sign for a lost letter stands behind “{before}”. Type the word again.",
            length=len(text),
            fragment="\ufffd",
        )
    for word in _LETTERS.findall(text):
        scripts = {unicodedata.name(letter, "?").split()[0] for letter in word}
        if "LATIN" in scripts and scripts & {"CYRILLIC", "GREEK"}:
            strange = next(letter for letter in word if not unicodedata.name(letter, "LATIN").startswith("LATIN"))
            yield Fault(
                "KB122",
                text.position,
                f"a letter in “{word}” that only looks right",
                f"It is “{unicodedata.name(strange).lower()}”. No question would ever find this word.",
                "type the word again",
                len(text),
                fragment=word,
            )
