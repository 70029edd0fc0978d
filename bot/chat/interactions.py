"""The type of our interactions; discord.py reads the annotations of a command when it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import discord

if TYPE_CHECKING:
    from bot.chat.client import BriefingClient

    Interaction = discord.Interaction[BriefingClient]
else:
    Interaction = discord.Interaction


def chosen_values(interaction: Interaction) -> list[str]:
    """What was chosen from a menu: texts, or ids of roles and channels."""
    data = cast("dict[str, Any]", interaction.data or {})
    return [str(one) for one in data.get("values", ())]
