"""Posts an answer in the channel where it was shown in private, once for each press."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import discord

from bot.chat.cards.address import Address
from bot.chat.cards.address_book import REPLY
from bot.chat.discord_io.memory import MemoryKind
from bot.chat.discord_io.permissions import may_write
from bot.chat.discord_io.sending import post
from bot.chat.discord_io.short_replies import reply_privately
from bot.chat.sharing import phrases
from bot.errors import RefusedError
from bot.phrases import discord as shared_phrases

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.host import Invocation

SHARED: Final[MemoryKind[tuple[int, int, str], bool]] = MemoryKind(timedelta(hours=1), 10_000)
"""By message, member and answer: a double click must not post twice."""


async def share(invocation: Invocation, pressed: ButtonId) -> None:
    """Post the answer that a button names."""
    interaction, channel = invocation.interaction, invocation.interaction.channel
    if interaction.guild is None or not isinstance(channel, discord.abc.Messageable):
        raise RefusedError(phrases.SHARE_NOT_ALLOWED)
    if not may_write(interaction.permissions, channel):
        raise RefusedError(phrases.SHARE_YOU_MAY_NOT)
    if not may_write(interaction.app_permissions, channel):
        raise RefusedError(phrases.SHARE_NOT_ALLOWED)
    view = invocation.served.catalogue.view(Address(REPLY, pressed.target), invocation.context(private=False))
    if view is None:
        raise RefusedError(shared_phrases.GONE)
    shared = invocation.host.memory(SHARED)
    place = (interaction.message.id if interaction.message else 0, invocation.member, pressed.target)
    if not shared.first_time(place, value=True):
        raise RefusedError(phrases.SHARED_BEFORE)
    # Discord is answered first: the post may have to wait for its rate limit.
    await interaction.response.defer(ephemeral=True, thinking=True)
    if await post(channel, view) is None:
        shared.pop(place)
        raise RefusedError(phrases.SHARE_NOT_ALLOWED)
    await reply_privately(interaction, phrases.SHARED)


async def forget_shares(invocation: Invocation) -> Sequence[str]:
    """Forget what a member has shared."""
    member = invocation.member
    invocation.host.memory(SHARED).forget(lambda key, _: key[1] == member)
    return ()
