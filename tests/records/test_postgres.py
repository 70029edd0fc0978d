"""PostgreSQL alone: how we connect, and what is told of a server that cannot be used."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import pytest
from psycopg import sql
from sqlalchemy import Connection, create_engine, func, select, text

from bot.errors import RecordsError, RecordsHeldError
from bot.records import Records
from bot.records.database import postgres as our_postgres
from bot.records.database.addresses import url_of
from bot.records.database.examining import examined
from bot.records.database.holding import held
from bot.records.database.migrating import migrate, revisions
from bot.records.database.opening import opened
from tests.records.conftest import ASKER, NOW, SERVER
from tests.records.postgres_server import LOCKED, PASSWORD, TENANT, PostgresServer, free_port, name_of


@pytest.fixture
def address(postgres_address: str) -> str:
    """A database on a server: these are the laws of PostgreSQL alone."""
    return postgres_address


async def refused(address: str) -> str:
    """What is said of a database that cannot be used."""
    with pytest.raises(RecordsError) as raised:
        await Records.open(address)
    return str(raised.value)


# How we connect -----------------------------------------------------------------------------------------------------
async def test_nothing_waits_for_ever(records: Records) -> None:
    """A row that somebody holds, an endless statement and a silent server cost some seconds at most."""

    def limits(connection: Connection) -> list[Any]:
        names = ("lock_timeout", "statement_timeout", "transaction_isolation", "application_name")
        return [connection.execute(text(f"SHOW {name}")).scalar_one() for name in names]

    assert ["5s", "5s", "read committed", "briefing-bot"] == await records.transactions.run(limits)
    engine = records.transactions.engine
    given = engine.dialect.create_connect_args(engine.url)[1]
    assert ("5", "10000") == (given["connect_timeout"], given["tcp_user_timeout"])


async def test_what_the_address_says_wins(address: str) -> None:
    """Whoever knows their server better than we do says so in the address."""
    records = await Records.open(f"{address}?application_name=ours&connect_timeout=9")

    def name(connection: Connection) -> Any:
        return connection.execute(text("SHOW application_name")).scalar_one()

    assert "ours" == await records.transactions.run(name)
    await records.close()


async def test_steps_do_not_wait_for_each_other(records: Records, postgres: PostgresServer, address: str) -> None:
    """While one step waits for somebody else's row, the others go on."""
    await records.servers.change(SERVER, private=True)
    with postgres.connect(name_of(address)) as connection, connection.transaction():
        connection.execute("SELECT * FROM server_settings FOR UPDATE")
        waiting = asyncio.ensure_future(records.servers.change(SERVER, private=False))
        assert (await records.servers.settings(SERVER)).private
        assert ASKER == (await records.requests.open(SERVER, ASKER, None, "Q", NOW)).asker
        assert not waiting.done()
    assert not (await waiting).private


async def test_who_starts_while_the_tables_are_made_waits(
    empty_postgres_address: str, postgres: PostgresServer
) -> None:
    """The tables of another process that is just making them are neither made again nor taken for missing."""
    engine = create_engine(url_of(empty_postgres_address))
    with engine.begin() as connection:
        connection.execute(select(func.pg_advisory_xact_lock(*our_postgres._MIGRATING)))
        migrate(connection, "")
        starting = asyncio.ensure_future(Records.open(empty_postgres_address))
        async with asyncio.timeout(10):
            while not await asyncio.to_thread(waiters, postgres, name_of(empty_postgres_address)):
                assert not starting.done()
    await (await starting).close()
    engine.dispose()


def waiters(postgres: PostgresServer, database: str) -> int:
    """How many wait in a database for somebody else."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
    with postgres.connect() as connection:
        row = connection.execute(waiting, (database,)).fetchone()
    assert row
    return int(row[0])


# Who cannot be used -------------------------------------------------------------------------------------------------
async def test_a_server_that_is_not_there_is_told_with_its_place() -> None:
    """Nobody listens: the sentence names the host, the cause and the setting."""
    said = await refused(f"postgresql://bot:{PASSWORD}@127.0.0.1:{free_port()}/records")
    assert "server on 127.0.0.1 cannot be reached" in said
    assert "Connection refused" in said
    assert "BRIEFING_BOT_DATABASE" in said
    assert PASSWORD not in said


@pytest.mark.parametrize(
    ("user", "password"),
    [(LOCKED, "a-wrong-one"), (LOCKED, ""), ("nobody", "a-wrong-one")],
    ids=["wrong", "none", "user"],
)
async def test_a_login_that_is_refused_is_told_without_the_password(
    postgres: PostgresServer, user: str, password: str
) -> None:
    """A wrong password, none, and a user who is not known: mend either in the setting."""
    said = await refused(postgres.address("postgres", user, password))
    assert f"does not let {user} in" in said
    assert "BRIEFING_BOT_DATABASE" in said
    assert "a-wrong-one" not in said


async def test_a_database_that_is_missing_is_told_with_the_command_that_makes_it(postgres: PostgresServer) -> None:
    """The server is there, the database is not."""
    said = await refused(postgres.address("none"))
    assert "has no database none" in said
    assert "createdb --owner=postgres --encoding=UTF8 --template=template0 none" in said


async def test_a_user_without_rights_is_told_which_one_is_missing(
    postgres: PostgresServer, empty_postgres_address: str
) -> None:
    """Who may not make tables is told what the owner of the server has to say; then it works."""
    name = name_of(empty_postgres_address)
    with postgres.connect(name) as connection:
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    tenants = postgres.address(name, TENANT)
    said = await refused(tenants)
    mend = f'ALTER DATABASE "{name}" OWNER TO "{TENANT}"'
    assert mend in said
    with postgres.connect(name) as connection:
        connection.execute(
            sql.SQL("ALTER DATABASE {} OWNER TO {}").format(sql.Identifier(name), sql.Identifier(TENANT))
        )
    await (await Records.open(tenants)).close()


async def test_a_database_that_cannot_keep_every_letter_is_not_used(postgres: PostgresServer) -> None:
    """A member's words would be refused one day: it is told at the start."""
    with postgres.connect() as connection:
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    assert "--encoding=UTF8" in await refused(postgres.address("latin"))
    postgres.drop("latin")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("?nonsense=1", 'invalid connection option "nonsense"'),
        ("?sslmode=require", "SSL was required"),
        ("?options=-c%20default_transaction_read_only%3Don", "read-only"),
    ],
)
async def test_another_refusal_is_quoted(address: str, given: str, why: str) -> None:
    """Whatever else is wrong is told in the words of who found it, before the first member asks."""
    said = await refused(address + given)
    assert why in said
    assert "BRIEFING_BOT_DATABASE" in said


async def test_a_server_that_takes_nobody_now_is_quoted(postgres: PostgresServer) -> None:
    """What the server itself says is not taken for a wrong name."""
    assert 'cannot be used: database "template0" is not currently accepting connections' in await refused(
        postgres.address("template0")
    )


async def test_without_its_driver_it_is_told_what_to_install(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has no driver for PostgreSQL is told the command that brings it."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    said = await refused(address)
    assert "pip install 'isp-briefing-bot[postgres]'" in said


def test_a_server_that_is_refused_is_let_go(address: str, postgres: PostgresServer) -> None:
    """No connection is left on a database that is not used."""
    with postgres.connect(name_of(address)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordsError, match="newer version"):
        opened(address)
    with postgres.connect() as connection:
        statement = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND application_name = 'briefing-bot'"
        left = connection.execute(statement, (name_of(address),)).fetchone()
    assert (0,) == left


def test_one_process_at_a_time_runs_with_a_token(postgres_address: str) -> None:
    """Two would answer every mention twice; another bot may share the database, and the lock goes with its process."""
    with held(postgres_address, "one.token.x"):
        with pytest.raises(RecordsHeldError) as raised, held(postgres_address, "one.token.x"):
            pass
        assert "one.token" not in str(raised.value)
        assert 75 == raised.value.exit_code
        with held(postgres_address, "another.token.x"):
            pass
    with held(postgres_address, "one.token.x"):
        pass


def test_shards_are_held_one_by_one(postgres_address: str) -> None:
    """Processes that share a bot have different shards of one division; the same shard, or another division, waits."""
    with held(postgres_address, "one.token.x", range(2), 8), held(postgres_address, "one.token.x", range(2, 4), 8):
        for shards, count in ((range(1, 3), 8), (range(6, 7), 16), ((0,), 1)):
            with pytest.raises(RecordsHeldError), held(postgres_address, "one.token.x", shards, count):
                pass
        with held(postgres_address, "another.token.x", range(6, 7), 16):
            pass
    with held(postgres_address, "one.token.x", range(6, 7), 16):
        pass


def test_a_database_is_looked_at_without_its_password(postgres_address: str) -> None:
    """Whoever looks before a start is told its place and its tables."""
    state = examined(postgres_address)
    assert revisions()[-1] == state.revision == state.newest
    assert not state.held
    assert PASSWORD not in state.place
