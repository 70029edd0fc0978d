"""What goes wrong between the bot and Discord: no answer is lost or given twice, and the log says what happened."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import AsyncIterator, Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import discord
import pytest
import pytest_asyncio

from bot.answering.engine import Engine
from bot.chat.app.client import BriefingClient
from bot.chat.app.running import stay
from bot.chat.discord_io import sending
from bot.chat.discord_io.connection import Pace, SteadyClient
from bot.errors import StartError
from bot.phrases import settings as phrases
from bot.records import Records
from tests.chat.openapi import OwnRules
from tests.chat.wire import BREAKS, BROKEN, CHANNEL, DiscordDouble, Fault, discord_double, until

SOON = 10
QUESTION = "are learning walks compulsory?"


@pytest.fixture(autouse=True)
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Every pause of discord.py and of the bot, passed over at once."""
    pauses: list[float] = []

    async def pass_over(seconds: float, *_: object) -> None:
        pauses.append(seconds)
        await asyncio.wait([asyncio.ensure_future(_nothing())])

    quick = SimpleNamespace(**{name: getattr(asyncio, name) for name in dir(asyncio)} | {"sleep": pass_over})
    for module in (discord.http, discord.client, discord.webhook.async_, sending):
        monkeypatch.setattr(module, "asyncio", quick)
    monkeypatch.setattr(SteadyClient, "pace", Pace(pause=pass_over))
    return pauses


async def _nothing() -> None:
    pass


@pytest_asyncio.fixture
async def double(
    monkeypatch: pytest.MonkeyPatch,
    engine: Engine,
    records: Records,
    discord_rules: OwnRules,
    caplog: pytest.LogCaptureFixture,
) -> AsyncIterator[DiscordDouble]:
    """A double to which the bot is connected; all that it was sent must be what Discord accepts."""
    caplog.set_level(logging.INFO)
    async with discord_double(monkeypatch) as made:
        client = BriefingClient(engine, records)
        running = asyncio.create_task(stay(lambda: client, made.token))
        await asyncio.wait_for(made.ready.wait(), SOON)
        yield made
        await client.close()
        await asyncio.wait_for(running, SOON)
    assert [] == [fault for one in made.requests for fault in discord_rules.faults(one.method, one.path, one.body)]


async def settled(double: DiscordDouble, said: Callable[[], list[Any]]) -> list[Any]:
    """What was said, once the bot has finished."""
    await asyncio.wait_for(double.answered.wait(), SOON)
    while tasks := [one for one in asyncio.all_tasks() if one.get_name().startswith(("CommandTree", "discord.py: "))]:
        await asyncio.wait(tasks, timeout=SOON)
    return said()


@pytest.mark.parametrize("fault", BREAKS)
async def test_an_answer_to_a_command_arrives_once(
    double: DiscordDouble, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever breaks while a command is answered, the member sees one answer."""
    double.faults.append(("/interactions/", fault))
    await double.ask(QUESTION)
    assert 1 == len(await settled(double, lambda: double.answers))
    assert [] == [one for one in caplog.records if one.levelno >= logging.ERROR]


@pytest.mark.parametrize("fault", BREAKS)
@pytest.mark.parametrize("where", ["/interactions/", "/webhooks/"])
async def test_what_was_promised_is_done_and_told(
    double: DiscordDouble, fault: Fault, where: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever breaks while the bot says that it is at work, or tells what it did, the work is done and told."""
    double.faults.append((where, fault))
    await double.command("forget-me", [])
    await settled(double, lambda: double.answers)
    assert [5] == [one["type"] for one in double.answers], "deferred, once"
    assert double.edits
    assert "Deleted" in str(double.edits[-1])
    assert [] == [one for one in caplog.records if one.levelno >= logging.ERROR]


@pytest.mark.parametrize("fault", BREAKS)
async def test_an_answer_to_a_message_arrives_once(
    double: DiscordDouble, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever breaks while a message is answered, one reply stands in the channel."""
    double.faults.append((f"/channels/{CHANNEL}/messages", fault))
    await double.write(QUESTION)
    assert 1 == len(await settled(double, lambda: double.messages))
    assert [] == [one for one in caplog.records if one.levelno >= logging.ERROR]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        *((one, f"Discord answered {one.value} to POST interactions") for one in list(Fault)[:4]),
        (Fault.RESET_BEFORE, "sending broke (ServerDisconnectedError); trying again"),
        (Fault.RESET_AFTER, "sending broke (ServerDisconnectedError); trying again"),
    ],
)
async def test_what_broke_is_one_line_of_the_log(
    double: DiscordDouble, fault: Fault, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says what broke, without an id or a word of the question."""
    double.faults.append(("/interactions/", fault))
    await double.ask(QUESTION)
    await settled(double, lambda: double.answers)
    (line,) = [one.getMessage() for one in caplog.records if one.name.startswith("bot") and one.levelno >= 30]
    assert told == line
    assert "compulsory" not in caplog.text


async def test_an_interaction_that_was_too_late_is_no_error(
    double: DiscordDouble, caplog: pytest.LogCaptureFixture
) -> None:
    """Where Discord no longer knows the interaction, that is a line in the log, and the next one is answered."""
    double.faults.append(("/interactions/", Fault.UNKNOWN))
    await double.ask(QUESTION)
    await double.ask(QUESTION, 2)
    assert 1 == len(await settled(double, lambda: double.answers))
    assert "an interaction was over" in caplog.text
    assert [] == [one for one in caplog.records if one.levelno >= logging.ERROR]


async def test_a_discord_that_stays_broken_ends_in_one_warning(
    double: DiscordDouble, caplog: pytest.LogCaptureFixture
) -> None:
    """A reply that cannot be sent however often it is tried is given up, said in one line, and the bot lives on."""
    double.faults.extend([(f"/channels/{CHANNEL}/messages", Fault.UNAVAILABLE)] * (len(sending.LONG_PAUSES) + 1))
    await double.write(QUESTION)
    while "a message could not be sent" not in caplog.text:
        await asyncio.wait([asyncio.ensure_future(_nothing())])
    await double.write(QUESTION, 2)
    assert 1 == len(await settled(double, lambda: double.messages))
    assert 1 == caplog.text.count("a message could not be sent")


# The gateway ----------------------------------------------------------------------------------------------------------
Break = Callable[[DiscordDouble], Awaitable[None]]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda double: double.tell(7), id="op 7"),
        pytest.param(lambda double: double.tell(9, True), id="op 9, resumable"),
        *[
            pytest.param(lambda double, code=code: double.close(code), id=str(code))
            for code in (1000, 1001, BROKEN, 4000, 4009)
        ],
    ],
)
async def test_what_was_asked_while_the_bot_was_away_is_answered_once(double: DiscordDouble, broken: Break) -> None:
    """After a break the bot resumes where Discord said it should, and answers what it has missed and nothing twice."""
    await double.ask(QUESTION, 1)
    assert 1 == len(await settled(double, lambda: double.answers))
    await broken(double)
    await asyncio.wait_for(double.back.wait(), SOON)
    double.answered.clear()
    await double.ask(QUESTION, 2)
    assert 2 == len(await settled(double, lambda: double.answers))
    assert ["/resume"] == [one["path"] for one in double.resumed]
    assert 1 == len(double.identified)


async def test_events_that_were_sent_into_a_broken_connection_are_not_lost(double: DiscordDouble) -> None:
    """A question asked at the moment the connection broke is answered after RESUME."""
    await double.close(BROKEN)
    await double.ask(QUESTION)
    assert 1 == len(await settled(double, lambda: double.answers))


async def test_an_invalid_session_begins_anew(double: DiscordDouble) -> None:
    """Where Discord has forgotten the session, the bot identifies again and answers."""
    double.ready.clear()
    await double.tell(9, False)
    await asyncio.wait_for(double.ready.wait(), SOON)
    await double.ask(QUESTION)
    assert 1 == len(await settled(double, lambda: double.answers))
    assert 2 == len(double.identified)


@pytest.mark.parametrize(("code", "said"), [(4004, phrases.TOKEN_REFUSED), (4014, phrases.INTENT_REFUSED)])
async def test_what_another_try_cannot_change_ends_the_bot(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records, code: int, said: str
) -> None:
    """A refused token or intent is told with the mend, at once."""
    async with discord_double(monkeypatch) as double:
        running = asyncio.create_task(stay(lambda: BriefingClient(engine, records), double.token))
        await asyncio.wait_for(double.ready.wait(), SOON)
        await double.close(code)
        with pytest.raises(StartError) as raised:
            await asyncio.wait_for(running, SOON)
    assert said == str(raised.value)
    assert 1 == len(double.identified)


# The start ------------------------------------------------------------------------------------------------------------
async def started_at_last(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records, prepare: Callable[[DiscordDouble], None]
) -> int:
    """How often the bot had to try before it was in and answered."""
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    async with discord_double(monkeypatch) as double:
        prepare(double)
        clients: list[BriefingClient] = []

        def make() -> BriefingClient:
            clients.append(BriefingClient(engine, records))
            return clients[-1]

        running = asyncio.create_task(stay(make, double.token, pause))
        await asyncio.wait_for(double.ready.wait(), SOON)
        await double.ask(QUESTION)
        assert 1 == len(await settled(double, lambda: double.answers))
        await clients[-1].close()
        await asyncio.wait_for(running, SOON)
    assert len(clients) == len(pauses) + 1
    return len(clients)


async def test_a_token_that_was_reset_is_taken_from_its_file(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records, caplog: pytest.LogCaptureFixture
) -> None:
    """A host resets the token and writes the new one down: the bot goes on by itself, and says so meanwhile."""
    caplog.set_level(logging.INFO)
    async with discord_double(monkeypatch) as double:
        now = [double.token]
        running = asyncio.create_task(
            stay(lambda: BriefingClient(engine, records), double.token, another=lambda: now[-1])
        )
        await asyncio.wait_for(double.ready.wait(), SOON)
        await until(lambda: "connected, 0 servers" in caplog.text)
        double.ready.clear()
        double.token = "a-new-token"  # noqa: S105 - the double's
        await double.close(4004)
        await until(lambda: phrases.TOKEN_WAITED in caplog.text)
        now.append("")  # a file in the middle of being written
        now.append(double.token)
        await asyncio.wait_for(double.ready.wait(), SOON)
        await double.ask(QUESTION)
        await asyncio.wait_for(double.answered.wait(), SOON)
        signal.raise_signal(signal.SIGTERM)
        await asyncio.wait_for(running, SOON)


async def test_whoever_waits_for_a_new_token_can_still_be_stopped(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records, caplog: pytest.LogCaptureFixture
) -> None:
    """SIGTERM ends a bot that has no token any more, and a token that was never right is told at once."""
    caplog.set_level(logging.INFO)
    async with discord_double(monkeypatch) as double:
        with pytest.raises(StartError):
            await stay(lambda: BriefingClient(engine, records), "wrong", another=lambda: "wrong")
        running = asyncio.create_task(
            stay(lambda: BriefingClient(engine, records), double.token, another=lambda: double.token)
        )
        await until(lambda: "connected, 0 servers" in caplog.text)
        await double.close(4004)
        await until(lambda: phrases.TOKEN_WAITED in caplog.text)
        signal.raise_signal(signal.SIGTERM)
        await asyncio.wait_for(running, SOON)


async def test_a_first_handshake_that_fails_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records, caplog: pytest.LogCaptureFixture
) -> None:
    """The gateway refuses twice; the bot waits and comes in, and says so each time."""

    def prepare(double: DiscordDouble) -> None:
        double.broken_handshakes = 2

    assert 3 == await started_at_last(monkeypatch, engine, records, prepare)
    assert 2 == caplog.text.count("the first handshake failed")


async def test_a_login_that_breaks_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records
) -> None:
    """Discord answers the login with 503 twice; the bot comes in at the third try."""

    def prepare(double: DiscordDouble) -> None:
        double.faults.extend([("/users/@me", Fault.UNAVAILABLE)] * 2)

    assert 3 == await started_at_last(monkeypatch, engine, records, prepare)


async def test_a_bot_that_waits_for_discord_can_be_told_to_leave(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records
) -> None:
    """SIGTERM while nothing can be reached ends the waiting; SIGHUP, sent when a terminal goes, does not."""
    waiting = asyncio.Event()

    async def pause(_: float) -> None:
        waiting.set()
        await asyncio.Event().wait()

    async with discord_double(monkeypatch):
        pass  # the double is gone, its address stays
    running = asyncio.create_task(stay(lambda: BriefingClient(engine, records), "any-token", pause))
    await asyncio.wait_for(waiting.wait(), SOON)
    os.kill(os.getpid(), signal.SIGHUP)
    await asyncio.sleep(0)
    assert not running.done()
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(running, SOON)


# The end --------------------------------------------------------------------------------------------------------------
_BOT = """
import asyncio, sys, discord, yarl
from bot.chat.app.client import BriefingClient
from bot.chat.app.running import stay
from bot.answering.engine import Engine
from bot.records import Records
from tests.things import made

discord.http.Route.BASE = sys.argv[1]
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv[2])

async def main():
    records = await Records.open("sqlite://")
    await stay(lambda: BriefingClient(Engine(made()), records), sys.argv[3])
    await records.close()

asyncio.run(main())
"""


@pytest.mark.slow
async def test_a_bot_that_is_told_to_stop_finishes_its_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """SIGTERM while an answer is on its way: the answer arrives, the gateway is closed properly, the exit code is 0."""
    async with discord_double(monkeypatch) as double:
        double.held = asyncio.Event()
        gateway = str(discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY)
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", textwrap.dedent(_BOT), discord.http.Route.BASE, gateway, double.token),
            stderr=subprocess.PIPE,
        )
        await asyncio.wait_for(double.ready.wait(), 3 * SOON)
        await double.ask("hello")
        await asyncio.wait_for(double.answered.wait(), SOON)
        bot.send_signal(signal.SIGTERM)
        double.held.set()
        _, errors = await asyncio.wait_for(bot.communicate(), SOON)
    assert (0, b"") == (bot.returncode, errors)
    assert 1 == len(double.answers)
    assert double.close_code in {1000, 4000}, "closed, not broken; aiohttp may put discord.py's default in between"
