"""What changed, when and by whom; and the way back to an earlier edition, which is a proposal like any other."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.chat.cards.address import custom_id
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import LONGEST_OPTION, CardPage, Menu, Row, Style, Tone, button
from bot.chat.cards.views import CardView
from bot.chat.discord_io.sending import promise_reply, respond
from bot.chat.officers import phrases
from bot.chat.officers.access import officer_of, officers_desk
from bot.chat.officers.lists import cut_list
from bot.chat.officers.proposing import show_proposal
from bot.errors import FaultyChangeError, NoEditionError, RefusedError
from bot.phrases import discord as shared_phrases
from bot.publishing.differences import describe_changes
from bot.records.values import Origin

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.host import EditorialDesk, Invocation
    from bot.phrases.languages import Language
    from bot.records.values import Edition

MOST_EDITIONS = 10
_WHOLE_CARD = (25, 2_800)
"""Lines and characters of what an edition changed."""


async def show_history(invocation: Invocation) -> None:
    """List the newest editions."""
    await officers_desk(invocation)
    interaction, say = invocation.interaction, invocation.say
    await promise_reply(interaction)
    history = await invocation.host.records.editions.history(MOST_EDITIONS)
    lines = [say(phrases.HISTORY_TITLE), *(_line(one, say) for one in history)]
    options = tuple((f"{one.number}. {one.note}"[:LONGEST_OPTION], str(one.number)) for one in history)
    menu: Row = Menu(custom_id("oedition"), say(phrases.HISTORY_CHOOSE), options)
    await respond(interaction, CardView(CardPage(("\n".join(lines),), rows=(menu,))), private=True)


async def show_edition(invocation: Invocation, _: ButtonId) -> None:
    """Show what an edition changed, with the way back to it."""
    desk, _settings = await officers_desk(invocation)
    interaction, say = invocation.interaction, invocation.say
    await promise_reply(interaction)
    edition = await desk.publisher.records.editions.find(_number(*invocation.chosen[:1]))
    changes = await _changes(desk, edition)
    lines = cut_list(changes, *_WHOLE_CARD)[0] if changes else ""
    is_live = edition.number == await desk.publisher.records.editions.newest_number()
    blocks = [
        say(phrases.EDITION_TITLE, number=edition.number, day=say.day(edition.moment.date()), who=_who(edition, say)),
        f"{say(phrases.EDITION_CHANGES)}\n{lines}" if changes else say(phrases.EDITION_FIRST),
        *([say(phrases.EDITION_LIVE)] if is_live else []),
    ]
    back = button(say(phrases.GO_BACK), custom_id("oback", str(edition.number)), Style.LEAD)
    rows = () if is_live else ((back,),)
    await respond(interaction, CardView(CardPage(tuple(blocks), rows=rows)), private=True)


async def go_back(invocation: Invocation, pressed: ButtonId) -> None:
    """Propose the files of an earlier edition."""
    desk, _ = await officers_desk(invocation)
    interaction = invocation.interaction
    await promise_reply(interaction)
    try:
        made = await desk.publisher.go_back(_number(pressed.target), officer_of(invocation), draft="")
    except FaultyChangeError as faulty:
        page = CardPage((escape(str(faulty.faults[0].get("what", ""))),), Tone.REFUSAL)
        await respond(interaction, CardView(page), private=True)
        return
    await show_proposal(invocation, desk, made.id)


async def _changes(desk: EditorialDesk, edition: Edition) -> list[str]:
    """Return what an edition changed; nothing where its parent is no longer kept."""
    editions = desk.publisher.records.editions
    try:
        parent = await editions.find(edition.parent)
    except NoEditionError:
        return []
    before, after = [await desk.publisher.read_only(await editions.files(one.tree)) for one in (parent, edition)]
    return await asyncio.to_thread(describe_changes, before, after)


def _line(edition: Edition, say: Language) -> str:
    values = {"number": edition.number, "day": say.day(edition.moment.date()), "who": _who(edition, say)}
    return say(phrases.HISTORY_LINE, note=escape(edition.note), **values)


def _who(edition: Edition, say: Language) -> str:
    if edition.officer_name:
        return escape(edition.officer_name)
    origins = {
        Origin.FILES: phrases.ORIGIN_FILES,
        Origin.TERMINAL: phrases.ORIGIN_TERMINAL,
        Origin.MERGED: phrases.ORIGIN_MERGED,
    }
    return say(origins.get(edition.origin, phrases.SOME_OFFICER))


def _number(text: str = "") -> int:
    if not text.isdecimal():
        raise RefusedError(shared_phrases.GONE)
    return int(text)
