"""The bot as its features see it: `Host`, and `Invocation`, one use of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, cast

import discord

from bot.chat.cards.escaping import escape
from bot.chat.discord_io.connection import SteadyClient
from bot.chat.discord_io.cooldown import Cooldown
from bot.chat.discord_io.languages import reader_language, server_language
from bot.chat.discord_io.memory import Key, MemoryKind, ShortMemory, Value
from bot.chat.discord_io.metrics import Metrics
from bot.errors import RefusedError
from bot.phrases import discord as phrases

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.answering.engine import Engine
    from bot.chat.cards.address import ButtonId
    from bot.chat.cards.rendering import RenderContext
    from bot.chat.cards.served import Served
    from bot.phrases.languages import Language
    from bot.publishing.publisher import Publisher
    from bot.publishing.watching import FolderStatus
    from bot.records import Records

if TYPE_CHECKING:
    Interaction = discord.Interaction["Host"]
else:
    # discord.py evaluates the annotations of a command when it is made; there the type argument would be in its way.
    Interaction = discord.Interaction

Kept = TypeVar("Kept")


class Host(SteadyClient):
    """A client with everything that features share. It knows none of them."""

    def __init__(
        self,
        served: Served,
        records: Records,
        intents: discord.Intents,
        clock: Callable[[], datetime],
        *,
        cooldown: Cooldown | None = None,
        desk: EditorialDesk | None = None,
        metrics: Metrics | None = None,
    ) -> None:
        """Make a client that can mention nobody.

        Args:
            served: the knowledge to answer from.
            records: what is kept; they are closed by whoever opened them.
            intents: what it asks Discord to see.
            clock: gives the present time in UTC.
            cooldown: how much one member may do at once; the usual where this is missing.
            desk: where the knowledge is changed; nothing can be changed where this is missing.
            metrics: counts what is done; some of its own where this is missing.
        """
        super().__init__(intents)
        self.metrics = metrics or Metrics()
        self.desk = desk
        self.paused = ""
        """Why the bot answers nothing for the moment; empty while it answers."""
        self.served = served
        self.records = records
        self.clock = clock
        self.cooldown = cooldown or Cooldown(clock)
        self.presses: Mapping[str, OnPress] = {}
        """What pressing a button does, by the verb in its custom_id."""
        self.form_verbs: frozenset[str] = frozenset()
        """The verbs in the custom_ids of forms."""
        self.before_counts: tuple[Callable[[Host], Awaitable[None]], ...] = ()
        """Writes what features have counted in memory: whoever shows counts awaits it first."""
        self.after_private_reply: tuple[Step, ...] = ()
        """Steps that follow every reply that only the member sees."""
        self._done: dict[str, date] = {}
        self._states: dict[Callable[[Host], Any], Any] = {}
        self._memories: dict[MemoryKind[Any, Any], ShortMemory[Any, Any]] = {}

    async def write_counts(self) -> None:
        """Write what features have counted in memory, so that the records have all of it."""
        for write in self.before_counts:
            await write(self)

    def refuse_if_paused(self) -> None:
        """Let nothing of what the bot knows be shown while officers have paused it.

        Raises:
            RefusedError: they have; the sentence gives their reason.
        """
        if self.paused:
            raise RefusedError(phrases.PAUSED.format(reason=escape(self.paused)))

    def made_served(self, engine: Engine) -> Served:
        """Return everything that is derived from an engine, as it would be served: for looking at it before."""
        raise NotImplementedError

    def today(self) -> date:
        """Return the present day."""
        return self.clock().date()

    def is_first_today(self, chore: str) -> bool:
        """Return whether a chore is to be done for the first time this day, by its name; it counts as done then."""
        first = self._done.get(chore) != self.today()
        self._done[chore] = self.today()
        return first

    def memory(self, kind: MemoryKind[Key, Value]) -> ShortMemory[Key, Value]:
        """Return this client's short memory of a kind; empty at first, and gone with the process."""
        if kind not in self._memories:
            self._memories[kind] = ShortMemory(self.clock, kind.lasts, kind.most)
        return self._memories[kind]

    def state(self, kind: Callable[[Host], Kept]) -> Kept:
        """Return what a feature keeps in this client's memory: made when it is first asked for, and one of a kind.

        Args:
            kind: makes it.
        """
        if kind not in self._states:
            self._states[kind] = kind(self)
        kept: Kept = self._states[kind]
        return kept

    def language_of(self, server: int) -> Language:
        """Return the language of what a server's channels are told."""
        return server_language(self.get_guild(server))


@dataclass(frozen=True, slots=True)
class Invocation:
    """One use of a command, button, menu or form, with the edition of the knowledge that was live when it began."""

    interaction: Interaction
    served: Served

    @property
    def host(self) -> Host:
        """The bot."""
        return self.interaction.client

    @property
    def member(self) -> int:
        """The id of whoever uses the bot."""
        return self.interaction.user.id

    @property
    def say(self) -> Language:
        """Their language."""
        return reader_language(self.interaction)

    @property
    def chosen(self) -> list[str]:
        """What was chosen from a menu: texts, or ids of roles and channels."""
        data = cast("dict[str, Any]", self.interaction.data or {})
        return [str(value) for value in data.get("values", ())]

    def context(self, *, private: bool) -> RenderContext:
        """Return what a card for this reader is drawn from; a private card in a server can be shared there."""
        shareable = private and self.interaction.guild is not None
        return self.served.context(self.say, self.host.today(), shareable=shareable)


class EditorialDesk(Protocol):
    """Where the knowledge is changed, as features see it."""

    publisher: Publisher
    home_server: int | None
    """The server whose officers keep the knowledge; None where it is the only one that the bot is in."""

    @property
    def folder_status(self) -> FolderStatus:
        """The state of the files beside the live edition."""


Step: TypeAlias = Callable[[Invocation], Awaitable[None]]
"""Does what a use of the bot asks for."""
OnPress: TypeAlias = Callable[[Invocation, "ButtonId"], Awaitable[None]]
"""Does what pressing a button or choosing from a menu asks for."""
