"""What can be looked up, as pages: paragraphs, topics, what is next to an answer, passages found. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.chat.addresses import custom_id
from bot.chat.cards import officer_button, paragraph_button, question_buttons, source_line
from bot.chat.harmless import cut, harmless
from bot.chat.marking import marked, places_of
from bot.chat.pages import LONGEST_OPTION, MOST_OPTIONS, PAGE_TEXT, Choose, Page, Tone, in_rows, paged
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.scene import Scene
    from bot.chat.searching import Found
    from bot.knowledge.values import Briefing, Entry, Paragraph

MOST_FOUND = 10
"""Passages that one search shows."""
_MOST_OPEN = 5
_BLANK_LINES = re.compile(r"\n\s*\n")


def paragraph_pages(briefing: Briefing, paragraph: Paragraph, entry: Entry | None, scene: Scene) -> list[Page]:
    """A paragraph: the Union's own words where they are imported, else our summary; it says which.

    Args:
        briefing: whose paragraph it is.
        paragraph: what is shown.
        entry: an entry whose quotations are marked, or None.
        scene: language and knowledge.
    """
    say = scene.say
    section = harmless(paragraph.section)
    title = f"### {say(phrases.PARAGRAPH_TITLE, number=paragraph.number, section=section)}"
    here = (briefing.id, paragraph.number)
    quotes = list(
        dict.fromkeys(one.quote for one in (entry.evidence if entry else ()) if (one.briefing, one.paragraph) == here)
    )
    own = _BLANK_LINES.sub("\n", briefing.full_text.get(paragraph.number, "").strip())
    if own:
        body = marked(own, (span for quote in quotes for span in places_of(quote, own)))
        blocks = [f"{title}\n{body}"]
    else:
        points = "\n".join(f"- {harmless(text)}" for text in paragraph.points.values())
        blocks = [f"{title}\n{harmless(paragraph.summary)}", points]
        if quotes:
            lines = "\n".join(f"> **“{harmless(quote)}”**" for quote in quotes)
            blocks.append(f"{say(phrases.QUOTED_WORDS)}\n{lines}")
    whose = say(phrases.UNION_WORDS if own else phrases.OUR_SUMMARY)
    return paged(Page(tuple(blocks), Tone.NOTE, f"{source_line([briefing.id], scene)} · {whose}"))


def related_pages(entry: Entry, scene: Scene) -> list[Page]:
    """The questions beside an answer, as buttons."""
    others = [scene.knowledge.entries[one] for one in dict.fromkeys(entry.see_also) if one in scene.knowledge.entries]
    answered = [one for one in others if one.answers]
    text = scene.say(phrases.RELATED_TITLE if answered else phrases.RELATED_NONE)
    return paged(Page((text,), Tone.NOTE, rows=question_buttons(answered, scene)))


def topic_pages(topic: str, entries: Sequence[Entry], scene: Scene) -> list[Page]:
    """A topic: its questions with their paragraphs, and a menu that answers one.

    Args:
        topic: as members read it.
        entries: those of the topic that answer, at least one.
        scene: language and knowledge.
    """
    say = scene.say
    lines = []
    for one in entries:
        form = phrases.TOPIC_PARAGRAPH if len(one.paragraphs) == 1 else phrases.TOPIC_PARAGRAPHS
        lines.append(f"- {harmless(one.question)} {say(form, numbers=', '.join(one.paragraphs))}")
    pages, start = [], 0
    for end in range(1, len(entries) + 1):
        following = lines[start : end + 1]
        if end == len(entries) or len(following) > MOST_OPTIONS or sum(map(len, following)) > PAGE_TEXT - MOST_OPTIONS:
            some = entries[start:end]
            options = tuple((cut(one.question, LONGEST_OPTION), scene.addresses.entries.of(one.id)) for one in some)
            menu = Choose(custom_id("choose"), say(phrases.CHOOSE_QUESTION), options)
            pages.append(Page((f"### {harmless(topic)}", "\n".join(lines[start:end])), rows=(menu,)))
            start = end
    return pages


def search_page(found: Sequence[Found], total: int, scene: Scene) -> Page:
    """Passages with the words marked, the best that fit one message, and buttons to where they stand.

    Args:
        found: the best passages, at least one.
        total: how many there are.
        scene: language and knowledge.
    """
    say = scene.say
    blocks: list[str] = []
    entries: dict[str, Entry] = {}
    paragraphs: dict[tuple[str, str], None] = {}
    for one in found:
        place = one.passage
        if place.entry:
            entry = scene.knowledge.entries[place.entry]
            head = f"**{harmless(entry.question)}**"
        else:
            head = f"**{say(phrases.SHOW_PARAGRAPH, number=place.paragraph)}**"
        block = f"{head}\n{marked(place.text, one.spans)}"
        if blocks and sum(map(len, blocks)) + len(block) > PAGE_TEXT:
            break
        blocks.append(block)
        if place.entry:
            entries[place.entry] = entry
        else:
            paragraphs[place.briefing, place.paragraph] = None
    foot = say(phrases.SEARCH_SHOWN, count=len(blocks), total=total) if total > len(blocks) else ""
    rows = (
        *question_buttons(list(entries.values())[:_MOST_OPEN], scene),
        *in_rows(paragraph_button(*place, scene) for place in list(paragraphs)[:_MOST_OPEN]),
    )
    first, *_ = paged(Page(("\n\n".join(blocks),), Tone.NOTE, foot, rows))
    return first


def nothing_found_page(scene: Scene) -> Page:
    """No passage has any of the words."""
    return Page((scene.say(phrases.SEARCH_NOTHING),), Tone.REFUSAL, rows=((officer_button(scene.say),),))
