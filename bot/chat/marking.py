"""Words in bold inside a text, and nothing else of it alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.harmless import harmless
from bot.knowledge.briefing.quotations import places

if TYPE_CHECKING:
    from collections.abc import Iterable


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` as Discord shows it letter by letter, with the given places in bold.

    Args:
        text: anything.
        spans: start and end of each place; those that overlap are marked as one.
    """
    shown, last = [], 0
    for start, end in _joined(spans):
        words = text[start:end].strip()
        if words:
            shown += [harmless(text[last:start]), f"**{harmless(words)}**"]
            last = start + len(text[start:end].rstrip())
    return "".join([*shown, harmless(text[last:])])


def places_of(quote: str, text: str) -> list[tuple[int, int]]:
    """Find the places of a quotation in a text, whatever the shape of its quotation marks, dashes and blanks."""
    return places(quote, text)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
