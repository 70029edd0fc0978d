"""The commands that look something up."""

from __future__ import annotations

from functools import partial

from discord import app_commands

from bot.chat.cards.choices import answered_topic_choices
from bot.chat.discord_io.autocomplete import offer
from bot.chat.discord_io.error_handler import handle
from bot.chat.discord_io.host import Interaction
from bot.chat.looking_up import lookups, phrases


@app_commands.command(name=phrases.PARAGRAPH_NAME, description=phrases.PARAGRAPH_DESCRIPTION)
@app_commands.rename(number=phrases.PARAGRAPH_NUMBER_NAME)
@app_commands.describe(number=phrases.PARAGRAPH_NUMBER)
async def paragraph(interaction: Interaction, number: app_commands.Range[str, 1, 100]) -> None:
    """Show a paragraph of a briefing."""
    await handle(interaction, partial(lookups.show_paragraph, number=number))


@app_commands.command(name=phrases.TOPIC_NAME, description=phrases.TOPIC_DESCRIPTION)
@app_commands.rename(name=phrases.TOPIC_CHOICE_NAME)
@app_commands.describe(name=phrases.TOPIC_CHOICE)
async def topic(interaction: Interaction, name: app_commands.Range[str, 1, 100]) -> None:
    """Show the questions of a topic."""
    await handle(interaction, partial(lookups.show_topic, name=name))


@app_commands.command(name=phrases.SEARCH_NAME, description=phrases.SEARCH_DESCRIPTION)
@app_commands.rename(words=phrases.SEARCH_WORDS_NAME)
@app_commands.describe(words=phrases.SEARCH_WORDS)
async def search(interaction: Interaction, words: app_commands.Range[str, 1, 100]) -> None:
    """Show passages that hold some words."""
    await handle(interaction, partial(lookups.search, words=words))


@app_commands.command(name=phrases.CRITERIA_NAME, description=phrases.CRITERIA_DESCRIPTION)
async def criteria(interaction: Interaction) -> None:
    """Show the checklist, and send it as a file."""
    await handle(interaction, partial(lookups.show_info, name="criteria"))


@app_commands.command(name=phrases.BRIEFING_NAME, description=phrases.BRIEFING_DESCRIPTION)
async def briefing(interaction: Interaction) -> None:
    """Say what the answers rest on."""
    await handle(interaction, partial(lookups.show_info, name="briefing"))


@app_commands.command(name=phrases.HELP_NAME, description=phrases.HELP_DESCRIPTION)
async def help_(interaction: Interaction) -> None:
    """Say how to ask."""
    await handle(interaction, partial(lookups.show_info, name="help"))


@paragraph.autocomplete("number")
async def offer_paragraphs(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer paragraphs by number or word."""
    return await offer(interaction, lambda served: lookups.paragraph_choices(served.knowledge, current))


@topic.autocomplete("name")
async def offer_topics(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer topics by name or word."""
    return await offer(interaction, lambda served: answered_topic_choices(served.knowledge, current))
