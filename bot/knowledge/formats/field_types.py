"""Defines the types of values, and reads a file's values by a table of them (`bot.knowledge.formats.file_formats`).

Reading reports every fault of a file at once, with its place, and names the valid key
that is nearest to a misspelt one. A table of our own, because it keeps each value's line and starts in a millisecond;
pydantic needs 120 ms to import and a second mapping from its error paths back to lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.knowledge.diagnostics import Fault, fault_at, nearest
from bot.knowledge.formats.days import day_meant
from bot.knowledge.yaml.complaint import in_quotes
from bot.knowledge.yaml.nodes import Mapping, Node, Sequence
from bot.knowledge.yaml.source import Position, SourceText

if TYPE_CHECKING:
    from collections.abc import Callable


NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
"""The pattern of a name in the knowledge."""


_NO_DASH = re.compile(r"-|[–—•·▪●◦○‣*]\s*")
"""A dash without its space, or what people take for a dash."""


class _Unreadable(Exception):  # noqa: N818 - never leaves this module
    """A value that cannot be used; its faults are already reported."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of at most `longest` characters, on one line unless `lines`; `pattern` narrows what it may be."""

    longest: int = 300
    pattern: str = ""
    described: str = ""
    """What the pattern asks for, in words."""
    signs: bool = False
    """Whether it may consist of signs alone, such as %."""
    of_entry: bool = False
    """Whether it is the name of an entry: where the entry gets another name, this text has to change with it."""

    def read(self, node: Node, key: str, report: Callable[[Fault], None]) -> SourceText:
        """Return the text of `node`, with white space joined to single spaces."""
        if not isinstance(node, SourceText):
            found, length = "a list" if isinstance(node, Sequence) else "several keys", 1
            why, mend = "A text that starts with a bracket is read as a list.", "put the whole text in double quotes"
            if not node.in_brackets:
                why, mend = "A dash and a space at its start make a list of it.", ""
            if isinstance(node, Mapping) and len(node.items) == 1 and not node.in_brackets:
                first, rest = next(iter(node.items.items()))
                if isinstance(rest, SourceText):
                    found, why = (
                        "a key with a text",
                        "A colon with a space or nothing behind it makes a key of the words before it.",
                    )
                    typed = f"{first}: {rest}".strip()
                    mend, length = in_quotes(typed), len(typed)
            report(Fault("KB204", node.position, f"a text of `{key}` reads as {found}", why, mend, length))
            raise _Unreadable
        text = node
        # Most are one line without a space too many, which costs less to see than to cut and join them all.
        if not (node.isascii() and node.isprintable()) or "  " in node or " " in (node[:1], node[-1:]):
            joined = " ".join(node.split())
            text = node if joined == node else SourceText(joined, node.position)
        if not text or not (self.signs or text[0].isalnum() or any(letter.isalnum() for letter in text)):
            report(fault_at(node, "KB205", f"`{key}` is empty"))
            raise _Unreadable
        if len(text) > self.longest:
            report(fault_at(node, "KB206", f"`{key}` has {len(text)} characters; {self.longest} is the most"))
        if self.pattern and not re.fullmatch(self.pattern, text):
            close = "-".join(re.findall(r"[a-z0-9]+", text.lower())) if self.pattern == NAME else ""
            mend = f"{key}: {close}" if close and key == "id" else ""
            why = f"{self.described} Give the `id` of the entry." if self.of_entry and key != "id" else self.described
            report(fault_at(node, "KB207", f"`{text}` cannot be used as `{key}`", why=why, mend=mend))
            raise _Unreadable
        return text


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    def read(self, node: Node, key: str, report: Callable[[Fault], None]) -> SourceText:
        """Return the chosen word."""
        text = Text().read(node, key, report)
        if text not in self.options:
            close = nearest(text, self.options)
            report(
                fault_at(
                    text,
                    "KB208",
                    f"`{text}` is not one of the words for `{key}`",
                    why=f"Possible are: {', '.join(self.options)}.",
                    mend=f"{key}: {close}" if close else "",
                )
            )
            raise _Unreadable
        return text


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day, written like 2026-11-23."""

    def read(self, node: Node, key: str, report: Callable[[Fault], None]) -> date:
        """Return the day."""
        text = Text().read(node, key, report)
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        meant = day_meant(text)
        what = (
            f"`{text}` is not a day of the calendar" if meant is None else f"`{text}` is not how a day is written here"
        )
        mend = f"{key}: {meant}" if meant else ""
        why = "A day is written as year, month, day, such as 2026-11-23."
        report(fault_at(text, "KB209", what, why=why, mend=mend))
        raise _Unreadable


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one kind."""

    item: Kind
    least: int = 0
    most: int = 100_000
    or_single: bool = False
    """Whether one value may stand without its dash."""

    def read(self, node: Node, key: str, report: Callable[[Fault], None]) -> list[Any]:
        """Return the list's readable values."""
        if not isinstance(node, Sequence):
            if self.or_single:
                return [self.item.read(node, key, report)]
            if isinstance(node, SourceText) and not node:
                report(fault_at(node, "KB205", f"`{key}` is empty"))
            else:
                report(Fault("KB210", node.position, f"`{key}` should be a list", *self._no_list(node, key)))
            raise _Unreadable
        if not self.least <= len(node.items) <= self.most:
            report(
                Fault(
                    "KB211",
                    node.position,
                    f"`{key}` has {len(node.items)} items",
                    f"It needs at least {self.least} and at most {self.most}.",
                )
            )
        values = []
        for item in node.items:
            try:
                values.append(self.item.read(item, key, report))
            except _Unreadable:
                continue
        return values

    def _no_list(self, node: SourceText | Mapping, key: str) -> tuple[str, str]:
        """Return why something is no list, and what to type."""
        why = "Each item of a list stands on a line of its own and starts with a dash and a space."
        if isinstance(node, Mapping):
            return f"{why} The other keys of the item stand under its first key.", ""
        if sign := _NO_DASH.match(node):
            missing = "The space behind the dash is missing."
            rest = node[sign.end() :].split(" -")[0].strip()
            return missing if sign[0] == "-" else f"{sign[0].strip()} is no dash.", f"- {rest}"
        if isinstance(self.item, Text) and self.item.pattern == NAME:
            names = re.split(r",?\s+(?:and\s+)?|,", node)
            mend = f"{key}: [{', '.join(names)}]" if all(re.fullmatch(NAME, name) for name in names) else ""
            return "Names of entries stand in square brackets, with commas between them.", mend
        if key == "words":
            return "Several words stand in square brackets, with commas between them.", f"{key}: [{node}]"
        return why, ""


@dataclass(frozen=True, slots=True)
class MapOf:
    """Freely named keys, each with a value of one kind."""

    key: Text
    item: Kind

    def read(self, node: Node, key: str, report: Callable[[Fault], None]) -> dict[str, Any]:
        """Return the readable pairs."""
        if not isinstance(node, Mapping):
            report(Fault("KB212", node.position, f"`{key}` should hold lines of the form `name: value`"))
            raise _Unreadable
        pairs: dict[str, Any] = {}
        for name, value in node.items.items():
            try:
                read = self.key.read(name, key, report)
                if read in pairs:
                    report(fault_at(name, "KB107", f"`{read}` is given twice", why="Only one of the two could count."))
                pairs[read] = self.item.read(value, str(name), report)
            except _Unreadable:
                continue
        return pairs


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record."""

    kind: Kind
    required: bool = True
    help: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Named keys, each with a kind of its own; no others are allowed."""

    name: str
    fields: dict[str, Field] = field(default_factory=dict)

    def read(self, node: Node, key: str, report: Callable[[Fault], None]) -> dict[str, Any]:
        """Return the readable values by key, with `_at` for where the record stands."""
        if not isinstance(node, Mapping):
            what = f"{self.name} should hold keys of the form `key: value`"
            why = f"Its keys are: {', '.join(self.fields)}."
            glued = re.match(r"([\w-]+):\S", node) if isinstance(node, SourceText) else None
            if glued and glued[1] in self.fields:
                why = f"The space behind the colon of `{glued[1]}` is missing."
            report(Fault("KB212", node.position, what, why, length=len(key)))
            raise _Unreadable
        values: dict[str, Any] = {"_at": node.position}
        unknown = [name for name in node.items if name not in self.fields]
        missing = [name for name, spec in self.fields.items() if spec.required and name not in node.items]
        for name in unknown:
            close = nearest(name, self.fields)
            why = f"The keys are: {', '.join(self.fields)}."
            bare = re.sub("[“”‘’\u00a0\u200b]", "", name).strip()
            if bare != name and bare in self.fields:
                close, why = bare, "A key has no curly quotation marks and no spaces that only look like ones."
            mend = f"{close}:" if close else ""
            report(fault_at(name, "KB201", f"`{name}` is not a key of {self.name}", why=why, mend=mend))
            missing = [other for other in missing if other != close]
        for absent in missing:
            report(Fault("KB202", node.position, f"{self.name} has no `{absent}`", self.fields[absent].help))
        broken = bool(unknown or missing)
        for name, value in node.items.items():
            if name not in self.fields:
                continue
            try:
                values[str(name)] = self.fields[str(name)].kind.read(value, str(name), report)
            except _Unreadable:
                broken = True
        if broken:
            raise _Unreadable
        return values


Kind = Text | Choice | Day | ListOf | MapOf | Record


def read_values(shape: Record, root: Node | None, file: str, report: Callable[[Fault], None]) -> dict[str, Any] | None:
    """Read a whole file by its table.

    Args:
        shape: the table of the file's kind.
        root: the file's root node; None for an empty file.
        file: its name, for positions.
        report: takes every fault found.

    Returns:
        The file's values by key, or None where nothing of it can be used.
    """
    if root is None or (isinstance(root, SourceText) and not root):
        report(Fault("KB203", Position(file, 1, 1), "the file is empty", f"It needs: {', '.join(shape.fields)}."))
        return None
    try:
        return shape.read(root, shape.name, report)
    except _Unreadable:
        return None
