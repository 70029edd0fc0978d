"""Cards that a button opens, and pages that it turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.deliveries import afterwards
from bot.chat.interactions import chosen_values
from bot.chat.sending import update
from bot.chat.showing import card, show

if TYPE_CHECKING:
    from bot.chat.interactions import Interaction


async def open_card(interaction: Interaction, ids: list[str]) -> None:
    """Show a card in private: `ids` are its kind, name and page."""
    address, number = _place(ids)
    await show(interaction, address, number, private=True)
    await afterwards(interaction)


async def turn_page(interaction: Interaction, ids: list[str]) -> None:
    """Put another page in the place of the one shown."""
    address, number = _place(ids)
    shown = interaction.message
    await update(interaction, card(interaction, address, number, private=bool(shown and shown.flags.ephemeral)))


async def choose(interaction: Interaction, _ids: list[str]) -> None:
    """Answer a question that was chosen from a menu, in private."""
    await open_card(interaction, ["r", f"a{''.join(chosen_values(interaction))}", "0"])


def _place(ids: list[str]) -> tuple[tuple[str, str], int]:
    kind, name, page = ids if len(ids) == 3 else ("", "", "")  # noqa: PLR2004 - kind, name and page
    return (kind, name), int(page) if page.isdecimal() else 0
