"""From what an officer typed to a proposal that only they see: kept first, then looked at, then shown.

What was typed stands in the records before anything is done with it. So neither a fault in it nor a restart of the bot
loses a word: “Change it” opens the form again with all of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from bot.chat.cards.address import custom_id
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import CardPage, Row, Style, Tone, button
from bot.chat.cards.views import CardView
from bot.chat.discord_io.sending import promise_reply, respond
from bot.chat.discord_io.show_card import send_view
from bot.chat.officers import phrases
from bot.chat.officers.access import officer_of, officers_desk
from bot.chat.officers.proposal_cards import proposal_card
from bot.errors import FaultyChangeError, PublishingError
from bot.publishing.changing.by_officers import Ground
from bot.records.values import Draft, Origin, new_id

if TYPE_CHECKING:
    from bot.chat.discord_io.host import EditorialDesk, Invocation
    from bot.phrases.languages import Language

Change: TypeAlias = Callable[[Ground, Draft], Mapping[str, bytes]]
"""Makes the files as they would be from what was typed."""
MOST_FAULTS = 5
"""Faults that are shown at once: whoever mends these sees the next ones then."""
LONGEST_FAULT = 550


async def propose_typed(
    invocation: Invocation, kind: str, entry: str, fields: Mapping[str, str], change: Change, *, draft: str = ""
) -> None:
    """Keep what was typed, look at it, and show its author what it does.

    Args:
        invocation: the form or command.
        kind: what is being done, by which “Change it” finds its form again.
        entry: the entry that it is done to; empty where there is none.
        fields: what was typed.
        change: makes the files.
        draft: the id of the draft that is changed; empty for a new one.
    """
    desk, settings = await officers_desk(invocation)
    interaction, records, now = invocation.interaction, invocation.host.records, invocation.host.clock()
    await promise_reply(interaction)
    typed = Draft(draft or new_id(), settings.server, invocation.member, kind, entry, dict(fields), 0, now)
    kept = await records.drafts.keep(typed)
    try:
        ground, edition = await desk.publisher.ground()
        files = await asyncio.to_thread(change, ground, kept)
        made = await desk.publisher.propose(files, edition, Origin.DISCORD, officer_of(invocation), draft=kept.id)
    except FaultyChangeError as faulty:
        await respond(interaction, faults_card(faulty, kept, invocation.say), private=True)
        return
    except PublishingError as refused:
        title = invocation.say(phrases.REFUSED_TITLE)
        page = CardPage((f"{title}\n{escape(str(refused))}",), Tone.REFUSAL, rows=(_again(kept, invocation.say),))
        await respond(interaction, CardView(page), private=True)
        return
    await show_proposal(invocation, desk, made.id)


async def show_proposal(invocation: Invocation, desk: EditorialDesk, proposal: str) -> None:
    """Show a proposal to whoever asks, in private."""
    found = await invocation.host.records.proposals.find(proposal)
    own = found.author == invocation.member
    await send_view(invocation, await proposal_card(invocation.host, desk, found, invocation.say, own=own))


def faults_card(faulty: FaultyChangeError, draft: Draft, say: Language) -> CardView:
    """Say in plain words what is wrong with a change, and open the way back to what was typed."""
    faults = faulty.faults
    title = phrases.FAULTY_ONE_TITLE if len(faults) == 1 else phrases.FAULTY_TITLE
    blocks = [say(title, count=len(faults))]
    for fault in faults[:MOST_FAULTS]:
        what, why, mend = (_as_the_form_says(str(fault.get(key) or "")) for key in ("what", "why", "mend"))
        lines = [say(phrases.FAULT_LINE, what=escape(_sentence(what)), why=escape(why)).strip()]
        if mend:
            lines.append(say(phrases.FAULT_MEND, mend=escape(mend)))
        text = "\n".join(lines)
        blocks.append(text if len(text) <= LONGEST_FAULT else f"{text[: LONGEST_FAULT - 1]}…")
    if len(faults) > MOST_FAULTS:
        blocks.append(say(phrases.FAULTS_MORE, count=len(faults) - MOST_FAULTS))
    return CardView(CardPage(tuple(blocks), Tone.REFUSAL, rows=(_again(draft, say),)))


def _as_the_form_says(text: str) -> str:
    for name, said in phrases.FIELD_NAMES.items():
        text = text.replace(name, said)
    return text


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _again(draft: Draft, say: Language) -> Row:
    return (
        button(say(phrases.CHANGE_IT), custom_id("oredraft", draft.id), Style.LEAD),
        button(say(phrases.THROW_AWAY), custom_id("odiscard", "", draft.id), Style.STOP),
    )
