"""Offers choices while a member types an option of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.chat.discord_io.error_handler import report_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.chat.cards.choices import Pairs
    from bot.chat.cards.served import Served
    from bot.chat.discord_io.host import Interaction


async def offer(interaction: Interaction, find: Callable[[Served], Pairs]) -> list[app_commands.Choice[str]]:
    """Return choices as Discord takes them; none where finding them fails.

    discord.py would log the member's id and the error's words.
    """
    try:
        return [app_commands.Choice(name=name, value=value) for name, value in find(interaction.client.served)]
    except Exception as error:  # noqa: BLE001 - as in `handle`
        await report_error(interaction, error)
        return []
