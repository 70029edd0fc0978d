"""The file of the records: made, checked, private, wiped, and let go where it is refused."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.errors import RecordsAwayError, RecordsError, RecordsHeldError
from bot.records import Records
from bot.records.database import sqlite as sqlite_words
from bot.records.database.holding import held
from bot.records.database.opening import opened
from bot.records.database.sqlite import wal_is_safe
from tests.records.conftest import ASKER, NOW, OFFICER, SERVER
from tests.records.lives import ANSWER, ENDINGS, NAME, QUESTION, answered


def pragma(file: Path, name: str) -> object:
    """A value of a database as another program sees it."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.fixture
def address(file: Path) -> str:
    """A file: these are the laws of SQLite alone."""
    return str(file)


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


def test_a_file_that_somebody_holds_is_not_moved_away(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A passing lock is told as what it is, with the code that says try again; nobody is sent to the backup for it."""
    monkeypatch.setattr(sqlite_words, "BUSY_MS", 20)
    file.parent.mkdir(parents=True)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordsAwayError, match="Another program holds the database") as refused:
            opened(str(file))
    assert 75 == refused.value.exit_code
    assert "backup in its place" not in str(refused.value)
    opened(str(file)).dispose()


def test_a_folder_that_cannot_be_written_is_told_at_the_start(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside its file SQLite keeps what is not finished: a folder that refuses that would fail at the first request."""
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: Path(path) != file.parent and real(path, mode)
    )  # whoever runs the tests may be root, who may write everywhere
    with pytest.raises(RecordsError, match="user may write, and its folder too"):
        opened(str(file))


def test_one_process_at_a_time_runs_on_a_file(file: Path) -> None:
    """Two bots on one token would answer everything twice: the second is told, and the first one's end lets it in."""
    with held(str(file)):
        with pytest.raises(RecordsHeldError, match=r"runs on .* already") as refused, held(str(file)):
            pass
        assert 75 == refused.value.exit_code
        with held("sqlite://"), held("sqlite://"):
            pass  # in memory nobody shares it, and on a server several may
    with held(str(file)):
        pass


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


async def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A folder in the place of the file, or a file in the place of its folder, is told with the setting to change."""
    (tmp_path / "a-file").write_text("")
    for place in (tmp_path, tmp_path / "a-file" / "records.sqlite3"):
        said = await refused(place)
        assert str(place) in said
        assert "BRIEFING_BOT_DATABASE" in said


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


# What is left of a request ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("ending", ENDINGS)
async def test_the_file_of_a_closed_request_holds_nobody(records: Records, file: Path, ending: str) -> None:
    """However it ends, no byte tells asker, officer, name or text any more; nor the server, once the card is empty."""
    made = await answered(records)
    held = file.read_bytes()
    assert all(text.encode() in held for text in (NAME, QUESTION, ANSWER))
    await ENDINGS[ending](records, made.id)
    await records.cards_left.emptied(made.id)
    await records.close()
    left = b"".join(one.read_bytes() for one in file.parent.iterdir())
    assert [] == [text for text in (NAME, QUESTION, ANSWER) if text.encode() in left]
    numbers = [one.to_bytes(8, "big") for one in (ASKER, OFFICER, SERVER)]
    assert [] == [one for one in numbers if one in left]
