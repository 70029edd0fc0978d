"""The client: asks Discord for what it needs, dispatches events to the features, serves one edition of knowledge."""

from __future__ import annotations

import logging
import sys
import traceback
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands

from bot.chat.app.buttons import PersistentItem
from bot.chat.app.features import FEATURES, drawers_of, forms_of, help_lines_of, presses_of
from bot.chat.app.housekeeping import Housekeeping
from bot.chat.app.syncing import sync_if_changed
from bot.chat.app.translating import Translations
from bot.chat.cards.address import PREFIX, ButtonId
from bot.chat.cards.served import Served
from bot.chat.discord_io.error_handler import handle, report_error
from bot.chat.discord_io.forms import submitted
from bot.chat.discord_io.gate import may_go_on
from bot.chat.discord_io.host import Host
from bot.errors import RecordsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.answering.engine import Engine
    from bot.chat.discord_io.cooldown import Cooldown
    from bot.chat.discord_io.feature import Feature
    from bot.chat.discord_io.host import EditorialDesk, Interaction
    from bot.chat.discord_io.metrics import Metrics
    from bot.records import Records

log = logging.getLogger(__name__)


def intents() -> discord.Intents:
    """Return what the bot asks to see: servers, and messages without their content.

    No privileged intent. Discord gives the content all the same of direct messages and of messages that mention the bot
    (documentation: Message Content Intent), and those are all it answers.
    """
    wanted = discord.Intents.none()
    wanted.guilds = wanted.guild_messages = wanted.dm_messages = True
    return wanted


class CommandTree(app_commands.CommandTree["BriefingClient"]):
    """The commands, the gate before them, and the errors that happen before a command begins."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Return whether a command may be used now."""
        return await may_go_on(interaction)

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        """Report what went wrong before a command began; what goes wrong in it is reported there."""
        await report_error(interaction, error)


class BriefingClient(Host):
    """Dispatches commands, buttons and messages to the features."""

    def __init__(
        self,
        engine: Engine,
        records: Records,
        *,
        clock: Callable[[], datetime] = discord.utils.utcnow,
        cooldown: Cooldown | None = None,
        features: Sequence[Feature] = FEATURES,
        desk: EditorialDesk | None = None,
        metrics: Metrics | None = None,
    ) -> None:
        """Make a client that can mention nobody.

        Args:
            engine: answers.
            records: what is kept; they are closed by whoever opened them.
            clock: gives the present time in UTC.
            cooldown: how much one member may do at once; the usual where this is missing.
            features: what the bot can do.
            desk: where the knowledge is changed; nothing can be changed where this is missing.
            metrics: counts what is done; some of its own where this is missing.
        """
        self._features = features
        served = self.made_served(engine)
        super().__init__(served, records, intents(), clock, cooldown=cooldown, desk=desk, metrics=metrics)
        self.presses = presses_of(features)
        self._forms = forms_of(features)
        self.form_verbs = frozenset(self._forms)
        self.after_private_reply = tuple(one.after_private_reply for one in features if one.after_private_reply)
        self.before_counts = tuple(one.on_leaving for one in features if one.on_leaving)
        self.housekeeping = Housekeeping(self, features)
        self.tree = CommandTree(self)
        for command in (command for feature in features for command in feature.commands):
            self.tree.add_command(command)

    @property
    def has_commands(self) -> bool:
        """Whether it is this process that sends the commands."""
        return True

    def made_served(self, engine: Engine) -> Served:
        """Return everything that is derived from an engine, as `serve` would serve it."""
        return Served.of(engine, drawers_of(self._features), help_lines_of(self._features))

    def serve(self, engine: Engine, paused: str = "") -> None:
        """Answer from another engine from now on; what has begun is finished with the one it began with.

        Args:
            engine: answers.
            paused: why nothing is answered for the moment; empty where something is.
        """
        self.served = self.made_served(engine)
        self.paused = paused

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
            if self.has_commands:
                await sync_if_changed(self, self.tree)
        except discord.HTTPException as error:
            log.error("the commands could not be sent to Discord: %s", error)  # noqa: TRY400 - its text says all there is
        self.housekeeping.start()

    async def close(self) -> None:
        """Leave Discord, and let every feature write what it has in memory."""
        self.housekeeping.stop()
        if not self.is_closed():
            await self._let_features_leave()
        await super().close()

    async def _let_features_leave(self) -> None:
        try:
            await self.write_counts()
        except RecordsError as error:
            log.warning("what was counted could not be written: %s", type(error).__name__)

    async def on_ready(self) -> None:
        """Log that the bot is connected."""
        self.connected = self.was_connected = True
        log.info("connected, %d servers, knowledge %s", len(self.guilds), self.served.knowledge.digest)

    async def on_disconnect(self) -> None:
        """Know that the gateway broke; discord.py comes back by itself."""
        if self.connected:
            self.metrics.reconnects.inc()
        self.connected = False

    async def on_resumed(self) -> None:
        """Know that the gateway is there again."""
        self.connected = True

    async def on_interaction(self, interaction: Interaction) -> None:
        """Hand what was sent with a form to its feature, by the form's custom_id alone.

        discord.py answers commands and buttons itself; forms that it does not keep come here.
        """
        sent = str(cast("dict[str, Any]", interaction.data or {}).get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit and sent.startswith(f"{PREFIX}:"):
            form = ButtonId.from_text(sent)
            on_form = self._forms.get(form.verb)
            if on_form and await may_go_on(interaction):
                await handle(interaction, lambda invocation: on_form(invocation, form, submitted(interaction)))

    async def on_message(self, message: discord.Message) -> None:
        """Let every feature look at a message."""
        for feature in self._features:
            if feature.on_message:
                await feature.on_message(self, message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Let every feature look at a message that was changed.

        The raw event: the other one comes only for messages that the client keeps, and this one keeps none.
        """
        for feature in self._features:
            if feature.on_edit:
                await feature.on_edit(self, payload.message)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Let every feature forget a server that the bot has left."""
        for feature in self._features:
            try:
                await feature.forget_server(self, guild.id)
            except RecordsError as error:
                log.error("%s could not forget a server that was left: %s", feature.name, error)  # noqa: TRY400 - its text says all there is
