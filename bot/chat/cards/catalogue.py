"""Draws cards by their address and keeps what was drawn: most buttons are pressed many times."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from bot.chat.cards.address import TURN, Address
from bot.chat.cards.pages import CardPage, button
from bot.chat.cards.rendering import RenderContext
from bot.chat.cards.views import CardView
from bot.phrases import discord as phrases

if TYPE_CHECKING:
    from datetime import date

    from bot.phrases.languages import Language

MOST_KEPT = 500
"""Cards that are kept drawn, about five kilobytes each: more than the real knowledge has in a day."""

Draw: TypeAlias = Callable[[str, RenderContext], list[CardPage]]
"""Draws all pages of the card with a name; none where what it shows is gone from the knowledge."""
_Key: TypeAlias = "tuple[Address, Language, date, bool]"


class Catalogue:
    """The cards of all features, by the kind in their address."""

    def __init__(self, drawers: Mapping[str, Draw]) -> None:
        """Keep no card yet.

        Args:
            drawers: by kind of card.
        """
        self._drawers = drawers
        self._kept: OrderedDict[_Key, CardView] = OrderedDict()

    def view(self, address: Address, context: RenderContext) -> CardView | None:
        """Return a page of a card, drawn from its address; None where what it shows is gone from the knowledge."""
        kept = self._recall(address, context)
        pages = [] if kept else self.pages(address, context)
        return self._lay_out(pages, address, context, keep=True) if pages else kept

    def drawn(
        self, address: Address, context: RenderContext, draw: Callable[[], list[CardPage]], *, keep: bool
    ) -> CardView:
        """Return a page of a card whose subject is at hand, so that it need not be looked up by the address.

        Args:
            address: of the page.
            context: for whom it is drawn.
            draw: draws all pages of the card, at least one.
            keep: whether the address says all that the card shows, so that it may be shown to others.
        """
        kept = self._recall(address, context) if keep else None
        return kept or self._lay_out(draw(), address, context, keep=keep)

    def pages(self, address: Address, context: RenderContext) -> list[CardPage]:
        """Draw all pages of a card, without the buttons that turn them."""
        draw = self._drawers.get(address.kind)
        return draw(address.name, context) if draw else []

    def _recall(self, address: Address, context: RenderContext) -> CardView | None:
        key = _key(address, context)
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key]

    def _lay_out(self, pages: list[CardPage], address: Address, context: RenderContext, *, keep: bool) -> CardView:
        view = card_of(pages, address, context.say)
        if keep:
            self._kept[_key(address, context)] = view
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return view


def _key(address: Address, context: RenderContext) -> _Key:
    """Return what a card depends on besides the edition, which is the same for all cards of a catalogue."""
    return address, context.say, context.today, context.shareable


def card_of(pages: list[CardPage], address: Address, say: Language) -> CardView:
    """Lay out one page of a card; of several pages each has its number and buttons that turn to the others.

    A page that is turned to cannot bring a file along, so the file of a card with several pages is sent by itself.
    """
    number = min(address.page, len(pages) - 1)
    page = pages[number]
    if len(pages) == 1:
        return CardView(page)
    turns = [
        button(say(label), replace(address, page=other).to_id(TURN))
        for label, other in ((phrases.PAGE_BACK, number - 1), (phrases.PAGE_ON, number + 1))
        if 0 <= other < len(pages)
    ]
    count = say(phrases.PAGE_OF, number=number + 1, count=len(pages))
    foot = " · ".join(filter(None, [page.foot, count]))
    turnable = replace(page, foot=foot, rows=(*page.rows, tuple(turns)), attachments=())
    return CardView(turnable, separate=page.attachments)
