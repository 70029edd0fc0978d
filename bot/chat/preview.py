"""The real bot in a server that exists in this process alone: for a page that looks like Discord, without any token.

SimCord plays Discord (https://pypi.org/project/simcord/); it is no part of the bot but an extra, for trying it out.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord

from bot.chat.app.client import BriefingClient
from bot.errors import UsageError
from bot.phrases import preview as phrases
from bot.records import Records

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.answering.engine import Engine


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


@asynccontextmanager
async def stage(engine: Engine) -> AsyncIterator[Stage]:
    """A division's server, set up, with one member, one officer and one who manages it; gone when it is left.

    Raises:
        UsageError: SimCord is not installed.
    """
    try:
        import simcord  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(phrases.STAGE_MISSING) from error
    records = await Records.open("sqlite://")
    try:
        async with simcord.run(BriefingClient(engine, records)) as env:
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
            yield made
    finally:
        await records.close()
