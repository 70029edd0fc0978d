"""A bot in several processes: 2,500 servers, four processes with two shards each, and one that is killed.

    python -m tests.benchmarks.shards            some two minutes
    python -m tests.benchmarks.shards --servers 200 --processes 2

The processes are the real `briefing-bot run`, with a PostgreSQL server of the benchmark's own and a double of Discord
in this process, which lets one shard in every five seconds as Discord does. Questions arrive in all servers meanwhile.
An officer claims a request; the process that has their server is killed and started again; the officer answers, and
another process than the one that was asked delivers. Then a change is published, and it is measured when each process
answers from it. It ends with 1 where anything was lost or done twice, or a process was late.

A server whose process is away gets no answer: Discord tells its member at once that the application did not respond,
and repeats nothing. Those are counted by themselves.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
from aiohttp import web
from aiohttp.test_utils import TestServer
from rich.console import Console
from rich.table import Table

from bot.chat.discord_io.connection import USUAL_PAUSE
from bot.publishing.learning import judged_elsewhere
from bot.publishing.publisher import Publisher
from bot.records import Records
from bot.records.values import Origin
from tests.benchmarks.corpora import real
from tests.benchmarks.fleet import SHARDS_EACH, Fleet, until
from tests.chat.wire import Connection
from tests.chat.wire_server import (
    ASKER,
    GUILD,
    OFFICER,
    OFFICER_ROLE,
    OFFICERS,
    ServerDouble,
    Use,
    large_server_of,
    words_of,
)
from tests.records import postgres_server

QUESTIONS_A_SECOND = 60
MOST_LATE = 2.0
"""Seconds after a publication within which every process answers from it."""
REQUEST, ANSWER = "Marker question about a walk?", "Marker answer: it is not compulsory."


@dataclass
class StrictDouble(ServerDouble):
    """A double that lets one shard in at a time, and knows which interaction was answered how often."""

    token: str = "a.double.s"  # noqa: S105 - a double's own
    responses: Counter[str] = field(default_factory=Counter)
    """First responses by interaction."""
    too_early: int = 0
    """Logins that came before their turn."""
    ready_at: dict[int, float] = field(default_factory=dict)
    _last_login: float = -60.0

    async def _identified(self, connection: Connection, said: dict[str, Any]) -> None:
        now = time.monotonic()
        if now - self._last_login < USUAL_PAUSE - 0.25:  # two processes' clocks, and the way here
            self.too_early += 1
            await connection.send({"op": 9, "d": False, "s": None, "t": None})
            return
        self._last_login = now
        await super()._identified(connection, said)
        self.ready_at[said["shard"][0]] = time.monotonic()

    async def operation(self, request: web.Request, path: str, body: Any) -> web.Response:
        """As the base class does it, and count."""
        if path.startswith("/interactions/"):
            self.responses[path.split("/")[2]] += 1
        return await super().operation(request, path, body)


@dataclass
class Result:
    """What came of it."""

    servers: int
    asked: int
    while_away: int
    """Questions of servers whose process was away."""
    lost: int
    doubled: int
    too_early: int
    seconds_to_ready: float
    seconds_away: float
    seconds_late: dict[int, float]
    """After a publication, by process."""
    memory_mb: list[float]
    delivered: int
    """How often the answer to the request arrived."""
    exit_codes: list[int]
    complaints: list[str]

    @property
    def is_good(self) -> bool:
        """Whether all goals were reached."""
        late = max(self.seconds_late.values())
        return (self.lost, self.doubled, self.delivered) == (0, 0, 1) and late < MOST_LATE and not any(self.exit_codes)


class Simulation:
    """One run."""

    def __init__(self, servers: int, processes: int, channels: int, seed: int) -> None:
        """Prepare the servers."""
        self._chance = random.Random(seed)  # noqa: S311 - nothing here is secret
        self._processes = processes
        self.double = StrictDouble(shards=processes * SHARDS_EACH)
        self.double.guilds += [large_server_of(str(int(GUILD) + (n << 22)), channels) for n in range(1, servers)]
        self._asked: list[tuple[str, int, float]] = []
        """Interaction, process, moment."""
        self._questions = real().questions

    def _process_of(self, server: str) -> int:
        return self.double.shard_of(server) // SHARDS_EACH

    async def ask_on(self) -> None:
        """Ask in one server after the other, until cancelled."""
        number = 0
        while True:
            number += 1
            server = self._chance.choice([*self.double.guilds, {"id": ""}])["id"] if number % 20 else ""
            question = self._questions[number % len(self._questions)]
            self._asked.append((str(200000000000000000 + number), self._process_of(server), time.monotonic()))
            await self.double.ask(question, number, server)
            await asyncio.sleep(1 / QUESTIONS_A_SECOND)

    async def said(self, use: Use) -> Use:
        """Wait for what the bot says to a use, and a little longer: a first response may only promise another."""

        async def responded() -> bool:
            return bool(use.responses)

        await until(responded)
        await asyncio.sleep(0.5)
        return use

    async def card(self, words: str) -> dict[str, Any]:
        """Wait for the card in the officers' channel that shows something."""

        def found() -> list[dict[str, Any]]:
            return [one for one in self.double.channels.get(OFFICERS, []) if words in words_of([one])]

        async def stands() -> bool:
            return bool(found())

        await until(stands)
        return found()[0]

    def delivered(self) -> int:
        """How often the member was given the answer."""
        direct = [one for name, messages in self.double.channels.items() if name != OFFICERS for one in messages]
        private = [reply for use in self.double.uses.values() for reply in use.replies]
        return sum(ANSWER in words_of([one]) for one in (*direct, *private))

    async def run(self, fleet: Fleet, records: Records) -> Result:
        """Do all of it."""
        double = self.double
        began = time.monotonic()
        for number in range(self._processes):
            await fleet.start(number)
            if not number:
                await fleet.ready(0)  # the first makes the tables and the first edition
        for number in range(self._processes):
            await fleet.ready(number)
        to_ready = time.monotonic() - began
        asking = asyncio.ensure_future(self.ask_on())
        await asyncio.sleep(5)

        written = await self.said(await double.submit(ASKER, f"isp:question:{GUILD}", question=REQUEST))
        (preview,) = written.replies
        await self.said(await double.press(ASKER, preview, "send"))
        await self.said(await double.press(OFFICER, await self.card(REQUEST), "claim"))
        victim = self._process_of(GUILD)
        await fleet.kill(victim)
        killed = time.monotonic()
        await fleet.start(victim)
        await fleet.ready(victim)
        away = time.monotonic() - killed
        form = await self.said(await double.press(OFFICER, await self.card(REQUEST), "answer"))
        (opened,) = [one["data"]["custom_id"] for one in form.responses if one["type"] == 9]
        await self.said(await double.submit(OFFICER, opened, answer=ANSWER))

        late = await self._publish(fleet, records)
        await asyncio.sleep(3)
        asking.cancel()
        await self._settled()
        memory = fleet.memory_mb()
        back = max(double.ready_at[victim * SHARDS_EACH + n] for n in range(SHARDS_EACH))
        gone = [one for one in self._asked if one[1] == victim and killed - 1.0 < one[2] < back + 0.5]
        unanswered = [one for one in self._asked if not double.responses[one[0]]]
        return Result(
            servers=len(double.guilds),
            asked=len(self._asked),
            while_away=len([one for one in unanswered if one in gone]),
            lost=len([one for one in unanswered if one not in gone]),
            doubled=sum(count > 1 for count in double.responses.values()),
            too_early=double.too_early,
            seconds_to_ready=to_ready,
            seconds_away=away,
            seconds_late=late,
            memory_mb=memory,
            delivered=self.delivered(),
            exit_codes=await fleet.stop(),
            complaints=fleet.complaints(),
        )

    async def _publish(self, fleet: Fleet, records: Records) -> dict[int, float]:
        """Change the knowledge; return after how many seconds each process answers from the change."""
        publisher = Publisher(records, discord.utils.utcnow, judged_elsewhere)
        newest = await records.editions.find(await records.editions.newest_number())
        files = dict(await records.editions.files(newest.tree))
        file = "answers/learning-walks.yaml"
        files[file] = files[file].replace(
            b"wordings:\n", b"wordings:\n      - what is meant by a walk of learning\n", 1
        )
        proposal = await publisher.propose(files, newest, Origin.TERMINAL)
        approving = asyncio.ensure_future(publisher.approve(proposal.id))

        async def is_published() -> bool:
            return await records.editions.newest_number() != newest.number

        await until(is_published, 0.01)
        published = time.monotonic()
        late: dict[int, float] = {}

        async def follow(number: int) -> None:
            async def follows() -> bool:
                return await fleet.edition(number) != newest.number

            await until(follows, 0.02)
            late[number] = time.monotonic() - published

        await asyncio.gather(*(follow(number) for number in range(self._processes)))
        await approving
        return late

    async def _settled(self) -> None:
        """Wait until everything was answered, or for a while: then it is lost."""
        deadline = time.monotonic() + 10

        async def is_settled() -> bool:
            return time.monotonic() > deadline or all(self.double.responses[one[0]] for one in self._asked)

        await until(is_settled)


@asynccontextmanager
async def records_of(server: postgres_server.PostgresServer) -> AsyncIterator[tuple[str, Records]]:
    """A database of the bot's, in which one server has officers."""
    address = server.create("bot")
    records = await Records.open(address)
    await records.servers.change(int(GUILD), officer_role=int(OFFICER_ROLE), officers_channel=int(OFFICERS))
    yield address, records
    await records.close()


async def _simulate(simulation: Simulation, processes: int, folder: Path, place: Path) -> Result:
    web_server = TestServer(simulation.double.application())
    await web_server.start_server()
    try:
        with postgres_server.running(folder) as database:
            async with records_of(database) as (address, records):
                double = f"http://127.0.0.1:{web_server.port}"
                fleet = Fleet(processes, double, address, simulation.double.token, place)
                try:
                    return await simulation.run(fleet, records)
                finally:
                    await fleet.stop()
    finally:
        await web_server.close()


def simulate(servers: int, processes: int, channels: int = 20, seed: int = 1) -> Result:
    """Run it once.

    Args:
        servers: with the bot.
        processes: with two shards each.
        channels: of each server.
        seed: of all chance.
    """
    folder = postgres_server.programs()
    if folder is None:
        raise SystemExit("PostgreSQL's programs are not on this machine")
    with tempfile.TemporaryDirectory(prefix="briefing-shards-") as name:
        return asyncio.run(_simulate(Simulation(servers, processes, channels, seed), processes, folder, Path(name)))


def _shown(result: Result) -> Table:
    table = Table(show_header=False)
    rows: list[tuple[str, object]] = [
        ("servers", f"{result.servers:,} in {len(result.memory_mb)} processes, {SHARDS_EACH} shards each"),
        ("all ready", f"after {result.seconds_to_ready:.0f} s"),
        ("logins before their turn", result.too_early),
        ("questions", f"{result.asked:,}, {QUESTIONS_A_SECOND} a second"),
        ("lost", result.lost),
        ("answered twice", result.doubled),
        ("of servers whose process was killed", f"{result.while_away}, away for {result.seconds_away:.0f} s"),
        ("request claimed in one, delivered by another", result.delivered),
        ("a publication is answered from", ", ".join(f"{late:.2f} s" for late in sorted(result.seconds_late.values()))),
        ("memory", ", ".join(f"{one:.0f} MB" for one in result.memory_mb)),
        ("errors in the logs", len(result.complaints)),
        ("exit codes", ", ".join(map(str, result.exit_codes))),
    ]
    for name, value in rows:
        table.add_row(name, str(value))
    return table


def main(words: Sequence[str] | None = None) -> int:
    """Run it and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--servers", type=int, default=2_500)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--channels", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(words)
    result = simulate(given.servers, given.processes, given.channels, given.seed)
    console = Console()
    console.print(_shown(result))
    for line in result.complaints[:20]:
        console.print(line, markup=False)
    return int(not result.is_good)


if __name__ == "__main__":
    sys.exit(main())
