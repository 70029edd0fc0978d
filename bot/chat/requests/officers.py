"""An officer claims a request, answers it, or gives it back. Who is an officer is checked on every press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.chat.cards.address import custom_id
from bot.chat.cards.building_blocks import CHANGE_DRAFT
from bot.chat.cards.pages import Style, button
from bot.chat.cards.views import CardView
from bot.chat.discord_io.deadlines import defer_if_slow, in_time
from bot.chat.discord_io.editing import edit_message
from bot.chat.discord_io.forms import TextField, open_form
from bot.chat.discord_io.permissions import is_officer
from bot.chat.discord_io.sending import Unsent, promise_reply, promise_update, update
from bot.chat.discord_io.short_replies import reply_privately, short_card
from bot.chat.requests import phrases
from bot.chat.requests.cards import request_page
from bot.chat.requests.deliveries import deliver
from bot.errors import RefusedError, RequestGoneError, RequestTakenError
from bot.phrases import records as records_phrases
from bot.publishing.redaction import redacted
from bot.records import RequestState
from bot.records.retention import DELIVERY_DAYS, LONGEST_ANSWER
from bot.records.values import Draft, new_id

ANSWER, ANSWER_FORM = "answer", "answered"
"""The field of the form, and its verb."""
LONGEST_WORDING: Final = 300
"""Characters of a question in the knowledge."""

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.forms import Submitted
    from bot.chat.discord_io.host import Invocation
    from bot.records import Request, ServerSettings


async def claim(invocation: Invocation, pressed: ButtonId) -> None:
    """Give a request to the officer who presses first."""
    await open_request(invocation, pressed.target)
    await promise_update(invocation.interaction)
    await _show(invocation, await invocation.host.records.requests.claim(pressed.target, invocation.member))


async def release(invocation: Invocation, pressed: ButtonId) -> None:
    """Give a request back to the other officers."""
    await open_request(invocation, pressed.target)
    await promise_update(invocation.interaction)
    try:
        request = await invocation.host.records.requests.release(pressed.target, invocation.member)
    except RequestTakenError:
        raise RefusedError(phrases.NOT_YOURS) from None
    await _show(invocation, request)


async def write_answer(invocation: Invocation, pressed: ButtonId) -> None:
    """Let the officer who claimed a request write the answer."""
    request = await open_request(invocation, pressed.target)
    if request.state is RequestState.ANSWERED:
        raise RequestGoneError(records_phrases.REQUEST_GONE)
    if request.officer is None:
        raise RefusedError(phrases.CLAIM_FIRST)
    if request.officer != invocation.member:
        raise RefusedError(phrases.NOT_YOURS)
    say = invocation.say
    field = TextField(ANSWER, say(phrases.ANSWER_LABEL), say(phrases.ANSWER_HINT), longest=LONGEST_ANSWER)
    form = custom_id(ANSWER_FORM, request.id)
    await open_form(invocation.interaction, say(phrases.ANSWER_MODAL), form, [field])


async def answer(invocation: Invocation, form: ButtonId, sent: Submitted) -> None:
    """Send the answer to the member; the form's target is the request. What cannot be sent is given back."""
    text = sent.texts.get(ANSWER, "")
    if not text:
        raise RefusedError(phrases.OFFICER_EMPTY)
    await _send(invocation, form.target, text)


async def _send(invocation: Invocation, request: str, text: str) -> None:
    """Send an answer, and offer to make knowledge of it where the member agreed."""
    host, interaction = invocation.host, invocation.interaction
    await open_request(invocation, request, shows=False)
    # Kept before anything is said to Discord: what breaks on the way there loses no answer, it is delivered later.
    kept = host.records.requests.answer(request, invocation.member, text, host.clock())
    answered = await defer_if_slow(interaction, kept)
    await promise_reply(interaction)
    draft = await _draft_of(invocation, answered) if answered.reusable and host.desk else None
    failed = await deliver(host, answered)
    if failed:
        waits = phrases.ANSWER_WAITS_BROKEN if failed is Unsent.BROKEN else phrases.ANSWER_WAITS
        await reply_privately(interaction, waits, days=DELIVERY_DAYS)
    else:
        await reply_privately(interaction, phrases.ANSWER_SENT)
    if draft:
        row = (button(invocation.say(phrases.ANSWER_REUSE_BUTTON), custom_id(CHANGE_DRAFT, draft.id), Style.LEAD),)
        await reply_privately(interaction, phrases.ANSWER_REUSE, row)


async def _draft_of(invocation: Invocation, answered: Request) -> Draft:
    """Keep the question, redacted, and the answer as the beginning of an entry, for this officer alone."""
    host = invocation.host
    question = redacted(answered.question, invocation.served.engine.index.knows)
    near = invocation.served.engine.ranked(invocation.served.engine.analyser.of(question)).entries
    fields = {
        "topic": next((entry.topic for entry, _ in near if entry.answers), phrases.TOPIC_OF_REQUESTS),
        "question": question[:LONGEST_WORDING],
        "answer": answered.answer or "",
    }
    made = Draft(new_id(), answered.server, invocation.member, "add", "", fields, 0, host.clock())
    return await host.records.drafts.keep(made)


async def for_officer(invocation: Invocation) -> ServerSettings:
    """Return this server's settings, for an officer of it.

    Raises:
        RefusedError: whoever asks is none.
    """
    server = invocation.interaction.guild_id
    settings = await in_time(invocation.host.records.servers.settings(server)) if server else None
    if settings is None or not is_officer(invocation.interaction, settings):
        raise RefusedError(phrases.NOT_AN_OFFICER)
    return settings


async def open_request(invocation: Invocation, request: str, *, shows: bool = True) -> Request:
    """Return an open request of this server, for an officer of it.

    Args:
        invocation: a press or a form.
        request: its id.
        shows: whether the card that was used is brought up to date where the request is closed.

    Raises:
        RefusedError: whoever asks is no officer.
        RequestGoneError: the request is closed, or of another server.
    """
    host, settings = invocation.host, await for_officer(invocation)
    found = await in_time(host.records.requests.find(request))
    if found is None or found.server != settings.server:
        # The card may be left from a request that was closed while the bot was away.
        closed = host.language_of(settings.server)(phrases.CARD_CLOSED)
        if shows:
            await update(invocation.interaction, short_card(closed))
        raise RequestGoneError(records_phrases.REQUEST_GONE)
    return found


async def _show(invocation: Invocation, request: Request) -> None:
    """Bring the card up to date: the one that was used, and the request's own where that is another."""
    host, used = invocation.host, invocation.interaction.message
    name = invocation.interaction.user.display_name if request.officer else ""
    card = CardView(request_page(request, name, host.language_of(request.server)))
    await update(invocation.interaction, card)
    if used and request.message is None:  # it was posted, and then something came between
        await host.records.requests.placed(request.id, used.channel.id, used.id)
    if used and request.message not in {None, used.id}:
        await edit_message(host, request.channel, request.message, card)
