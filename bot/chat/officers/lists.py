"""Cuts lists so that they fit on a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.cards.escaping import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_LINES = 6
"""Of each list on a card; the file beside it has all."""


def cut_list(lines: Sequence[str], most: int = MOST_LINES, characters: int = 900) -> tuple[str, bool]:
    """Return the first lines of a list that fit, escaped, each behind a dash; and whether that is all of them."""
    kept: list[str] = []
    for line in lines[:most]:
        item = f"- {escape(line)}"
        short = item if len(item) <= characters // 2 else f"{item[: characters // 2 - 1]}…"
        if sum(map(len, kept)) + len(short) > characters:
            break
        kept.append(short)
    return "\n".join(kept), len(kept) == len(lines)
