"""Answers an interaction with a card of the catalogue, and with its files where it has some."""

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
    from collections.abc import Iterable

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
    """Answer with a card, and with its files where it has some."""
    await respond(invocation.interaction, view, private=private, files=_files(view.attachments))
    if view.separate:
        page = CardPage((invocation.say(view.separate[0].title),), attachments=view.separate)
        files = _files(view.separate)
        await respond(invocation.interaction, CardView(page), private=private, files=files)


def _files(attachments: Iterable[Attachment]) -> list[discord.File]:
    return [discord.File(io.BytesIO(one.content), one.name) for one in attachments]
