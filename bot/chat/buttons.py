"""Buttons and menus that outlive a restart: what they do stands in their custom_id, as ids and nothing else."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ui

from bot.chat import feedback, handover, officers, setting_up, sharing
from bot.chat.failures import guarded
from bot.chat.opening import choose, open_card, turn_page
from bot.errors import RefusedError
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from bot.chat.interactions import Interaction

Handler = Callable[["Interaction", list[str]], Awaitable[None]]

HANDLERS: Final[Mapping[str, Handler]] = {
    "open": open_card,
    "turn": turn_page,
    "choose": choose,
    "helped": feedback.helped,
    "unhelped": feedback.not_helped,
    "share": sharing.share,
    "officer": handover.begin,
    "send": handover.send,
    "named": handover.change_name,
    "cancel": handover.cancel,
    "withdraw": handover.withdraw,
    "claim": officers.claim,
    "release": officers.release,
    "answer": officers.write_answer,
    "setup": setting_up.change,
}
"""What each verb does; called with the ids that follow it."""


class PersistentItem(ui.DynamicItem[ui.Item[Any]], template=r"isp:(?P<verb>[a-z]+)(?P<ids>(?::[^:]*)*)"):
    """Any button or menu of ours, made anew from its custom_id each time it is used."""

    def __init__(self, item: ui.Item[Any], verb: str, ids: list[str]) -> None:
        """Keep what is to be done.

        Args:
            item: as discord.py read it from the message.
            verb: one of `HANDLERS`; a verb of an older version has no handler any more.
            ids: what it is done to.
        """
        super().__init__(item)
        self._verb = verb
        self._ids = ids

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> PersistentItem:
        """The item of a custom_id."""
        return cls(item, match["verb"], match["ids"].split(":")[1:] or [""])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, unless the member has had enough for the moment."""
        await guarded(interaction, self._act(interaction))

    async def _act(self, interaction: Interaction) -> None:
        if not await interaction.client.tree.interaction_check(interaction):
            return
        handler = HANDLERS.get(self._verb)
        if handler is None:
            raise RefusedError(phrases.GONE)
        await handler(interaction, self._ids)
