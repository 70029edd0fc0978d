"""A member asks an officer: what they write, what they agree to send, and how they take it back.

Nothing is kept before they press "Send it": until then the text is in memory for a quarter of an hour, as long as
Discord shows a private message's buttons.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.chat.cards.address import custom_id
from bot.chat.cards.cutting import cut
from bot.chat.cards.pages import Style, Tone, button
from bot.chat.cards.views import CardView
from bot.chat.discord_io.channels import found_channel
from bot.chat.discord_io.deadlines import defer_if_slow, in_time
from bot.chat.discord_io.forms import TextField, open_form
from bot.chat.discord_io.last_question import LAST_QUESTION
from bot.chat.discord_io.memory import MemoryKind
from bot.chat.discord_io.people import find_member
from bot.chat.discord_io.sending import Unsent, promise_update, respond, update
from bot.chat.discord_io.short_replies import reply_privately, short_card
from bot.chat.requests import phrases
from bot.chat.requests.cards import preview_page
from bot.chat.requests.officers_cards import close_card, place_card
from bot.chat.requests.officers_channel import officers_channel
from bot.errors import RefusedError
from bot.records.retention import LONGEST_QUESTION
from bot.records.values import Ending, new_id

if TYPE_CHECKING:
    import discord

    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.forms import Submitted
    from bot.chat.discord_io.host import Host, Invocation
    from bot.chat.discord_io.readers import Readers
    from bot.chat.requests.officers_channel import OfficersChannel

UNSENT_LASTS = timedelta(minutes=15)
QUESTION: Final = "question"
"""The verb of the form, and its field."""
_MOST_SERVERS = 10
"""Servers that are looked through for the one whose officers a direct message means; of more, it may mean any."""


@dataclass(frozen=True, slots=True)
class UnsentRequest:
    """What a member has written and not sent."""

    server: int
    member: int
    question: str
    readers: Readers
    """Who else could read the officers' channel, as the member was told."""
    named: bool = False
    reusable: bool = False
    """Whether officers may use it for what the bot knows."""


UNSENT: Final[MemoryKind[str, UnsentRequest]] = MemoryKind(UNSENT_LASTS, 1_000)
"""By a random key, which the buttons of the preview hold."""


async def begin(invocation: Invocation, _: ButtonId) -> None:
    """Let the member write to the officers of this server, or from a direct message to those of their only one.

    The form begins with what they have just asked here, for them to change.
    """
    server = await in_time(_server(invocation))
    if server is None:
        in_server = invocation.interaction.guild
        raise RefusedError(phrases.OFFICER_NO_CHANNEL if in_server else phrases.OFFICER_WHICH_SERVER)
    await in_time(invocation.host.records.stopped.refuse(server, invocation.member, invocation.host.clock()))
    where = await in_time(officers_channel(invocation.host, server))
    if where and not where.agreed:
        raise RefusedError(phrases.OFFICER_CHANNEL_OPEN)
    say = invocation.say
    field = TextField(
        QUESTION,
        say(phrases.OFFICER_LABEL),
        say(phrases.OFFICER_HINT),
        cut(invocation.host.memory(LAST_QUESTION).get(_place(invocation)) or "", LONGEST_QUESTION),
        LONGEST_QUESTION,
    )
    form = custom_id(QUESTION, str(server))
    await open_form(invocation.interaction, say(phrases.OFFICER_MODAL), form, [field])


async def preview(invocation: Invocation, form: ButtonId, sent: Submitted) -> None:
    """Show what would be sent; the form's target is the server whose officers are meant."""
    question = sent.texts.get(QUESTION, "")
    if not question:
        raise RefusedError(phrases.OFFICER_EMPTY)
    server = int(form.target) if form.target.isdecimal() else 0
    guild = invocation.host.get_guild(server)
    if guild is None or not (await defer_if_slow(invocation.interaction, find_member(guild, invocation.member))):
        raise RefusedError(phrases.FORM_CLOSED)
    where = await defer_if_slow(invocation.interaction, officers_channel(invocation.host, server))
    if where is None:
        raise RefusedError(phrases.FORM_CLOSED)
    key, unsent = new_id(), UnsentRequest(server, invocation.member, question, where.readers)
    invocation.host.memory(UNSENT).keep(key, unsent)
    invocation.host.memory(LAST_QUESTION).pop(_place(invocation))  # the draft has it: who cancels that leaves nothing
    await respond(invocation.interaction, _preview_card(invocation, key, unsent), private=True)


async def change_name(invocation: Invocation, pressed: ButtonId) -> None:
    """Show the member's name in the preview, or leave it out again."""
    unsent = _unsent(invocation, pressed)
    unsent = replace(unsent, named=not unsent.named)
    invocation.host.memory(UNSENT).keep(pressed.target, unsent)
    await update(invocation.interaction, _preview_card(invocation, pressed.target, unsent))


async def change_use(invocation: Invocation, pressed: ButtonId) -> None:
    """Let officers use the question, without names, for what the bot knows; or not."""
    unsent = _unsent(invocation, pressed)
    unsent = replace(unsent, reusable=not unsent.reusable)
    invocation.host.memory(UNSENT).keep(pressed.target, unsent)
    await update(invocation.interaction, _preview_card(invocation, pressed.target, unsent))


async def cancel(invocation: Invocation, pressed: ButtonId) -> None:
    """Throw away what was written."""
    _unsent(invocation, pressed)
    invocation.host.memory(UNSENT).pop(pressed.target)
    await update(invocation.interaction, short_card(invocation.say(phrases.PREVIEW_CANCELLED)))


async def send(invocation: Invocation, pressed: ButtonId) -> None:
    """Send what was written to the officers, once, and only where nobody reads it of whom the member was not told."""
    interaction, say, memory = invocation.interaction, invocation.say, invocation.host.memory(UNSENT)
    unsent = _unsent(invocation, pressed)
    memory.pop(pressed.target)
    try:
        await promise_update(interaction)
        where = await officers_channel(invocation.host, unsent.server)
        if where and not where.agreed:
            raise RefusedError(phrases.NOT_SENT_OPEN)  # noqa: TRY301 - whatever stops it, the draft stays
        if where and where.readers.others and where.readers.digest != unsent.readers.digest:
            unsent = replace(unsent, readers=where.readers)
            await update(interaction, _preview_card(invocation, pressed.target, unsent))
            raise RefusedError(phrases.NOT_SENT_READERS)  # noqa: TRY301 - as above
        name = interaction.user.display_name if unsent.named else None
        sent = await _open(invocation.host, unsent, name, where) if where else None
    except Exception:
        memory.keep(pressed.target, unsent)
        raise
    if sent is None:
        await update(interaction, short_card(say(phrases.NOT_SENT), tone=Tone.REFUSAL))
    else:
        withdrawal = button(say(phrases.WITHDRAW), custom_id("withdraw", sent), Style.STOP)
        await update(interaction, short_card(say(phrases.SENT), (withdrawal,)))


async def withdraw(invocation: Invocation, pressed: ButtonId) -> None:
    """Delete a request and empty its card."""
    host, interaction = invocation.host, invocation.interaction
    await promise_update(interaction)
    gone = await host.records.requests.withdraw(pressed.target, invocation.member, host.clock())
    if gone is None:
        await reply_privately(interaction, phrases.WITHDRAW_GONE)
        return
    await close_card(host, gone, Ending.WITHDRAWN)
    await update(interaction, short_card(invocation.say(phrases.WITHDRAWN)))


async def _open(host: Host, unsent: UnsentRequest, name: str | None, where: OfficersChannel) -> str | None:
    """Keep a request and post its card; return its id, or None where the bot may not post it.

    Raises:
        RefusedError: Discord was broken; nothing is kept, and what was written may be sent again.
    """
    requests = host.records.requests
    request = await requests.open(
        *(unsent.server, unsent.member, name, unsent.question, host.clock()),
        reusable=unsent.reusable,
        channel=where.readers.channel,
    )
    if failed := await place_card(host, request, where.place):
        if gone := await requests.withdraw(request.id, unsent.member, host.clock()):
            await close_card(host, gone, Ending.WITHDRAWN)
        if failed is Unsent.BROKEN:
            raise RefusedError(phrases.NOT_SENT_BROKEN)
        return None
    return request.id


def _place(invocation: Invocation) -> tuple[int, int]:
    return (invocation.interaction.channel_id or 0, invocation.member)


def _unsent(invocation: Invocation, pressed: ButtonId) -> UnsentRequest:
    """Return what the member wrote.

    Raises:
        RefusedError: it was sent, cancelled or left for too long, or somebody else wrote it.
    """
    unsent = invocation.host.memory(UNSENT).get(pressed.target)
    if unsent is None or unsent.member != invocation.member:
        raise RefusedError(phrases.PREVIEW_GONE)
    return unsent


def _preview_card(invocation: Invocation, key: str, unsent: UnsentRequest) -> CardView:
    name = invocation.interaction.user.display_name if unsent.named else None
    other = phrases.PREVIEW_ANONYMOUS if unsent.named else phrases.PREVIEW_NAMED
    return CardView(
        preview_page(
            key, name, other, unsent.question, invocation.say, readers=unsent.readers, reusable=unsent.reusable
        )
    )


async def _server(invocation: Invocation) -> int | None:
    """Return the server whose officers are asked; None where there is none, or where it could be more than one."""
    host, interaction = invocation.host, invocation.interaction
    here = host.get_guild(interaction.guild_id) if interaction.guild_id else None
    guilds = [here] if here else list(host.guilds)
    # Direct messages come to one shard, and most servers to others.
    if len(guilds) > _MOST_SERVERS or (not here and (host.shard_count or 1) > 1):
        return None
    found = [guild for guild in guilds if await _has_officers(host, guild)]
    if not here:
        found = [guild for guild in found if await find_member(guild, invocation.member)]
    return found[0].id if len(found) == 1 else None


async def _has_officers(host: Host, guild: discord.Guild) -> bool:
    settings = await host.records.servers.settings(guild.id)
    return await found_channel(guild, settings.officers_channel) is not None
