"""The command /ask and the message menu."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands

from bot.answering.constants import LONGEST_MESSAGE
from bot.chat.asking import phrases
from bot.chat.asking.answering import answer_about, answer_command
from bot.chat.asking.choices import question_choices
from bot.chat.discord_io.autocomplete import offer
from bot.chat.discord_io.error_handler import handle
from bot.chat.discord_io.host import Interaction


@app_commands.command(name=phrases.ASK_NAME, description=phrases.ASK_DESCRIPTION)
@app_commands.rename(question=phrases.ASK_QUESTION_NAME)
@app_commands.describe(question=phrases.ASK_QUESTION)
async def ask(interaction: Interaction, question: app_commands.Range[str, 1, LONGEST_MESSAGE]) -> None:
    """Answer a question."""
    await handle(interaction, partial(answer_command, question=question))


@app_commands.context_menu(name=phrases.MENU_ASK)
async def ask_about_message(interaction: Interaction, message: discord.Message) -> None:
    """Answer what a message asks, in private to the one who chose the menu."""
    await handle(interaction, partial(answer_about, message=message))


@ask.autocomplete("question")
async def offer_questions(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer questions near what was typed."""
    today = interaction.client.today()
    return await offer(interaction, lambda served: question_choices(served, current, today))
