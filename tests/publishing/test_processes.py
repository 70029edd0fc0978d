"""Two processes on one database: what one publishes the other answers from, within two seconds; and once only."""

from __future__ import annotations

import asyncio
import textwrap
import time
from pathlib import Path

import pytest

from bot.errors import OvertakenError, ProposalGoneError
from bot.records import Records
from bot.records.values import Origin
from tests.publishing.conftest import ANSWERS, FILES, begin, desk, write
from tests.records.processes import process

pytestmark = pytest.mark.slow

OLD, NEW = "The first to arrive does.", "Whoever is first in does."
CHANGED = FILES | {"answers/tea.yaml": ANSWERS.replace(OLD, NEW).encode()}
SECONDS = 2.0

_OTHER = """
import asyncio, sys
from pathlib import Path
from bot.records import Records
from tests.publishing.conftest import desk

async def main(folder, database):
    office = desk(Path(folder), await Records.open(database))
    await office.publisher.begin(None)
    watching = asyncio.ensure_future(office.watcher.run())
    print("ready", flush=True)
    loop = asyncio.get_running_loop()
    while line := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        if line.startswith("approve "):
            try:
                await office.publisher.approve(line.split()[1])
                print("approved", flush=True)
            except Exception as error:
                print(type(error).__name__, flush=True)
        else:
            print(office.asked(line), flush=True)
    watching.cancel()

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_both_processes_answer_alike_within_two_seconds(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Published here, answered there; approved at once on both sides, live once; each with files of its own."""
    address = str(tmp_path / "r.sqlite3") if kind == "sqlite" else request.getfixturevalue("postgres_address")
    for name in ("here", "there"):
        write(tmp_path / name, FILES)
    records = await Records.open(address)
    office = await begin(desk(tmp_path / "here", records))
    with process(textwrap.dedent(_OTHER), tmp_path / "there", address) as other:
        assert other.stdin
        assert other.stdout

        def told(line: str) -> str:
            assert other.stdin
            assert other.stdout
            other.stdin.write(f"{line}\n")
            other.stdin.flush()
            return other.stdout.readline().strip()

        assert "ready" == other.stdout.readline().strip()
        assert OLD in told("Who puts the kettle on?")
        assert office.publisher.live is not None
        made = await office.publisher.propose(CHANGED, office.publisher.live.edition, Origin.DISCORD)
        there = asyncio.get_running_loop().run_in_executor(None, told, f"approve {made.id}")
        here = await asyncio.gather(office.publisher.approve(made.id), return_exceptions=True)
        outcomes = [await there, type(here[0]).__name__]
        lost = {OvertakenError.__name__, ProposalGoneError.__name__}
        assert 1 == sum(one in lost for one in outcomes), outcomes
        assert 2 == await records.editions.newest_number()
        started = time.monotonic()
        while NEW not in told("Who puts the kettle on?"):
            assert time.monotonic() - started < SECONDS
        await office.publisher.serving.follow()
        assert NEW in office.asked("Who puts the kettle on?")
        await office.publisher.pause("kettle-who", "being looked at")
        started = time.monotonic()
        while "being looked at" not in told("Who puts the kettle on?"):
            assert time.monotonic() - started < SECONDS
        other.stdin.write("\n")
        other.stdin.flush()
        other.wait(30)
    await records.close()
