"""Reads YAML so that every value stays the text that was typed and knows its line.

The parser's events are walked directly: no scalar is turned into a number, a date or a truth value, so `No`, `8.10` and
`12:30` reach us as typed. What an officer does not need and could be hurt by (aliases, tags, a second document, deep
nesting, a key given twice) is refused with its line. Events come from libyaml's C parser where PyYAML has it; walking
them uses no recursion, so a file of fifty thousand brackets is refused at the thirteenth.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from bot.knowledge.diagnostics import Fault
from bot.knowledge.values import LARGEST
from bot.knowledge.yaml.complaint import Complaint, special_sign
from bot.knowledge.yaml.nodes import Mapping, Node, Sequence
from bot.knowledge.yaml.silent_slips import cut_off, glued_items, strange_letters
from bot.knowledge.yaml.source import Position, SourceText, lines_of
from bot.knowledge.yaml.syntax import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 12
_LINE_SIGN = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Signs at which YAML ends a line, or may not read on, and no editor shows a new one."""

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlFaultError(Exception):
    """The text cannot be read further; carries the one fault that stopped it."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault."""
        super().__init__(fault.what)
        self.fault = fault


def parse(text: str, file: str) -> tuple[Node | None, list[Fault]]:
    """Read one YAML document.

    Args:
        text: the whole file.
        file: its name, for positions.

    Returns:
        The root node (None when the file is empty or cannot be read) and every fault found on the way.
    """
    if len(text) > LARGEST:
        return None, [Fault("KB101", Position(file, 1, 1), "the file is larger than 1 MiB", "No topic needs so much.")]
    if found := _LINE_SIGN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        position = Position(file, line, found.start() - text.rfind("\n", 0, found.start()))
        why = "It came with words copied from a slide or a web page. Delete it, and type a space."
        return None, [Fault("KB102", position, "a line break that cannot be seen", why)]
    walker = _Walker(file, lines_of(text))
    try:
        for event in _events(text, file):
            walker.take(event)
    except YamlFaultError as stopped:
        return None, [*walker.faults, stopped.fault]
    except RecursionError:  # only the pure parser, where PyYAML was built without libyaml
        return None, [*walker.faults, _too_deep(Position(file, 1, 1))]
    return walker.root, walker.faults


_NESTING = "exceeded maximum nesting depth"
"""What newer versions of libyaml say at their own limit, before they give anything of what is nested."""


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_PARSER)
    except yaml.MarkedYAMLError as error:
        mark, opened = error.problem_mark or error.context_mark, error.context_mark
        if error.problem == _NESTING:
            raise YamlFaultError(_too_deep(Position(file, mark.line + 1 if mark else 1, 1))) from error
        complaint = Complaint(
            file,
            lines_of(text),
            error.problem or "",
            mark.line if mark else 0,
            mark.column if mark else 0,
            (opened.line, opened.column) if opened else None,
        )
        raise YamlFaultError(worded(complaint)) from error
    except yaml.reader.ReaderError as error:
        # libyaml counts bytes and says its encoding is "?"; the pure parser counts characters.
        in_bytes = text.encode()[: error.position].decode(errors="ignore")
        before = in_bytes if error.encoding == "?" else text[: error.position]
        lines = before.splitlines(keepends=True) or [""]
        ended = lines[-1][-1:] in {"\n", "\r"}
        position = Position(file, len(lines) + ended, 1 if ended else len(lines[-1]) + 1)
        what = "a character that may not stand in the file"
        raise YamlFaultError(
            Fault("KB102", position, what, "It cannot be seen; delete it and type it again.")
        ) from error


def _too_deep(position: Position) -> Fault:
    return Fault("KB104", position, f"nested more than {DEEPEST} deep", "No knowledge file needs so many levels.")


class _Walker:
    """Builds the tree from events with a stack of its own."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self._lines = lines
        self._signs = frozenset(n for n, line in enumerate(lines) if "#" in line)
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._stack: list[Sequence | Mapping] = []
        self._keys: list[SourceText | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the file."""
        mark = event.start_mark
        position = Position(self.file, mark.line + 1, mark.column + 1) if mark else Position(self.file, 1, 1)
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self._refuse_signs(event, position)
            text = SourceText(event.value, position)
            if not (text.isascii() and text.isprintable()):
                self.faults += strange_letters(text)
            if not event.style and text:
                self._look_for_slips(event, text)
            parent = self._stack[-1] if self._stack else None
            if isinstance(parent, Sequence):
                parent.items.append(text)
            else:
                self._place(text)
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            self._refuse_signs(event, position)
            node: Sequence | Mapping
            node = Sequence(position) if isinstance(event, yaml.SequenceStartEvent) else Mapping(position)
            node.in_brackets = bool(event.flow_style)
            self._open(node)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            closed = self._stack.pop()
            self._keys.pop()
            end = event.end_mark if closed.in_brackets else event.start_mark
            closed.end = Position(self.file, end.line + 1, end.column + 1) if end else None
        elif isinstance(event, yaml.AliasEvent):
            raise YamlFaultError(special_sign(position, self._lines))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                why, mend = "A line of three dashes starts a new document.", "delete the line `---`"
                raise YamlFaultError(Fault("KB105", position, "a second document in one file", why, mend))

    def _refuse_signs(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, position: Position) -> None:
        if event.anchor or event.tag:
            raise YamlFaultError(special_sign(position, self._lines))

    def _open(self, node: Sequence | Mapping) -> None:
        self._place(node)
        if len(self._stack) >= DEEPEST:
            raise YamlFaultError(_too_deep(node.position))
        self._stack.append(node)
        self._keys.append(None)

    def _look_for_slips(self, event: yaml.ScalarEvent, text: SourceText) -> None:
        end = event.end_mark
        if not end:
            return
        found = None
        if end.line in self._signs or end.line + 1 in self._signs:
            found = cut_off(text, self._lines, (end.line, end.column))
        if end.line >= text.position.line:
            found = found or glued_items(text, self._lines, end.line)
        if found:
            self.faults.append(found)

    def _place(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif self._keys[-1] is None:
            self._keys[-1] = self._key(node)
        else:
            key = self._keys[-1]
            self._keys[-1] = None
            if key in parent.items:
                first = next(other for other in parent.items if other == key)
                self.faults.append(
                    Fault(
                        "KB107",
                        key.position,
                        f"the key `{key}` is given twice",
                        f"It stands on line {first.position.line} already, and only one can count.",
                        length=len(key),
                    )
                )
            else:
                parent.items[key] = node

    def _key(self, node: Node) -> SourceText:
        if isinstance(node, SourceText):
            return node
        raise YamlFaultError(
            Fault(
                "KB103",
                node.position,
                "brackets or braces where a key should stand",
                "A text that starts with [ or { needs quotation marks. Of a chat, leave out the day, the time and "
                "the name.",
            )
        )
