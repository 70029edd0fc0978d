"""How soon a command is answered, and how many a second, beside the least bot that discord.py allows.

    python -m tests.benchmarks.wire             two minutes
    python -m tests.benchmarks.wire --quick     some seconds, for the tests
    python -m tests.benchmarks.wire --json FILE writes every figure as well

Both bots are processes of their own, connected over real sockets to doubles of Discord in this process. The bare bot
has one command, which answers with a constant. They are asked in turns, so that a machine that slows down slows both.
The time runs from sending an interaction to the arrival of its response.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import statistics
import subprocess
import sys
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp.test_utils import TestServer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from tests.benchmarks.corpora import QUESTIONS, REPOSITORY
from tests.chat.wire import DiscordDouble

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from aiohttp import web

OURS, BARE = "briefing bot", "bare discord.py"
BLOCK = 25
"""Questions that one bot is asked before it is the other's turn."""
SOON = 60.0
RATE = 100
"""Interactions a second in the last part."""
SLOW_MS = 1_000.0

_START = """
import asyncio, sys, discord, yarl
discord.http.Route.BASE = sys.argv[1] + "/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv[1].replace("http", "ws") + "/gateway")
"""
_BARE = """
client = discord.Client(intents=discord.Intents.none(), max_messages=None)
tree = discord.app_commands.CommandTree(client)

@tree.command()
async def ask(interaction: discord.Interaction, question: str) -> None:
    await interaction.response.send_message("A constant.", ephemeral=True)

asyncio.run(client.start(sys.argv[2]))
"""
_OURS = """
from pathlib import Path
from bot.chat.app.running import stay
from bot.chat.app.client import BriefingClient
from bot.chat.discord_io.cooldown import Cooldown
from bot.records import Records
from bot.terminal.ready import ready_engine

async def main():
    records = await Records.open("sqlite://")
    engine = ready_engine(Path(sys.argv[3]))
    patient = Cooldown(discord.utils.utcnow, most=10**9)  # one member asks all the questions
    await stay(lambda: BriefingClient(engine, records, cooldown=patient), sys.argv[2])
    await records.close()

asyncio.run(main())
"""


@dataclass
class TimedDouble(DiscordDouble):
    """A double that knows when each interaction was sent and answered."""

    sent: dict[str, float] = field(default_factory=dict)
    took: dict[str, float] = field(default_factory=dict)
    """Milliseconds by interaction."""
    asked: int = 0
    _all_answered: asyncio.Event = field(default_factory=asyncio.Event)

    async def put(self, question: str) -> None:
        """Ask, without waiting for the answer."""
        self.asked += 1
        self.sent[str(200000000000000000 + self.asked)] = time.perf_counter()
        self._all_answered.clear()
        await self.ask(question, self.asked)

    async def all_answered(self) -> None:
        """Wait until nothing is open."""
        await asyncio.wait_for(self._all_answered.wait(), SOON)

    async def _callback(self, path: str, body: Any) -> web.Response:
        name = path.split("/")[2]
        self.took[name] = 1000 * (time.perf_counter() - self.sent[name])
        if len(self.took) == len(self.sent):
            self._all_answered.set()
        return await super()._callback(path, body)


@asynccontextmanager
async def bot(program: str) -> AsyncIterator[TimedDouble]:
    """A bot in a process of its own, connected to a double."""
    double = TimedDouble()
    server = TestServer(double.application())
    await server.start_server()
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _START + program, f"http://127.0.0.1:{server.port}"),
        *(double.token, str(REPOSITORY / "knowledge")),
        cwd=REPOSITORY,
        stderr=subprocess.DEVNULL,
    )
    try:
        await asyncio.wait_for(double.ready.wait(), SOON)
        yield double
    finally:
        child.terminate()
        await child.wait()
        await server.close()


async def latencies(double: TimedDouble, questions: Sequence[str]) -> list[float]:
    """Milliseconds to each answer, one question after the other."""
    before = len(double.took)
    for question in questions:
        await double.put(question)
        await double.all_answered()
    return list(double.took.values())[before:]


async def throughput(double: TimedDouble, questions: Sequence[str]) -> float:
    """Answers a second, all questions sent at once."""
    started = time.perf_counter()
    for question in questions:
        await double.put(question)
    await double.all_answered()
    return len(questions) / (time.perf_counter() - started)


async def steadily(double: TimedDouble, questions: Sequence[str], seconds: int, progress: Progress) -> list[float]:
    """Milliseconds to each answer at a steady rate."""
    before = len(double.took)
    bar = progress.add_task(f"{RATE} a second", total=seconds * RATE)
    started = time.perf_counter()
    for number in range(seconds * RATE):
        await asyncio.sleep(max(0.0, started + number / RATE - time.perf_counter()))
        await double.put(questions[number % len(questions)])
        progress.advance(bar)
    await double.all_answered()
    return list(double.took.values())[before:]


async def measured(rounds: int, seconds: int) -> dict[str, Any]:
    """Every figure."""
    lines = (QUESTIONS / "tuning.jsonl").read_text("utf-8").splitlines()
    questions = [one["question"] for one in map(json.loads, lines) if "question" in one]
    times: dict[str, list[float]] = {OURS: [], BARE: []}
    rates: dict[str, list[float]] = {OURS: [], BARE: []}
    with Progress(console=Console(stderr=True)) as progress:
        async with bot(_OURS) as ours, bot(_BARE) as bare:
            bots = {OURS: ours, BARE: bare}
            for one in bots.values():
                await latencies(one, questions[:BLOCK])  # the first ones are slower, for both
            bar = progress.add_task("one by one, and all at once", total=rounds)
            for number in range(rounds):
                block = [questions[(number * BLOCK + place) % len(questions)] for place in range(BLOCK)]
                for name in (OURS, BARE) if number % 2 else (BARE, OURS):
                    times[name] += await latencies(bots[name], block)
                    rates[name].append(await throughput(bots[name], block * 8))
                progress.advance(bar)
            steady = await steadily(ours, questions, seconds, progress)
    medians = {name: statistics.median(one) for name, one in times.items()}
    throughputs = {name: statistics.median(one) for name, one in rates.items()}
    return {
        "median_ms": medians,
        "p99_ms": {name: statistics.quantiles(one, n=100)[98] for name, one in times.items()},
        "a_second": throughputs,
        "times_slower": medians[OURS] / medians[BARE],
        "share_of_throughput": throughputs[OURS] / throughputs[BARE],
        "steady": {
            "asked": len(steady),
            "median_ms": statistics.median(steady),
            "slowest_ms": max(steady),
            "over_a_second": sum(one > SLOW_MS for one in steady),
        },
        "machine": f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
    }


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.wire", description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="two rounds, and one second of steady asking")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    given = parser.parse_args(arguments)
    figures = asyncio.run(measured(*((2, 1) if given.quick else (20, 30))))
    table = Table("", "median, ms", "p99, ms", "answers a second", title="From interaction to response")
    for name in (OURS, BARE):
        row = (figures[key][name] for key in ("median_ms", "p99_ms"))
        table.add_row(name, *(f"{one:.2f}" for one in row), f"{figures['a_second'][name]:.0f}")
    table.add_row("ratio", f"{figures['times_slower']:.2f}", "", f"{figures['share_of_throughput']:.2f}")
    console = Console(width=100)
    console.print(table)
    steady = figures["steady"]
    console.print(
        f"{RATE} a second, {steady['asked']} in all: median {steady['median_ms']:.1f} ms, slowest "
        f"{steady['slowest_ms']:.0f} ms, {steady['over_a_second']} over a second. {figures['machine']}.",
        markup=False,
    )
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
