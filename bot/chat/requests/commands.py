"""The command /requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.chat.cards.views import CardView
from bot.chat.discord_io.deadlines import defer_if_slow
from bot.chat.discord_io.error_handler import handle
from bot.chat.discord_io.host import Interaction
from bot.chat.discord_io.sending import respond
from bot.chat.requests import phrases
from bot.chat.requests.cards import requests_page
from bot.records import RequestState

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Invocation


@app_commands.command(name=phrases.REQUESTS_NAME, description=phrases.REQUESTS_DESCRIPTION)
async def requests(interaction: Interaction) -> None:
    """Show the member's open requests."""
    await handle(interaction, show_requests)


async def show_requests(invocation: Invocation) -> None:
    """List the member's own open requests."""
    interaction = invocation.interaction
    kept = await defer_if_slow(interaction, invocation.host.records.requests.of_asker(invocation.member))
    unanswered = [request for request in kept if request.state is not RequestState.ANSWERED]
    await respond(interaction, CardView(requests_page(unanswered, invocation.say)), private=True)
