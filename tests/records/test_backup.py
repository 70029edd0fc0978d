"""The records copied into a file and put back: whole, private, and never over anything."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from bot.errors import RecordsError
from bot.records import Records
from bot.records.backup import backup, restore
from tests.records.conftest import NOW, SERVER


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the records are."""
    return tmp_path / "state" / "records.sqlite3"


async def test_a_backup_of_a_running_bot_can_be_put_back(place: Path, tmp_path: Path) -> None:
    """What was kept at that moment is there again; what was there meanwhile is kept aside."""
    copy = tmp_path / "copy"
    records = await Records.open(str(place))
    await records.servers.change(SERVER, officer_role=1)
    backup(str(place), copy)
    assert 0o600 == stat.S_IMODE(copy.stat().st_mode)
    await records.servers.change(SERVER, officer_role=2)
    await records.notes.keep("later", "x")
    with pytest.raises(RecordsError, match="already"):
        backup(str(place), copy)
    await records.close()
    kept = restore(f"sqlite:///{place}", copy)
    assert kept is not None
    again = await Records.open(str(place))
    assert 1 == (await again.servers.settings(SERVER)).officer_role
    await again.requests.open(SERVER, 5, None, "Q", NOW)
    await again.close()
    old = await Records.open(str(kept))
    assert 2 == (await old.servers.settings(SERVER)).officer_role
    await old.close()
    assert [copy.name, "state"] == sorted(path.name for path in tmp_path.iterdir())


async def test_records_that_are_in_use_are_not_replaced(place: Path, tmp_path: Path) -> None:
    """While another process writes, nothing is moved away under it."""
    records = await Records.open(str(place))
    backup(str(place), tmp_path / "copy")
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordsError, match="Stop the bot first"):
        restore(str(place), tmp_path / "copy")
    other.execute("ROLLBACK")
    other.close()
    await records.servers.change(SERVER, officer_role=3)
    await records.close()


@pytest.mark.parametrize("content", [b"", b"no database at all, whatever it is called" * 50])
async def test_what_is_no_backup_is_not_put_back(place: Path, tmp_path: Path, content: bytes) -> None:
    """A wrong file is told, and the records stay."""
    records = await Records.open(str(place))
    await records.close()
    before = place.read_bytes()
    (tmp_path / "copy").write_bytes(content)
    with pytest.raises(RecordsError, match="no backup"):
        restore(str(place), tmp_path / "copy")
    assert before == place.read_bytes()


def test_what_cannot_be_copied_is_said(place: Path, tmp_path: Path) -> None:
    """No records yet, another kind of database, a folder that is not there: a sentence, and no file left behind."""
    with pytest.raises(RecordsError, match="no records at"):
        backup(str(place), tmp_path / "copy")
    for step in (backup, restore):
        with pytest.raises(RecordsError, match="pg_dump"):
            step("postgresql://host/name", tmp_path / "copy")
    assert [] == list(tmp_path.iterdir())
    sqlite3.connect(tmp_path / "other").execute("CREATE TABLE mugs (colour TEXT)").connection.close()
    with pytest.raises(RecordsError, match="other tables"):
        backup(str(tmp_path / "other"), tmp_path / "copy")
    assert restore.__doc__
