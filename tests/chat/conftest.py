"""The real bot against a simulated Discord, and what it sent held against Discord's OpenAPI."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
import pytest
import pytest_asyncio
from simcord import Env, MemberActor
from simcord.builders import ChannelHandle, GuildHandle, RoleHandle

from bot.answering.engine import Engine
from bot.chat.app.client import BriefingClient
from bot.records import Records
from tests.chat.openapi import DiscordSpec, OwnRules
from tests.conftest import DISCORD_OPENAPI, IN_CI


@pytest.fixture(scope="session")
def discord_spec(discord_openapi: Path) -> DiscordSpec:
    """Discord's rules for request bodies."""
    return DiscordSpec(discord_openapi)


@pytest.fixture(scope="session")
def discord_rules(request: pytest.FixtureRequest) -> OwnRules:
    """Discord's rules, or where its description is not at hand those that we know: no test of the bot needs it to run.

    In CI the description has to be there.
    """
    if DISCORD_OPENAPI.exists() or IN_CI:
        spec: DiscordSpec = request.getfixturevalue("discord_spec")
        return spec
    return OwnRules()


@pytest_asyncio.fixture
async def records() -> AsyncIterator[Records]:
    """Records in memory."""
    opened = await Records.open("sqlite://")
    yield opened
    await opened.close()


@pytest.fixture
def simcord_bot(engine: Engine, records: Records) -> BriefingClient:
    """The bot as `run` makes it."""
    return BriefingClient(engine, records)


@dataclass
class Server:
    """A server with the bot, a member, an officer, somebody who manages it, and channels."""

    env: Env
    guild: GuildHandle
    records: Records
    member: MemberActor
    officer: MemberActor
    manager: MemberActor
    channel: ChannelHandle
    officers: ChannelHandle
    failures: list[str] = field(default_factory=list)
    """Lines of the bot's log that say that something failed; a test that expects some takes them out."""

    @property
    def bot(self) -> BriefingClient:
        """The bot as it runs now."""
        client = self.env.bot
        assert isinstance(client, BriefingClient)
        return client

    @property
    def mention(self) -> str:
        """How members mention the bot."""
        assert self.bot.user is not None
        return f"<@{self.bot.user.id}>"

    def said(self, channel: ChannelHandle | None = None) -> discord.Message:
        """The last message of a channel; of the staffroom where none is given."""
        message = (channel or self.channel).last_message
        assert message is not None
        return message

    async def set_up(self, **settings: object) -> None:
        """Keep settings as /setup does: the officers' role and channel, and what is given."""
        role = self.guild.roles["officers"].id
        kept = {"officer_role": role, "officers_channel": self.officers.id} | settings
        await self.records.servers.change(self.guild.id, **kept)

    async def let(self, whom: RoleHandle | MemberActor, **rights: bool | None) -> None:
        """Change what a role or a member may do in the officers' channel, by an overwrite of theirs."""
        allow, deny = discord.PermissionOverwrite(**rights).pair()
        # Whole numbers, as Discord's description has them; discord.py's own types say text.
        change: Any = self.bot.http.edit_channel_permissions
        with self.env._bot_scope():
            kind = 0 if isinstance(whom, RoleHandle) else 1
            await change(self.officers.id, whom.id, allow.value, deny.value, kind)


@pytest_asyncio.fixture
async def server(
    simcord_env: Env, records: Records, discord_rules: OwnRules, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[Server]:
    """A server; when the test is over, everything the bot sent must be what Discord accepts, and nothing has failed."""
    guild = simcord_env.create_guild()
    role = guild.create_role("officers")
    manages = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))

    def join(name: str, **more: object) -> MemberActor:
        return guild.add_member(simcord_env.create_user(name), **more)  # type: ignore[arg-type]

    seen, hidden = discord.PermissionOverwrite(view_channel=True), discord.PermissionOverwrite(view_channel=False)
    assert guild.me is not None
    closed: Any = {guild.default_role: hidden, role: seen, manages: seen, guild.me: seen}
    made = Server(
        simcord_env,
        guild,
        records,
        join("zoe-member"),
        join("olive-officer", roles=[role]),
        join("maud-manager", roles=[manages]),
        guild.create_text_channel("staffroom"),
        guild.create_text_channel("officers", overwrites=closed),
    )
    yield made
    requests = simcord_env.http_requests
    faults = [fault for one in requests for fault in discord_rules.faults(one.method, one.path, one.json)]
    assert [] == faults
    failed = [one for one in caplog.get_records("call") if one.name.startswith("bot.") and one.levelno >= logging.ERROR]
    assert made.failures == [one.getMessage().splitlines()[0] for one in failed]
