"""Draws a proposal: what members will see stands before what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.decision import Decision
from bot.answering.rebuilding import rebuilt_reply
from bot.answering.reply import Outcome
from bot.chat.cards.address import custom_id
from bot.chat.cards.cutting import cut_after_sentence
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import Attachment, Button, CardPage, Style, Tone, button
from bot.chat.cards.views import CardView
from bot.chat.officers import phrases
from bot.chat.officers.lists import cut_list
from bot.publishing.assessing import Assessment
from bot.publishing.describing import change_lines, exam_lines
from bot.publishing.live import learnt_of, made_ready
from bot.records.values import Origin, ProposalState

if TYPE_CHECKING:
    from bot.chat.cards.served import Served
    from bot.chat.discord_io.host import EditorialDesk, Host
    from bot.knowledge.values import Knowledge
    from bot.phrases.languages import Language
    from bot.records.values import Proposal

MOST_PREVIEWED = 2
"""Answers that are shown as members will see them."""
LONGEST_PREVIEW, LONGEST_CHANGES, LONGEST_EXAM, LONGEST_WARNINGS = 1_000, 600, 650, 350
"""Characters of each answer and of each list: together a card of Discord's."""


async def proposal_card(
    host: Host, desk: EditorialDesk, proposal: Proposal, say: Language, *, own: bool, private: bool = True
) -> CardView:
    """Draw a proposal.

    Args:
        host: the bot.
        desk: where the knowledge is changed.
        proposal: one that is not closed.
        say: the reader's language.
        own: whether its author reads it.
        private: whether one reader sees it, with a file of all that does not fit on the card.
    """
    publisher = desk.publisher
    files = await publisher.records.editions.files(proposal.tree)
    knowledge, learnt = await learnt_of(files, publisher.records, publisher.judge)
    edition = await publisher.records.editions.find(await publisher.records.editions.newest_number())
    ready = await made_ready(edition, knowledge, learnt, {})
    before = publisher.live.knowledge if publisher.live else knowledge
    assessment = Assessment.from_values(proposal.assessment)
    previews = _previews(host.made_served(ready.engine), assessment.entries, before, say, host)
    changes, all_changes = cut_list(change_lines(assessment), characters=LONGEST_CHANGES)
    exam, all_exam = cut_list(exam_lines(assessment, knowledge), characters=LONGEST_EXAM)
    warned = assessment.warnings.count
    warnings = [_warning(one) for one in assessment.warnings.values]
    blocks = [
        _heading(proposal, say),
        *previews,
        f"{say(phrases.CHANGES_TITLE)}\n{changes}",
        f"{say(phrases.EXAM_TITLE)}\n{exam}",
        *([f"{say(phrases.WARNINGS_TITLE)}\n{cut_list(warnings, 3, LONGEST_WARNINGS)[0]}"] if warned else []),
    ]
    whole: tuple[Attachment, ...] = ()
    if private and not (all_changes and all_exam):
        blocks.append(say(phrases.MORE_IN_FILE))
        text = "\n".join([*assessment.changes, "", *exam_lines(assessment, knowledge), "", assessment.warnings.words])
        whole = (Attachment.of_text(phrases.DETAILS_FILE, say(phrases.DETAILS_TITLE), text),)
    is_draft = proposal.state is ProposalState.DRAFT
    day = say.day(proposal.expires.date())
    foot = say(phrases.FOOT_DRAFT, day=day) if is_draft else say(phrases.FOOT_OPEN, day=day, base=proposal.base)
    tone = Tone.DOUBT if assessment.worse_count or warned else Tone.NOTE
    rows = _rows(proposal, say, own=own, private=private)
    return CardView(CardPage(tuple(filter(None, blocks)), tone, foot, rows, whole))


def named(proposal: Proposal, say: Language) -> str:
    """Say who made a proposal."""
    if proposal.author_name:
        return escape(proposal.author_name)
    origins = {Origin.FILES: phrases.THE_FILES, Origin.TERMINAL: phrases.THE_TERMINAL}
    return say(origins.get(proposal.origin, phrases.SOME_OFFICER))


def _heading(proposal: Proposal, say: Language) -> str:
    return "" if proposal.state is ProposalState.DRAFT else say(phrases.PROPOSAL_TITLE, who=named(proposal, say))


def _warning(fault: object) -> str:
    values = fault if isinstance(fault, dict) else {}
    return f"{values.get('what', '')}. {values.get('why') or ''}"


def _previews(served: Served, entries: tuple[str, ...], before: Knowledge, say: Language, host: Host) -> list[str]:
    """Return the changed answers as members will see them."""
    blocks = [say(phrases.PREVIEW_SEES)]
    context = served.context(say, host.today())
    for name in entries[:MOST_PREVIEWED]:
        entry = served.knowledge.entries.get(name)
        if entry is None:
            blocks.append(say(phrases.PREVIEW_GONE_ENTRY, question=escape(before.entries[name].question)))
            continue
        outcome = Outcome.ANSWERED if entry.answers else Outcome.DECLINED
        reply = rebuilt_reply(served.engine, [Decision(outcome, entry, 1.0, entry.reason)])
        pages = served.catalogue.pages(served.book.of_reply(reply), context)
        shown = "\n".join(pages[0].blocks) if pages else escape(entry.answer)
        if not entry.answers:
            shown = f"### {escape(entry.question)}\n{shown}"
        blocks.append(cut_after_sentence(shown, LONGEST_PREVIEW))
    if not entries:
        blocks.append(say(phrases.PREVIEW_NOTHING))
    if len(entries) > MOST_PREVIEWED:
        blocks.append(say(phrases.PREVIEW_MORE, count=len(entries) - MOST_PREVIEWED))
    return blocks


def _rows(proposal: Proposal, say: Language, *, own: bool, private: bool) -> tuple[tuple[Button, ...], ...]:
    label, other = (phrases.NAME_ME_NOT, "no") if proposal.author_name else (phrases.NAME_ME, "yes")
    name = button(say(label), custom_id("ochangename", proposal.id, other))
    if proposal.state is ProposalState.DRAFT:
        first: list[Button] = [button(say(phrases.PROPOSE_IT), custom_id("opropose", proposal.id), Style.LEAD)]
        if proposal.draft:
            first.append(button(say(phrases.CHANGE_IT), custom_id("oredraft", proposal.draft)))
        first.append(button(say(phrases.THROW_AWAY), custom_id("odiscard", proposal.id, proposal.draft), Style.STOP))
        return (tuple(first), (name,))
    first = [button(say(phrases.APPROVE_IT), custom_id("oapprove", proposal.id), Style.LEAD)]
    withdrawal = button(say(phrases.WITHDRAW_IT), custom_id("owithdraw", proposal.id), Style.STOP)
    if not private:
        first.append(button(say(phrases.SHOW_WHOLE), custom_id("oshow", proposal.id)))
    return ((*first, withdrawal), (name,)) if own else ((*first, withdrawal),)
