"""The records copied into a file and put back: whole, private, and never over anything."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import RecordsError, RecordsHeldError
from bot.records import Records
from bot.records.backup import backup, restore
from bot.records.database.holding import held, lock_of
from bot.records.encryption import new_key
from tests.records.conftest import NOW, SERVER
from tests.records.postgres_server import programs


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


async def test_the_records_of_a_running_bot_are_not_replaced(place: Path, tmp_path: Path) -> None:
    """The bot would go on writing into the file that was moved away: a restore waits until it has ended."""
    records = await Records.open(str(place))
    await records.close()
    backup(str(place), tmp_path / "copy")
    with held(str(place)), pytest.raises(RecordsHeldError):
        restore(str(place), tmp_path / "copy")
    assert restore(str(place), tmp_path / "copy")


async def test_a_copy_of_a_newer_bot_is_not_put_back(place: Path, tmp_path: Path) -> None:
    """It would be refused at the next start, when the records before it are out of the way."""
    records = await Records.open(str(place))
    await records.close()
    backup(str(place), tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordsError, match="newer version"):
        restore(str(place), tmp_path / "copy")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give a file away")
async def test_what_root_puts_back_belongs_to_the_bots_user(place: Path, tmp_path: Path) -> None:
    """A host restores with sudo; the bot's own user reads and writes the records after it, and their lock."""
    records = await Records.open(str(place))
    await records.close()
    os.chown(place.parent, 12345, 12345)
    backup(str(place), tmp_path / "copy")
    restore(str(place), tmp_path / "copy")
    owners = {one.stat().st_uid for one in (place, Path(f"{place}.lock"))}
    assert {12345} == owners
    assert 0o600 == stat.S_IMODE(place.stat().st_mode)


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
    with pytest.raises(RecordsError, match="cannot be reached"):
        backup("postgresql://127.0.0.1:1/name", tmp_path / "copy")
    with pytest.raises(RecordsError, match="no backup"):
        restore("postgresql://127.0.0.1:1/name", tmp_path / "copy")
    assert [] == list(tmp_path.iterdir())
    sqlite3.connect(tmp_path / "other").execute("CREATE TABLE mugs (colour TEXT)").connection.close()
    with pytest.raises(RecordsError, match="other tables"):
        backup(str(tmp_path / "other"), tmp_path / "copy")
    assert restore.__doc__


# On a server ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def server_address(postgres_address: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database on a server, with PostgreSQL's programs at hand."""
    place = programs()
    assert place is not None
    monkeypatch.setenv("PATH", f"{place}{os.pathsep}{os.environ['PATH']}")
    return postgres_address


async def test_a_servers_database_is_copied_while_the_bot_goes_on_and_put_back(
    server_address: str, tmp_path: Path
) -> None:
    """By its own programs, all or nothing; what was there is copied first, and a running bot is not disturbed."""
    records = await Records.open(server_address)
    await records.servers.change(SERVER, officer_role=1)
    backup(server_address, tmp_path / "copy")
    assert 0o600 == stat.S_IMODE((tmp_path / "copy").stat().st_mode)
    await records.servers.change(SERVER, officer_role=2)
    with pytest.raises(RecordsError, match="A bot is connected"):
        restore(server_address, tmp_path / "copy")
    await records.close()
    kept = restore(server_address, tmp_path / "copy")
    for copy, role in ((None, 1), (kept, 2)):
        if copy:
            restore(server_address, copy)
        again = await Records.open(server_address)
        assert role == (await again.servers.settings(SERVER)).officer_role
        await again.close()


async def test_copies_of_one_kind_are_not_put_into_the_other(server_address: str, place: Path, tmp_path: Path) -> None:
    """Each is told, and nothing is changed."""
    await (await Records.open(str(place))).close()
    before = place.read_bytes()
    backup(str(place), tmp_path / "file")
    backup(server_address, tmp_path / "dump")
    with pytest.raises(RecordsError, match="another kind"):
        restore(server_address, tmp_path / "file")
    with pytest.raises(RecordsError, match="another kind"):
        restore(str(place), tmp_path / "dump")
    assert before == place.read_bytes()
    assert ["dump", "file", "state"] == sorted(one.name for one in tmp_path.iterdir())


def test_without_the_programs_it_is_told_what_to_install(
    postgres_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left behind."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RecordsError, match="pg_dump"):
        backup(postgres_address, tmp_path / "copy")
    assert [] == list(tmp_path.iterdir())


# Encrypted -----------------------------------------------------------------------------------------------------------
WORDS = "Marker words of a member"


@pytest.fixture
def age() -> None:
    """The library that encrypts, which is an extra and not made for every machine."""
    pytest.importorskip("pyrage")


@pytest.fixture
async def asked(place: Path) -> Path:
    """Records with an open request."""
    records = await Records.open(str(place))
    await records.requests.open(SERVER, 5, None, WORDS, NOW)
    await records.close()
    return place


@pytest.mark.usefixtures("age")
async def test_an_encrypted_copy_tells_nothing_and_is_put_back_with_its_key(asked: Path, tmp_path: Path) -> None:
    """A machine is lost; a new one has the records again from the copy and the key, and nothing else is left behind."""
    key, other, copy = tmp_path / "key", tmp_path / "other", tmp_path / "copy.age"
    backup(str(asked), copy, [new_key(key), new_key(other)])
    assert WORDS.encode() in asked.read_bytes()
    assert WORDS.encode() not in copy.read_bytes()
    assert [0o600] * 3 == [stat.S_IMODE(one.stat().st_mode) for one in (key, other, copy)]
    for number, one in enumerate((key, other)):
        new_place = tmp_path / f"machine-{number}" / "records.sqlite3"
        assert restore(str(new_place), copy, one) is None
        records = await Records.open(str(new_place))
        assert [WORDS] == [request.question for request in await records.requests.of_asker(5)]
        await records.close()
        assert [new_place, lock_of(str(new_place))] == sorted(new_place.parent.iterdir())


@pytest.mark.usefixtures("age")
def test_a_key_that_is_missing_or_wrong_changes_nothing(asked: Path, tmp_path: Path) -> None:
    """Each is told, with what to do, and the records stay."""
    copy, before = tmp_path / "copy.age", asked.read_bytes()
    backup(str(asked), copy, [new_key(tmp_path / "key")])
    new_key(tmp_path / "another")
    (tmp_path / "text").write_text("no key", encoding="utf-8")
    for key, said in (
        (None, "--key KEYFILE"),
        (tmp_path / "another", "was not made for the key"),
        (tmp_path / "text", "AGE-SECRET-KEY-1"),
        (tmp_path / "none", "cannot be used as a key"),
    ):
        with pytest.raises(RecordsError, match=said):
            restore(str(asked), copy, key)
    sealed = copy.read_bytes()
    copy.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(RecordsError, match="damaged"):
        restore(str(asked), copy, tmp_path / "key")
    assert before == asked.read_bytes()


@pytest.mark.usefixtures("age")
def test_a_wrong_public_key_leaves_no_copy_behind(asked: Path, tmp_path: Path) -> None:
    """Above all none that is not encrypted; and no key is written over another."""
    with pytest.raises(RecordsError, match="no public key"):
        backup(str(asked), tmp_path / "copy", ["age1nonsense"])
    assert ["state"] == [one.name for one in tmp_path.iterdir()]
    new_key(tmp_path / "key")
    with pytest.raises(RecordsError, match="there already"):
        new_key(tmp_path / "key")


def test_without_the_library_it_is_told_what_to_install(
    asked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is copied that was to be encrypted."""
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(RecordsError, match="extra `backup`"):
        backup(str(asked), tmp_path / "copy", ["age1x"])
    assert ["state"] == [one.name for one in tmp_path.iterdir()]
