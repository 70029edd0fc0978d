"""The processes of a bot that has several: the real `briefing-bot run`, against a double of Discord."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import aiohttp
from aiohttp.test_utils import unused_port

from tests.benchmarks.corpora import REPOSITORY
from tests.chat.wire_server import GUILD

SHARDS_EACH = 2
PATIENCE = 120.0

_BOT = """
import sys, discord, yarl
discord.http.Route.BASE = sys.argv[1] + "/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv[1].replace("http", "ws") + "/gateway")
from bot.__main__ import main
sys.exit(main(["run", "--knowledge", sys.argv[2]]))
"""


async def until(is_so: Callable[[], Awaitable[bool]], every: float = 0.05) -> None:
    """Wait for what has no event of its own, looking so often.

    Raises:
        TimeoutError: it did not come.
    """
    async with asyncio.timeout(PATIENCE):
        while not await is_so():  # noqa: ASYNC110 - other processes set no event here
            await asyncio.sleep(every)


class Fleet:
    """The processes."""

    def __init__(self, count: int, address: str, database: str, token: str, place: Path) -> None:
        """Start nothing yet; everything that is written goes to a place."""
        self._count, self._address, self._place = count, address, place
        self._knowledge = Path(shutil.copytree(REPOSITORY / "knowledge", place / "knowledge"))
        self._environment = os.environ | {
            "DISCORD_TOKEN": token,
            "BRIEFING_BOT_DATABASE": database,
            "BRIEFING_BOT_HOME_SERVER": GUILD,
        }
        self.ports = [unused_port() for _ in range(count)]
        self.children: list[asyncio.subprocess.Process | None] = [None] * count

    async def start(self, number: int) -> None:
        """Start one process."""
        first = number * SHARDS_EACH
        shards = f"{first}-{first + SHARDS_EACH - 1}/{self._count * SHARDS_EACH}"
        place = f"127.0.0.1:{self.ports[number]}"
        with (self._place / f"log-{number}").open("ab") as written:
            self.children[number] = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", _BOT, self._address, str(self._knowledge)),
                cwd=REPOSITORY,
                env=self._environment | {"BRIEFING_BOT_SHARDS": shards, "BRIEFING_BOT_HEALTH": place},
                stderr=written,
            )

    async def kill(self, number: int) -> None:
        """End one where it stands."""
        child = self.children[number]
        assert child is not None
        child.kill()
        await child.wait()

    async def stop(self) -> list[int]:
        """Tell all to stop; return their exit codes."""
        for child in self.children:
            if child and child.returncode is None:
                child.send_signal(signal.SIGTERM)
        return [await child.wait() for child in self.children if child]

    async def page(self, number: int, name: str) -> tuple[int, str]:
        """What one says of itself."""
        with suppress(aiohttp.ClientError):
            address = f"http://127.0.0.1:{self.ports[number]}/{name}"
            async with aiohttp.ClientSession() as session, session.get(address) as answer:
                return answer.status, await answer.text()
        return 0, ""

    async def ready(self, number: int) -> None:
        """Wait until one answers members."""

        async def is_ready() -> bool:
            return (await self.page(number, "readyz"))[0] == HTTPStatus.OK

        await until(is_ready)

    async def edition(self, number: int) -> int:
        """Which edition one answers from."""
        _, page = await self.page(number, "metrics")
        found = re.search(r"^briefing_bot_knowledge_edition (\S+)", page, re.MULTILINE)
        return int(float(found[1])) if found else 0

    def memory_mb(self) -> list[float]:
        """Of each."""
        pages = [Path(f"/proc/{one.pid}/status").read_text(encoding="utf-8") for one in self.children if one]
        return [int(found[1]) / 1024 for page in pages if (found := re.search(r"VmRSS:\s+(\d+)", page))]

    def complaints(self) -> list[str]:
        """Errors in the logs."""
        logs = [(self._place / f"log-{number}").read_text(encoding="utf-8") for number in range(self._count)]
        return [line for log in logs for line in log.splitlines() if re.match(r"\S+ ERROR ", line)]
