"""Turns a page into Discord's Components V2, ready to be sent any number of times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ui

from bot.chat.cards.pages import Attachment, CardPage, Row, Style, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

_EDGES: Final[Mapping[Tone, discord.Colour]] = {
    Tone.ANSWER: discord.Colour.dark_teal(),
    Tone.DOUBT: discord.Colour.gold(),
    Tone.REFUSAL: discord.Colour.greyple(),
    Tone.NOTE: discord.Colour.dark_teal(),
}
_STYLES: Final[Mapping[Style, discord.ButtonStyle]] = {
    Style.LEAD: discord.ButtonStyle.primary,
    Style.PLAIN: discord.ButtonStyle.secondary,
    Style.STOP: discord.ButtonStyle.danger,
}


class CardView(ui.LayoutView):
    """A page as a `LayoutView` without callbacks.

    `bot.chat.app.buttons` handles its buttons by their custom_id alone. The view is finished from the start, so that
    discord.py does not keep it: it would hold each private view and a timer for a quarter of an hour.
    """

    def __init__(self, page: CardPage, *menus: ui.Item[Any], separate: tuple[Attachment, ...] = ()) -> None:
        """Lay a page out.

        Args:
            page: what it shows.
            menus: menus of roles or channels, each in a row of its own below the page's.
            separate: files that belong to the card and are sent in a message of their own.
        """
        super().__init__(timeout=None)
        self.attachments = page.attachments
        self.separate = separate
        items: list[ui.Item[Any]] = []
        for block in page.blocks:
            items += [ui.Separator(), ui.TextDisplay(block)] if items else [ui.TextDisplay(block)]
        if page.foot:
            items.append(ui.TextDisplay(f"-# {page.foot}"))
        items += [ui.File(f"attachment://{file.name}") for file in page.attachments]
        items += [ui.ActionRow(*_row(row)) for row in page.rows]
        items += [ui.ActionRow(menu) for menu in menus]
        self.add_item(ui.Container(*items, accent_colour=_EDGES[page.tone]))
        self._made: list[dict[str, Any]] = super().to_components()  # type: ignore[no-untyped-call]  # discord.py
        self.stop()

    def to_components(self) -> list[dict[str, Any]]:
        """Return what is sent; it was made once."""
        return self._made


def _row(row: Row) -> list[ui.Item[Any]]:
    if isinstance(row, tuple):
        return [ui.Button(label=button.label, custom_id=button.id, style=_STYLES[button.style]) for button in row]
    options = [discord.SelectOption(label=label, value=value) for label, value in row.options]
    return [ui.Select(custom_id=row.id, placeholder=row.prompt, options=options, max_values=row.most)]
