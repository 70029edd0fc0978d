"""What goes wrong on a PostgreSQL server while the bot runs: what is done a second time, and what is not."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from psycopg import sql
from sqlalchemy import Connection, event, text

from bot.errors import RecordsError
from bot.phrases import records as phrases
from bot.records import Records
from tests.records.conftest import NOW, SERVER
from tests.records.postgres_server import PostgresServer, name_of


@pytest.fixture
def address(postgres_address: str) -> str:
    """A database on a server: these are the laws of PostgreSQL alone."""
    return postgres_address


UNDO = "DO $$ BEGIN RAISE SQLSTATE '{code}'; END $$"


@pytest.fixture
def tries() -> Iterator[int]:
    """Numbers of tries."""
    return count(1)


@pytest.mark.parametrize("code", ["40001", "40P01"], ids=["serialisation", "deadlock"])
async def test_what_the_server_undid_for_another_is_done_again(
    records: Records, tries: Iterator[int], code: str
) -> None:
    """A step that lost against another one is taken a second time, from its beginning."""

    def step(connection: Connection) -> int:
        connection.execute(text("INSERT INTO feedback VALUES ('2026-11-01', 'walks', 'abc', 1, 0)"))
        if (number := next(tries)) == 1:
            connection.exec_driver_sql(UNDO.format(code=code))
        return number

    assert 2 == await records.transactions.run(step)
    assert [1] == [one.helped for one in await records.feedback.since(NOW.date().replace(day=1))]


async def test_it_is_tried_twice_and_no_more(records: Records, tries: Iterator[int]) -> None:
    """A step that loses again is given up, and told without what it was about."""

    def step(connection: Connection) -> None:
        next(tries)
        connection.exec_driver_sql(UNDO.format(code="40001"))

    with pytest.raises(RecordsError) as raised:
        await records.transactions.run(step)
    assert phrases.DATABASE_FAILED.format(why="SerializationFailure") == str(raised.value)
    assert 3 == next(tries)


async def test_another_fault_is_not_tried_again(records: Records, tries: Iterator[int]) -> None:
    """What fails for a reason of its own would fail again."""

    def step(connection: Connection) -> None:
        next(tries)
        connection.exec_driver_sql("SELECT 1 / 0")

    with pytest.raises(RecordsError, match="DivisionByZero"):
        await records.transactions.run(step)
    assert 2 == next(tries)


async def test_a_connection_that_breaks_within_a_step_is_made_anew(
    records: Records, postgres: PostgresServer, tries: Iterator[int]
) -> None:
    """Nothing was kept yet, so the step is taken again on a new connection."""

    def step(connection: Connection) -> int:
        connection.execute(text("INSERT INTO feedback VALUES ('2026-11-01', 'walks', 'abc', 1, 0)"))
        if (number := next(tries)) == 1:
            end(postgres, connection)
        connection.execute(text("SELECT 1"))
        return number

    assert 2 == await records.transactions.run(step)
    assert [1] == [one.helped for one in await records.feedback.since(NOW.date().replace(day=1))]


async def test_a_connection_that_breaks_at_the_end_is_not_taken_for_a_failure(
    records: Records, postgres: PostgresServer, tries: Iterator[int]
) -> None:
    """Whether it was kept is not known, so it is not done a second time, and the sentence says so."""

    @event.listens_for(records.transactions.engine, "commit")
    def broken(connection: Connection) -> None:
        end(postgres, connection)

    def step(connection: Connection) -> None:
        next(tries)
        connection.execute(text("SELECT 1"))

    with pytest.raises(RecordsError, match="whether it was is not known"):
        await records.transactions.run(step)
    assert 2 == next(tries)


async def test_a_server_that_was_started_again_is_not_noticed(records: Records, postgres: PostgresServer) -> None:
    """Connections that died while nobody used them are replaced before the next step."""
    await asyncio.gather(*(records.servers.settings(one) for one in range(4)))
    with postgres.connect() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'briefing-bot'"
        )
    assert (await records.servers.change(SERVER, officer_role=5)).officer_role == 5


async def test_a_server_that_has_gone_is_told_as_such(records: Records, postgres: PostgresServer, address: str) -> None:
    """The database was taken away: the step fails with a sentence that blames no disk."""
    name = name_of(address)
    with postgres.connect() as connection:
        connection.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(name)))
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
    with pytest.raises(RecordsError, match="cannot be reached"):
        await records.servers.settings(SERVER)


def end(postgres: PostgresServer, connection: Connection) -> None:
    """End a connection from the server's side, and wait until it is ended."""
    raw: Any = connection.connection.dbapi_connection
    with postgres.connect() as other:
        assert other.execute("SELECT pg_terminate_backend(%s, 5000)", (raw.info.backend_pid,)).fetchone() == (True,)
