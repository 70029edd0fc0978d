"""Requests that nobody answered in time or ever saw, and closed ones whose day has come: looked for again and again."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord.ext import tasks

from bot.chat.deliveries import update_card
from bot.chat.handover import place
from bot.chat.notes import note, server_language
from bot.chat.sending import post
from bot.errors import RecordsError
from bot.phrases import chat as phrases
from bot.phrases.languages import BRITISH
from bot.records import RequestState
from bot.records.retention import OPEN_DAYS

if TYPE_CHECKING:
    from bot.chat.client import BriefingClient
    from bot.records import Request

log = logging.getLogger(__name__)

EVERY_MINUTES = 30
SURELY_PLACED = timedelta(minutes=5)
"""After so long a card that is not there never will be, unless it is put up again."""


class Expiry:
    """Tidies the records while the bot runs."""

    def __init__(self, client: BriefingClient) -> None:
        """Tidy nothing yet."""
        self._client = client
        self._loop = tasks.loop(minutes=EVERY_MINUTES)(self.tidy)
        self._loop.before_loop(client.wait_until_ready)

    def start(self) -> None:
        """Tidy as soon as the bot is connected, and every half hour from then on."""
        self._loop.start()

    def stop(self) -> None:
        """Tidy no more."""
        self._loop.cancel()

    async def tidy(self) -> None:
        """Close what has expired: its card is emptied, and the member is told. Put up what no officer could see.

        A fault here must not end the loop.
        """
        try:
            expired = await self._client.records.delete_what_is_due(self._client.clock())
            for one in expired:
                await self._close(one)
            await self._place()
        except (RecordsError, discord.HTTPException) as error:
            log.warning("expired requests could not be tidied away: %s", type(error).__name__)

    async def _place(self) -> None:
        """Put up the cards of requests that were kept when the bot stopped before the officers saw them."""
        client = self._client
        for one in await client.records.requests.unplaced(client.clock() - SURELY_PLACED):
            settings = await client.records.servers.settings(one.server)
            channel = client.get_channel(settings.officers_channel or 0)
            if isinstance(channel, discord.abc.Messageable):
                await place(client, one, channel)

    async def _close(self, handover: Request) -> None:
        client = self._client
        await update_card(
            client, handover, note(server_language(client.get_guild(handover.server))(phrases.CARD_EXPIRED))
        )
        # An answer that could not be delivered has nobody left to tell: their direct messages are closed.
        if handover.state is RequestState.ANSWERED:
            return
        try:
            member = client.get_user(handover.asker) or await client.fetch_user(handover.asker)
        except discord.HTTPException:
            return
        await post(member, note(BRITISH(phrases.EXPIRED_MEMBER, days=OPEN_DAYS)))
