"""Answers that are due to be compared with the briefing again: most used first, moved on with one press."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.answering.reply import Outcome
from bot.chat.cards.address import custom_id
from bot.chat.cards.cutting import cut_after_sentence
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import CardPage, Style, button, in_rows
from bot.chat.cards.views import CardView
from bot.chat.discord_io.sending import promise_reply, respond
from bot.chat.officers import phrases
from bot.chat.officers.access import officers_desk
from bot.chat.officers.proposing import propose_typed
from bot.errors import RefusedError
from bot.phrases import discord as shared_phrases
from bot.publishing.changing.by_officers import reviewed
from bot.records.retention import COUNT_DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.host import Host, Invocation
    from bot.knowledge.values import Entry, Knowledge
    from bot.publishing.changing.by_officers import Ground
    from bot.records.values import Draft

SOON_DAYS = 30
"""Reviews that fall due so soon are shown."""
MOST_SHOWN = 10
LONGEST_PARAGRAPH = 900


@dataclass(frozen=True, slots=True)
class Due:
    """An entry that is to be looked at."""

    entry: Entry
    by: date
    is_over: bool
    """Whether it is no longer given."""


def due_entries(knowledge: Knowledge, today: date, used: Mapping[str, int] | None = None) -> list[Due]:
    """Return entries whose review is near or past, and those whose date has passed: by damage, the most used first.

    Args:
        knowledge: the entries.
        today: the present day.
        used: how often each was shown.
    """
    times = used or {}
    found = []
    for entry in knowledge.entries.values():
        over = entry.expires is not None and entry.expires <= today
        day = entry.expires if over else entry.review_by
        if day and (over or day <= today + timedelta(days=SOON_DAYS)):
            found.append(Due(entry, day, over))
    return sorted(found, key=lambda one: (-times.get(one.entry.id, 0), one.by, one.entry.id))


async def used_entries(host: Host) -> dict[str, int]:
    """Return how often each entry was shown."""
    used: dict[str, int] = {}
    for count in await host.records.asked.since(host.today() - timedelta(days=COUNT_DAYS)):
        if count.outcome != str(Outcome.UNSURE):
            used[count.subject] = used.get(count.subject, 0) + count.times
    return used


async def show_reviews(invocation: Invocation) -> None:
    """List what is due."""
    await officers_desk(invocation)
    interaction, host, say = invocation.interaction, invocation.host, invocation.say
    await promise_reply(interaction)
    used = await used_entries(host)
    due = due_entries(invocation.served.knowledge, host.today(), used)[:MOST_SHOWN]
    lines = [say(phrases.REVIEW_TITLE)] if due else [say(phrases.REVIEW_NONE, days=SOON_DAYS)]
    for number, one in enumerate(due, 1):
        template = phrases.REVIEW_EXPIRED if one.is_over else phrases.REVIEW_LINE
        values = {"number": number, "day": say.day(one.by), "used": used.get(one.entry.id, 0)}
        lines.append(say(template, question=escape(one.entry.question), **values))
    buttons = [
        button(say(phrases.OPEN_NUMBER, number=number), custom_id("oreview", one.entry.id))
        for number, one in enumerate(due, 1)
    ]
    await respond(interaction, CardView(CardPage(("\n".join(lines),), rows=in_rows(buttons))), private=True)


async def show_review(invocation: Invocation, pressed: ButtonId) -> None:
    """Show an answer beside the paragraphs that it rests on."""
    await officers_desk(invocation)
    entry, knowledge, say = _entry(invocation, pressed.target), invocation.served.knowledge, invocation.say
    blocks = [f"{say(phrases.REVIEW_CARD, question=escape(entry.question))}\n{escape(entry.answer)}"]
    for proof in {(one.briefing, one.paragraph): one for one in entry.evidence}.values():
        briefing = knowledge.briefings.get(proof.briefing)
        paragraph = briefing.paragraphs.get(proof.paragraph) if briefing else None
        if briefing and paragraph:
            text = briefing.full_text.get(proof.paragraph) or paragraph.our_words
            title = say(phrases.REVIEW_PARAGRAPH, number=proof.paragraph)
            blocks.append(f"{title}\n{escape(cut_after_sentence(text, LONGEST_PARAGRAPH))}")
    kept = [block for number, block in enumerate(blocks) if sum(map(len, blocks[: number + 1])) <= 3_600]  # noqa: PLR2004 - Discord's 4,000, less the buttons
    row = (
        button(say(phrases.STILL_RIGHT), custom_id("oreviewed", entry.id), Style.LEAD),
        button(say(phrases.CHANGE_IT), custom_id("ochange", entry.id)),
    )
    await respond(invocation.interaction, CardView(CardPage(tuple(kept), rows=(row,))), private=True)


async def mark_reviewed(invocation: Invocation, pressed: ButtonId) -> None:
    """Move an answer's dates on; that is a change, too, and a second officer sees it."""
    await officers_desk(invocation)
    entry = _entry(invocation, pressed.target)
    await propose_typed(invocation, "review", entry.id, {}, partial(_reviewed, entry.id))


def _reviewed(entry: str, ground: Ground, _: Draft) -> Mapping[str, bytes]:
    return reviewed(ground, entry)


def _entry(invocation: Invocation, name: str) -> Entry:
    entry = invocation.served.knowledge.entries.get(name)
    if entry is None:
        raise RefusedError(shared_phrases.GONE)
    return entry
