"""Changes and adds entries in the bytes of knowledge files.

What is written is read back before it counts: a result is given only where reading it finds the change that was asked
for and nothing else. Lines that do not have to change stay byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.errors import ChangeError
from bot.knowledge.values import Evidence
from bot.knowledge.yaml.nodes import Mapping as Record
from bot.knowledge.yaml.nodes import Sequence as Items
from bot.phrases import publishing as phrases
from bot.publishing.changing.blocks import Block, Layout, layout_of, plain_values, read_back
from bot.publishing.changing.fields import (
    ORDER,
    TEXTS,
    Value,
    entry_lines,
    field_lines,
    indented,
    item_lines,
    marked_sentences,
    scalar,
)


def file_of(files: Mapping[str, bytes], entry: str) -> str:
    """Return the path of the file that holds an entry.

    Raises:
        ChangeError: no file that can be taken apart does.
    """
    for path, content in files.items():
        if path.endswith(".yaml") and f"id: {entry}".encode() in content:
            layout = layout_of(content)
            if layout and any(block.name == entry for block in layout.blocks):
                return path
    raise ChangeError(phrases.NO_SUCH_ENTRY.format(entry=entry))


def changed(content: bytes, entry: str, values: Mapping[str, Value], default_briefing: str) -> bytes:
    """Return a file with some fields of an entry changed.

    Args:
        content: the file.
        entry: the entry's name.
        values: the new value of each field that changes; an empty one takes the field out.
        default_briefing: the briefing that the file's evidence is from where it names none.

    Raises:
        ChangeError: the file is laid out so that this cannot be done.
    """
    layout = _taken_apart(content)
    block = next((one for one in layout.blocks if one.name == entry), None)
    if block is None:
        raise ChangeError(phrases.NO_SUCH_ENTRY.format(entry=entry))
    lines = list(block.lines)
    for key, value in values.items():
        lines = _with_field(lines, key, value, layout, default_briefing)
    contents = [b"".join(lines) if one is block else one.content for one in layout.blocks]
    new = layout.joined(contents)
    expected = _plain_file(content)
    at = [one.name for one in layout.blocks].index(entry)
    item = expected[layout.key][at]
    for key, value in values.items():
        if value:
            item[key] = _plain_value(value, default_briefing)
        else:
            item.pop(key, None)
    if _plain_file(new) != expected:
        raise ChangeError(phrases.LAYOUT_CLOSED)
    return new


def added(content: bytes, fields: Mapping[str, Value], default_briefing: str) -> bytes:
    """Return a file with an entry more at the end of its list.

    Args:
        content: the file.
        fields: what the entry says.
        default_briefing: the briefing that the file's evidence is from where it names none.

    Raises:
        ChangeError: the file is laid out so that this cannot be done.
    """
    layout = _taken_apart(content)
    last = layout.blocks[-1].content
    gap = b"" if last.endswith(layout.newline * 2) else layout.newline * (1 + (not last.endswith(b"\n")))
    if len(layout.blocks) > 1 and not layout.blocks[0].content.endswith(layout.newline * 2):
        gap = b"" if last.endswith(b"\n") else layout.newline  # this file has no blank lines between its entries
    entry = indented(entry_lines(dict(fields), default_briefing), layout.column, layout.newline)
    new = layout.joined([*(one.content for one in layout.blocks), gap + entry])
    expected = _plain_file(content)
    expected[layout.key].append({key: _plain_value(value, default_briefing) for key, value in fields.items() if value})
    if _plain_file(new) != expected:
        raise ChangeError(phrases.LAYOUT_CLOSED)
    return new


def with_top_key(content: bytes, key: str, value: str, before: str) -> bytes:
    """Return a file with a key of its own, one line long, changed or added.

    Args:
        content: the file.
        key: the key's name.
        value: what it says.
        before: the key above which it is put where it is not there yet.

    Raises:
        ChangeError: the file is laid out so that this cannot be done.
    """
    root = read_back(content)
    if not isinstance(root, Record):
        raise ChangeError(phrases.LAYOUT_CLOSED)
    places = {str(name): name.position.line - 1 for name in root.items}
    lines = content.splitlines(keepends=True)
    newline = b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
    made = indented([f"{key}: {scalar(value)}"], 0, newline)
    at = places.get(key, places.get(before, len(lines)))
    new = b"".join([*lines[:at], made, *lines[at + (key in places) :]])
    wanted = {str(name): plain_values(node) for name, node in root.items.items()} | {key: " ".join(value.split())}
    if plain_values(read_back(new)) != wanted:
        raise ChangeError(phrases.LAYOUT_CLOSED)
    return new


def new_file(topic: str, fields: Mapping[str, Value], default_briefing: str) -> bytes:
    """Return the content of a file with one entry."""
    lines = [
        f"topic: {scalar(topic)}",
        "entries:",
        *(f"  {line}" for line in entry_lines(dict(fields), default_briefing)),
    ]
    return indented(lines, 0, b"\n")


def _taken_apart(content: bytes) -> Layout:
    layout = layout_of(content)
    if layout is None:
        raise ChangeError(phrases.LAYOUT_CLOSED)
    return layout


def _plain_file(content: bytes) -> dict[str, list[dict[str, object]]]:
    values = plain_values(read_back(content))
    return values if isinstance(values, dict) else {}


def _plain_value(value: Value, default_briefing: str) -> object:
    """Return a value as reading it back gives it."""
    if isinstance(value, str):
        return " ".join(value.split())
    if not isinstance(value, tuple):
        return value.isoformat()
    return [one if isinstance(one, str) else _plain_proof(one, default_briefing) for one in value]


def _plain_proof(proof: Evidence, default_briefing: str) -> dict[str, str]:
    briefing = "" if proof.briefing == default_briefing else proof.briefing
    keys = {"briefing": briefing, "paragraph": proof.paragraph, "point": proof.point, "quote": proof.quote}
    return {key: " ".join(value.split()) for key, value in keys.items() if value}


def _with_field(lines: list[bytes], key: str, value: Value, layout: Layout, default_briefing: str) -> list[bytes]:
    """Return an entry's lines with one field changed, added or taken out."""
    block = _read_block(lines, layout)
    spans = _spans(block)
    column = block.node.position.column - 1
    made = field_lines(key, value, default_briefing) if value else []
    if key not in spans:
        behind = [spans[one][1] for one in ORDER[: ORDER.index(key)] if one in spans]
        at = max(behind, default=1)
        return [*lines[:at], *_bytes(made, column, layout), *lines[at:]]
    start, end = spans[key]
    old = lines[start:end]
    if not value:
        return [*lines[:start], *lines[end:]]
    node = next(node for name, node in block.node.items.items() if str(name) == key)
    if key in TEXTS and isinstance(value, str):
        new = _text_kept(old, value, column, layout) or _bytes(made, column, layout)
    elif isinstance(node, Items) and isinstance(value, tuple) and old[0].strip().endswith(b":"):
        new = _items_kept(old, node, value, layout, default_briefing)
    else:
        new = _bytes(made, column, layout)
    dash = lines[start][: len(lines[start]) - len(lines[start].lstrip(b" "))] + b"- "
    if lines[start].startswith(dash):  # the entry's first field: its line has the dash
        new = [dash + new[0].lstrip(b" "), *new[1:]]
    return [*lines[:start], *new, *lines[end:]]


def _read_block(lines: Sequence[bytes], layout: Layout) -> Block:
    """Read an entry's lines once more: fields before this one may have moved it."""
    again = layout_of(layout.key.encode() + b":\n" + b"".join(lines))
    if again is None or len(again.blocks) != 1 or len(again.blocks[0].lines) != len(lines):
        raise ChangeError(phrases.LAYOUT_CLOSED)
    return again.blocks[0]


def _spans(block: Block) -> dict[str, tuple[int, int]]:
    """Return the first line of each field and the line behind it, blank lines and remarks behind it left out."""
    starts = {str(key): key.position.line - 1 - block.first for key in block.node.items}
    ordered = sorted(starts.items(), key=lambda one: one[1])
    ends = [start for _, start in ordered[1:]] + [len(block.lines)]
    spans = {}
    for (key, start), end in zip(ordered, ends, strict=True):
        last = end
        while last > start + 1 and (
            not block.lines[last - 1].strip() or block.lines[last - 1].lstrip().startswith(b"#")
        ):
            last -= 1
        spans[key] = (start, last)
    return spans


def _bytes(lines: Sequence[str], column: int, layout: Layout) -> list[bytes]:
    return [indented([line], column, layout.newline) for line in lines]


def _text_kept(old: list[bytes], text: str, column: int, layout: Layout) -> list[bytes] | None:
    """Write a folded text, and keep the lines before and behind what changed; None where it was not folded."""
    if not old[0].rstrip().endswith((b">-", b">")):
        return None
    lines, whole = old[1:], " ".join(text.split())
    words = [" ".join(line.decode().split()) for line in lines]
    head = 0
    while head < len(words) and f"{whole} ".startswith(" ".join(words[: head + 1]) + " "):
        head += 1
    rest = whole[len(" ".join(words[:head])) :].strip()
    tail = 0
    while tail < len(words) - head and f" {rest}".endswith(" " + " ".join(words[len(words) - tail - 1 :])):
        tail += 1
    if tail:
        rest = rest[: len(rest) - len(" ".join(words[len(words) - tail :]))].strip()
    if " ".join(marked_sentences(rest)) != rest:
        return None
    between = [f"  {line}" for line in marked_sentences(rest)]
    return [old[0], *lines[:head], *_bytes(between, column, layout), *lines[len(lines) - tail :]]


def _items_kept(
    old: list[bytes], node: Items, value: tuple[str, ...] | tuple[Evidence, ...], layout: Layout, default_briefing: str
) -> list[bytes]:
    """Write a list, and keep the lines of the items that stay."""
    first = node.items[0].position.line
    starts = [item.position.line - first for item in node.items]
    # The items' lines begin behind the key's own line, remarks between them included.
    body = old[1:]
    offset = next(number for number, line in enumerate(body) if line.lstrip().startswith(b"-"))
    bounds = [start + offset for start in starts] + [len(body)]
    kept = [body[start:end] for start, end in pairwise(bounds)]
    column = len(body[offset]) - len(body[offset].lstrip(b" "))
    known: list[tuple[object, list[bytes]]] = [
        (plain_values(item), lines) for item, lines in zip(node.items, kept, strict=True)
    ]
    new = [old[0], *body[:offset]]
    for one in value:
        plain = one if isinstance(one, str) else _plain_proof(one, default_briefing)
        found = next((pair for pair in known if pair[0] == plain), None)
        if found:
            known.remove(found)
            new += found[1]
        else:
            new += _bytes(item_lines(one, default_briefing), column, layout)
    return new
