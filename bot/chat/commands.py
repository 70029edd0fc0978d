"""The slash commands and the message menu: names, options and choices; what they do stands elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.answering.constants import LONGEST_MESSAGE
from bot.chat import asking, looking_up, privacy, setting_up
from bot.chat.failures import guarded, settle
from bot.chat.interactions import Interaction
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.chat.client import BriefingClient


def add_commands(tree: app_commands.CommandTree[BriefingClient]) -> None:
    """Put every command on the tree: all but /setup open to servers, direct messages and members' own installations."""
    everywhere: list[app_commands.Command[Any, ..., Any] | app_commands.ContextMenu]
    everywhere = [
        ask, paragraph, topic, search, criteria, briefing, help_, privacy_, forget_me, requests, ask_about_message
    ]  # fmt: skip
    for command in everywhere:
        app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(command)
        app_commands.allowed_installs(guilds=True, users=True)(command)
        tree.add_command(command)
    # What Discord hides from others is looked at in code all the same: a server may change who sees a command.
    app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)(setup)
    app_commands.allowed_installs(guilds=True, users=False)(setup)
    app_commands.default_permissions(manage_guild=True)(setup)
    tree.add_command(setup)


@app_commands.command(name=phrases.ASK_NAME, description=phrases.ASK_DESCRIPTION)
@app_commands.rename(question=phrases.ASK_QUESTION_NAME)
@app_commands.describe(question=phrases.ASK_QUESTION)
async def ask(interaction: Interaction, question: app_commands.Range[str, 1, LONGEST_MESSAGE]) -> None:
    """Answer a question."""
    await guarded(interaction, asking.answer_command(interaction, question))


@app_commands.context_menu(name=phrases.MENU_ASK)
async def ask_about_message(interaction: Interaction, message: discord.Message) -> None:
    """Answer what a message asks, in private to the one who chose the menu."""
    await guarded(interaction, asking.answer_about(interaction, message))


@app_commands.command(name=phrases.PARAGRAPH_NAME, description=phrases.PARAGRAPH_DESCRIPTION)
@app_commands.rename(number=phrases.PARAGRAPH_NUMBER_NAME)
@app_commands.describe(number=phrases.PARAGRAPH_NUMBER)
async def paragraph(interaction: Interaction, number: app_commands.Range[str, 1, 40]) -> None:
    """Show a paragraph of a briefing."""
    await guarded(interaction, looking_up.show_paragraph(interaction, number))


@app_commands.command(name=phrases.TOPIC_NAME, description=phrases.TOPIC_DESCRIPTION)
@app_commands.rename(name=phrases.TOPIC_CHOICE_NAME)
@app_commands.describe(name=phrases.TOPIC_CHOICE)
async def topic(interaction: Interaction, name: app_commands.Range[str, 1, 100]) -> None:
    """Show the questions of a topic."""
    await guarded(interaction, looking_up.show_topic(interaction, name))


@app_commands.command(name=phrases.SEARCH_NAME, description=phrases.SEARCH_DESCRIPTION)
@app_commands.rename(words=phrases.SEARCH_WORDS_NAME)
@app_commands.describe(words=phrases.SEARCH_WORDS)
async def search(interaction: Interaction, words: app_commands.Range[str, 1, 100]) -> None:
    """Show passages that hold some words."""
    await guarded(interaction, looking_up.search(interaction, words))


@app_commands.command(name=phrases.CRITERIA_NAME, description=phrases.CRITERIA_DESCRIPTION)
async def criteria(interaction: Interaction) -> None:
    """Show the checklist, and send it as a file."""
    await guarded(interaction, looking_up.show_info(interaction, "criteria"))


@app_commands.command(name=phrases.BRIEFING_NAME, description=phrases.BRIEFING_DESCRIPTION)
async def briefing(interaction: Interaction) -> None:
    """Say what the answers rest on."""
    await guarded(interaction, looking_up.show_info(interaction, "briefing"))


@app_commands.command(name=phrases.HELP_NAME, description=phrases.HELP_DESCRIPTION)
async def help_(interaction: Interaction) -> None:
    """Say how to ask."""
    await guarded(interaction, looking_up.show_info(interaction, "help"))


@app_commands.command(name=phrases.PRIVACY_NAME, description=phrases.PRIVACY_DESCRIPTION)
async def privacy_(interaction: Interaction) -> None:
    """Say what is kept."""
    await guarded(interaction, privacy.show_privacy(interaction))


@app_commands.command(name=phrases.FORGET_NAME, description=phrases.FORGET_DESCRIPTION)
async def forget_me(interaction: Interaction) -> None:
    """Delete what is kept about the member."""
    await guarded(interaction, privacy.forget(interaction))


@app_commands.command(name=phrases.REQUESTS_NAME, description=phrases.REQUESTS_DESCRIPTION)
async def requests(interaction: Interaction) -> None:
    """Show the member's open requests."""
    await guarded(interaction, privacy.show_requests(interaction))


@app_commands.command(name=phrases.SETUP_NAME, description=phrases.SETUP_DESCRIPTION)
async def setup(interaction: Interaction) -> None:
    """Show the server's settings."""
    await guarded(interaction, setting_up.set_up(interaction))


@ask.autocomplete("question")
async def question_choices(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Questions near what was typed."""
    return await _offered(interaction, partial(asking.question_choices, interaction.client, current))


@paragraph.autocomplete("number")
async def paragraph_choices(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Paragraphs by number or word."""
    return await _offered(interaction, partial(looking_up.paragraph_choices, interaction.client.knowledge, current))


@topic.autocomplete("name")
async def topic_choices(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Topics by name or word."""
    return await _offered(interaction, partial(looking_up.topic_choices, interaction.client.knowledge, current))


async def _offered(
    interaction: Interaction, find: Callable[[], list[tuple[str, str]]]
) -> list[app_commands.Choice[str]]:
    """Choices as Discord takes them; none where finding them fails.

    discord.py would log the member's id and the error's words.
    """
    try:
        return [app_commands.Choice(name=name, value=value) for name, value in find()]
    except Exception as error:  # noqa: BLE001 - as in `guarded`
        await settle(interaction, error)
        return []
