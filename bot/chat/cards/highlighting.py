"""Sets spans of a text in bold and escapes the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.chat.cards.escaping import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

_APOSTROPHES, _QUOTES, _DASHES = "'‘’‚‛′", '"“”„«»', "-‐‑‒–—−"


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
            shown += [escape(text[last:start]), f"**{escape(words)}**"]
            last = start + len(text[start:end].rstrip())
    return "".join([*shown, escape(text[last:])])


def places_of(quote: str, text: str) -> list[tuple[int, int]]:
    """Where a quotation stands in a text, whatever the shape of its quotation marks, dashes and blanks."""
    words = [re.sub(".", _loose, word) for word in quote.split()]
    if not words:
        return []
    pattern = r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"
    return [found.span() for found in re.finditer(pattern, text)]


def _loose(letter: re.Match[str]) -> str:
    for alike in (_APOSTROPHES, _QUOTES, _DASHES):
        if letter[0] in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(letter[0])


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
