"""Finds every place in a knowledge file that holds the name of an entry, by the tables of the files' formats.

The tables say which texts are such names (`Text.of_entry`), so a key that is added to them tomorrow is found tomorrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.formats.field_types import ListOf, MapOf, Record, Text
from bot.knowledge.formats.file_formats import FORMATS
from bot.knowledge.yaml.nodes import Mapping, Sequence
from bot.knowledge.yaml.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.formats.field_types import Kind
    from bot.knowledge.formats.kinds import FileKind
    from bot.knowledge.yaml.nodes import Node


def entry_names(kind: FileKind, root: Node | None) -> Iterator[SourceText]:
    """Yield every text of a file that is an entry's name, in the order of the file: its own, or another's named there.

    Args:
        kind: the file's kind.
        root: its root node; None for an empty file.
    """
    if root is not None:
        yield from _inside(FORMATS[kind], root)


def _inside(kind: Kind, node: Node) -> Iterator[SourceText]:
    if isinstance(kind, Text) and isinstance(node, SourceText):
        if kind.of_entry:
            yield node
    elif isinstance(kind, Record) and isinstance(node, Mapping):
        for key, value in node.items.items():
            if key in kind.fields:
                yield from _inside(kind.fields[str(key)].kind, value)
    elif isinstance(kind, MapOf) and isinstance(node, Mapping):
        for key, value in node.items.items():
            yield from _inside(kind.key, key)
            yield from _inside(kind.item, value)
    elif isinstance(kind, ListOf):
        for item in node.items if isinstance(node, Sequence) else [node]:
            yield from _inside(kind.item, item)
