"""YAML in which every value stays the text that was typed and knows its line.

The parser's events are walked directly: no scalar is turned into a number, a date or a truth value, so `No`, `8.10` and
`12:30` reach us as typed. What an officer does not need and could be hurt by (aliases, tags, a second document, deep
nesting, a key given twice) is refused with its line. Events come from libyaml's C parser where PyYAML has it; walking
them uses no recursion, so a file of fifty thousand brackets is refused at the thirteenth.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from bot.knowledge.diagnostics import Fault
from bot.knowledge.source import Position, SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 12
LARGEST = 1024 * 1024
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Sequence:
    """A YAML list and where it starts."""

    position: Position
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """A YAML mapping and where it starts; keys in the order they were typed."""

    position: Position
    items: dict[SourceText, Node] = field(default_factory=dict)


Node = SourceText | Sequence | Mapping


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
    walker = _Walker(file)
    try:
        for event in _events(text, file):
            walker.take(event)
    except YamlFaultError as stopped:
        return None, [*walker.faults, stopped.fault]
    except RecursionError:  # only the pure parser, where PyYAML was built without libyaml
        return None, [*walker.faults, _too_deep(Position(file, 1, 1))]
    return walker.root, walker.faults


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_PARSER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = Position(file, mark.line + 1, mark.column + 1) if mark else Position(file, 1, 1)
        raise YamlFaultError(_syntax_fault(position, error.problem or "")) from error
    except yaml.reader.ReaderError as error:
        # libyaml counts bytes and says its encoding is "?"; the pure parser counts characters.
        in_bytes = text.encode()[: error.position].decode(errors="ignore")
        before = in_bytes if error.encoding == "?" else text[: error.position]
        position = Position(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        what = "a character that YAML does not allow"
        raise YamlFaultError(
            Fault("KB102", position, what, "It cannot be seen; delete it and type it again.")
        ) from error


_CAUSES = (
    (
        "mapping values are not allowed",
        "a colon and a space in the middle of a text",
        "A colon followed by a space starts a new key.",
        "put the whole text in double quotes",
    ),
    (
        "could not find expected ':'",
        "a key without its colon, or a text that is indented too little",
        "Every line at this depth must read `key: value`.",
        "",
    ),
    (
        "cannot start any token",
        "a character that may not start a text",
        "A text may not start with %, @, ` or a tab.",
        "put the whole text in double quotes",
    ),
    (
        "found unexpected end of stream",
        "a quotation mark that is never closed",
        "The text starts with a quotation mark, and no second one follows.",
        "",
    ),
    (
        "did not find expected key",
        "a line that fits neither the list nor the keys around it",
        "Often the indentation differs from the lines above, or text follows a closing quotation mark.",
        "",
    ),
    (
        "did not find expected '-' indicator",
        "a line that should start with a dash, or stands at the wrong depth",
        "The lines above it are a list.",
        "",
    ),
    (
        "block sequence entries are not allowed",
        "a dash where no list can start",
        "A list starts on a line of its own, indented under its key.",
        "",
    ),
    (
        "unknown escape",
        "a backslash in a text in double quotes",
        "In double quotes a backslash has a meaning of its own.",
        "use a slash, or single quotes",
    ),
    (
        "found undefined alias",
        "a text that starts with *",
        "A star at the start of a text is YAML's sign for an alias.",
        "put the whole text in double quotes",
    ),
)


def _syntax_fault(position: Position, problem: str) -> Fault:
    for sign, what, why, mend in _CAUSES:
        if sign in problem:
            return Fault("KB103", position, what, why, mend)
    return Fault(
        "KB103",
        position,
        "a line that cannot be read as YAML",
        "Look at this line and the one above it: indentation, quotation marks, colons.",
    )


def _too_deep(position: Position) -> Fault:
    return Fault("KB104", position, f"nested more than {DEEPEST} deep", "No knowledge file needs so many levels.")


class _Walker:
    """Builds the tree from events with a stack of its own."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._stack: list[Sequence | Mapping] = []
        self._keys: list[SourceText | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the file."""
        mark = event.start_mark
        position = Position(self.file, mark.line + 1, mark.column + 1) if mark else Position(self.file, 1, 1)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise YamlFaultError(
                    Fault(
                        "KB105",
                        position,
                        "a second document in one file",
                        "A line of three dashes starts a new document.",
                        "delete the line `---`",
                    )
                )
        elif isinstance(event, yaml.AliasEvent):
            raise YamlFaultError(
                Fault(
                    "KB106",
                    position,
                    "a text that starts with * (a YAML alias)",
                    "A star at the start of a text is YAML's sign for an alias.",
                    "put the whole text in double quotes",
                )
            )
        elif isinstance(event, yaml.NodeEvent):
            self._refuse_anchor_and_tag(event, position)
            self._open(event, position)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self._stack.pop()
            self._keys.pop()

    def _refuse_anchor_and_tag(self, event: yaml.NodeEvent, position: Position) -> None:
        tag = getattr(event, "tag", None)
        if event.anchor or (tag and tag != "!"):
            sign = "&" if event.anchor else "!"
            raise YamlFaultError(
                Fault(
                    "KB106",
                    position,
                    f"a text that starts with {sign}",
                    f"{sign} at the start of a text has a meaning of its own in YAML.",
                    "put the whole text in double quotes",
                )
            )

    def _open(self, event: yaml.NodeEvent, position: Position) -> None:
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = SourceText(event.value, position)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = Sequence(position)
        else:
            node = Mapping(position)
        self._place(node)
        if not isinstance(node, SourceText):
            if len(self._stack) >= DEEPEST:
                raise YamlFaultError(_too_deep(position))
            self._stack.append(node)
            self._keys.append(None)

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
                "A text that starts with [ or { needs quotation marks.",
                "put the whole text in double quotes",
            )
        )
