"""Answers an interaction with a card of the catalogue, and with its file where it has one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord

from bot.chat.cards.pages import CardPage
from bot.chat.cards.views import CardView
from bot.chat.discord_io.sending import respond
from bot.errors import RefusedError
from bot.phrases import discord as phrases

if TYPE_CHECKING:
    from bot.chat.cards.address import Address
    from bot.chat.cards.pages import Attachment
    from bot.chat.discord_io.host import Invocation


def card(invocation: Invocation, address: Address, *, private: bool) -> CardView:
    """Return a page of a card.

    Raises:
        RefusedError: what it shows is gone from the knowledge, or officers have paused the bot.
    """
    invocation.host.refuse_if_paused()
    view = invocation.served.catalogue.view(address, invocation.context(private=private))
    if view is None:
        raise RefusedError(phrases.GONE)
    return view


async def show_card(invocation: Invocation, address: Address, *, private: bool) -> None:
    """Answer with a page of a card; raises as `card` does."""
    await send_view(invocation, card(invocation, address, private=private), private=private)


async def send_view(invocation: Invocation, view: CardView, *, private: bool = True) -> None:
    """Answer with a card, and with its file where it has one."""
    await respond(invocation.interaction, view, private=private, files=_files(view.attachment))
    if view.separate:
        page = CardPage((invocation.say(view.separate.title),), attachment=view.separate)
        files = _files(view.separate)
        await respond(invocation.interaction, CardView(page), private=private, files=files)


def _files(attachment: Attachment | None) -> list[discord.File]:
    if attachment is None:
        return []
    # With the mark at its start Windows' own editor reads the file as UTF-8.
    return [discord.File(io.BytesIO(attachment.text.encode("utf-8-sig")), attachment.name)]
