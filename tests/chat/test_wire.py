from __future__ import annotations

import asyncio

import discord
import pytest

from bot.answering.engine import Engine
from bot.chat.app.client import BriefingClient
from bot.chat.app.running import stay
from bot.errors import StartError
from bot.phrases import settings as phrases
from bot.records import Records
from tests.chat.openapi import COMPONENTS_V2, OwnRules
from tests.chat.wire import APPLICATION, DiscordDouble, discord_double

SOON = 10
EPHEMERAL = 1 << 6


async def test_the_real_client_logs_in_and_answers_an_interaction(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records, discord_rules: OwnRules
) -> None:
    """Over real sockets the bot identifies, sends its commands, answers privately and within Discord's rules."""
    async with discord_double(monkeypatch) as double:
        client = BriefingClient(engine, records)
        running = asyncio.create_task(stay(lambda: client, double.token))
        await asyncio.wait_for(double.ready.wait(), SOON)
        await double.ask("are learning walks compulsory?")
        await asyncio.wait_for(double.answered.wait(), SOON)
        await client.close()
        await asyncio.wait_for(running, SOON)

    assert [discord.Intents(guilds=True, guild_messages=True, dm_messages=True).value] == [
        one["intents"] for one in double.identified
    ]
    assert ["PUT"] == [one.method for one in double.requests if one.path.endswith("/commands") and one.body]
    (answer,) = [one for one in double.requests if one.path.startswith("/interactions/")]
    assert "1" == answer.query["with_response"]
    assert EPHEMERAL | COMPONENTS_V2 == answer.body["data"]["flags"]
    assert "not compulsory" in answer.body["data"]["components"][0]["components"][0]["content"]
    assert [] == [fault for one in double.requests for fault in discord_rules.faults(one.method, one.path, one.body)]


async def come_and_go(double: DiscordDouble, client: BriefingClient) -> None:
    """Connect, and leave once it is ready."""
    running = asyncio.create_task(stay(lambda: client, double.token))
    await asyncio.wait_for(double.ready.wait(), SOON)
    await client.close()
    await asyncio.wait_for(running, SOON)


async def test_commands_that_discord_has_already_are_not_sent_again(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records
) -> None:
    """The second start of the same bot only asks which commands there are."""
    async with discord_double(monkeypatch) as double:
        await come_and_go(double, BriefingClient(engine, records))
        double.ready.clear()
        await come_and_go(double, BriefingClient(engine, records))

    commands = [one.method for one in double.requests if one.path == f"/applications/{APPLICATION}/commands"]
    assert ["GET", "PUT", "GET"] == commands


async def test_a_refused_token_is_explained(monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records) -> None:
    """A wrong token ends in a sentence that says where to get a new one, and never repeats the token."""
    async with discord_double(monkeypatch):
        with pytest.raises(StartError, match="refused the bot token") as raised:
            await stay(lambda: BriefingClient(engine, records), "a-wrong-token")
    assert phrases.TOKEN_REFUSED == str(raised.value)
    assert "a-wrong-token" not in str(raised.value)
