"""Cuts an item out of a list, or a key out of its record, in the text of a knowledge file.

Lists and records stand on lines of their own or in brackets. A line goes whole where nothing else stands on it.
Comments stay, but for those that are asked for and those behind what goes on the same line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.errors import ChangeError
from bot.knowledge.yaml.nodes import Mapping, Sequence
from bot.knowledge.yaml.source import SourceText
from bot.phrases import knowledge_changing as phrases
from bot.publishing.changing.file_text import Edit, FileText

if TYPE_CHECKING:
    from bot.knowledge.yaml.nodes import Node

_COMMA = re.compile(r"\s*,")


def item_cut(file: FileText, items: Sequence, number: int, *, with_comments: bool = False) -> Edit:
    """Return the cut that takes one of several items out of a list.

    Args:
        file: the file.
        items: the list.
        number: which item, from 0.
        with_comments: whether the comment lines directly above the item go with it.

    Raises:
        ChangeError: the list is laid out so that the item has no place of its own.
    """
    item = items.items[number]
    if items.in_brackets:
        return _bracket_cut(file, file.offset(item.position), _end(file, item))
    column = items.position.column
    is_last = number == len(items.items) - 1
    first = _dash_line(file, item, column)
    below = _below(items) if is_last else _dash_line(file, items.items[number + 1], column)
    after = _last_line(file, first, below, column) + 1
    while with_comments and _comment_column(file.line(first - 1)) == column:
        first -= 1
    # Of the gaps above and below, one goes with it: no two become one, and none is left at either end of the list.
    above = file.line(first - 1)
    if is_last:
        while not file.line(first - 1).strip():
            first -= 1
    elif not above.strip() or (not number and not _comment_column(above)):
        while not file.line(after).strip():
            after += 1
    return Edit(file.start_of(first), file.start_of(after))


def key_cut(file: FileText, record: Mapping, key: str) -> Edit:
    """Return the cut that takes one of several keys, with what stands behind it, out of a record.

    Raises:
        ChangeError: the record is laid out so that the key has no place of its own.
    """
    keys = list(record.items)
    number = keys.index(SourceText(key, record.position))
    start = file.offset(keys[number].position)
    if record.in_brackets:
        return _bracket_cut(file, start, _end(file, record.items[keys[number]]))
    following = keys[number + 1] if number + 1 < len(keys) else None
    first, column = keys[number].position.line, record.position.column
    below = following.position.line if following else _below(record)
    last = _last_line(file, first, below, column)
    if not file.line(first)[: keys[number].position.column - 1].strip():
        return Edit(file.start_of(first), file.start_of(last + 1))
    # It stands behind its entry's dash, which has to stay: the next key moves up to it unless a comment is in between.
    gap = file.text[file.end_of(last) : file.offset(following.position)] if following else "#"
    return Edit(start, file.end_of(last) if gap.strip() or not following else file.offset(following.position))


def _dash_line(file: FileText, item: Node, column: int) -> int:
    """Return the line on which an item's dash stands: its own, or one above."""
    for line in range(item.position.line, 0, -1):
        text = file.line(line)
        if text[column - 1 : column] == "-" and not text[: column - 1].strip():
            return line
    raise ChangeError(phrases.LAID_OUT.format(file=file.file))


def _below(node: Sequence | Mapping) -> int:
    """Return the line of what comes below a list or record that stands on lines of its own."""
    return node.end.line if node.end else node.position.line + 1


def _last_line(file: FileText, first: int, below: int, column: int) -> int:
    """Return the last line of what starts on `first`: above all comments and empty lines that do not belong to it."""
    line = below - 1
    while line > first and (not file.line(line).strip() or 0 < _comment_column(file.line(line)) <= column):
        line -= 1
    return line


def _comment_column(line: str) -> int:
    """Return the column of the number sign of a comment that has its line for itself; 0 for any other line."""
    return len(line) - len(line.lstrip()) + 1 if line.lstrip().startswith("#") else 0


def _end(file: FileText, node: Node) -> int:
    """Return where a text or a list in brackets ends."""
    if isinstance(node, SourceText):
        return file.written(node).end
    return file.offset(node.end or node.position)


def _bracket_cut(file: FileText, start: int, end: int) -> Edit:
    """Return the cut of what stands between commas inside brackets."""
    text = file.text
    comma = _COMMA.match(text, end)
    after = comma.end() if comma else end
    line, last = file.line_at(start), file.line_at(after)
    head, tail = text[file.start_of(line) : start], text[after : file.end_of(last)]
    ends_line = not tail.strip() or tail.lstrip().startswith("#")
    alone = ends_line and not head.strip()
    before = text[:start].rstrip()
    parted = before.endswith(",") and "#" not in text[file.start_of(file.line_at(len(before))) : len(before)]
    if not comma and parted:
        return Edit(len(before[:-1].rstrip()), file.end_of(last) if alone else end)
    if alone:
        return Edit(file.start_of(line), file.start_of(last + 1))
    if comma and ends_line:
        return Edit(start - len(head) + len(head.rstrip()), after)
    return Edit(start, after + len(tail) - len(tail.lstrip()) if comma else end)
