"""Draws what the bot says of itself and its briefing: help, what the briefing is, the criteria as a checklist."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.checklists import blank_text, checklists_of
from bot.chat.cards.address import Address
from bot.chat.cards.building_blocks import officer_button, source_line, tick_button
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import MOST_IN_ROW, Attachment, CardPage, Tone, button, in_rows, paged
from bot.chat.looking_up import phrases
from bot.phrases import checklists

if TYPE_CHECKING:
    from bot.chat.cards.rendering import RenderContext

INFO = "i"
"""The kind of these cards."""
CHECKLIST_FILE = "criteria.txt"


def draw_info(name: str, context: RenderContext) -> list[CardPage]:
    """Draw the card that an address names."""
    drawers = {"help": help_pages, "briefing": briefing_pages, "criteria": criteria_pages}
    return drawers[name](context) if name in drawers else []


def help_pages(context: RenderContext) -> list[CardPage]:
    """Draw how to ask, what else there is, and where the limits are."""
    say = context.say
    buttons = (
        button(say(phrases.BRIEFING_BUTTON), Address(INFO, "briefing").to_id()),
        button(say(phrases.CRITERIA_BUTTON), Address(INFO, "criteria").to_id()),
        officer_button(say),
    )
    look_up = "\n- ".join(map(say, [phrases.HELP_LOOK_UP, *context.help_lines]))
    return paged(CardPage((say(phrases.HELP_TITLE), say(phrases.HELP_WAYS), look_up), rows=in_rows(buttons)))


def briefing_pages(context: RenderContext) -> list[CardPage]:
    """Draw what the answers rest on, its date and its limits."""
    say = context.say
    blocks = [say(phrases.BRIEFING_TITLE)]
    for one in context.knowledge.briefings.values():
        sections = ", ".join(dict.fromkeys(escape(paragraph.section) for paragraph in one.paragraphs.values()))
        named = {"publisher": escape(one.publisher), "title": escape(one.title), "date": escape(one.date)}
        blocks.append(say(phrases.BRIEFING_ONE, **named, count=len(one.paragraphs), sections=sections))
        blocks.append(say(phrases.BRIEFING_OWN_TEXT if one.full_text else phrases.BRIEFING_SUMMARIES))
    return paged(CardPage((*blocks, say(phrases.BRIEFING_LIMITS)), Tone.NOTE))


def criteria_pages(context: RenderContext) -> list[CardPage]:
    """Draw every checklist of the briefings, to be ticked here or taken into a meeting as a file."""
    say = context.say
    lists = list(checklists_of(context.knowledge))
    if not lists:
        return [CardPage((say(phrases.CRITERIA_NONE),), Tone.REFUSAL)]
    blocks = [say(phrases.CRITERIA_TITLE)]
    for one in lists:
        lines = "\n".join(f"{phrases.BOX} {escape(one.text(mark))} [{mark[0]}]" for mark in one.marks)
        blocks.append(f"**{escape(one.heading)}** ({escape(one.paragraph.section)})\n{lines}")
    briefings = dict.fromkeys(one.briefing.id for one in lists)
    ticks = [tick_button(one, _tick_label(one, len(briefings), context)) for one in briefings][:MOST_IN_ROW]
    sources = source_line(briefings, context)
    drawn = paged(CardPage(tuple(blocks), Tone.NOTE, f"{sources} · {say(phrases.OUR_SUMMARY)}", (tuple(ticks),)))
    file = Attachment.of_text(CHECKLIST_FILE, checklists.FILE_TITLE, blank_text(lists, sources, say))
    return [replace(page, attachments=(file,)) for page in drawn]


def _tick_label(briefing: str, count: int, context: RenderContext) -> str:
    """Say which briefing's lists are meant, where there are several."""
    say = context.say
    return (
        say(phrases.TICK_IT) if count == 1 else say(phrases.TICK_ONE, title=context.knowledge.briefings[briefing].title)
    )
