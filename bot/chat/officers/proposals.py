"""What officers press on a proposal: put to the others, approve, withdraw, bring up to date; each press is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.chat.cards.address import custom_id
from bot.chat.cards.cutting import cut_after_sentence
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import CardPage, Style, Tone, button, in_rows
from bot.chat.cards.views import CardView
from bot.chat.discord_io.editing import edit_message
from bot.chat.discord_io.sending import Unsent, post, promise_reply, promise_update, respond, update
from bot.chat.discord_io.short_replies import reply_privately, short_card
from bot.chat.officers import phrases
from bot.chat.officers.access import officer_of, officers_desk
from bot.chat.officers.proposal_cards import named, proposal_card
from bot.chat.officers.proposing import show_proposal
from bot.chat.officers.telling import officers_channel
from bot.errors import ConflictError, OvertakenError, ProposalGoneError, RefusedError
from bot.phrases import records as records_phrases
from bot.records.values import ProposalState

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.host import EditorialDesk, Host, Invocation
    from bot.knowledge.values import Knowledge
    from bot.phrases.languages import Language
    from bot.publishing.live import Live
    from bot.records.values import Draft, Proposal

MOST_LISTED = 10
LONGEST_SHOWN = 600
"""Characters of each side of a conflict."""


async def put_to_others(invocation: Invocation, pressed: ButtonId) -> None:
    """Put a draft to a second officer; where one is enough, it goes live."""
    desk, settings = await officers_desk(invocation)
    host, interaction = invocation.host, invocation.interaction
    await promise_update(interaction)
    if not settings.second_officer:
        await _approve(invocation, desk, pressed.target, second=False)
        return
    opened = await host.records.proposals.open(pressed.target, invocation.member)
    await host.records.drafts.delete(opened.draft)
    guild = interaction.guild
    channel = await officers_channel(host, guild) if guild else None
    day = invocation.say.day(opened.expires.date())
    if channel and await place_proposal(host, desk, opened, channel):
        name = escape(getattr(channel, "name", ""))
        said = invocation.say(phrases.PROPOSED, channel=name, day=day)
    else:
        said = invocation.say(phrases.PROPOSED_NOWHERE, day=day)
    withdrawal = button(invocation.say(phrases.WITHDRAW_IT), custom_id("owithdraw", opened.id), Style.STOP)
    await update(interaction, short_card(said, (withdrawal,)))


async def place_proposal(host: Host, desk: EditorialDesk, proposal: Proposal, channel: discord.abc.Messageable) -> bool:
    """Post a proposal's card among the officers; return whether Discord let the bot."""
    say = host.language_of(proposal.server or 0)
    placed = await post(channel, await proposal_card(host, desk, proposal, say, own=False, private=False))
    if isinstance(placed, Unsent):
        return False
    await host.records.proposals.placed(proposal.id, placed.channel.id, placed.id)
    return True


async def approve(invocation: Invocation, pressed: ButtonId) -> None:
    """Approve a proposal: it is live at once."""
    desk, settings = await officers_desk(invocation)
    await promise_update(invocation.interaction)
    await _approve(invocation, desk, pressed.target, second=settings.second_officer)


async def _approve(invocation: Invocation, desk: EditorialDesk, proposal: str, *, second: bool) -> None:
    host, interaction = invocation.host, invocation.interaction
    found = await host.records.proposals.find(proposal)
    try:
        live = await desk.publisher.approve(proposal, officer_of(invocation), second=second)
    except OvertakenError:
        row = (button(invocation.say(phrases.UP_TO_DATE), custom_id("oupdate", proposal), Style.LEAD),)
        await reply_privately(interaction, phrases.OVERTAKEN_SAYS, row, tone=Tone.DOUBT)
        return
    await host.records.drafts.delete(found.draft)
    await _close_cards(invocation, found, approved_card(live, found, host.language_of(found.server or 0)))
    await reply_privately(interaction, phrases.APPROVED, number=live.edition.number)


def approved_card(live: Live, proposal: Proposal, say: Language) -> CardView:
    """Say that a proposal is live."""
    return short_card(say(phrases.CARD_APPROVED, note=escape(proposal.note), number=live.edition.number))


async def withdraw(invocation: Invocation, pressed: ButtonId) -> None:
    """Withdraw a proposal; every officer may, and its author above all."""
    await officers_desk(invocation)
    await promise_update(invocation.interaction)
    host = invocation.host
    closed = await host.records.proposals.close(pressed.target, ProposalState.WITHDRAWN, host.clock())
    await host.records.drafts.delete(closed.draft)
    say = host.language_of(closed.server or 0)
    await _close_cards(invocation, closed, short_card(say(phrases.CARD_WITHDRAWN_CHANGE, note=escape(closed.note))))
    await reply_privately(invocation.interaction, phrases.WITHDRAWN_CHANGE)


async def throw_away(invocation: Invocation, pressed: ButtonId) -> None:
    """Throw away what only its author has seen: a draft, and the proposal made from it."""
    await officers_desk(invocation)
    await promise_update(invocation.interaction)
    records, (proposal, draft, *_) = invocation.host.records, (*pressed.fields, "", "")
    if draft and await records.drafts.find(draft, invocation.member):
        await records.drafts.delete(draft)
    if proposal:
        await _own(invocation, proposal)
        await records.proposals.close(proposal, ProposalState.WITHDRAWN, invocation.host.clock())
    await update(invocation.interaction, short_card(invocation.say(phrases.THROWN_AWAY)))


async def change_name(invocation: Invocation, pressed: ButtonId) -> None:
    """Let the author be named in the history, or not."""
    desk, _ = await officers_desk(invocation)
    await promise_update(invocation.interaction)
    proposal, wanted, *_ = (*pressed.fields, "", "")
    name = invocation.interaction.user.display_name if wanted == "yes" else None
    changed = await invocation.host.records.proposals.name_author(proposal, invocation.member, name)
    card = await proposal_card(invocation.host, desk, changed, invocation.say, own=True)
    card.attachments = ()  # an edit would send the file once more
    await update(invocation.interaction, card)


async def show(invocation: Invocation, pressed: ButtonId) -> None:
    """Show a proposal in private, with all that its card has no room for."""
    desk, _ = await officers_desk(invocation)
    await promise_reply(invocation.interaction)
    await show_proposal(invocation, desk, pressed.target)


async def bring_up_to_date(invocation: Invocation, pressed: ButtonId) -> None:
    """Put a proposal on what is live now; where both changed the same, let the officer choose."""
    desk, _ = await officers_desk(invocation)
    host, interaction = invocation.host, invocation.interaction
    await promise_reply(interaction)
    proposal, choice, *_ = (*pressed.fields, "", "")
    theirs = {"this": True, "live": False}.get(choice)
    found = await host.records.proposals.find(proposal)
    try:
        made = await desk.publisher.bring_up_to_date(proposal, theirs=theirs)
    except ConflictError as conflict:
        await respond(interaction, await _conflict_card(invocation, desk, found, conflict), private=True)
        return
    replaced = short_card(host.language_of(found.server or 0)(phrases.CARD_REPLACED, note=escape(found.note)))
    await edit_message(host, found.channel, found.message, replaced)
    guild = host.get_guild(found.server) if found.server else None
    channel = await officers_channel(host, guild) if guild and found.message else None
    if channel:
        await place_proposal(host, desk, made, channel)
    await show_proposal(invocation, desk, made.id)


async def list_proposals(invocation: Invocation) -> None:
    """List the changes that wait, and what this officer has not finished."""
    desk, _ = await officers_desk(invocation)
    interaction, records, say = invocation.interaction, invocation.host.records, invocation.say
    await promise_reply(interaction)
    waiting = (await records.proposals.all_open())[:MOST_LISTED]
    drafts = (await records.drafts.of_officer(invocation.member))[:MOST_LISTED]
    live = desk.publisher.live
    blocks = [say(phrases.PROPOSALS_TITLE)] if waiting or drafts else [say(phrases.PROPOSALS_NONE)]
    for number, one in enumerate(waiting, 1):
        day, who = say.day(one.expires.date()), named(one, say)
        blocks.append(say(phrases.PROPOSALS_LINE, number=number, note=escape(one.note), who=who, day=day))
    buttons = [
        button(say(phrases.OPEN_NUMBER, number=number), custom_id("oshow", one.id))
        for number, one in enumerate(waiting, 1)
    ]
    if drafts:
        lines = [say(phrases.DRAFTS_TITLE)]
        for letter, draft in zip("ABCDEFGHIJ", drafts, strict=False):
            what = draft_in_words(draft, live.knowledge if live else None, say)
            lines.append(say(phrases.DRAFTS_LINE, letter=letter, what=what, day=say.day(draft.updated.date())))
            buttons.append(button(say(phrases.OPEN_NUMBER, number=letter), custom_id("oredraft", draft.id)))
        blocks.append("\n".join(lines))
    page = CardPage(("\n".join(blocks[:-1]), blocks[-1]) if drafts else ("\n".join(blocks),), rows=in_rows(buttons))
    await respond(interaction, CardView(page), private=True)


def draft_in_words(draft: Draft, knowledge: Knowledge | None, say: Language) -> str:
    """Say what an officer has begun."""
    entry = knowledge.entries.get(draft.entry) if knowledge else None
    if entry:
        return say(phrases.DRAFT_EDIT, question=escape(entry.question))
    return say({"add": phrases.DRAFT_ADD, "decline": phrases.DRAFT_DECLINE}.get(draft.kind, phrases.DRAFT_OTHER))


async def _own(invocation: Invocation, proposal: str) -> Proposal:
    found = await invocation.host.records.proposals.find(proposal)
    if found.author != invocation.member or found.state is not ProposalState.DRAFT:
        raise ProposalGoneError(records_phrases.PROPOSAL_GONE)
    return found


async def _conflict_card(
    invocation: Invocation, desk: EditorialDesk, proposal: Proposal, conflict: ConflictError
) -> CardView:
    """Show what both changed, side by side, and let the officer choose."""
    say, publisher = invocation.say, desk.publisher
    ground, newest = await publisher.ground()
    files = await publisher.records.editions.files(proposal.tree)
    merged = await publisher.merged(proposal.base, newest, files)
    theirs = await publisher.knowledge_of(files)
    blocks = [say(phrases.CONFLICT_SAYS, names=escape(", ".join(merged.conflicts)))]
    for name in merged.conflicts[:2]:
        for title, knowledge in ((phrases.CONFLICT_LIVE, ground.knowledge), (phrases.CONFLICT_THIS, theirs)):
            entry = knowledge.entries.get(name)
            text = f"{entry.question}\n{entry.answer}" if entry else str(conflict)
            blocks.append(f"{say(title)}\n{escape(cut_after_sentence(text, LONGEST_SHOWN))}")
    row = (
        button(say(phrases.TAKE_THIS), custom_id("oupdate", proposal.id, "this"), Style.LEAD),
        button(say(phrases.KEEP_LIVE), custom_id("oupdate", proposal.id, "live")),
    )
    return CardView(CardPage(tuple(blocks), Tone.DOUBT, rows=(row,)))


async def _close_cards(invocation: Invocation, proposal: Proposal, closed: CardView) -> None:
    """Bring the card that was used up to date, and the one among the officers where that is another."""
    used = invocation.interaction.message
    await update(invocation.interaction, closed)
    if proposal.message and (used is None or proposal.message != used.id):
        await edit_message(invocation.host, proposal.channel, proposal.message, closed)


async def own_draft(invocation: Invocation, draft: str) -> Draft:
    """Return what this officer has typed.

    Raises:
        RefusedError: it is gone, or somebody else's.
    """
    found = await invocation.host.records.drafts.find(draft, invocation.member)
    if found is None:
        raise RefusedError(phrases.DRAFT_GONE)
    return found
