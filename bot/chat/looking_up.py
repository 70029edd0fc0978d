"""Paragraphs, topics, words and lists that members look up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.deliveries import afterwards
from bot.chat.harmless import cut, harmless
from bot.chat.notes import note, spoken
from bot.chat.pages import LONGEST_OPTION, MOST_OPTIONS, Tone
from bot.chat.reference_cards import MOST_FOUND, nothing_found_page, search_page
from bot.chat.sending import respond
from bot.chat.showing import scene_of, show
from bot.chat.views import CardView
from bot.chat.visibility import is_private
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.chat.interactions import Interaction
    from bot.knowledge.values import Knowledge

_LONGEST_NOTE = 2_000


async def show_paragraph(interaction: Interaction, number: str) -> None:
    """Show a paragraph by its number, however that is written."""
    catalogue = interaction.client.catalogue
    knowledge = catalogue.engine.knowledge
    wanted = number.strip().strip("[].").casefold().removeprefix("paragraph").strip()
    for briefing in knowledge.briefings.values():
        if wanted in briefing.paragraphs:
            await _show(interaction, ("p", f"{catalogue.addresses.briefings.of(briefing.id)}~{wanted}~"))
            return
    numbers = [one for briefing in knowledge.briefings.values() for one in briefing.paragraphs]
    await _say(interaction, spoken(interaction)(phrases.NO_SUCH_PARAGRAPH, first=numbers[0], last=numbers[-1]))


async def show_topic(interaction: Interaction, name: str) -> None:
    """Show the questions of a topic."""
    catalogue = interaction.client.catalogue
    topics = answered_topics(catalogue.engine.knowledge)
    wanted = name.strip().casefold()
    chosen = next((one for one in topics if one.casefold() == wanted), None) or next(
        (one for one in topics if wanted and wanted in one.casefold()), None
    )
    if chosen:
        await _show(interaction, ("t", catalogue.addresses.topics.of(chosen)))
    else:
        names = cut(", ".join(map(harmless, topics)), _LONGEST_NOTE)
        await _say(interaction, spoken(interaction)(phrases.NO_SUCH_TOPIC, topics=names))


async def search(interaction: Interaction, words: str) -> None:
    """Show passages that hold the words."""
    private = await is_private(interaction)
    scene = scene_of(interaction, private=private)
    found, total = interaction.client.catalogue.searcher.find(words, scene.today, MOST_FOUND)
    page = search_page(found, total, scene) if found else nothing_found_page(scene)
    await respond(interaction, CardView(page), private=private)
    if private:
        await afterwards(interaction)


async def show_info(interaction: Interaction, name: str) -> None:
    """Show help, what the briefing is, or the checklist with its file."""
    await _show(interaction, ("i", name))


def paragraph_choices(knowledge: Knowledge, typed: str) -> list[tuple[str, str]]:
    """Paragraphs by number, or by words of their section and summary."""
    return choices(
        typed,
        (
            (f"{one.number}: {one.section}. {one.summary}", one.number)
            for briefing in knowledge.briefings.values()
            for one in briefing.paragraphs.values()
        ),
    )


def topic_choices(knowledge: Knowledge, typed: str) -> list[tuple[str, str]]:
    """Topics by name, or by words of their questions."""
    wanted = typed.strip().casefold()
    pairs = [(name, name) for name, words in answered_topics(knowledge).items() if wanted in words.casefold()]
    return choices("", sorted(pairs, key=lambda pair: not pair[0].casefold().startswith(wanted)))


def choices(typed: str, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The first 25 pairs whose name holds what was typed, those first whose value starts with it."""
    wanted = typed.strip().casefold()
    fitting = [(name, value) for name, value in pairs if wanted in name.casefold()]
    fitting.sort(key=lambda pair: not pair[1].casefold().startswith(wanted))
    return [(cut(name, LONGEST_OPTION), value[:LONGEST_OPTION]) for name, value in fitting[:MOST_OPTIONS]]


def answered_topics(knowledge: Knowledge) -> dict[str, str]:
    """Topics with answers, each with its name and all its questions."""
    topics: dict[str, str] = {}
    for one in knowledge.entries.values():
        if one.answers:
            topics[one.topic] = f"{topics.get(one.topic, one.topic)} {one.question}"
    return topics


async def _show(interaction: Interaction, address: tuple[str, str]) -> None:
    private = await is_private(interaction)
    await show(interaction, address, private=private)
    if private:
        await afterwards(interaction)


async def _say(interaction: Interaction, text: str) -> None:
    await respond(interaction, note(text, tone=Tone.REFUSAL), private=True)
