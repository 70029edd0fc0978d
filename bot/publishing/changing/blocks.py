"""Takes a knowledge file apart into its entries, as bytes, so that one can be changed and the others stay as they are.

    head        topic: Learning walks …
    blocks      - id: walks-what … with the remarks directly above it and the blank lines below it
    tail        what stands behind the list

Lines are counted as YAML counts them; a file with line breaks other than those of an editor, or with entries laid out
in braces, is not taken apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.knowledge.yaml.nodes import Mapping, Node, Sequence
from bot.knowledge.yaml.yaml_lines import parse

LISTS = ("entries", "questions", "paragraphs")
"""The keys of the lists whose items are blocks."""
_RARE_BREAKS = ("\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")


@dataclass(frozen=True, slots=True)
class Block:
    """An item of a file's list, with the lines that it stands on."""

    name: str
    """The id of an entry; of a golden question what is asked, of a paragraph its number."""
    lines: tuple[bytes, ...]
    """Each with its line break."""
    first: int
    """The number of its first line in the file, from 0."""
    node: Mapping

    @property
    def content(self) -> bytes:
        """Its lines together."""
        return b"".join(self.lines)


@dataclass(frozen=True, slots=True)
class Layout:
    """A file taken apart."""

    key: str
    """The list's key."""
    head: bytes
    blocks: tuple[Block, ...]
    tail: bytes
    newline: bytes
    column: int
    """Spaces before each dash."""

    def joined(self, blocks: list[bytes] | None = None) -> bytes:
        """Return the file, perhaps with other blocks."""
        contents = [block.content for block in self.blocks] if blocks is None else blocks
        return b"".join([self.head, *contents, self.tail])


def layout_of(content: bytes) -> Layout | None:
    """Take a file apart; None where it cannot be read, has no list of blocks, or is laid out in another way."""
    root = read_back(content)
    if not isinstance(root, Mapping):
        return None
    lists = ((str(key), value) for key, value in root.items.items() if str(key) in LISTS)
    key, items = next(lists, ("", None))
    if not isinstance(items, Sequence) or not items.items:
        return None
    lines = content.splitlines(keepends=True)
    starts = [_start(item, lines) for item in items.items]
    if None in starts:
        return None
    behind = [one.position.line - 1 for one in root.items if one.position.line - 1 > items.position.line - 1]
    end = min(behind, default=len(lines))
    first = [_with_remarks(start or 0, lines) for start in starts]
    bounds = [*first, end]
    blocks = tuple(
        Block(_name(item), tuple(lines[start:stop]), start, item)
        for item, start, stop in zip(items.items, bounds, bounds[1:], strict=False)
        if isinstance(item, Mapping)
    )
    newline = b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
    column = len(lines[starts[0] or 0]) - len(lines[starts[0] or 0].lstrip(b" "))
    head, tail = b"".join(lines[: bounds[0]]), b"".join(lines[end:])
    made = Layout(key, head, blocks, tail, newline, column)
    return made if len(blocks) == len(items.items) and made.joined() == content else None


def read_back(content: bytes) -> Node | None:
    """Read a file's nodes; None where it has a fault of syntax, or line breaks that editors do not make."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if any(rare in text for rare in _RARE_BREAKS) or "\r" in text.replace("\r\n", ""):
        return None
    root, faults = parse(text, "")
    return None if faults else root


def plain_values(node: Node | None) -> object:
    """Return a node as plain values without places, so that two readings can be compared."""
    if isinstance(node, Mapping):
        return {str(key): plain_values(value) for key, value in node.items.items()}
    if isinstance(node, Sequence):
        return [plain_values(item) for item in node.items]
    return None if node is None else " ".join(node.split())


def _start(item: Node, lines: list[bytes]) -> int | None:
    """Return the line of an item's dash; None where the dash does not stand before the item."""
    number = item.position.line - 1
    line = lines[number].lstrip(b" \xef\xbb\xbf")
    return number if isinstance(item, Mapping) and line.startswith(b"- ") and line[2:3] != b"{" else None


def _with_remarks(start: int, lines: list[bytes]) -> int:
    """Return the line where the remarks begin that stand directly above a line."""
    while start and lines[start - 1].lstrip().startswith(b"#"):
        start -= 1
    return start


def _name(item: Node) -> str:
    if not isinstance(item, Mapping):
        return ""
    for key, value in item.items.items():
        if str(key) in {"id", "ask", "number"}:
            return str(plain_values(value))
    return ""
