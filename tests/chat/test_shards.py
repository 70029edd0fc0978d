"""Several processes that share a bot: each has some of the shards, and together they answer everything once."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from bot.answering.engine import Engine
from bot.chat.app.desk import Desk
from bot.chat.app.running import stay
from bot.chat.app.sharding import ShardedClient
from bot.chat.cards.address import custom_id
from bot.chat.cards.building_blocks import ASK_OFFICER
from bot.chat.discord_io.connection import Pace, SteadyClient
from bot.chat.requests import phrases
from bot.publishing.live import Prepared
from bot.records import Records
from bot.settings import ShardRange
from tests.chat.wire import BROKEN, running, until
from tests.chat.wire_server import ASKER, GUILD, ServerDouble, server_of, words_of

SOON = 10
QUESTION = "are learning walks compulsory?"
COUNT = 4
SERVERS = [str(int(GUILD) + (number << 22)) for number in range(8)]
"""Two for each shard."""


@pytest.fixture(autouse=True)
def without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose turn it is to log in is everybody's at once."""

    async def pass_over(_: float) -> None:
        pass

    monkeypatch.setattr(SteadyClient, "pace", Pace(pause=pass_over))
    monkeypatch.setattr("bot.chat.app.sharding.USUAL_PAUSE", 0.0)


class Process:
    """What stands for a process: a client of its own with its shards."""

    def __init__(self, engine: Engine, records: Records, first: int, last: int) -> None:
        self._engine, self._records, self._shards = engine, records, ShardRange(first, last, COUNT)

    async def start(self, double: ServerDouble) -> None:
        """Connect."""
        self.client = ShardedClient(self._engine, self._records, shards=self._shards)
        self.client._connection.guild_ready_timeout = 0.05  # discord.py waits so long for further servers
        self.running = asyncio.create_task(stay(lambda: self.client, double.token))
        await until(lambda: self.client.is_ready() and self.client.connected)

    async def stop(self) -> None:
        """Leave."""
        await self.client.close()
        await asyncio.wait_for(self.running, SOON)


@asynccontextmanager
async def two_processes(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records
) -> AsyncIterator[tuple[ServerDouble, Process, Process]]:
    """A double with eight servers, and two processes with two shards each."""
    async with running(monkeypatch, ServerDouble()) as double:
        double.guilds += [server_of(number) for number in SERVERS[1:]]
        processes = Process(engine, records, 0, 1), Process(engine, records, 2, 3)
        for one in processes:
            await one.start(double)
        yield double, *processes
        for one in processes:
            await one.stop()


async def test_every_server_is_answered_by_one_process(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records
) -> None:
    """Each process says which shards it has; a question in any server, and a direct one, is answered once."""
    async with two_processes(monkeypatch, engine, records) as (double, one, other):
        assert [[0, 4], [1, 4], [2, 4], [3, 4]] == [said["shard"] for said in double.identified]
        assert [4, 4] == [len(process.client.guilds) for process in (one, other)]
        for number, server in enumerate([*SERVERS, ""], 1):
            await double.ask(QUESTION, number, server)
        await until(lambda: len(double.answers) == 9)
        sent = [one for one in double.requests if one.method == "PUT" and one.path.endswith("/commands")]
        assert 1 == len(sent), "one process sends the commands"
    assert 9 == len(double.answers)


async def test_a_shard_that_breaks_goes_on_where_it_was(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records
) -> None:
    """A bot with a broken shard says that it is not connected, and is again when that shard is back."""
    async with two_processes(monkeypatch, engine, records) as (double, _, other):
        away = asyncio.create_task(other.client.wait_for("shard_disconnect", timeout=SOON))
        back = asyncio.create_task(other.client.wait_for("shard_resumed", timeout=SOON))
        await asyncio.sleep(0)
        await double.close(BROKEN, shard=3)
        await away
        assert not other.client.connected
        await double.ask(QUESTION, 1, SERVERS[3])
        await back
        await until(lambda: len(double.answers) == 1)
        await until(lambda: other.client.connected)
        assert ["session-3"] == [said["session_id"] for said in double.resumed]
        double.ready.clear()
        again = asyncio.create_task(other.client.wait_for("shard_ready", timeout=SOON))
        await asyncio.sleep(0)
        await double.tell(9, data=False, shard=2)
        await again
        assert other.client.connected, "a session that began anew counts as well as one that goes on"


async def test_a_process_that_is_killed_takes_nobody_else_with_it(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records
) -> None:
    """While one process is away the servers of the other are answered; started again, it has its own again."""
    async with two_processes(monkeypatch, engine, records) as (double, _, other):
        await other.stop()
        await double.ask(QUESTION, 1, SERVERS[0])
        await until(lambda: len(double.answers) == 1)
        await other.start(double)
        await double.ask(QUESTION, 2, SERVERS[2])
        await until(lambda: len(double.answers) == 2)


async def test_a_direct_message_says_to_ask_officers_in_the_server(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records
) -> None:
    """The process that has direct messages does not see the other servers, and guesses nobody's officers."""
    async with two_processes(monkeypatch, engine, records) as (double, _, _):
        await double.ask("Zebra crossings at night?", 1)
        await until(lambda: len(double.answers) == 1)
        use = await double.directly(ASKER, custom_id(ASK_OFFICER))
        await until(lambda: bool(use.replies))
    assert phrases.OFFICER_WHICH_SERVER in words_of(use.replies)


async def test_processes_log_in_one_after_the_other(records: Records) -> None:
    """Discord lets one shard in at a time; a turn in the future, from a clock that was put back, bars nobody."""
    now, pause = datetime(2026, 11, 29, tzinfo=UTC), timedelta(seconds=5)
    turns = [await records.notes.take_turn("identify", now + timedelta(seconds=late), pause) for late in (0, 1, 4, 5)]
    assert [True, False, False, True] == turns
    assert await records.notes.take_turn("identify", now - timedelta(days=1), pause)
    taken = await asyncio.gather(*(records.notes.take_turn("identify", now, pause) for _ in range(5)))
    assert [False, False, False, False, True] == sorted(taken)


async def test_a_bot_leaves_though_a_shard_cannot_get_in(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records
) -> None:
    """discord.py tries a shard again for ever; told to stop, the bot is gone within five seconds all the same."""
    async with running(monkeypatch, ServerDouble()) as double:
        double.broken_handshakes = 10**6
        client = ShardedClient(engine, records, shards=ShardRange(0, 1, 2))
        staying = asyncio.create_task(stay(lambda: client, double.token))
        await until(lambda: double.broken_handshakes < 10**6)
        signal.raise_signal(signal.SIGTERM)
        await asyncio.wait_for(staying, 5)


async def test_a_bot_has_the_shards_that_its_host_named(records: Records, prepared: Prepared) -> None:
    """The desk makes a client with the shards of the settings, and without any one that has everything."""
    for shards, expected in ((ShardRange(2, 3, 4), [2, 3]), (None, None)):
        desk = Desk(records, None, shards=shards)
        await desk.begin(prepared)
        client = desk.client()
        assert expected == getattr(client, "shard_ids", None)
        assert (shards.count if shards else None) == client.shard_count
