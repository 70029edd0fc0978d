"""The real bot against a simulated Discord, and what it sent held against Discord's OpenAPI."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import discord
import pytest
import pytest_asyncio
from simcord import Env, MemberActor
from simcord.builders import ChannelHandle, GuildHandle

from bot.answering.engine import Engine
from bot.chat.client import BriefingClient
from tests.chat.openapi import DiscordSpec


@pytest.fixture(scope="session")
def discord_spec(discord_openapi: Path) -> DiscordSpec:
    """Discord's rules for request bodies."""
    return DiscordSpec(discord_openapi)


@pytest.fixture
def simcord_bot(engine: Engine) -> BriefingClient:
    """The bot as `run` makes it."""
    return BriefingClient(engine)


@dataclass(frozen=True)
class Server:
    """A server with the bot, a member and a channel."""

    env: Env
    guild: GuildHandle
    member: MemberActor
    channel: ChannelHandle

    def said(self) -> discord.Message:
        """The last message of the channel."""
        message = self.channel.last_message
        assert message is not None
        return message


@pytest_asyncio.fixture
async def server(simcord_env: Env, discord_spec: DiscordSpec) -> AsyncIterator[Server]:
    """A server; when the test is over, everything the bot sent must be what Discord accepts."""
    guild = simcord_env.create_guild()
    yield Server(
        simcord_env, guild, guild.add_member(simcord_env.create_user("member")), guild.create_text_channel("staffroom")
    )
    faults = [
        fault for one in simcord_env.http_requests for fault in discord_spec.faults(one.method, one.path, one.json)
    ]
    assert faults == []
