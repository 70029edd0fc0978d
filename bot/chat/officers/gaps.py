"""What members asked in vain, and the ways to close such a gap: an answer, a wording, a refusal, or none of ours."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.chat.cards.address import custom_id
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import LONGEST_OPTION, CardPage, Menu, Row, Style, Tone, button, in_rows
from bot.chat.cards.views import CardView
from bot.chat.discord_io.deadlines import in_time
from bot.chat.discord_io.sending import promise_reply, promise_update, respond, update
from bot.chat.discord_io.short_replies import short_card
from bot.chat.officers import phrases
from bot.chat.officers.access import officers_desk
from bot.chat.officers.typing_forms import begin_add, begin_decline, open_wording
from bot.errors import RefusedError
from bot.knowledge.values import DeclineReason
from bot.phrases import changes as change_phrases
from bot.publishing.gaps import Gap, gaps_of, reasons_of

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.host import Invocation
    from bot.knowledge.values import Knowledge
    from bot.phrases.languages import Language

MOST_GAPS, MOST_TEXTS, MOST_REASONS = 8, 5, 6
_WEEK = 7


async def show_gaps(invocation: Invocation) -> None:
    """List what was asked in vain: the texts where they are kept, and counts in any case."""
    _, settings = await officers_desk(invocation)
    interaction, say = invocation.interaction, invocation.say
    await promise_reply(interaction)
    await invocation.host.write_counts()
    found = (await _gaps(invocation))[:MOST_GAPS]
    counts = await invocation.host.records.asked.since(invocation.host.today() - timedelta(days=_WEEK))
    blocks = [say(phrases.GAPS_TITLE)]
    for number, gap in enumerate(found, 1):
        blocks.append(_in_a_line(gap, number, say))
    if not found:
        blocks.append(say(phrases.GAPS_NONE if settings.keeps_texts else phrases.GAPS_NOT_KEPT))
    reasons = reasons_of(counts)[:MOST_REASONS]
    if reasons:
        lines = [say(phrases.GAPS_COUNTED, days=_WEEK)]
        knowledge = invocation.served.knowledge
        lines += [f"- {_reason(*one, knowledge, say)}" for one in reasons]
        blocks.append("\n".join(lines))
    buttons = [
        button(say(phrases.OPEN_NUMBER, number=number), custom_id("ogap", gap.key))
        for number, gap in enumerate(found, 1)
    ]
    await respond(interaction, CardView(CardPage(tuple(blocks), rows=in_rows(buttons))), private=True)


async def show_gap(invocation: Invocation, pressed: ButtonId) -> None:
    """Show a gap with the ways to close it."""
    await officers_desk(invocation)
    interaction, say = invocation.interaction, invocation.say
    await promise_reply(interaction)
    gap = await _gap(invocation, pressed.target)
    lines = [f"- “{escape(one.shown)}” ({_asked(one.askers, one.times, say)})" for one in gap.texts[:MOST_TEXTS]]
    if len(gap.texts) > MOST_TEXTS:
        lines.append(say(phrases.PREVIEW_MORE_TEXTS, count=len(gap.texts) - MOST_TEXTS))
    row = (
        button(say(phrases.GAP_ANSWER), custom_id("ogapanswer", gap.key), Style.LEAD),
        button(say(phrases.GAP_DECLINE), custom_id("ogapdecline", gap.key)),
        button(say(phrases.GAP_NOT_OURS), custom_id("ogapdrop", gap.key), Style.STOP),
    )
    rows: list[Row] = [row]
    if gap.near:
        options = tuple((entry.question[:LONGEST_OPTION], entry.id) for entry in gap.near)
        rows.insert(0, Menu(custom_id("ogapwording", gap.key), say(phrases.GAP_WORDING), options))
    page = CardPage((say(phrases.GAP_TITLE), "\n".join(lines)), Tone.DOUBT, rows=tuple(rows))
    await respond(interaction, CardView(page), private=True)


async def draft_answer(invocation: Invocation, pressed: ButtonId) -> None:
    """Begin an answer with the question that was asked."""
    await officers_desk(invocation)
    gap = await in_time(_gap(invocation, pressed.target))
    topic = gap.near[0].topic if gap.near else phrases.TOPIC_NEW
    await begin_add(invocation, topic, {"question": _question(gap), "wordings": _wordings(gap)})


async def draft_refusal(invocation: Invocation, pressed: ButtonId) -> None:
    """Begin a refusal with the question that was asked."""
    await officers_desk(invocation)
    gap = await in_time(_gap(invocation, pressed.target))
    typed = {"question": _question(gap), "wordings": _wordings(gap)}
    await begin_decline(invocation, phrases.TOPIC_DECLINED, str(DeclineReason.OUTSIDE_THE_BRIEFING), typed)


async def add_as_wording(invocation: Invocation, pressed: ButtonId) -> None:
    """Open the form of the entry that was chosen, the gap's words among the wordings to add."""
    await officers_desk(invocation)
    gap = await in_time(_gap(invocation, pressed.target))
    await open_wording(invocation, (invocation.chosen or [""])[0], _wordings(gap))


async def drop(invocation: Invocation, pressed: ButtonId) -> None:
    """Forget a gap that is not ours to close: its words are deleted."""
    await officers_desk(invocation)
    await promise_update(invocation.interaction)
    gap = await _gap(invocation, pressed.target)
    server = invocation.interaction.guild_id or 0
    await invocation.host.records.asked.forget_texts(server, [one.text for one in gap.texts])
    await update(invocation.interaction, short_card(invocation.say(phrases.GAP_DROPPED)))


async def _gaps(invocation: Invocation) -> list[Gap]:
    """Return the gaps of this server; nobody else's texts are looked at."""
    texts = await invocation.host.records.asked.texts(invocation.interaction.guild_id or 0)
    return await asyncio.to_thread(gaps_of, texts, invocation.served.engine)


async def _gap(invocation: Invocation, key: str) -> Gap:
    found = next((gap for gap in await _gaps(invocation) if gap.key == key), None)
    if found is None:
        raise RefusedError(phrases.GAP_GONE)
    return found


def _question(gap: Gap) -> str:
    """Return the question that stands for a gap, with a capital and a question mark."""
    text = gap.shown.strip(" .!?")
    return f"{text[:1].upper()}{text[1:]}?"


def _wordings(gap: Gap) -> str:
    """Return a gap's texts for a field; where something was taken out they are no wordings any more."""
    return "\n".join(one.shown for one in gap.texts if "…" not in one.shown)


def _in_a_line(gap: Gap, number: int, say: Language) -> str:
    near = say(phrases.GAP_NEAR, question=escape(gap.near[0].question)) if gap.near else ""
    asked = _asked(gap.askers, gap.times, say)
    return say(phrases.GAP_LINE, number=number, text=escape(gap.shown), asked=asked) + (f"\n{near}" if near else "")


def _asked(askers: int, times: int, say: Language) -> str:
    one = say(phrases.ASKERS_ONE) if askers == 1 else say(phrases.ASKERS, count=askers)
    return one if times <= askers else f"{one}, {say(phrases.TIMES, count=times)}"


def _reason(outcome: str, subject: str, times: int, knowledge: Knowledge, say: Language) -> str:
    entry = knowledge.entries.get(subject)
    to = f"“{escape(entry.question)}”" if entry else change_phrases.REASONS.get(subject, subject)
    template = phrases.COUNTED_UNSURE if outcome == "unsure" else phrases.COUNTED_DECLINED
    return say(template, to=to, times=times)
