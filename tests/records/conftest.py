"""Records in a database of their own, on each kind that the bot speaks, and a fixed day."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.records import Records
from tests.conftest import NUMBERS
from tests.records.postgres_server import PostgresServer

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
SERVER, ASKER, OFFICER, OTHER = 10**18 + 1, 10**18 + 2, 10**18 + 3, 10**18 + 4
DATABASES = ("sqlite", "postgresql")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the records are kept in a file."""
    return tmp_path / "state" / "records.sqlite3"


@pytest.fixture
def empty_postgres_address(postgres: PostgresServer) -> Iterator[str]:
    """The URL of a database of this test's own, with nothing in it."""
    name = f"test_{next(NUMBERS)}"
    yield postgres.create(name)
    postgres.drop(name)


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest) -> str:
    """The address of a database of this test's own; the test runs on each kind."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("file"))
    found: str = request.getfixturevalue("postgres_address")
    return found


@pytest_asyncio.fixture
async def records(address: str) -> AsyncIterator[Records]:
    """Records in that database."""
    opened = await Records.open(address)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def other_records(address: str) -> AsyncIterator[Records]:
    """The same records as another process has them."""
    opened = await Records.open(address)
    yield opened
    await opened.close()
