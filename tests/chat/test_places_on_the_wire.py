"""What the simulated Discord leaves out: threads of announcements, refused replies, and edits, as they come by wire."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import discord
import pytest
import pytest_asyncio
from aiohttp import web

from bot.answering.engine import Engine
from bot.chat.app.client import BriefingClient
from bot.chat.app.running import stay
from bot.chat.discord_io.connection import Pace, SteadyClient
from bot.records import Records
from tests.chat.openapi import OwnRules
from tests.chat.test_messages import FUNDING, WALKS
from tests.chat.wire import BOT, BOT_USER, json_response, message_of, until
from tests.chat.wire_server import ASKER, GUILD, STAFFROOM, ServerDouble, server_double, words_of

SOON = 10
THREAD = "110000000000000009"
NO_MESSAGE = {
    "message": "Invalid Form Body",
    "code": 50035,
    "errors": {
        "message_reference": {"_errors": [{"code": "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "message": "Unknown message"}]}
    },
}
"""What Discord says to a reply to a message that was deleted."""


@pytest_asyncio.fixture
async def double(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records, discord_rules: OwnRules
) -> AsyncIterator[ServerDouble]:
    """A double to which the bot is connected; all that it was sent must be what Discord accepts."""
    monkeypatch.setattr(SteadyClient, "pace", Pace())
    async with server_double(monkeypatch) as made:
        client = BriefingClient(engine, records)
        running = asyncio.create_task(stay(lambda: client, made.token))
        await asyncio.wait_for(made.ready.wait(), SOON)
        yield made
        await client.close()
        await asyncio.wait_for(running, SOON)
    assert [] == [fault for one in made.requests for fault in discord_rules.faults(one.method, one.path, one.body)]


def question(words: str, channel: str = STAFFROOM, **more: Any) -> dict[str, Any]:
    """A message that mentions the bot, written just now."""
    now = discord.utils.utcnow()
    author = BOT_USER | {"id": ASKER, "username": "member", "bot": False}
    message = message_of(discord.utils.time_snowflake(now), author, f"<@{BOT}> {words}")
    del message["channel"]
    return message | {
        "channel_id": channel,
        "guild_id": GUILD,
        "timestamp": now.isoformat(),
        "mentions": [BOT_USER],
        "member": {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0, "deaf": False, "mute": False},
        **more,
    }


def edited(message: dict[str, Any], words: str) -> dict[str, Any]:
    """The same message after an edit, which came ten seconds later."""
    when = discord.utils.snowflake_time(int(message["id"])) + timedelta(seconds=10)
    return message | {"content": f"<@{BOT}> {words}", "edited_timestamp": when.isoformat()}


def posts(double: ServerDouble, channel: str = STAFFROOM) -> list[dict[str, Any]]:
    """The messages that stand in a channel."""
    return double.channels.get(channel, [])


async def test_an_edit_on_the_wire_is_one_patch(double: ServerDouble) -> None:
    """Law: a corrected question is answered by an edit of the answer, and by nothing else."""
    message = question(FUNDING)
    await double.push("MESSAGE_CREATE", message)
    await until(lambda: len(posts(double)) == 1)
    await double.push("MESSAGE_UPDATE", message | {"embeds": [{"type": "link", "url": "https://news.example"}]})
    await double.push("MESSAGE_UPDATE", edited(message, WALKS))
    await until(lambda: "not compulsory" in words_of(posts(double)))
    assert 1 == len(posts(double))
    assert ["PATCH"] == [
        one.method for one in double.requests if one.path.startswith(f"/channels/{STAFFROOM}/messages/")
    ]


async def test_a_message_that_comes_twice_is_answered_once(double: ServerDouble) -> None:
    """Law: what Discord sends once more, as it may after a break, gets no second answer."""
    message = question(FUNDING)
    await double.push("MESSAGE_CREATE", message)
    await until(lambda: len(posts(double)) == 1)
    for one in (message, question(WALKS)):
        await double.push("MESSAGE_CREATE", one)
    await until(lambda: "not compulsory" in words_of(posts(double)))
    assert 2 == len(posts(double))


async def test_a_thread_of_announcements_is_answered_in(double: ServerDouble) -> None:
    """Law: a mention in a thread of an announcement channel is answered there."""
    await double.push("THREAD_CREATE", {
        "id": THREAD, "type": 10, "guild_id": GUILD, "parent_id": STAFFROOM, "owner_id": ASKER, "name": "news",
        "message_count": 0, "member_count": 1, "newly_created": True,
        "thread_metadata": {
            "archived": False, "archive_timestamp": "2026-01-01T00:00:00+00:00", "auto_archive_duration": 1440,
            "locked": False,
        },
    })  # fmt: skip
    await double.push("MESSAGE_CREATE", question(WALKS, THREAD))
    await until(lambda: "not compulsory" in words_of(posts(double, THREAD)))


async def test_a_reply_that_discord_refuses_for_a_deleted_question_is_left(
    double: ServerDouble, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Law: who deletes a question before it is answered gets no post, and the log no warning: not in either wording."""
    refused: list[str] = []
    operation = double.operation

    async def refusing(request: web.Request, path: str, body: Any) -> web.Response:
        if path.endswith("/messages") and request.method == "POST" and len(refused) < 1:
            refused.append(path)
            return json_response(NO_MESSAGE, status=400)
        return await operation(request, path, body)

    monkeypatch.setattr(double, "operation", refusing)
    await double.push("MESSAGE_CREATE", question(FUNDING))
    await until(lambda: len(refused) == 1)
    await double.push("MESSAGE_CREATE", question(WALKS))
    await until(lambda: "not compulsory" in words_of(posts(double)))
    assert 1 == len(posts(double))
    assert [] == [one.getMessage() for one in caplog.records if one.name.startswith("bot") and one.levelname != "INFO"]
