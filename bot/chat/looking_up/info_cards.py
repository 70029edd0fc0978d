"""Draws what the bot says of itself and its briefing: help, what the briefing is, the criteria as a checklist."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat.cards.address import Address
from bot.chat.cards.building_blocks import officer_button, source_line
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import Attachment, CardPage, Tone, button, in_rows, paged
from bot.chat.looking_up import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.chat.cards.rendering import RenderContext
    from bot.knowledge.values import Briefing, Paragraph

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
    """Draw every checklist of the briefings, to be taken into a meeting; and the same as a file."""
    say = context.say
    lists = list(_checklists(context))
    if not lists:
        return [CardPage((say(phrases.CRITERIA_NONE),), Tone.REFUSAL)]
    blocks = [say(phrases.CRITERIA_TITLE)]
    for _, paragraph, heading, points in lists:
        lines = "\n".join(f"{phrases.BOX} {escape(point)} [{paragraph.number}]" for point in points)
        blocks.append(f"**{escape(heading)}**\n{lines}")
    sources = source_line(dict.fromkeys(briefing.id for briefing, *_ in lists), context)
    drawn = paged(CardPage(tuple(blocks), Tone.NOTE, f"{sources} · {say(phrases.OUR_SUMMARY)}"))
    file = Attachment(CHECKLIST_FILE, phrases.CRITERIA_FILE_TITLE, checklist_text(context))
    return [replace(page, attachment=file) for page in drawn]


def checklist_text(context: RenderContext) -> str:
    """Write the checklists as a plain text file; empty where there are none."""
    say = context.say
    lines: list[str] = []
    for briefing, paragraph, heading, points in _checklists(context):
        if not lines:
            lines += [say(phrases.CRITERIA_FILE_TITLE), source_line([briefing.id], context), say(phrases.OUR_SUMMARY)]
        lines += ["", heading, *(f"[ ] {point} [{paragraph.number}]" for point in points)]
    return "\n".join([*lines, ""]) if lines else ""


def _checklists(context: RenderContext) -> Iterator[tuple[Briefing, Paragraph, str, list[str]]]:
    for briefing in context.knowledge.briefings.values():
        for paragraph in briefing.paragraphs.values():
            for heading, letters in paragraph.checklists.items():
                yield (
                    briefing,
                    paragraph,
                    heading,
                    [paragraph.points[one] for one in letters if one in paragraph.points],
                )
