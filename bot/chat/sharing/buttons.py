"""Posts an answer in the channel where it was shown in private, after asking once, and takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import discord

from bot.chat.cards.address import Address, custom_id
from bot.chat.cards.address_book import REPLY
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import Style, button
from bot.chat.discord_io.editing import delete_message
from bot.chat.discord_io.memory import MemoryKind
from bot.chat.discord_io.permissions import may_write
from bot.chat.discord_io.sending import Unsent, post, promise_reply, promise_update, respond, update
from bot.chat.discord_io.short_replies import short_card
from bot.chat.sharing import phrases
from bot.errors import RefusedError
from bot.phrases import discord as shared_phrases

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.cards.views import CardView
    from bot.chat.discord_io.host import Invocation

SHARED: Final[MemoryKind[tuple[int, int, str], int]] = MemoryKind(timedelta(hours=1), 10_000)
"""The shared message, 0 while it is on its way, by message, member and answer: a double click must not post twice."""


async def offer(invocation: Invocation, pressed: ButtonId) -> None:
    """Ask, once, before the answer that a button names is shared."""
    interaction, say = invocation.interaction, invocation.say
    channel, _ = _shareable(invocation, pressed.target)
    name = escape(getattr(channel, "name", ""))
    shown_on = interaction.message.id if interaction.message else 0
    if invocation.host.memory(SHARED).get((shown_on, invocation.member, pressed.target)) is not None:
        raise RefusedError(phrases.SHARED_BEFORE)
    row = (
        button(say(phrases.SHARE_YES), custom_id("share", pressed.target, str(shown_on)), Style.LEAD),
        button(say(phrases.SHARE_NO), custom_id("keep")),
    )
    await respond(interaction, short_card(say(phrases.SHARE_ASK, channel=name), row), private=True)


async def keep(invocation: Invocation, _: ButtonId) -> None:
    """Share nothing."""
    _only_own(invocation)
    await update(invocation.interaction, short_card(invocation.say(phrases.SHARE_LEFT)))


async def share(invocation: Invocation, pressed: ButtonId) -> None:
    """Post the answer that a button names, and offer to take it back.

    The buttons of earlier versions shared at once; their ids name the answer alone, ours also the message it stands on.
    """
    interaction, say = invocation.interaction, invocation.say
    channel, view = _shareable(invocation, pressed.target)
    used = interaction.message.id if interaction.message else 0
    asked = len(pressed.fields) == 2 and pressed.fields[1].isdecimal()  # noqa: PLR2004 - the answer and its message
    shared = invocation.host.memory(SHARED)
    place = (int(pressed.fields[1]) if asked else used, invocation.member, pressed.target)
    if not shared.first_time(place, 0):
        raise RefusedError(phrases.SHARED_BEFORE)
    # Discord is answered first: the post may have to wait for its rate limit.
    own = asked and _is_own(invocation)
    try:
        await (promise_update(interaction) if own else promise_reply(interaction))
    except Exception:  # nothing was shared, and the next press may
        shared.pop(place)
        raise
    posted = await post(channel, view)
    if isinstance(posted, Unsent):
        shared.pop(place)
        raise RefusedError(phrases.SHARE_BROKEN if posted is Unsent.BROKEN else phrases.SHARE_NOT_ALLOWED)
    shared.keep(place, posted.id)
    back = button(say(phrases.SHARE_TAKE_BACK), custom_id("takeback", str(posted.id), str(invocation.member)))
    done = short_card(say(phrases.SHARED), (back,))
    await (update(interaction, done) if own else respond(interaction, done, private=True))


async def take_back(invocation: Invocation, pressed: ButtonId) -> None:
    """Delete what a member has shared in this channel.

    Nothing is kept of who shared what. The right lies in the button itself: it stands only on a message that the bot
    showed to one member, and Discord says of a message whether it is such a one.
    """
    interaction = invocation.interaction
    _only_own(invocation)
    message, member = pressed.fields if len(pressed.fields) == 2 else ("", "")  # noqa: PLR2004 - as `share` made it
    if not message.isdecimal() or member != str(invocation.member) or interaction.channel_id is None:
        raise RefusedError(shared_phrases.GONE)
    await promise_update(interaction)
    if not await delete_message(invocation.host, interaction.channel_id, int(message)):
        raise RefusedError(phrases.SHARE_STAYS)
    invocation.host.memory(SHARED).forget(lambda _, posted: posted == int(message))
    await update(interaction, short_card(invocation.say(phrases.SHARE_TAKEN_BACK)))


def _shareable(invocation: Invocation, name: str) -> tuple[discord.abc.Messageable, CardView]:
    """Return the channel to share in and the answer as it is shown there.

    Raises:
        RefusedError: the bot or the member may not write there, or the answer is gone from the knowledge.
    """
    interaction, channel = invocation.interaction, invocation.interaction.channel
    if interaction.guild is None or not isinstance(channel, discord.abc.Messageable):
        raise RefusedError(phrases.SHARE_NOT_ALLOWED)
    if not may_write(interaction.permissions, channel):
        raise RefusedError(phrases.SHARE_YOU_MAY_NOT)
    if not may_write(interaction.app_permissions, channel):
        raise RefusedError(phrases.SHARE_NOT_ALLOWED)
    invocation.host.refuse_if_paused()
    view = invocation.served.catalogue.view(Address(REPLY, name), invocation.context(private=False))
    if view is None:
        raise RefusedError(shared_phrases.GONE)
    return channel, view


def _is_own(invocation: Invocation) -> bool:
    """Return whether the used button stands on a message that only its member sees."""
    message = invocation.interaction.message
    return message is not None and message.flags.ephemeral


def _only_own(invocation: Invocation) -> None:
    if not _is_own(invocation):
        raise RefusedError(shared_phrases.GONE)


async def forget_shares(invocation: Invocation) -> Sequence[str]:
    """Forget what a member has shared."""
    member = invocation.member
    invocation.host.memory(SHARED).forget(lambda key, _: key[1] == member)
    return ()
