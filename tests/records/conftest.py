"""Records in a file of their own, and a fixed day."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.records import Records

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
SERVER, ASKER, OFFICER, OTHER = 10**18 + 1, 10**18 + 2, 10**18 + 3, 10**18 + 4


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the records are kept."""
    return tmp_path / "state" / "records.sqlite3"


@pytest_asyncio.fixture
async def records(file: Path) -> AsyncIterator[Records]:
    """Records in that file."""
    opened = await Records.open(str(file))
    yield opened
    await opened.close()
