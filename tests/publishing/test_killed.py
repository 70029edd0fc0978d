"""Killed at any step of a publication: afterwards it is the old or the new, and nothing that was agreed is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from bot.records import Records
from bot.records.values import Origin
from tests.conftest import REPOSITORY
from tests.publishing.conftest import ANSWERS, FILES, begin, desk, write

pytestmark = pytest.mark.slow  # processes of their own

OLD, NEW = "The first to arrive does.", "Whoever is first in does."
MORE = {"questions/tea.yaml": b"questions:\n  - ask: who has to put the kettle on\n    entry: kettle-who\n"}
CHANGED = FILES | MORE | {"answers/tea.yaml": ANSWERS.replace(OLD, NEW).encode()}
"""Two files change, so that a folder can be caught between them."""

STEPS = {
    "before anything": ("bot.records.editions", "keep_files", "before", 1),
    "the files kept": ("bot.records.editions", "keep_files", "after", 1),
    "the edition written, the proposal open": ("bot.records.editions", "_approve", "before", 1),
    "the proposal closed, nothing committed": ("bot.records.editions", "_approve", "after", 1),
    "committed, not served": ("bot.publishing.serving", "made_ready", "before", 1),
    "served, no file written": ("bot.publishing.working_copy", "write_whole", "before", 1),
    "one of two files written": ("bot.publishing.working_copy", "write_whole", "after", 1),
    "both written, not noted": ("bot.publishing.working_copy", "write_whole", "after", 2),
}

_CHILD = """
import asyncio, importlib, os, signal, sys
from pathlib import Path
from bot.records import Records
from tests.publishing.conftest import desk

async def main(folder, database, proposal, module, name, when, times):
    records = await Records.open(database)
    office = desk(Path(folder), records)
    await office.publisher.begin(None)
    home, count = importlib.import_module(module), 0
    real = getattr(home, name)

    def killing(*given, **named):
        nonlocal count
        count += 1
        if when == "before" and count == int(times):
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*given, **named)
        if when == "after" and count == int(times):
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(home, name, killing)
    await office.publisher.approve(proposal)
    print("acknowledged", flush=True)
    await office.look()
    print("written", flush=True)

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.mark.parametrize("step", STEPS)
async def test_after_a_kill_it_is_the_old_or_the_new(step: str, tmp_path: Path) -> None:
    """What the bot answers, its history and its files agree after the next start; an open proposal is still there."""
    folder, database = tmp_path / "knowledge", str(tmp_path / "records.sqlite3")
    write(folder, FILES)
    records = await Records.open(database)
    office = await begin(desk(folder, records))
    assert office.publisher.live is not None
    made = await office.publisher.propose(CHANGED, office.publisher.live.edition, Origin.DISCORD)
    await records.close()
    child = subprocess.run(  # noqa: ASYNC221 - nothing else is to be done meanwhile
        [sys.executable, "-c", textwrap.dedent(_CHILD), str(folder), database, made.id, *map(str, STEPS[step])],
        cwd=REPOSITORY, env=os.environ, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert -signal.SIGKILL == child.returncode, child.stderr
    records = await Records.open(database)
    try:
        again = desk(folder, records)
        await again.publisher.begin(None)
        told, number = again.asked("Who puts the kettle on?"), await records.editions.newest_number()
        is_new = number == 2
        assert (NEW if is_new else OLD) in told
        assert is_new == ("the proposal closed" not in step and "before anything" not in step and "kept" not in step
                          and "open" not in step)  # fmt: skip
        assert ([] if is_new else [made.id]) == [one.id for one in await records.proposals.all_open()]
        assert "acknowledged" not in child.stdout or is_new
        edition = await records.editions.find(number)
        files = await records.editions.files(edition.tree)
        assert (CHANGED if is_new else FILES) == files
        await again.look()
        paths = [path for path in folder.rglob("*") if path.is_file()]
        assert files == {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
        assert number == await records.editions.newest_number()
        if not is_new:  # and the officers' work can simply go on
            await again.publisher.approve(made.id)
            assert NEW in again.asked("Who puts the kettle on?")
    finally:
        await records.close()


async def test_an_acknowledged_proposal_outlives_a_kill(tmp_path: Path) -> None:
    """Whoever was told that a proposal waits finds it after a power cut, with all that was found out about it."""
    folder, database = tmp_path / "knowledge", str(tmp_path / "records.sqlite3")
    write(folder, FILES)
    program = """
    import asyncio, json, os, signal, sys
    from pathlib import Path
    from bot.records import Records
    from bot.records.values import Origin
    from tests.publishing.conftest import begin, desk
    from tests.publishing.test_killed import CHANGED

    async def main(folder, database):
        office = await begin(desk(Path(folder), await Records.open(database)))
        made = await office.publisher.propose(CHANGED, office.publisher.live.edition, Origin.DISCORD)
        print(json.dumps([made.id, made.note]), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

    asyncio.run(main(*sys.argv[1:]))
    """
    child = subprocess.run(  # noqa: ASYNC221 - as above
        [sys.executable, "-c", textwrap.dedent(program), str(folder), database],
        cwd=REPOSITORY, env=os.environ, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert -signal.SIGKILL == child.returncode, child.stderr
    records = await Records.open(database)
    (kept,) = await records.proposals.all_open()
    assert json.loads(child.stdout) == [kept.id, kept.note]
    assert CHANGED == await records.editions.files(kept.tree)
    assert kept.assessment["changes"]
    await records.close()
