"""Sets spans of a text in bold and escapes the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.cards.escaping import escape

if TYPE_CHECKING:
    from collections.abc import Iterable


def highlight(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `text` escaped, with the given spans in bold.

    Args:
        text: anything.
        spans: start and end of each; those that overlap are set in bold as one.
    """
    shown, last = [], 0
    for start, end in _joined(spans):
        words = text[start:end].strip()
        if words:
            stop = start + len(text[start:end].rstrip())
            shown += [_escaped(text, last, start), f"**{_escaped(text, stop - len(words), stop)}**"]
            last = stop
    return "".join([*shown, escape(text[last:])])


def _escaped(text: str, start: int, end: int) -> str:
    """Escape a part of a text; a bracket at its end that makes a link with what follows is escaped, too."""
    part = escape(text[start:end])
    return f"{part[:-1]}\\]" if part.endswith("]") and text[end : end + 1] == "(" else part


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
