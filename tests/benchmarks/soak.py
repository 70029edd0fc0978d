"""A long day in a short time: interactions without end, and something going wrong all the while.

    python -m tests.benchmarks.soak 100000      some ten minutes
    python -m tests.benchmarks.soak 2000 --seed 7

The bot is a process of its own with its records in a file and its knowledge in a folder, connected over real sockets to
a double of Discord in this process. By chance, from a seed: Discord answers 429, 500, 502 or 503; connections are reset
before or after a request was taken; the gateway asks to reconnect, or breaks; another process locks the records, or
slows them down by holding them again and again; nothing more can be written, as on a full disk; the clock jumps by
hours, forth and back; a file of the knowledge is spoiled and mended. In the first half the bot is told to stop four
times, in a short run twice, and started again. It ends with 1 where a question was lost or answered twice, a task was
left, or the memory grew.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
from aiohttp.test_utils import TestServer, unused_port
from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.benchmarks.corpora import REPOSITORY, real
from tests.benchmarks.fleet import until
from tests.benchmarks.troubles import Troubles
from tests.chat.wire import BREAKS, BROKEN, DiscordDouble, Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

SOON = 60.0
AT_ONCE = 24
"""Questions that are open at the same time."""
GROWTH_MB = 1.0
"""Of memory in ten thousand interactions: more is a leak. What is remembered for an hour is bounded."""
LEAST_TOLD = 20_000
"""Interactions after which a growth says something."""
_CHANCES = {"fault": 0.02, "reconnect": 0.0005, "break": 0.0005, "clock": 0.0005}
"""Of each thing, for one interaction."""
_CHORES = {"records locked": 0.0005, "records slow": 0.0003, "disk full": 0.0003, "knowledge spoiled": 0.0003}
"""Of each thing, for one interaction."""

_BOT = """
import asyncio, signal, sys, discord, yarl
from datetime import timedelta
from itertools import cycle
from pathlib import Path
discord.http.Route.BASE = sys.argv[1] + "/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv[1].replace("http", "ws") + "/gateway")
from bot.chat.app.desk import Desk
from bot.chat.app.monitoring import Monitoring, monitored
from bot.chat.app.running import stay
from bot.chat.discord_io.cooldown import Cooldown
from bot.records import Records
from bot.settings import HealthPlace
from bot.terminal.run import ready_files

wrong = timedelta()
jumps = cycle([timedelta(hours=5), timedelta(hours=-30), timedelta(days=2), timedelta()])

def jump(*_):
    global wrong
    wrong = next(jumps)

def clock():
    return discord.utils.utcnow() + wrong

async def main():
    signal.signal(signal.SIGUSR1, jump)
    records = await Records.open(sys.argv[3])
    folder = Path(sys.argv[4])
    desk = Desk(records, folder, clock)
    await desk.begin(ready_files(folder)[0])
    patient = Cooldown(clock, most=10**9)  # a thousand members ask all the questions

    def client():
        made = desk.client()
        made.cooldown = patient
        return made

    monitoring = Monitoring(desk.metrics, desk.publisher, lambda: desk.last_client)
    async with desk.watching(), monitored(monitoring, HealthPlace(port=int(sys.argv[5]), named=True)):
        await stay(client, sys.argv[2])
    await records.close()
    left = [one.get_name() for one in asyncio.all_tasks() if one is not asyncio.current_task()]
    print("left behind:", *left, file=sys.stderr)

if __name__ == "__main__":
    asyncio.run(main())
"""


@dataclass
class FaultyDouble(DiscordDouble):
    """A double with which something goes wrong by chance, never twice in a row."""

    chance: random.Random = field(default_factory=random.Random)
    went_wrong: Counter[str] = field(default_factory=Counter)
    _last: bool = False

    def next_fault(self, path: str) -> Fault | None:
        """By chance, where something is answered."""
        answering = path.startswith(("/interactions/", "/webhooks/", "/channels/"))
        if self._last or not answering or self.chance.random() > _CHANCES["fault"]:
            self._last = False
            return None
        self._last = True
        fault = self.chance.choice(BREAKS)
        self.went_wrong[fault.value] += 1
        return fault


@dataclass
class Result:
    """What came of it."""

    asked: int
    lost: int
    doubled: int
    went_wrong: Counter[str]
    memory_mb: list[tuple[int, float]]
    """By interactions so far."""
    lag_p99: float
    seconds: float
    complaints: list[str]
    """Lines of the bot's log that are errors."""
    exit_code: int | None
    left_behind: list[str]
    """Tasks that were still there when the bot had ended."""

    @property
    def growth(self) -> float:
        """Megabytes in ten thousand interactions, by least squares over the second half: at first memories fill.

        Nothing is told of a short run, in which little else happens.
        """
        points = self.memory_mb[len(self.memory_mb) // 2 :]
        if self.asked < LEAST_TOLD:
            return 0.0
        xs, ys = [x / 10_000 for x, _ in points], [y for _, y in points]
        middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
        across = sum((x - middle_x) ** 2 for x in xs)
        return sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True)) / across


class Soak:
    """One run."""

    def __init__(self, count: int, seed: int, place: Path) -> None:
        """Ask so many questions; everything that is written goes to a place."""
        self._count, self._place = count, place
        self._chance = random.Random(seed)  # noqa: S311 - nothing here is secret
        self._double = FaultyDouble(chance=random.Random(seed + 1))  # noqa: S311 - as above
        self._records = place / "records.sqlite3"
        self._knowledge = Path(shutil.copytree(REPOSITORY / "knowledge", place / "knowledge"))
        self._troubles = Troubles(self._records, self._knowledge, lambda: self._child)
        self._chores: set[asyncio.Future[None]] = set()
        self._restarts = {count * tenth // 10 for tenth in ((1, 2, 3, 4) if count >= LEAST_TOLD else (2, 4))}
        self._ended: list[int] = []

    async def run(self, questions: Sequence[str]) -> Result:
        """Ask, and let go wrong what may."""
        server = TestServer(self._double.application())
        await server.start_server()
        self._address, self._port = f"http://127.0.0.1:{server.port}", unused_port()
        began = time.monotonic()
        try:
            await self._start()
            memory = await self._ask(questions)
            await self._settled(self._count)
            for chore in list(self._chores):
                await chore
            lag = await _lag(self._port)
        finally:
            await self._stop()
            await server.close()
        lines = (self._place / "log").read_text(encoding="utf-8").splitlines()
        answers = len(self._double.answers) + len(self._double.messages)
        went_wrong = self._double.went_wrong
        complaints = [line for line in lines if re.match(r"\S+ ERROR ", line)]
        seconds, lost = time.monotonic() - began, max(0, self._count - answers)
        doubled = max(0, answers - self._count)
        left = [name for line in lines if line.startswith("left behind:") for name in line.split()[2:]]
        return Result(self._count, lost, doubled, went_wrong, memory, lag, seconds, complaints, max(self._ended), left)

    async def _start(self) -> None:
        self._double.ready.clear()
        self._child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", _BOT, self._address, self._double.token),
            *(str(self._records), str(self._knowledge), str(self._port)),
            cwd=REPOSITORY,
            stderr=asyncio.subprocess.PIPE,
        )
        self._logging = asyncio.ensure_future(self._keep_log(self._child))
        await asyncio.wait_for(self._double.ready.wait(), SOON)

        async def is_ready() -> bool:  # discord.py waits for more servers first
            async with aiohttp.ClientSession() as session:
                with suppress(aiohttp.ClientError):
                    async with session.get(f"http://127.0.0.1:{self._port}/readyz") as answer:
                        return answer.ok
            return False

        await until(is_ready)

    async def _keep_log(self, child: asyncio.subprocess.Process) -> None:
        """Write the log down: the bot itself can write no file while its disk is full."""
        assert child.stderr is not None
        with (self._place / "log").open("ab") as written:
            while said := await child.stderr.read(2**16):
                written.write(said)

    async def _stop(self) -> None:
        self._child.terminate()
        self._ended.append(abs(await self._child.wait()))
        await self._logging

    async def _restart(self, asked: int) -> None:
        """Stop the bot once nothing is open, for no question reaches a bot that is not there, and start it again."""
        await self._settled(asked)
        for chore in list(self._chores):
            await chore
        self._double.went_wrong["told to stop, and started"] += 1
        await self._stop()
        await self._start()

    async def _ask(self, questions: Sequence[str]) -> list[tuple[int, float]]:
        memory: list[tuple[int, float]] = []
        for number in track(range(1, self._count + 1), "Asking", console=Console(stderr=True)):
            await self._settled(number - AT_ONCE)
            question, kind = questions[number % len(questions)], self._chance.random()
            if kind < 0.85:
                await self._double.ask(question, number)
            elif kind < 0.95:
                await self._double.write(question, number)
            else:
                await self._double.command("help", [], number)
            await self._disturb()
            if number in self._restarts:
                await self._restart(number)
            if number % max(1, self._count // 40) == 0:
                memory.append((number, _memory_mb(self._child.pid)))
        return memory

    async def _disturb(self) -> None:
        """Let something go wrong around the bot, perhaps."""
        double = self._double
        drawn = {name: self._chance.random() < chance for name, chance in _CHANCES.items()}
        if drawn["reconnect"]:
            double.went_wrong["asked to reconnect"] += 1
            double.back.clear()
            await double.tell(7)
            await asyncio.wait_for(double.back.wait(), SOON)
        elif drawn["break"]:
            double.went_wrong["gateway broke"] += 1
            double.back.clear()
            await double.close(BROKEN)
            await asyncio.wait_for(double.back.wait(), SOON)
        if drawn["clock"]:
            double.went_wrong["clock jumped"] += 1
            self._child.send_signal(signal.SIGUSR1)
        for name, chance in _CHORES.items():
            if self._chance.random() < chance:
                self._begin(name)

    def _begin(self, name: str) -> None:
        if self._chores:  # one at a time
            return
        self._double.went_wrong[name] += 1
        task = asyncio.ensure_future(self._troubles.by_name[name]())
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)

    async def _settled(self, answered: int) -> None:
        """Wait until so many are answered, or for a while: then they are lost."""
        double, until = self._double, time.monotonic() + SOON
        # The double has no event for a number of answers.
        while len(double.answers) + len(double.messages) < answered and time.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(0.002)


def _memory_mb(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
    return int(found[1]) / 1024 if found else 0.0


async def _lag(port: int) -> float:
    """The least bound under which 99 of 100 looks at the event loop were, in seconds."""
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/metrics") as answer:
        page = await answer.text()
    buckets = re.findall(r'briefing_bot_event_loop_lag_seconds_bucket\{le="([^"]+)"\} (\S+)', page)
    total = float(buckets[-1][1])
    return next(float(bound) for bound, count in buckets if float(count) >= 0.99 * total)


def soak(count: int, seed: int) -> Result:
    """Run it once.

    Args:
        count: interactions.
        seed: of all chance.
    """
    with tempfile.TemporaryDirectory(prefix="briefing-soak-") as name:
        return asyncio.run(Soak(count, seed, Path(name)).run(real().questions))


def _shown(result: Result) -> Table:
    table = Table(show_header=False)
    rows: list[tuple[str, object]] = [
        ("interactions", f"{result.asked:,} in {result.seconds:.0f} s"),
        ("lost", result.lost),
        ("answered twice", result.doubled),
        *((f"went wrong: {name}", count) for name, count in sorted(result.went_wrong.items())),
        ("memory", f"{result.memory_mb[0][1]:.0f} to {result.memory_mb[-1][1]:.0f} MB"),
        ("growth", f"{result.growth:+.2f} MB in 10,000 interactions"),
        ("event loop, 99 of 100 looks", f"less than {result.lag_p99} s late"),
        ("errors in the log", len(result.complaints)),
        ("exit code", result.exit_code),
        ("tasks left behind", len(result.left_behind)),
    ]
    for name, value in rows:
        table.add_row(name, str(value))
    return table


def main() -> int:
    """Run it and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    result = soak(given.count, given.seed)
    console = Console()
    console.print(_shown(result))
    for line in result.complaints[:20]:
        console.print(line, markup=False)
    wrong = (result.lost, result.doubled, result.growth > GROWTH_MB, result.exit_code, result.left_behind)
    return int(any(wrong))


if __name__ == "__main__":
    sys.exit(main())
