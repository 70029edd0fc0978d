"""Reads the custom_ids of a message's buttons and menus: they say what stands in it, also after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.cards.address import PREFIX, ButtonId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def button_ids(components: Iterable[object]) -> Iterator[ButtonId]:
    """Yield the custom_ids of ours in a message's components, in their order.

    Args:
        components: as discord.py has them; those in others are looked at, too.
    """
    for one in components:
        custom_id = getattr(one, "custom_id", None)
        if isinstance(custom_id, str) and custom_id.startswith(f"{PREFIX}:"):
            yield ButtonId.from_text(custom_id)
        yield from button_ids(getattr(one, "children", ()) or getattr(one, "components", ()) or ())
        accessory = getattr(one, "accessory", None)
        if accessory is not None:
            yield from button_ids((accessory,))
