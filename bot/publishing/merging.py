"""Merges two changes of one edition: the files of a folder that was edited, and what was published meanwhile.

By entry: an entry that only one side changed is that side's; one that both changed alike is taken once; one that both
changed differently is a conflict, and the live edition's stays until officers have chosen. So it is with golden
questions and with a briefing's paragraphs. Files that are no such lists (the vocabulary) are merged by lines in the
same way, and are in conflict as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.publishing.changing.blocks import Layout, layout_of

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Merged:
    """What came out of a merge."""

    files: dict[str, bytes]
    """Both changes; the live edition's words where they are in conflict."""
    theirs: dict[str, bytes]
    """The same, with the other side's words where they are in conflict."""
    conflicts: tuple[str, ...]
    """The entries or files that both sides changed differently."""


def merge(base: Files, live: Files, other: Files) -> Merged:
    """Merge two changes of one edition.

    Args:
        base: the files that both sides began with.
        live: the files of the edition that is live.
        other: the files of the other side.
    """
    files: dict[str, bytes] = {}
    theirs: dict[str, bytes] = {}
    conflicts: list[str] = []
    for path in sorted({*base, *live, *other}):
        before, ours, others = base.get(path), live.get(path), other.get(path)
        if others in (before, ours):
            chosen = alternative = ours
        elif ours == before:
            chosen = alternative = others
        elif ours is None or others is None or before is None:
            conflicts.append(path)
            chosen, alternative = ours, others
        else:
            chosen, alternative, found = _merged_file(before, ours, others, path)
            conflicts += found
        if chosen is not None:
            files[path] = chosen
        if alternative is not None:
            theirs[path] = alternative
    return Merged(files, theirs, tuple(conflicts))


def _merged_file(base: bytes, live: bytes, other: bytes, path: str) -> tuple[bytes, bytes, list[str]]:
    layouts = [layout_of(content) for content in (base, live, other)]
    if all(layouts):
        made = _by_blocks(*[one for one in layouts if one])
        if made:
            return made
    lines = _by_lines(*(content.splitlines(keepends=True) for content in (base, live, other)))
    if lines is None:
        return live, other, [path]
    whole = b"".join(lines)
    return whole, whole, []


def _by_blocks(base: Layout, live: Layout, other: Layout) -> tuple[bytes, bytes, list[str]] | None:
    """Merge two lists of entries; None where what stands around them changed on both sides, or a name stands twice."""
    contents = [{block.name: block.content for block in layout.blocks} for layout in (base, live, other)]
    if any(len(names) != len(layout.blocks) for names, layout in zip(contents, (base, live, other), strict=True)):
        return None
    before, ours, others = contents
    if live.column != other.column or live.newline != other.newline:
        return None
    frame = []
    for part, here, there in ((base.head, live.head, other.head), (base.tail, live.tail, other.tail)):
        if here != part and there not in (part, here):
            return None
        frame.append(there if here == part else here)
    chosen: dict[str, bytes] = {}
    alternative: dict[str, bytes] = {}
    conflicts: list[str] = []
    # In the live edition's order, then what the other side has more.
    for name in dict.fromkeys([*ours, *others]):
        old, mine, their = (_ended(one.get(name), live) for one in (before, ours, others))
        if their in (old, mine):
            kept = instead = mine
        elif mine == old:
            kept = instead = their
        else:
            kept, instead = mine, their
            conflicts.append(name)
        if kept is not None:
            chosen[name] = kept
        if instead is not None:
            alternative[name] = instead
    results = [b"".join([frame[0], *_spaced(one, live), frame[1]]) for one in (chosen, alternative)]
    return results[0], results[1], conflicts


def _ended(content: bytes | None, layout: Layout) -> bytes | None:
    """Return a block without the blank lines below it: they belong to the place and not to the entry."""
    return None if content is None else content.rstrip() + layout.newline


def _spaced(blocks: Mapping[str, bytes], layout: Layout) -> Iterator[bytes]:
    """Yield blocks, with blank lines between them where the live file has them."""
    gaps = {block.name: block.content[len(block.content.rstrip()) + len(layout.newline) :] for block in layout.blocks}
    usual = next(iter(gaps.values()), b"") if len(gaps) > 1 else layout.newline
    last = layout.blocks[-1].name
    for number, (name, content) in enumerate(blocks.items(), 1):
        is_last = number == len(blocks)
        gap = gaps[last] if is_last else usual if name == last else gaps.get(name, usual)
        yield content + gap


def _by_lines(base: Sequence[bytes], live: Sequence[bytes], other: Sequence[bytes]) -> list[bytes] | None:
    """Merge changes of lines that do not touch each other; None where they do.

    Source: Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", FSTTCS 2007.
    """
    mine, theirs = _changes(base, live), _changes(base, other)
    every = sorted({*mine, *theirs}, key=lambda one: (one[0], one[1]))
    merged: list[bytes] = []
    at = 0
    last = (-1, -1)
    for start, end, lines in every:
        touches = start < at or (start == last[1] and last != (-1, -1)) or (start, end) == last
        if touches:
            return None
        merged += [*base[at:start], *lines]
        at, last = end, (start, end)
    return [*merged, *base[at:]]


def _changes(base: Sequence[bytes], side: Sequence[bytes]) -> list[tuple[int, int, tuple[bytes, ...]]]:
    steps = SequenceMatcher(None, base, side, autojunk=False).get_opcodes()
    return [(start, end, tuple(side[first:last])) for step, start, end, first, last in steps if step != "equal"]
