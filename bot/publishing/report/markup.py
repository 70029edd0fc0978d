"""Writes HTML so that no text can become anything else: whatever is not `Markup` is escaped on its way in."""

from __future__ import annotations

import html
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Categories of characters that show nothing and can turn or hide what stands beside them."""
_EMPTY = frozenset({"meta", "rect", "path", "line"})
"""Elements that hold nothing and have no end of their own."""


class Markup(str):
    """Text that is HTML already. Only `tag`, `joined` and constants of ours make it."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """Return text as HTML that shows it letter by letter; HTML stays as it is."""
    if isinstance(text, Markup):
        return text
    kept = "".join(one for one in text if one in "\n\t" or unicodedata.category(one) not in _HIDDEN)
    return Markup(html.escape(kept, quote=True))


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Return parts one after another."""
    return Markup(escaped(between).join(escaped(part) for part in parts))


def tag(name: str, /, *inside: str, **attributes: str | float | None) -> Markup:
    """Return an element.

    Args:
        name: of the element.
        inside: its content, one after another.
        attributes: by their names; `_` stands for `-`, and one at the end is left out (`class_`). None leaves it out.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(_plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        return Markup(f"<{name}{said}/>")
    return Markup(f"<{name}{said}>{joined(inside)}</{name}>")


def _plain(value: str | float) -> str:
    """A length is told in hundredths, so that no machine's rounding makes another page."""
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
