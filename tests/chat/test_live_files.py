"""A running bot whose files are edited: with faults it goes on, and no question is lost while it changes over."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import discord
import pytest

from tests.chat.wire import DiscordDouble, discord_double
from tests.conftest import REPOSITORY
from tests.publishing.conftest import ANSWERS, FILES, write

pytestmark = pytest.mark.slow

OLD, NEW = "The first to arrive does.", "Whoever is first in does."
PATIENCE = 30.0
_BOT = """
import asyncio, discord, sys, yarl
from pathlib import Path
from bot.chat.app.desk import Desk
from bot.chat.app.running import stay
from bot.records import Records
from bot.terminal.run import ready_files

discord.http.Route.BASE = sys.argv[1]
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv[2])

async def main(token, folder, database):
    records = await Records.open(database)
    desk = Desk(records, Path(folder))
    await desk.begin(ready_files(Path(folder))[0])
    async with desk.watching():
        await stay(desk.client, token)
    await records.close()

asyncio.run(main(*sys.argv[3:]))
"""


async def asked_until(double: DiscordDouble, seconds: float, wanted: str = "") -> int:
    """Ask so long, or until something is said; return how often."""
    started, number = time.monotonic(), len(double.answers)
    first = number
    while time.monotonic() - started < seconds:
        number += 1
        await double.ask("Who puts the kettle on?", number)
        while len(double.answers) < number:
            double.answered.clear()
            await asyncio.wait_for(double.answered.wait(), PATIENCE)
        if wanted and wanted in json.dumps(double.answers[-1]):
            break
    return number - first


async def test_valid_invalid_valid_by_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The old answer is given throughout the fault and until the new one is whole; then the new one is."""
    folder = tmp_path / "tea"
    write(folder, FILES)
    file = folder / "answers" / "tea.yaml"
    async with discord_double(monkeypatch) as double:
        gateway = str(discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY)
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", textwrap.dedent(_BOT), discord.http.Route.BASE, gateway, double.token),
            *(str(folder), str(tmp_path / "records.sqlite3")),
            cwd=REPOSITORY, env=os.environ | {"PYTHONPATH": str(REPOSITORY)}, stderr=subprocess.PIPE,
        )  # fmt: skip
        await asyncio.wait_for(double.ready.wait(), PATIENCE)
        await asked_until(double, 1.0)
        file.write_text(ANSWERS.replace(OLD, NEW).replace("paragraph: 1", "paragraph: 9"), encoding="utf-8")
        await asked_until(double, 5.0)
        file.write_text(ANSWERS.replace(OLD, NEW)[:400], encoding="utf-8")
        await asked_until(double, 4.0)
        assert all(OLD in json.dumps(one) for one in double.answers)
        file.write_text(ANSWERS.replace(OLD, NEW), encoding="utf-8")
        asked = len(double.answers) + await asked_until(double, PATIENCE, NEW)
        bot.terminate()
        _, errors = await asyncio.wait_for(bot.communicate(), PATIENCE)
    assert asked >= len(double.answers) > 20
    told = [json.dumps(one) for one in double.answers]
    assert NEW in told[-1]
    assert all((OLD in one) != (NEW in one) for one in told)
    assert b"Traceback" not in errors
