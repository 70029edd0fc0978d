"""Draws what can be looked up: paragraphs, topics, passages found."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from bot.answering.topic_names import in_groups
from bot.chat.cards.address import TURN, custom_id
from bot.chat.cards.building_blocks import (
    OF_TOPIC,
    officer_button,
    paragraph_button,
    question_buttons,
    question_menu,
    source_line,
    take_button,
    words_buttons,
)
from bot.chat.cards.escaping import escape
from bot.chat.cards.highlighting import highlight
from bot.chat.cards.pages import (
    LONGEST_OPTION,
    MOST_OPTIONS,
    PAGE_TEXT,
    CardPage,
    Tone,
    button,
    in_rows,
    paged,
)
from bot.chat.looking_up import phrases
from bot.knowledge.briefing.quotations import places
from bot.phrases import discord as shared_phrases
from bot.phrases.answering import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answering.searching import Found
    from bot.chat.cards.pages import Button, Row
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
    grouped = in_groups(topic, context.knowledge) if topic else []
    return topic_pages(topic or "", grouped, context) if grouped else []


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
            lines = "\n".join(f"> **{escape(quoted(quote))}**" for quote in quotes)
            blocks.append(f"{say(phrases.QUOTED_WORDS)}\n{lines}")
    whose = say(phrases.UNION_WORDS if own else phrases.OUR_SUMMARY)
    rows = (*_rows_of_paragraph(briefing, paragraph, context), *in_rows(words_buttons("\n".join(blocks), context)))
    return paged(CardPage(tuple(blocks), Tone.NOTE, f"{source_line([briefing.id], context)} · {whose}", rows))


def _rows_of_paragraph(briefing: Briefing, paragraph: Paragraph, context: RenderContext) -> Iterator[Row]:
    """Yield the buttons that turn to the paragraphs beside it, and the menu of the questions that it answers."""
    say, numbers = context.say, list(briefing.paragraphs)
    place = numbers.index(paragraph.number)
    beside = [
        button(say(label, number=numbers[other]), context.book.of_paragraph(briefing.id, numbers[other]).to_id(TURN))
        for label, other in ((phrases.PREVIOUS, place - 1), (phrases.FOLLOWING, place + 1))
        if 0 <= other < len(numbers)
    ]
    yield from in_rows(beside)
    here = (briefing.id, paragraph.number)
    answered = [
        one
        for one in context.engine.entries
        if one.answers
        and not one.expired(context.today)
        and here in {(proof.briefing, proof.paragraph) for proof in one.evidence}
    ]
    # What rests on it first and foremost comes before what also cites it.
    answered.sort(key=lambda one: one.main_source != here)
    if answered:
        yield question_menu(custom_id("choose"), say(phrases.ANSWERED_FROM), answered, context)


def draw_words(name: str, context: RenderContext) -> list[CardPage]:
    """Draw what words of the trade mean; it says that this does not stand in the briefing."""
    glossary = context.knowledge.vocabulary.glossary
    lines = [f"**{escape(word)}**: {escape(glossary[word])}" for word in context.book.explained(name)]
    if not lines:
        return []
    say = context.say
    return paged(CardPage((say(phrases.WORDS_TITLE), "\n".join(lines)), Tone.NOTE, say(phrases.WORDS_NOTE)))


def topic_pages(topic: str, grouped: Sequence[tuple[str, Entry]], context: RenderContext) -> list[CardPage]:
    """Draw a topic: its questions in their groups, with their paragraphs, and a menu that answers one.

    Args:
        topic: as members read it.
        grouped: its answers, at least one, each with the heading under which it stands.
        context: for whom it is drawn.
    """
    say = context.say
    rest = say(phrases.MORE_QUESTIONS) if any(heading for heading, _ in grouped) else ""
    listed = [(heading or rest, one, _line_of_topic(one)) for heading, one in grouped]
    buttons = (take_button(OF_TOPIC, context.book.topics.of(topic), say), officer_button(say))
    pages, start = [], 0
    for end in range(1, len(listed) + 1):
        following = sum(len(line) + len(heading) for heading, _, line in listed[start : end + 1])
        if end == len(listed) or end - start == MOST_OPTIONS or following > PAGE_TEXT - LONGEST_OPTION:
            some = listed[start:end]
            menu = question_menu(
                custom_id("choose"), say(phrases.CHOOSE_QUESTION), [one for _, one, _ in some], context
            )
            pages.append(CardPage((f"### {escape(topic)}", *_blocks_of_topic(some)), rows=(menu, buttons)))
            start = end
    return pages


def _line_of_topic(entry: Entry) -> str:
    return f"- {escape(entry.question)} {' '.join(f'[{number}]' for number in entry.paragraphs)}"


def _blocks_of_topic(listed: Iterable[tuple[str, Entry, str]]) -> Iterator[str]:
    """Yield a block for each heading: below a list, Discord would take a heading for a part of its last item."""
    for heading, some in groupby(listed, key=itemgetter(0)):
        yield "\n".join([*([f"**{escape(heading)}**"] if heading else []), *(line for _, _, line in some)])


def search_page(found: Sequence[Found], total: int, context: RenderContext, meant: tuple[Button, ...] = ()) -> CardPage:
    """Draw passages with the words marked, the best that fit one message, and buttons to where they stand.

    Args:
        found: the best passages, at least one.
        total: how many there are.
        context: for whom it is drawn.
        meant: explain words of the trade that were looked for.
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
        *in_rows(meant),
    )
    first, *_ = paged(CardPage(("\n\n".join(blocks),), Tone.NOTE, foot, rows))
    return first


def nothing_found_page(context: RenderContext, meant: tuple[Button, ...] = ()) -> CardPage:
    """Say that no passage has any of the words; `meant` explains those of the trade."""
    rows = (*in_rows(meant), (officer_button(context.say),))
    return CardPage((context.say(phrases.SEARCH_NOTHING),), Tone.REFUSAL, rows=rows)
