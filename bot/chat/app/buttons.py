"""Dispatches buttons and menus by their custom_id alone, so that they go on working after a restart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.chat.cards.address import PREFIX, ButtonId
from bot.chat.discord_io.error_handler import handle
from bot.chat.discord_io.gate import may_go_on
from bot.errors import RefusedError
from bot.phrases import discord as phrases

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Invocation


class PersistentItem(ui.DynamicItem[ui.Item[Any]], template=rf"{PREFIX}:[a-z]+(?::[^:]*)*"):
    """Any button or menu of ours, made anew from its custom_id each time it is used."""

    def __init__(self, item: ui.Item[Any], pressed: ButtonId) -> None:
        """Keep what is to be done.

        Args:
            item: as discord.py read it from the message.
            pressed: its custom_id; a verb of an older version may have no handler any more.
        """
        super().__init__(item)
        self._pressed = pressed

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> PersistentItem:
        """Make the item of a custom_id."""
        return cls(item, ButtonId.from_text(match[0]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the verb says, unless the member has had enough for the moment."""
        if await may_go_on(interaction):
            await handle(interaction, self._act)

    async def _act(self, invocation: Invocation) -> None:
        press = invocation.host.presses.get(self._pressed.verb)
        if press is None:
            raise RefusedError(phrases.GONE)
        await press(invocation, self._pressed)
