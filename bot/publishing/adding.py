"""Adds an entry to an answers file: the bytes of the file in, its new bytes out.

What is written is read back before it counts: `added_to` gives a file's new content only where reading it finds the old
entries unchanged and the new one behind them.
"""

from __future__ import annotations

from typing import cast

from bot.knowledge.yaml.nodes import Mapping, Node, Sequence
from bot.knowledge.yaml.yaml_lines import parse
from bot.publishing.changing.fields import scalar
from bot.publishing.drafting import joined


def new_file(topic: str, entry: str) -> bytes:
    """Return the content of an answers file with one entry."""
    return f"topic: {scalar(topic)}\nentries:\n{_indented(entry, 2)}".encode()


def added_to(content: bytes, entry: str) -> bytes | None:
    """Return an answers file with one entry more, every byte before it as it stood.

    Args:
        content: the file.
        entry: as `entry_text` gives it.

    Returns:
        The new content, or None where the file is laid out so that nothing can be added at its end.
    """
    old, added = _tree(content), _tree(entry.encode())
    root = _root(content)
    entries = next((value for key, value in root.items.items() if key == "entries"), None) if root else None
    if not isinstance(old, dict) or not isinstance(entries, Sequence):
        return None
    newline = b"\r\n" if b"\r\n" in content else b"\n"
    gap = b"" if content.endswith(newline * 2) else newline if content.endswith(b"\n") else newline * 2
    new = content + gap + _indented(entry, entries.position.column - 1).encode().replace(b"\n", newline)
    return new if _tree(new) == old | {"entries": [*old["entries"], *cast("list[object]", added)]} else None


def takes_entries(content: bytes) -> bool:
    """Return whether an answers file is laid out so that an entry can be added at its end."""
    return added_to(content, "- id: x\n") is not None


def topic_of(content: bytes) -> str:
    """Return the topic that an answers file names; an empty string where it names none."""
    tree = _tree(content)
    return str(tree.get("topic", "")) if isinstance(tree, dict) else ""


def _indented(text: str, columns: int) -> str:
    return "".join(f"{' ' * columns}{line}\n" for line in text.splitlines())


def _root(content: bytes) -> Mapping | None:
    root = _read(content)
    return root if isinstance(root, Mapping) else None


def _read(content: bytes) -> Node | None:
    try:
        root, faults = parse(content.decode("utf-8-sig"), "")
    except UnicodeDecodeError:
        return None
    return None if faults else root


def _tree(content: bytes) -> object:
    return _plain_values(_read(content))


def _plain_values(node: Node | None) -> object:
    """Return a node as plain values without places, so that two readings can be compared."""
    if isinstance(node, Mapping):
        return {str(key): _plain_values(value) for key, value in node.items.items()}
    if isinstance(node, Sequence):
        return [_plain_values(item) for item in node.items]
    return None if node is None else joined(node)
