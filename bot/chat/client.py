"""The bot on Discord: what it may see, what it keeps in memory, and where events end."""

from __future__ import annotations

import logging
import sys
import traceback
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat.asking import answer_message, cooldown_words
from bot.chat.buttons import PersistentItem
from bot.chat.catalogue import Catalogue
from bot.chat.commands import add_commands
from bot.chat.connection import SteadyClient
from bot.chat.conversations import Conversations
from bot.chat.cooldown import Cooldown
from bot.chat.expiring import Expiry
from bot.chat.failures import guarded, settle
from bot.chat.handover import DRAFT_LASTS, MOST_DRAFTS, Draft
from bot.chat.memory import ShortMemory
from bot.chat.notes import note, spoken
from bot.chat.sending import respond
from bot.chat.syncing import sync_if_changed
from bot.chat.translating import Translations
from bot.errors import RecordsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from bot.answering.engine import Engine
    from bot.chat.interactions import Interaction
    from bot.knowledge.values import Knowledge
    from bot.records import Records

log = logging.getLogger(__name__)

_PRESSES_LAST = timedelta(hours=1)
_MOST_PRESSES = 10_000


def intents() -> discord.Intents:
    """What the bot asks to see: servers, and messages without their content.

    No privileged intent. Discord gives the content all the same of direct messages and of messages that mention the bot
    (documentation: Message Content Intent), and those are all it answers.
    """
    wanted = discord.Intents.none()
    wanted.guilds = wanted.guild_messages = wanted.dm_messages = True
    return wanted


class CommandTree(app_commands.CommandTree["BriefingClient"]):
    """The commands, the one gate before them, and where their errors end."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Whether a command or button may be used now; whoever does a lot at once is told when they can go on."""
        if interaction.type is discord.InteractionType.autocomplete or interaction.permissions.manage_guild:
            return True
        wait = interaction.client.cooldown.use(interaction.user.id)
        if wait:
            words = note(cooldown_words(wait, spoken(interaction)))
            await guarded(interaction, respond(interaction, words, private=True))
        return not wait

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        """What went wrong before a command began; what goes wrong in it ends there."""
        await settle(interaction, error)


class BriefingClient(SteadyClient):
    """Answers slash commands in private, and mentions and direct messages where they are asked."""

    def __init__(
        self,
        engine: Engine,
        records: Records,
        *,
        clock: Callable[[], datetime] = discord.utils.utcnow,
        cooldown: Cooldown | None = None,
    ) -> None:
        """Make a client that can mention nobody.

        Args:
            engine: answers.
            records: what is kept; they are closed by whoever opened them.
            clock: gives the present time in UTC.
            cooldown: how much one member may do at once; the usual where this is missing.
        """
        super().__init__(intents())
        self.catalogue = Catalogue(engine)
        self.records = records
        self.clock = clock
        self.cooldown = cooldown or Cooldown(clock)
        self.conversations = Conversations(clock)
        self.drafts: ShortMemory[str, Draft] = ShortMemory(clock, DRAFT_LASTS, MOST_DRAFTS)
        self.pressed: ShortMemory[tuple[int, int, str], bool] = ShortMemory(clock, _PRESSES_LAST, _MOST_PRESSES)
        self.tree = CommandTree(self)
        self._expiry = Expiry(self)
        add_commands(self.tree)

    @property
    def engine(self) -> Engine:
        """What answers; a new one comes with all its cards, by a new catalogue."""
        return self.catalogue.engine

    @property
    def knowledge(self) -> Knowledge:
        """What the engine answers from."""
        return self.catalogue.engine.knowledge

    def today(self) -> date:
        """The present day."""
        return self.clock().date()

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """Log where an event failed, without the error's own text: it may hold what a member typed."""
        kind, _value, place = sys.exc_info()
        frames = "".join(traceback.format_tb(place))
        log.error("%s failed: %s\n%s", event_method, kind.__name__ if kind else "unknown", frames)

    async def setup_hook(self) -> None:
        """Listen to buttons and send the commands to Discord, if they changed.

        A bot whose commands cannot be sent still answers mentions.
        """
        self.add_dynamic_items(PersistentItem)
        await self.tree.set_translator(Translations())
        try:
            await sync_if_changed(self)
        except discord.HTTPException as error:
            log.error("the commands could not be sent to Discord: %s", error)  # noqa: TRY400 - its text says all there is
        self._expiry.start()

    async def close(self) -> None:
        """Leave Discord."""
        self._expiry.stop()
        await super().close()

    async def on_ready(self) -> None:
        """Say in the log that the bot is there."""
        log.info("connected, %d servers, knowledge %s", len(self.guilds), self.knowledge.digest)

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is meant for the bot."""
        await answer_message(self, message)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server that the bot has left."""
        try:
            await self.records.forget_server(guild.id, self.clock())
        except RecordsError:
            log.error("a server that was left could not be forgotten")  # noqa: TRY400 - the database says why by itself
