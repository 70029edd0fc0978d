"""Cards that a button opens, and pages that it turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.catalogue import Catalogue
from bot.chat.deliveries import afterwards
from bot.chat.interactions import chosen_values
from bot.chat.notes import spoken
from bot.chat.sending import respond, update
from bot.errors import RefusedError
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from bot.chat.interactions import Interaction
    from bot.chat.views import CardView


async def open_card(interaction: Interaction, ids: list[str]) -> None:
    """Show a card in private: `ids` are its kind, name and page."""
    await respond(interaction, _card(interaction, ids, private=True), private=True)
    await afterwards(interaction)


async def turn_page(interaction: Interaction, ids: list[str]) -> None:
    """Put another page in the place of the one shown."""
    shown = interaction.message
    await update(interaction, _card(interaction, ids, private=bool(shown and shown.flags.ephemeral)))


async def choose(interaction: Interaction, _ids: list[str]) -> None:
    """Answer a question that was chosen from a menu, in private."""
    await open_card(interaction, ["r", f"a{''.join(chosen_values(interaction))}", "0"])


def _card(interaction: Interaction, ids: list[str], *, private: bool) -> CardView:
    catalogue: Catalogue = interaction.client.catalogue
    kind, name, page = ids if len(ids) == 3 else ("", "", "")  # noqa: PLR2004 - kind, name and page
    shareable = private and interaction.guild is not None
    scene = catalogue.scene(spoken(interaction), interaction.client.today(), shareable=shareable)
    view = catalogue.view((kind, name), scene, int(page) if page.isdecimal() else 0)
    if view is None:
        raise RefusedError(phrases.GONE)
    return view
