"""Draws what can be looked up: paragraphs, topics, passages found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.chat.cards.address import custom_id
from bot.chat.cards.building_blocks import officer_button, paragraph_button, question_buttons, source_line
from bot.chat.cards.cutting import cut
from bot.chat.cards.escaping import escape
from bot.chat.cards.highlighting import highlight
from bot.chat.cards.pages import LONGEST_OPTION, MOST_OPTIONS, PAGE_TEXT, CardPage, Menu, Tone, in_rows, paged
from bot.chat.looking_up import phrases
from bot.knowledge.briefing.quotations import places
from bot.phrases import discord as shared_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.searching import Found
    from bot.chat.cards.rendering import RenderContext
    from bot.knowledge.values import Briefing, Entry, Paragraph

TOPIC = "t"
"""The kind of a topic's card."""
MOST_FOUND = 10
"""Passages that one search shows."""
_MOST_OPEN = 5
_BLANK_LINES = re.compile(r"\n\s*\n")


def draw_paragraph(name: str, context: RenderContext) -> list[CardPage]:
    """Draw the paragraph that an address names."""
    found = context.book.paragraph(name)
    return paragraph_pages(*found, context) if found else []


def draw_topic(key: str, context: RenderContext) -> list[CardPage]:
    """Draw the topic that an address names."""
    topic = context.book.topics.name(key)
    entries = [entry for entry in context.knowledge.entries.values() if entry.topic == topic and entry.answers]
    return topic_pages(topic or "", entries, context) if entries else []


def paragraph_pages(
    briefing: Briefing, paragraph: Paragraph, entry: Entry | None, context: RenderContext
) -> list[CardPage]:
    """Draw a paragraph: the Union's own words where they are imported, else our summary; it says which.

    Args:
        briefing: whose paragraph it is.
        paragraph: what is shown.
        entry: an entry whose quotations are marked, or None.
        context: for whom it is drawn.
    """
    say = context.say
    section = escape(paragraph.section)
    title = f"### {say(phrases.PARAGRAPH_TITLE, number=paragraph.number, section=section)}"
    here = (briefing.id, paragraph.number)
    quotes = list(
        dict.fromkeys(one.quote for one in (entry.evidence if entry else ()) if (one.briefing, one.paragraph) == here)
    )
    own = _BLANK_LINES.sub("\n", briefing.full_text.get(paragraph.number, "").strip())
    if own:
        body = highlight(own, (span for quote in quotes for span in places(quote, own)))
        blocks = [f"{title}\n{body}"]
    else:
        points = "\n".join(f"- {escape(text)}" for text in paragraph.points.values())
        blocks = [f"{title}\n{escape(paragraph.summary)}", points]
        if quotes:
            lines = "\n".join(f"> **“{escape(quote)}”**" for quote in quotes)
            blocks.append(f"{say(phrases.QUOTED_WORDS)}\n{lines}")
    whose = say(phrases.UNION_WORDS if own else phrases.OUR_SUMMARY)
    return paged(CardPage(tuple(blocks), Tone.NOTE, f"{source_line([briefing.id], context)} · {whose}"))


def topic_pages(topic: str, entries: Sequence[Entry], context: RenderContext) -> list[CardPage]:
    """Draw a topic: its questions with their paragraphs, and a menu that answers one.

    Args:
        topic: as members read it.
        entries: those of the topic that answer, at least one.
        context: for whom it is drawn.
    """
    say = context.say
    lines = []
    for one in entries:
        form = phrases.TOPIC_PARAGRAPH if len(one.paragraphs) == 1 else phrases.TOPIC_PARAGRAPHS
        lines.append(f"- {escape(one.question)} {say(form, numbers=', '.join(one.paragraphs))}")
    pages, start = [], 0
    for end in range(1, len(entries) + 1):
        following = lines[start : end + 1]
        if end == len(entries) or len(following) > MOST_OPTIONS or sum(map(len, following)) > PAGE_TEXT - MOST_OPTIONS:
            some = entries[start:end]
            options = tuple((cut(one.question, LONGEST_OPTION), context.book.entries.of(one.id)) for one in some)
            menu = Menu(custom_id("choose"), say(phrases.CHOOSE_QUESTION), options)
            pages.append(CardPage((f"### {escape(topic)}", "\n".join(lines[start:end])), rows=(menu,)))
            start = end
    return pages


def search_page(found: Sequence[Found], total: int, context: RenderContext) -> CardPage:
    """Draw passages with the words marked, the best that fit one message, and buttons to where they stand.

    Args:
        found: the best passages, at least one.
        total: how many there are.
        context: for whom it is drawn.
    """
    say = context.say
    blocks: list[str] = []
    entries: dict[str, Entry] = {}
    paragraphs: dict[tuple[str, str], None] = {}
    for one in found:
        place = one.passage
        if place.entry:
            entry = context.knowledge.entries[place.entry]
            head = f"**{escape(entry.question)}**"
        else:
            head = f"**{say(shared_phrases.SHOW_PARAGRAPH, number=place.paragraph)}**"
        block = f"{head}\n{highlight(place.text, one.spans)}"
        if blocks and sum(map(len, blocks)) + len(block) > PAGE_TEXT:
            break
        blocks.append(block)
        if place.entry:
            entries[place.entry] = entry
        else:
            paragraphs[place.briefing, place.paragraph] = None
    foot = say(phrases.SEARCH_SHOWN, count=len(blocks), total=total) if total > len(blocks) else ""
    rows = (
        *question_buttons(list(entries.values())[:_MOST_OPEN], context),
        *in_rows(paragraph_button(*place, context) for place in list(paragraphs)[:_MOST_OPEN]),
    )
    first, *_ = paged(CardPage(("\n\n".join(blocks),), Tone.NOTE, foot, rows))
    return first


def nothing_found_page(context: RenderContext) -> CardPage:
    """Say that no passage has any of the words."""
    return CardPage((context.say(phrases.SEARCH_NOTHING),), Tone.REFUSAL, rows=((officer_button(context.say),),))
