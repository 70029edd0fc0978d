"""The real bot in a server that exists in this process alone: for a page that looks like Discord, without any token.

SimCord plays Discord (https://pypi.org/project/simcord/); it is no part of the bot but an extra, for trying it out.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import discord

from bot.chat.app.desk import Desk
from bot.chat.discord_io.readers import readers_of
from bot.errors import UsageError
from bot.phrases import preview as phrases
from bot.publishing.learning import judged_elsewhere
from bot.records import Records

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from bot.publishing.live import Judge, Prepared

_EPHEMERAL, _COMPONENTS = discord.MessageFlags.ephemeral.flag, discord.MessageFlags.components_v2.flag
_TEXT, _FROM_A_BUTTON = discord.ComponentType.text_display.value, discord.InteractionType.component.value


SETTLE_SECONDS = 120.0
"""How long one step may take: a change of the knowledge is learnt first."""


def now() -> datetime:
    """The present time, by this machine's clock; SimCord replaces discord.py's."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Stage:
    """A division's server with the bot; SimCord's own handles, whose types need it to be installed."""

    env: Any
    channel: Any
    """Where members ask, and where officers get requests: one page shows one channel."""
    member: Any
    officer: Any
    manager: Any

    def page(self, port: int | None = None, **more: Any) -> Any:  # noqa: ANN401 - SimCord's own options
        """A page on loopback, an asynchronous context manager with its `url`.

        Args:
            port: of the page; any free one where it is not given.
            more: options of SimCord's `Env.preview`.
        """
        options = {"viewers": [self.member, self.officer, self.manager], "layout": "channel", "locale": "en-GB"}
        return self.env.preview(self.channel, port=port, **(options | more))


class _Clock:
    """SimCord's clock, going: its own stands still, and with it the cooldown, the drafts and the hours on the page."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.elapsed = 0.0
        """Seconds by which SimCord moved its timers; none of the time that is told."""

    def now(self) -> datetime:
        return self._clock() + timedelta(seconds=self.elapsed)

    def advance(self, seconds: float) -> None:
        self.elapsed += seconds


@asynccontextmanager
async def stage(
    prepared: Prepared, clock: Callable[[], datetime] = now, judge: Judge = judged_elsewhere
) -> AsyncIterator[Stage]:
    """A division's server, set up, with one member, one officer and one who manages it; gone when it is left.

    In its channel stands how to try the bot. What the bot writes to one of them directly is shown there too, to them
    alone: the page shows one channel.

    Args:
        prepared: the knowledge; what officers change in it is gone when it is left.
        clock: gives the present time in UTC, to the bot and to what plays Discord.
        judge: judges changes; in another process where this is missing.

    Raises:
        UsageError: SimCord is not installed.
    """
    try:
        import simcord  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(phrases.STAGE_MISSING) from error
    records = await Records.open("sqlite://")
    try:
        desk = Desk(records, None, clock, judge=judge)
        await desk.begin(prepared)
        async with simcord.run(desk.client(), settle_timeout=SETTLE_SECONDS) as env:
            env.backend.clock = cast("Any", _Clock(clock))  # of its kind by what it does
            env.backend.bot_user.name = phrases.STAGE_BOT
            guild = env.create_guild(phrases.STAGE_SERVER)
            role = guild.create_role(phrases.STAGE_OFFICERS)
            manages = guild.create_role(phrases.STAGE_MANAGERS, permissions=discord.Permissions(manage_guild=True))

            def join(name: str, said: str, *roles: Any) -> Any:  # noqa: ANN401 - SimCord's own handles
                return guild.add_member(env.create_user(name, global_name=said), roles=list(roles))

            made = Stage(
                env,
                guild.create_text_channel(phrases.STAGE_CHANNEL),
                join("mel", phrases.STAGE_MEMBER),
                join("olu", phrases.STAGE_OFFICER, role),
                join("sam", phrases.STAGE_MANAGER, manages),
            )
            await records.servers.change(guild.id, officer_role=role.id, officers_channel=made.channel.id)
            await _let_all_read(made, role.id)
            env.backend.subscribers.append(partial(_show_direct_message, made))
            await guild.create_webhook(made.channel, phrases.STAGE_GUIDE).send(
                phrases.STAGE_WELCOME.format(mention=f"<@{env.backend.bot_user.id}>")
            )
            yield made
    finally:
        await records.close()


async def _let_all_read(made: Stage, officer_role: int) -> None:
    """Say for who manages the server that all may read what officers are asked: the page has one channel for both."""
    channel = made.env.bot.get_channel(made.channel.id)
    readers = await readers_of(channel, officer_role)
    await made.env.bot.records.servers.change(
        channel.guild.id, confirmed_channel=readers.channel, confirmed_readers=readers.digest
    )


def _show_direct_message(made: Stage, event: str, payload: Mapping[str, Any]) -> None:
    """Put a direct message of the bot's into the channel as well, where only whom it is for can see it."""
    backend = made.env.backend
    owners = {channel: user for user, channel in backend.dm_channels.items()}
    place = int(payload.get("channel_id") or 0)
    if event != "MESSAGE_CREATE" or place not in owners or payload["author"]["id"] != str(backend.bot_user.id):
        return
    message = backend.get_message(place, int(payload["id"]))
    member = backend.get_user(owners[place])
    said = [message.content] if message.content else []
    # As if it answered a button of theirs: that is how Discord shows something to one person in a channel.
    why = {"id": str(message.id), "type": _FROM_A_BUTTON, "authorizing_integration_owners": {}}
    user = {"id": str(member.id), "username": member.name, "discriminator": "0", "avatar": None}
    backend.create_message(
        made.channel.id,
        backend.bot_user.id,
        components=[*({"type": _TEXT, "content": one} for one in (phrases.STAGE_DIRECT, *said)), *message.components],
        flags=message.flags | _COMPONENTS | _EPHEMERAL,
        interaction_metadata={**why, "user": user},
        broadcast=False,  # the bot has said it once
    )
