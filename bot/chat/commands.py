"""The slash commands and the message menu. Every reply to one of them is private to the member who asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.answering.constants import LONGEST_MESSAGE
from bot.chat.harmless import cut, harmless
from bot.chat.rendering import paragraph_embed, reply_embeds, topic_embed
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.chat.client import BriefingClient

    Interaction = discord.Interaction[BriefingClient]
else:
    Interaction = discord.Interaction  # discord.py reads the annotations of a command when it is made

MOST_CHOICES = 25
"""Discord shows no more autocomplete choices (documentation: Autocomplete)."""
LONGEST_CHOICE = 100
"""Characters of a choice's name and value (documentation: Application Command Option Choice Structure)."""


def add_commands(tree: app_commands.CommandTree[BriefingClient]) -> None:
    """Put every command on the tree, open to servers, direct messages and members' own installations."""
    commands: list[app_commands.Command[Any, ..., Any] | app_commands.ContextMenu]
    commands = [ask, paragraph, topic, ask_about_message]
    for command in commands:
        app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(command)
        app_commands.allowed_installs(guilds=True, users=True)(command)
        tree.add_command(command)


@app_commands.command(description=phrases.ASK_DESCRIPTION)
@app_commands.describe(question=phrases.ASK_QUESTION)
async def ask(interaction: Interaction, question: app_commands.Range[str, 1, LONGEST_MESSAGE]) -> None:
    """Answer a question in private."""
    await _answer(interaction, question)


@app_commands.context_menu(name=phrases.MENU_ASK)
async def ask_about_message(interaction: Interaction, message: discord.Message) -> None:
    """Answer what a message asks, in private to the one who chose the menu."""
    await _answer(interaction, message.content)


async def _answer(interaction: Interaction, question: str) -> None:
    client = interaction.client
    reply = client.engine.reply(question)
    await interaction.response.send_message(embeds=reply_embeds(reply, client.knowledge), ephemeral=True)


@app_commands.command(description=phrases.PARAGRAPH_DESCRIPTION)
@app_commands.describe(number=phrases.PARAGRAPH_NUMBER)
async def paragraph(interaction: Interaction, number: app_commands.Range[str, 1, 40]) -> None:
    """Show a paragraph of a briefing in private."""
    knowledge = interaction.client.knowledge
    wanted = number.strip().strip("[].").removeprefix("paragraph ").strip()
    for briefing in knowledge.briefings.values():
        if wanted in briefing.paragraphs:
            embed = paragraph_embed(briefing.paragraphs[wanted], briefing.id, knowledge)
            await interaction.response.send_message(embed=embed, ephemeral=True)
            return
    numbers = [one for briefing in knowledge.briefings.values() for one in briefing.paragraphs]
    text = phrases.NO_SUCH_PARAGRAPH.format(first=numbers[0], last=numbers[-1])
    await interaction.response.send_message(text, ephemeral=True)


@app_commands.command(description=phrases.TOPIC_DESCRIPTION)
@app_commands.describe(name=phrases.TOPIC_NAME)
async def topic(interaction: Interaction, name: app_commands.Range[str, 1, 100]) -> None:
    """Show the questions of a topic in private."""
    entries = [one for one in interaction.client.knowledge.entries.values() if one.answers]
    wanted = name.strip().casefold()
    chosen = [one for one in entries if one.topic.casefold() == wanted] or [
        one for one in entries if wanted and wanted in one.topic.casefold()
    ]
    if chosen:
        await interaction.response.send_message(embed=topic_embed(chosen[0].topic, chosen), ephemeral=True)
    else:
        topics = ", ".join(dict.fromkeys(one.topic for one in entries))
        await interaction.response.send_message(
            cut(phrases.NO_SUCH_TOPIC.format(topics=harmless(topics)), 2_000), ephemeral=True
        )


@paragraph.autocomplete("number")
async def paragraph_choices(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Paragraphs by number, or by words of their section and summary."""
    return _choices(
        current,
        (
            (f"{one.number}: {one.summary}", one.number)
            for briefing in interaction.client.knowledge.briefings.values()
            for one in briefing.paragraphs.values()
        ),
    )


@topic.autocomplete("name")
async def topic_choices(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Topics by name, or by words of their questions."""
    questions: dict[str, str] = {}
    for one in interaction.client.knowledge.entries.values():
        if one.answers:
            questions[one.topic] = f"{questions.get(one.topic, '')} {one.question}"
    return _choices(
        current,
        ((name, name) for name, words in questions.items() if current.casefold() in f"{name}{words}".casefold()),
        filtered=True,
    )


def _choices(
    current: str, pairs: Iterable[tuple[str, str]], *, filtered: bool = False
) -> list[app_commands.Choice[str]]:
    """The first 25 choices that contain what was typed; a value that starts with it comes first."""
    typed = current.strip().casefold()
    fitting = [(name, value) for name, value in pairs if filtered or typed in name.casefold()]
    fitting.sort(key=lambda pair: not pair[1].casefold().startswith(typed))
    return [
        app_commands.Choice(name=cut(name, LONGEST_CHOICE), value=value[:LONGEST_CHOICE])
        for name, value in fitting[:MOST_CHOICES]
    ]
