"""The file of the records: made, checked, migrated, private, and whole after a crash."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from bot.errors import RecordsError
from bot.records import Records, ServerSettings
from bot.records.database import _MIGRATIONS, opened, revisions, wal_is_safe
from bot.records.schema import METADATA
from tests.records.conftest import ASKER, NOW, SERVER


def pragma(file: Path, name: str) -> object:
    """A value of a database as another program sees it."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_the_migrations_lead_to_the_tables(file: Path) -> None:
    """What the migrations make is what the code expects, to the column."""
    engine = opened(str(file))
    with engine.connect() as connection:
        assert [] == compare_metadata(MigrationContext.configure(connection), METADATA)
    engine.dispose()


@pytest.mark.parametrize("revision", revisions())
async def test_an_older_database_is_brought_up_to_date_without_loss(file: Path, revision: str) -> None:
    """Whatever version of the bot wrote the file, its settings and counts are there after the newest has opened it."""
    file.parent.mkdir()
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql("INSERT INTO server_settings VALUES (7, 8, NULL, 0, '[9]')")
        connection.exec_driver_sql("INSERT INTO feedback VALUES ('2026-11-01', 'walks', 'abc', 3, 1)")
    engine.dispose()
    records = await Records.open(str(file))
    assert ServerSettings(7, 8, None, private=False, channels=(9,)) == await records.servers.settings(7)
    assert [(3, 1)] == [(one.helped, one.not_helped) for one in await records.feedback.since(NOW.date().replace(day=1))]
    assert ASKER == (await records.requests.open(SERVER, ASKER, None, "Q", NOW)).asker
    await records.close()


async def test_the_file_is_its_owners_alone(records: Records, file: Path) -> None:
    """Nobody else on the machine may read the records or list their folder."""
    await records.servers.settings(SERVER)
    assert 0o600 == stat.S_IMODE(file.stat().st_mode)
    assert 0o700 == stat.S_IMODE(file.parent.stat().st_mode)


async def test_a_write_is_on_the_disk_before_it_is_acknowledged(records: Records, file: Path) -> None:
    """The connection syncs fully, wipes what it deletes, and uses the write-ahead log only where that is safe."""
    with records.transactions.engine.connect() as connection:
        asked = [connection.exec_driver_sql(f"PRAGMA {one}").scalar_one() for one in ("synchronous", "secure_delete")]
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    assert [2, 1] == asked
    assert ("wal" if wal_is_safe(sqlite3.sqlite_version_info) else "delete") == mode
    assert mode == pragma(file, "journal_mode")


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_the_log_is_used_from_the_mended_versions_on(version: tuple[int, int, int], safe: bool) -> None:
    """SQLite 3.44.6, 3.50.7 and 3.51.3 mended the WAL-reset bug; the lines between them did not."""
    assert safe is wal_is_safe(version)


async def test_a_database_in_memory_needs_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`sqlite://` keeps everything in memory, and leaves nothing behind."""
    monkeypatch.chdir(tmp_path)
    records = await Records.open("sqlite://")
    handover = await records.requests.open(SERVER, ASKER, None, "Q", NOW)
    assert handover == await records.requests.find(handover.id)
    await records.close()
    assert [] == list(tmp_path.iterdir())


# What cannot be used ------------------------------------------------------------------------------------------------
async def refused(address: str | Path) -> str:
    """What is said of a database that cannot be used."""
    with pytest.raises(RecordsError) as raised:
        await Records.open(str(address))
    return str(raised.value)


async def test_a_file_that_is_no_database_is_left_alone(file: Path) -> None:
    """A text file in the place of the records is named, with the mend, and not touched."""
    file.parent.mkdir()
    file.write_text("these are the minutes of the meeting\n" * 100)
    said = await refused(file)
    assert str(file) in said
    assert "not a database" in said
    assert file.read_text().startswith("these are the minutes")


async def test_a_damaged_database_is_not_used(file: Path) -> None:
    """A file with a spoiled page is found at the start, before anything is built on it."""
    records = await Records.open(str(file))
    for number in range(300):
        await records.servers.change(number, channels=tuple(range(40)))
    await records.close()
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = b"\xff" * 4096
    file.write_bytes(content)
    said = await refused(file)
    assert "damaged" in said or "malformed" in said
    assert "backup" in said


async def test_a_database_of_a_newer_bot_is_not_used(file: Path) -> None:
    """Tables that this version does not know are not guessed at."""
    await (await Records.open(str(file))).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    assert "newer version" in await refused(file)


async def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A folder in the place of the file, or a file in the place of its folder, is told with the setting to change."""
    (tmp_path / "a-file").write_text("")
    for place in (tmp_path, tmp_path / "a-file" / "records.sqlite3"):
        said = await refused(place)
        assert str(place) in said
        assert "BRIEFING_BOT_DATABASE" in said


@pytest.mark.parametrize("address", ["://", "postgresql://user:sesame@host/name", "mysql://host/name"])
async def test_another_kind_of_database_is_refused_without_its_password(address: str) -> None:
    """What the bot does not speak is said so, and no password is repeated."""
    said = await refused(address)
    assert "BRIEFING_BOT_DATABASE" in said
    assert "sesame" not in said


def spoilt(file: Path) -> None:
    """Put text in the place of the database."""
    file.parent.mkdir(exist_ok=True)
    file.write_text("these are the minutes of the meeting\n" * 100)


def newer(file: Path) -> None:
    """Let a version of the bot that is not out yet have written the database."""
    opened(str(file)).dispose()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


@pytest.mark.parametrize("spoil", [spoilt, newer])
def test_a_database_that_is_refused_is_let_go(
    file: Path, spoil: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is refused can move the file away at once: every connection that was opened to it is closed again."""
    spoil(file)
    connections: list[sqlite3.Connection] = []

    def noted(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connections.append(connect(*arguments, **options))
        return connections[-1]

    connect = sqlite3.connect
    monkeypatch.setattr("sqlite3.dbapi2.connect", noted)
    with pytest.raises(RecordsError):
        opened(str(file))
    assert connections
    for one in connections:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            one.execute("SELECT 1")


# Crashes ------------------------------------------------------------------------------------------------------------
_WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from bot.records import Records

async def write():
    records = await Records.open(sys.argv[1])
    for asker in range(10_000):
        made = await records.requests.open(1, asker, "somebody", "x" * 500, datetime.now(UTC))
        print(made.id, flush=True)

asyncio.run(write())
"""


async def test_nothing_that_was_acknowledged_is_lost_when_the_bot_is_killed(file: Path) -> None:
    """After a kill in the midst of writing the file is whole, and every request that was confirmed is in it."""
    with subprocess.Popen([sys.executable, "-c", _WRITER, str(file)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        confirmed = [writer.stdout.readline().strip() for _ in range(60)]
        os.kill(writer.pid, signal.SIGKILL)
        confirmed += [line.strip() for line in writer.stdout if line.endswith("\n")]
    assert -signal.SIGKILL == writer.returncode
    records = await Records.open(str(file))
    assert [] == [one for one in confirmed if await records.requests.find(one) is None]
    await records.close()
    assert "ok" == pragma(file, "integrity_check")
