"""Runs the bot of a built image as the image's own user on a read-only root, against the double of Discord.

    python -m tests.smoke_image ROOT

ROOT is the image's file system (`buildah mount`, or `docker export` unpacked). Root is needed, to become the image's
user and to mount its file system read-only. Prints what was measured, and ends with 1 where something does not hold.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import discord
import pytest

from tests.chat.wire import DiscordDouble, discord_double
from tests.conftest import REPOSITORY

USER = 10001
PORT = 19465
PATIENCE = 60
_POINTED_AT_THE_DOUBLE = """
import sys, discord, yarl
discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = sys.argv[1], yarl.URL(sys.argv[2])
sys.argv[1:] = ["run"]
from bot.__main__ import process
sys.exit(process())
"""


@contextlib.contextmanager
def read_only(root: Path) -> Iterator[Path]:
    """The image as a container has it: nothing can be written but the volume and /tmp, as the compose file says."""
    with tempfile.TemporaryDirectory(prefix="briefing-image-") as name:
        place = Path(name)
        mounted: list[Path] = []

        def mount(*words: str, at: Path) -> None:
            subprocess.run(["mount", *words, str(at)], check=True)
            mounted.append(at)

        try:
            mount("--bind", str(root), at=place)
            volume = place / "var/lib/briefing-bot"
            mount("-t", "tmpfs", "-o", f"uid={USER},mode=0700", "tmpfs", at=volume)
            mount("-t", "tmpfs", "tmpfs", at=place / "tmp")
            mount("-t", "proc", "proc", at=place / "proc")
            mount("--rbind", "/dev", at=place / "dev")
            subprocess.run(["mount", "-o", "remount,ro,bind", str(place)], check=True)
            yield place
        finally:
            for one in reversed(mounted):
                subprocess.run(["umount", "--recursive", "--lazy", str(one)], check=True)


def environment(recipe: str) -> dict[str, str]:
    """The variables of the image, as its recipe sets them."""
    last = re.sub(r"\\\n\s*", "", recipe).split("\nFROM ")[-1]
    (line,) = re.findall(r"^ENV (.*)$", last, re.MULTILINE)
    found = dict(one.split("=", 1) for one in line.split())
    return found | {"PATH": found["PATH"].replace("$PATH", "/usr/local/bin:/usr/bin:/bin")}


Within = Callable[..., subprocess.CompletedProcess[str]]
"""Runs a command in the image, as its user."""
Must = Callable[[bool, str], None]
"""Notes what was seen, and whether it holds."""
RECORDS, COPY = "/var/lib/briefing-bot/records.sqlite3", "/var/lib/briefing-bot/copy.sqlite3"


async def started(double: DiscordDouble, base: list[str]) -> asyncio.subprocess.Process:
    """Start the bot of the image, and wait until it has logged in."""
    double.ready.clear()
    gateway = str(discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY)
    bot = await asyncio.create_subprocess_exec(
        *base, "python", "-c", _POINTED_AT_THE_DOUBLE, discord.http.Route.BASE, gateway, stderr=subprocess.PIPE
    )
    await asyncio.wait_for(double.ready.wait(), PATIENCE)
    return bot


async def answers(double: DiscordDouble, number: int) -> str:
    """Ask, and return what is answered."""
    double.answered.clear()
    await double.ask("are learning walks compulsory?", number)
    await asyncio.wait_for(double.answered.wait(), PATIENCE)
    return str(double.answers[-1])


async def live(double: DiscordDouble, base: list[str], within: Within, must: Must) -> None:
    """Start, ask, look, copy and stop."""
    began = time.monotonic()
    bot = await started(double, base)
    try:
        logged_in = time.monotonic() - began
        while (await asyncio.to_thread(within, "briefing-bot", "health")).returncode != 0:
            if time.monotonic() - began > PATIENCE:
                must(False, "ready within a minute")
                break
        must(True, f"logged in {logged_in:.1f} s after its start, well after {time.monotonic() - began:.1f} s")
        must("not compulsory" in await answers(double, 1), "it answers")
        memory = re.findall(r"VmRSS:\s+(\d+)", Path(f"/proc/{bot.pid}/status").read_text(encoding="utf-8"))
        must(True, f"memory {int(memory[0]) / 1024:.0f} MB")
        copied = await asyncio.to_thread(within, "briefing-bot", "backup", COPY)
        must(copied.returncode == 0, f"its records are copied while it runs {copied.stderr}")
    finally:
        stopping = time.monotonic()
        bot.send_signal(signal.SIGTERM)
        _, errors = await asyncio.wait_for(bot.communicate(), PATIENCE)
    must(0 == bot.returncode, f"SIGTERM: exit code {bot.returncode} after {time.monotonic() - stopping:.1f} s")
    log = errors.decode()
    bad = [line for line in log.splitlines() if re.search(r" (WARNING|ERROR) ", line)]
    must(not bad, f"its log has no warning: {bad or len(log.splitlines())}")


async def drill(double: DiscordDouble, base: list[str], within: Within, must: Must) -> None:
    """Lose the records, put the copy back, and go on."""
    lost = within("sh", "-c", f"rm {RECORDS}*; ls /var/lib/briefing-bot")
    must(lost.stdout.split() == [Path(COPY).name], f"the records are lost: {lost.stdout.split()}")
    began = time.monotonic()
    restored = await asyncio.to_thread(within, "briefing-bot", "restore", COPY)
    must(restored.returncode == 0, f"the copy is put back {restored.stderr}")
    bot = await started(double, base)
    must(
        "not compulsory" in await answers(double, 2),
        f"it answers again {time.monotonic() - began:.1f} s after the loss",
    )
    bot.send_signal(signal.SIGTERM)
    await asyncio.wait_for(bot.communicate(), PATIENCE)
    must(0 == bot.returncode, "and stops in good order")


async def smoke(root: Path) -> list[str]:
    """Start, ask, look and stop; return what does not hold."""
    wrong: list[str] = []

    def must(holds: bool, said: str) -> None:
        print(f"{'ok ' if holds else 'NOT'} {said}")  # noqa: T201 - a report in the terminal
        if not holds:
            wrong.append(said)

    inside = environment((REPOSITORY / "Dockerfile").read_text(encoding="utf-8"))
    with pytest.MonkeyPatch.context() as patch, read_only(root) as place:
        async with discord_double(patch) as double:
            base = ["chroot", f"--userspec={USER}:{USER}", str(place), "env", "-i"]
            base += [f"{name}={value}" for name, value in inside.items()]
            base += [f"BRIEFING_BOT_HEALTH=127.0.0.1:{PORT}"]
            double.token = "aaaaaaaa.bbbbbb.cccccccc"  # noqa: S105 - a double's own
            base.append(f"DISCORD_TOKEN={double.token}")

            def within(*words: str) -> subprocess.CompletedProcess[str]:
                return subprocess.run([*base, *words], capture_output=True, text=True, timeout=PATIENCE, check=False)

            must(within("sh", "-c", "echo x > /opt/bot/x").returncode != 0, "nothing of the image can be written")
            must(str(USER) == within("id", "-u").stdout.strip(), "it runs as its own user")
            must(1 == (await asyncio.to_thread(within, "briefing-bot", "health")).returncode, "not well before it runs")
            pages = within("briefing-bot", "handout", "--division", "--out", f"{RECORDS}.pdf")
            must(pages.returncode == 0, f"a handout is set, with its typeface and library {pages.stderr}")
            must(
                within("briefing-bot", "report").returncode == 0, "reading ages are measured, with the words of English"
            )
            await live(double, base, within, must)
            await drill(double, base, within, must)
    return wrong


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path, metavar="ROOT", help="the file system of the image")
    given = parser.parse_args()
    if os.geteuid() != 0:
        parser.error("this needs root")
    return int(bool(asyncio.run(smoke(given.root))))


if __name__ == "__main__":
    sys.exit(main())
