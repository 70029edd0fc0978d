"""“Did this help?”: a count for each answer and day, and not who pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.cards import officer_button
from bot.chat.notes import spoken, tell
from bot.chat.patience import in_time
from bot.errors import RefusedError
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from bot.chat.interactions import Interaction


async def helped(interaction: Interaction, ids: list[str]) -> None:
    """Count that an answer helped."""
    await _count(interaction, ids, helped=True)


async def not_helped(interaction: Interaction, ids: list[str]) -> None:
    """Count that it did not, and say what else there is."""
    await _count(interaction, ids, helped=False)


async def _count(interaction: Interaction, ids: list[str], *, helped: bool) -> None:
    client = interaction.client
    key, digest = ids if len(ids) == 2 else ("", "")  # noqa: PLR2004 - the entry and its knowledge
    entry = client.catalogue.addresses.entry(key)
    if entry is None:
        raise RefusedError(phrases.GONE)
    message = interaction.message.id if interaction.message else 0
    # Which member pressed where is in memory for an hour, so that a second press counts for nothing.
    if not client.pressed.first_time((message, interaction.user.id, key), value=True):
        await tell(interaction, phrases.COUNTED_BEFORE)
        return
    await in_time(interaction, client.records.feedback.count(client.today(), entry.id, digest, helped=helped))
    if helped:
        await tell(interaction, phrases.THANKS_HELPED)
    else:
        await tell(interaction, phrases.THANKS_NOT_HELPED, (officer_button(spoken(interaction)),))
