"""A form with one field for a long text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.chat.cards.cutting import cut
from bot.chat.discord_io.error_handler import handle

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Invocation

MODAL_LASTS = 60 * 60.0
"""Seconds that somebody may take to write."""


class TextModal(ui.Modal):
    """Asks for a text and hands it on, blanks around it taken off."""

    def __init__(
        self,
        *,
        title: str,
        label: str,
        hint: str,
        on_text: Callable[[Invocation, str], Awaitable[None]],
        name: str,
        longest: int,
        default: str = "",
    ) -> None:
        """Lay the form out.

        Args:
            title: what stands above it.
            label: the field's name.
            hint: what is said below the name.
            on_text: what is done with the text when the form is sent.
            name: the field's custom_id.
            longest: characters of the text.
            default: what stands in the field at first, to be changed; cut where it is too long.
        """
        super().__init__(title=title, timeout=MODAL_LASTS)
        self._on_text = on_text
        self.field: ui.TextInput[Any] = ui.TextInput(
            custom_id=name,
            style=discord.TextStyle.paragraph,
            max_length=longest,
            default=cut(default, longest) or None,
        )
        self.add_item(ui.Label(text=label, description=hint, component=self.field))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the text on."""
        await handle(interaction, lambda invocation: self._on_text(invocation, self.field.value.strip()))
