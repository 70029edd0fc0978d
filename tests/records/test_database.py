"""The database, whichever it is: its tables, its versions, who is refused, and what a crash leaves."""

from __future__ import annotations

import asyncio
import os
import signal
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, insert, text

from bot.errors import RecordsError
from bot.records import Records, ServerSettings
from bot.records.database.addresses import url_of
from bot.records.database.migrating import migrate, revisions
from bot.records.database.opening import opened
from bot.records.schema import FEEDBACK, METADATA, SERVERS
from tests.records.conftest import ASKER, DATABASES, NOW, SERVER
from tests.records.processes import process


@pytest.fixture(params=DATABASES)
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind, with nothing in it."""
    if request.param == "sqlite":
        return str(tmp_path / "records.sqlite3")
    found: str = request.getfixturevalue("empty_postgres_address")
    return found


def plain_engine(address: str) -> Engine:
    """An engine as another program would have one."""
    return create_engine(url_of(address))


def test_the_migrations_lead_to_the_tables(address: str) -> None:
    """What the migrations make is what the code expects, to the column."""
    engine = opened(address)
    with engine.connect() as connection:
        assert [] == compare_metadata(MigrationContext.configure(connection), METADATA)
    engine.dispose()


@pytest.mark.parametrize("revision", revisions())
async def test_an_older_database_is_brought_up_to_date_without_loss(empty_address: str, revision: str) -> None:
    """Whatever version of the bot made the tables, its settings and counts are there after the newest has opened it."""
    engine = plain_engine(empty_address)
    kept = {"server": 7, "officer_role": 8, "private": False, "channels": [9]}
    counted = {"day": date(2026, 11, 1), "entry": "walks", "knowledge": "abc", "helped": 3, "not_helped": 1}
    with engine.begin() as connection:
        migrate(connection, "", revision)
        connection.execute(insert(SERVERS).values(kept))
        connection.execute(insert(FEEDBACK).values(counted))
    engine.dispose()
    records = await Records.open(empty_address)
    assert ServerSettings(7, 8, None, private=False, channels=(9,)) == await records.servers.settings(7)
    assert [(3, 1)] == [(one.helped, one.not_helped) for one in await records.feedback.since(NOW.date().replace(day=1))]
    assert ASKER == (await records.requests.open(SERVER, ASKER, None, "Q", NOW)).asker
    await records.close()


async def test_a_database_of_a_newer_bot_is_not_used(address: str) -> None:
    """Tables that this version does not know are not guessed at."""
    opened(address).dispose()
    engine = plain_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(RecordsError, match="newer version"):
        await Records.open(address)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("://", "is no address"),
        ("postgresql://user:sesame@host:port/name", "is no address"),
        ("mysql://user:sesame@host/name", "begins with mysql"),
        ("postgresql+asyncpg://user:sesame@host/name", "begins with postgresql+asyncpg"),
        ("postgresql://user:open@sesame@host/name", "%40"),
        ("postgresql://user:open@sesame/name@host/name", "%40"),
    ],
)
async def test_an_address_that_cannot_be_used_is_told_without_its_password(address: str, said: str) -> None:
    """What the bot does not speak is said so, with the setting to mend, and no part of a password is repeated."""
    with pytest.raises(RecordsError) as raised:
        await Records.open(address)
    assert said in str(raised.value)
    assert "BRIEFING_BOT_DATABASE" in str(raised.value)
    assert "sesame" not in str(raised.value)


@pytest.mark.parametrize("begin", ["postgres", "postgresql", "postgresql+psycopg"])
def test_an_address_of_postgres_is_understood_however_it_begins(begin: str) -> None:
    """Hosts of databases hand out the address in several ways; the driver is always the one that the bot brings."""
    url = url_of(f"{begin}://user:se%40same@host:6432/name?sslmode=require")
    assert ("postgresql+psycopg", "se@same", "host", 6432) == (url.drivername, url.password, url.host, url.port)
    assert {"sslmode": "require"} == dict(url.query)


# Processes ----------------------------------------------------------------------------------------------------------
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

_OPENER = """
import asyncio, sys
from bot.records import Records

async def start():
    print("ready", flush=True)
    sys.stdin.readline()
    records = await Records.open(sys.argv[1])
    await records.servers.change(int(sys.argv[2]), private=False)
    await records.close()

asyncio.run(start())
"""


async def test_nothing_that_was_acknowledged_is_lost_when_the_bot_is_killed(address: str) -> None:
    """After a kill in the midst of writing the database opens, and every request that was confirmed is in it."""
    with process(_WRITER, address) as writer:
        assert writer.stdout
        confirmed = [writer.stdout.readline().strip() for _ in range(60)]
        os.kill(writer.pid, signal.SIGKILL)
        confirmed += [line.strip() for line in writer.stdout if line.endswith("\n")]
    assert -signal.SIGKILL == writer.returncode
    records = await Records.open(address)
    assert [] == [one for one in confirmed if await records.requests.find(one) is None]
    await records.close()


async def test_processes_that_start_at_once_make_the_tables_once(empty_address: str) -> None:
    """Of bots that find an empty database at the same moment one makes the tables, and the others wait for it."""
    starters = [process(_OPENER, empty_address, number) for number in range(3)]
    for one in starters:
        assert one.stdout
        assert "ready\n" == one.stdout.readline()
    for one in starters:
        assert one.stdin
        print(file=one.stdin, flush=True)
    for one in starters:
        one.communicate()
    assert [0] * 3 == [one.returncode for one in starters]
    records = await Records.open(empty_address)
    assert not any([(await records.servers.settings(number)).private for number in range(3)])
    await records.close()


async def test_steps_under_way_are_finished_before_the_database_is_closed(address: str) -> None:
    """Whoever stops the bot loses nothing that it was doing."""
    records = await Records.open(address)
    changes: list[Any] = [asyncio.ensure_future(records.servers.change(one, private=False)) for one in range(8)]
    await asyncio.sleep(0)
    await records.close()
    assert [False] * 8 == [one.private for one in await asyncio.gather(*changes)]
