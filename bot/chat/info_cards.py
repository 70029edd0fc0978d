"""What the bot says of itself and its briefing: help, what the briefing is, the criteria as a checklist. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat.addresses import custom_id
from bot.chat.cards import source_line
from bot.chat.harmless import harmless
from bot.chat.pages import Page, Tone, button, in_rows, paged
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.chat.scene import Scene
    from bot.knowledge.values import Briefing, Paragraph

CHECKLIST_FILE = "criteria.txt"


def help_pages(scene: Scene) -> list[Page]:
    """How to ask, what else there is, and where the limits are."""
    say = scene.say
    presses = (
        button(say(phrases.BRIEFING_BUTTON), custom_id("open", "i", "briefing", 0)),
        button(say(phrases.CRITERIA_BUTTON), custom_id("open", "i", "criteria", 0)),
        button(say(phrases.ASK_OFFICER), custom_id("officer")),
    )
    return paged(
        Page((say(phrases.HELP_TITLE), say(phrases.HELP_WAYS), say(phrases.HELP_LOOK_UP)), rows=in_rows(presses))
    )


def briefing_pages(scene: Scene) -> list[Page]:
    """What the answers rest on, its date and its limits."""
    say = scene.say
    blocks = [say(phrases.BRIEFING_TITLE)]
    for one in scene.knowledge.briefings.values():
        sections = ", ".join(dict.fromkeys(harmless(paragraph.section) for paragraph in one.paragraphs.values()))
        named = {"publisher": harmless(one.publisher), "title": harmless(one.title), "date": harmless(one.date)}
        blocks.append(say(phrases.BRIEFING_ONE, **named, count=len(one.paragraphs), sections=sections))
        blocks.append(say(phrases.BRIEFING_OWN_TEXT if one.full_text else phrases.BRIEFING_SUMMARIES))
    return paged(Page((*blocks, say(phrases.BRIEFING_LIMITS)), Tone.NOTE))


def criteria_pages(scene: Scene) -> list[Page]:
    """Every checklist of the briefings, to be taken into a meeting; and the same as a file."""
    say = scene.say
    lists = list(_checklists(scene))
    if not lists:
        return [Page((say(phrases.CRITERIA_NONE),), Tone.REFUSAL)]
    blocks = [say(phrases.CRITERIA_TITLE)]
    for _, paragraph, heading, points in lists:
        lines = "\n".join(f"{phrases.BOX} {harmless(point)} [{paragraph.number}]" for point in points)
        blocks.append(f"**{harmless(heading)}**\n{lines}")
    sources = source_line(dict.fromkeys(briefing.id for briefing, *_ in lists), scene)
    drawn = paged(Page(tuple(blocks), Tone.NOTE, f"{sources} · {say(phrases.OUR_SUMMARY)}"))
    # With several pages the file comes by itself: a page that is turned to cannot bring it along.
    return [replace(drawn[0], file=CHECKLIST_FILE)] if len(drawn) == 1 else drawn


def checklist_page(scene: Scene) -> Page:
    """The file by itself."""
    return Page((scene.say(phrases.CRITERIA_FILE_TITLE),), file=CHECKLIST_FILE)


def checklist_text(scene: Scene) -> str:
    """The checklists as a plain text file; empty where there are none."""
    say = scene.say
    lines: list[str] = []
    for briefing, paragraph, heading, points in _checklists(scene):
        if not lines:
            lines += [say(phrases.CRITERIA_FILE_TITLE), source_line([briefing.id], scene), say(phrases.OUR_SUMMARY)]
        lines += ["", heading, *(f"[ ] {point} [{paragraph.number}]" for point in points)]
    return "\n".join([*lines, ""]) if lines else ""


def _checklists(scene: Scene) -> Iterator[tuple[Briefing, Paragraph, str, list[str]]]:
    for briefing in scene.knowledge.briefings.values():
        for paragraph in briefing.paragraphs.values():
            for heading, letters in paragraph.checklists.items():
                yield (
                    briefing,
                    paragraph,
                    heading,
                    [paragraph.points[one] for one in letters if one in paragraph.points],
                )
