"""What a publication costs those who ask at that moment: the longest stall of the event loop, and questions lost.

    python -m tests.benchmarks.reloading             some minutes
    python -m tests.benchmarks.reloading --quick     some seconds, for the tests
    python -m tests.benchmarks.reloading --json FILE writes every figure as well

The bot is a process of its own, connected over real sockets to a double of Discord in this process. It publishes two
editions of the real knowledge in turns, each a transaction in a file of records, loaded and swapped, while this process
asks questions all the time. Then one edition is learnt in another process, as a proposal is, while questions go on. The
stall is how much later than it should a timer of five milliseconds fires in the bot's event loop.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from aiohttp.test_utils import TestServer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from tests.benchmarks.corpora import REPOSITORY
from tests.chat.wire import DiscordDouble

SOON = 120.0
QUESTION = "Are learning walks compulsory?"
A_SECOND = 40
"""Questions a second."""

_BOT = """
import asyncio, json, os, sys, time, discord, yarl
from pathlib import Path
discord.http.Route.BASE = sys.argv[1] + "/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv[1].replace("http", "ws") + "/gateway")

from bot.chat.app.desk import Desk
from bot.chat.app.running import stay
from bot.chat.discord_io.cooldown import Cooldown
from bot.publishing.assessing import Base, Candidate, Depth
from bot.publishing.learning import Job, judged_elsewhere
from bot.records import Records
from bot.records.editions import Publication
from bot.records.values import Origin
from bot.terminal.run import ready_files

STALLS = []

def memory():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

async def tick():
    while True:
        started = time.perf_counter()
        await asyncio.sleep(0.005)
        STALLS.append(1000 * (time.perf_counter() - started - 0.005))

async def work(desk, prepared, reloads):
    while not desk._client.is_ready():
        await asyncio.sleep(0.05)
    path = "answers/learning-walks.yaml"
    other = dict(prepared.files)
    old, new = b"Learning walks are not compulsory.", b"Learning walks are, in fact, not compulsory."
    assert old in other[path]
    other[path] = other[path].replace(old, new)
    digest = (await desk.publisher.judge(Job(Candidate(other), depth=Depth.LEARN))).digest
    editions = [(other, digest), (dict(prepared.files), prepared.knowledge.digest)]
    STALLS.clear()
    times, before = [], memory()
    for number in range(reloads):
        files, digest = editions[number % 2]
        parent = desk.publisher.live.edition.number
        started = time.perf_counter()
        await desk.publisher.publish(Publication(parent, files, digest, "again", Origin.DISCORD))
        times.append(1000 * (time.perf_counter() - started))
        await asyncio.sleep(0)
    swaps, after = sorted(STALLS), memory()
    STALLS.clear()
    third = {**other, path: other[path].replace(new, b"No: learning walks are not compulsory.")}
    await desk.publisher.judge(Job(Candidate(third), Base(other)))
    learning = sorted(STALLS)
    times.sort()
    print(json.dumps({
        "publication_ms_median": times[len(times) // 2], "publication_ms_longest": times[-1],
        "stall_ms_99": swaps[int(0.99 * len(swaps))], "stall_ms_longest": swaps[-1],
        "stall_ms_longest_while_learning": learning[-1],
        "memory_mb_before": before, "memory_mb_after": after,
    }), flush=True)

async def main():
    records = await Records.open(sys.argv[3])
    prepared, _ = ready_files(Path("knowledge"))
    desk = Desk(records, None)
    await desk.begin(prepared)

    def client():
        made = desk.client()
        made.cooldown = Cooldown(discord.utils.utcnow, most=10**9)  # one member asks all the questions
        return made

    ticking = asyncio.ensure_future(tick())
    working = asyncio.ensure_future(work(desk, prepared, int(sys.argv[4])))
    await stay(client, sys.argv[2])
    await records.close()

asyncio.run(main())
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured; milliseconds."""

    reloads: int
    asked: int
    lost: int
    strange: int
    """Answers that are of neither edition."""
    publication_ms_median: float
    publication_ms_longest: float
    stall_ms_99: float
    stall_ms_longest: float
    stall_ms_longest_while_learning: float
    memory_mb_before: float
    memory_mb_after: float


async def measure(reloads: int, progress: Progress) -> Result:
    """Publish so many editions under load."""
    double = DiscordDouble()
    server = TestServer(double.application())
    await server.start_server()
    with tempfile.TemporaryDirectory() as place:
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", _BOT, f"http://127.0.0.1:{server.port}", double.token),
            *(str(Path(place) / "records.sqlite3"), str(reloads)),
            cwd=REPOSITORY,
            env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert bot.stdout
        await asyncio.wait_for(double.ready.wait(), SOON)
        reading, asked = asyncio.ensure_future(bot.stdout.readline()), 0
        task = progress.add_task(f"{reloads} publications under load", total=None)
        while not reading.done():
            asked += 1
            await double.ask(QUESTION, asked)
            progress.advance(task)
            await asyncio.sleep(1 / A_SECOND)
        for _ in range(200):
            if len(double.answers) >= asked:
                break
            await asyncio.sleep(0.05)
        bot.terminate()
        await bot.wait()
    await server.close()
    texts = [json.dumps(one) for one in double.answers]
    known = ("Learning walks are not compulsory.", "Learning walks are, in fact, not compulsory.")
    strange = sum(not any(one in text for one in known) for text in texts)
    return Result(reloads, asked, asked - len(texts), strange, **json.loads(await reading))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    console = Console(stderr=True)
    with Progress(console=console, transient=True) as progress:
        result = asyncio.run(measure(20 if given.quick else 1_000, progress))
    table = Table(show_header=False)
    for name, value in asdict(result).items():
        table.add_row(name.replace("_", " "), f"{value:.1f}" if isinstance(value, float) else str(value))
    Console().print(table)
    if given.json:
        given.json.write_text(json.dumps(asdict(result), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
