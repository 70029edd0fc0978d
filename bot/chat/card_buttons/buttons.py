"""Handles buttons that open a card or turn its pages, and the menu of a topic's questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.cards.address import Address
from bot.chat.discord_io.sending import update
from bot.chat.discord_io.show_card import card, show_card
from bot.errors import RefusedError
from bot.phrases import discord as phrases

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.host import Invocation


async def open_card(invocation: Invocation, pressed: ButtonId) -> None:
    """Show a card in private."""
    await show_card(invocation, Address.from_id(pressed), private=True)


async def turn_page(invocation: Invocation, pressed: ButtonId) -> None:
    """Put another page in the place of the one shown."""
    shown = invocation.interaction.message
    private = bool(shown and shown.flags.ephemeral)
    await update(invocation.interaction, card(invocation, Address.from_id(pressed), private=private))


async def answer_chosen(invocation: Invocation, _: ButtonId) -> None:
    """Answer a question that was chosen from a menu, in private."""
    entry = invocation.served.book.entry("".join(invocation.chosen))
    if entry is None or not entry.answers:
        raise RefusedError(phrases.GONE)
    await show_card(invocation, invocation.served.book.of_answer(entry), private=True)
