"""Discord's limits for a message, counted over a page as it is described (documentation: Component Reference)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.cards.pages import MOST_COMPONENTS, MOST_TEXT, CardPage


def components(page: CardPage) -> int:
    """Count the components of a page: its container, texts, the lines between them, rows, buttons and file."""
    texts = len(page.blocks) + bool(page.foot)
    rows = sum(1 + (len(row) if isinstance(row, tuple) else 1) for row in page.rows)
    return 1 + texts + max(0, len(page.blocks) - 1) + rows + len(page.attachments)


def characters(page: CardPage) -> int:
    """Count the characters of its texts."""
    return len(page.foot) + sum(map(len, page.blocks))


def fits(pages: Sequence[CardPage]) -> bool:
    """Return whether Discord takes every one of them."""
    return all(
        components(page) <= MOST_COMPONENTS and 0 < characters(page) <= MOST_TEXT and all(page.blocks) for page in pages
    )
