"""The bot on Discord: what it may see, what it does with a message, and how an error ends."""

from __future__ import annotations

import logging
import re
import secrets
import sys
import traceback
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat.commands import add_commands
from bot.chat.connection import SteadyClient
from bot.chat.rendering import reply_embeds
from bot.chat.syncing import sync_if_changed
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from bot.answering.engine import Engine
    from bot.knowledge.values import Knowledge

log = logging.getLogger(__name__)


def intents() -> discord.Intents:
    """What the bot asks to see: servers, and messages without their content.

    No privileged intent. Discord gives the content all the same of direct messages and of messages that mention the bot
    (documentation: Message Content Intent), and those are all it answers.
    """
    wanted = discord.Intents.none()
    wanted.guilds = wanted.guild_messages = wanted.dm_messages = True
    return wanted


class CommandTree(app_commands.CommandTree["BriefingClient"]):
    """The commands, and the one place where their errors end."""

    async def on_error(
        self, interaction: discord.Interaction[BriefingClient], error: app_commands.AppCommandError
    ) -> None:
        """Tell the member one calm sentence with a reference; log the error under it, without what was asked."""
        reference = secrets.token_hex(3)
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if isinstance(cause, discord.NotFound):
            log.warning("an interaction had expired before it was answered (reference %s)", reference)
            return
        # An exception's own text may hold what a member typed: its kind and place are enough to find it.
        place = "".join(traceback.format_tb(cause.__traceback__))
        log.error("a command failed (reference %s): %s\n%s", reference, type(cause).__name__, place)
        text = phrases.COMMAND_FAILED.format(reference=reference)
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True)
        elif interaction.type is not discord.InteractionType.autocomplete:
            await interaction.response.send_message(text, ephemeral=True)


class BriefingClient(SteadyClient):
    """Answers slash commands in private, and mentions and direct messages where they are asked."""

    def __init__(self, engine: Engine) -> None:
        """Make a client that answers with `engine` and can mention nobody."""
        super().__init__(intents())
        self.engine = engine
        self.tree = CommandTree(self)
        add_commands(self.tree)

    @property
    def knowledge(self) -> Knowledge:
        """What the engine answers from."""
        return self.engine.knowledge

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """Log where an event failed, without the error's own text: it may hold what a member typed."""
        kind, _value, place = sys.exc_info()
        frames = "".join(traceback.format_tb(place))
        log.error("%s failed: %s\n%s", event_method, kind.__name__ if kind else "unknown", frames)

    async def setup_hook(self) -> None:
        """Send the commands to Discord, if they changed; a bot whose commands cannot be sent still answers mentions."""
        try:
            await sync_if_changed(self)
        except discord.HTTPException as error:
            log.error("the commands could not be sent to Discord: %s", error)  # noqa: TRY400 - its text says all there is

    async def on_ready(self) -> None:
        """Say in the log that the bot is there."""
        log.info("connected, %d servers, knowledge %s", len(self.guilds), self.knowledge.digest)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a direct message, or a message that mentions the bot by name; nothing else is looked at."""
        if message.author.bot or self.user is None:
            return
        if message.guild is not None and self.user not in message.mentions:
            return
        question = re.sub(rf"<@!?{self.user.id}>", " ", message.content).strip()
        reply = self.engine.reply(question)
        try:
            await message.reply(embeds=reply_embeds(reply, self.knowledge), mention_author=False)
        except discord.Forbidden:
            log.warning("a reply was not allowed: the bot lacks the permission to write or embed there")
        except discord.HTTPException as error:
            log.warning("a reply could not be sent: Discord answered %s, code %s", error.status, error.code)
