"""What is remembered of the database: for a second, never against a change made here, and through its failures."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.errors import RecordsError
from bot.records.remembered import LASTS, Remembered


@dataclass
class Source:
    """A database that counts how often it is asked, and a clock that stands."""

    value: int = 1
    now: float = 100.0
    asked: int = 0
    broken: bool = False
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def read(self, _: str) -> int:
        """The value as it is when the reading begins."""
        self.asked += 1
        value = self.value
        await self.gate.wait()
        if self.broken:
            raise RecordsError("away")
        return value


@pytest.fixture
def source() -> Source:
    """A database that answers at once."""
    source = Source()
    source.gate.set()
    return source


@pytest.fixture
def remembered(source: Source) -> Remembered[str, int]:
    """What is remembered of it."""
    return Remembered(source.read, lambda: source.now)


async def test_many_questions_in_a_second_ask_once(source: Source, remembered: Remembered[str, int]) -> None:
    """Within a second the database is left in peace; each key is asked for by itself."""
    assert [1] * 5 == [await remembered.get("a") for _ in range(5)]
    assert 1 == source.asked
    await remembered.get("b")
    assert 2 == source.asked


async def test_what_another_process_changed_is_seen_after_a_second(
    source: Source, remembered: Remembered[str, int]
) -> None:
    """Nothing is taken for true a whole second after it was read."""
    assert LASTS <= 1
    await remembered.get("a")
    source.value = 2
    source.now += LASTS * 0.99
    assert 1 == await remembered.get("a")
    source.now += LASTS * 0.01
    assert 2 == await remembered.get("a")


async def test_what_was_changed_here_is_seen_at_once(source: Source, remembered: Remembered[str, int]) -> None:
    """A change of our own never waits."""
    await remembered.get("a")
    source.value = 2
    remembered.forget("a")
    assert 2 == await remembered.get("a")


async def test_a_reading_that_a_change_overtook_is_not_remembered(
    source: Source, remembered: Remembered[str, int]
) -> None:
    """What was read before a change and comes after it does not hide the change."""
    source.gate.clear()
    reading = asyncio.ensure_future(remembered.get("a"))
    await asyncio.sleep(0)
    source.value = 2
    remembered.forget("a")
    source.gate.set()
    assert 1 == await reading
    assert 2 == await remembered.get("a")


async def test_where_the_database_fails_the_last_value_serves(source: Source, remembered: Remembered[str, int]) -> None:
    """A server's members get their answers while the database is away, and do not each wait for its failure."""
    await remembered.get("a")
    source.broken = True
    source.now += 60
    assert [1, 1] == [await remembered.get("a") for _ in range(2)]
    assert 2 == source.asked
    with pytest.raises(RecordsError):
        await remembered.get("b")
    source.now += LASTS
    source.broken, source.value = False, 2
    assert 2 == await remembered.get("a")
