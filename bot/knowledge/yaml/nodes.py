"""Defines the nodes of a YAML document: texts, lists and mappings, each with its place in the file.

They stand apart from the reading of YAML, because whoever only describes files should not have to import its library.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.knowledge.yaml.source import Position, SourceText


@dataclass(slots=True)
class Sequence:
    """A YAML list and its place."""

    position: Position
    items: list[Node] = field(default_factory=list)
    end: Position | None = None
    """Where it has ended: behind its bracket; for a list of lines, where the next thing starts."""
    in_brackets: bool = False


@dataclass(slots=True)
class Mapping:
    """A YAML mapping and its place; its keys stand in the order in which they were typed."""

    position: Position
    items: dict[SourceText, Node] = field(default_factory=dict)
    end: Position | None = None
    """Where it has ended: behind its brace; for keys on lines of their own, where the next thing starts."""
    in_brackets: bool = False


Node = SourceText | Sequence | Mapping
