"""An officer stops a member who floods them, for a week, without learning who it is; the member is told why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.chat.cards.address import custom_id
from bot.chat.cards.escaping import escape
from bot.chat.discord_io.deadlines import defer_if_slow
from bot.chat.discord_io.forms import TextField, open_form
from bot.chat.discord_io.people import find_user
from bot.chat.discord_io.sending import post, promise_reply, promise_update, update
from bot.chat.discord_io.short_replies import reply_privately, short_card
from bot.chat.requests import phrases
from bot.chat.requests.officers import for_officer, open_request
from bot.chat.requests.officers_cards import close_card
from bot.errors import DiscordAwayError, RefusedError
from bot.phrases.languages import BRITISH
from bot.records.values import Ending

if TYPE_CHECKING:
    from datetime import datetime

    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.forms import Submitted
    from bot.chat.discord_io.host import Host, Invocation
    from bot.records import Request

STOP_FORM: Final = "stopped"
REASON: Final = "reason"
LONGEST_REASON: Final = 300
"""Characters."""


async def ask_reason(invocation: Invocation, pressed: ButtonId) -> None:
    """Ask an officer why, before anything is done."""
    request = await open_request(invocation, pressed.target)
    say = invocation.say
    field = TextField(REASON, say(phrases.STOP_LABEL), say(phrases.STOP_HINT), longest=LONGEST_REASON)
    await open_form(invocation.interaction, say(phrases.STOP_MODAL), custom_id(STOP_FORM, request.id), [field])


async def stop(invocation: Invocation, form: ButtonId, sent: Submitted) -> None:
    """Stop the member who sent a request, close it, and tell them."""
    reason = sent.texts.get(REASON, "")
    if not reason:
        raise RefusedError(phrases.OFFICER_EMPTY)
    host = invocation.host
    request = await open_request(invocation, form.target, shows=False)
    stopping = host.records.requests.stop(request.id, request.server, host.clock())
    closed, until = await defer_if_slow(invocation.interaction, stopping)
    await promise_reply(invocation.interaction)
    await close_card(host, closed, Ending.STOPPED)
    await _tell(host, closed, until, reason)
    await reply_privately(invocation.interaction, phrases.STOP_DONE, day=invocation.say.day(until.date()))


async def lift(invocation: Invocation, pressed: ButtonId) -> None:
    """Let a stopped member ask again."""
    settings = await for_officer(invocation)
    await promise_update(invocation.interaction)
    if not await invocation.host.records.stopped.lift(pressed.target, settings.server):
        await reply_privately(invocation.interaction, phrases.STOP_OVER)
        return
    say = invocation.host.language_of(settings.server)
    await update(invocation.interaction, short_card(say(phrases.CARD_STOP_LIFTED)))


async def _tell(host: Host, closed: Request, until: datetime, reason: str) -> None:
    """Tell the member; whose direct messages are closed is told at their next request."""
    guild = host.get_guild(closed.server)
    try:
        member = await find_user(host, closed.asker)
    except DiscordAwayError:
        return
    if member:
        said = BRITISH(
            phrases.STOPPED_MEMBER,
            server=escape(guild.name if guild else ""),
            day=BRITISH.day(until.date()),
            reason=escape(reason).replace("\n", "\n> "),
        )
        await post(member, short_card(said), key=f"stopped-{closed.id}")
