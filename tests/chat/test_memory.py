from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord_io.cooldown import Cooldown
from bot.chat.discord_io.memory import ShortMemory


class Clock:
    """A time that a test sets."""

    def __init__(self) -> None:
        """Start at some moment."""
        self.now = datetime(2026, 11, 26, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The present time."""
        return self.now

    def go(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


def test_what_is_remembered_is_gone_after_its_time() -> None:
    """A value lasts as long as it is said to, and no second longer."""
    clock = Clock()
    memory: ShortMemory[str, int] = ShortMemory(clock, timedelta(seconds=10), 5)
    memory.keep("a", 1)
    clock.go(9.9)
    assert 1 == memory.get("a")
    clock.go(0.1)
    assert memory.get("a") is None
    assert 0 == len(memory)


def test_a_value_is_kept_for_the_first_time_once() -> None:
    """A double click is told from a first one, until it is forgotten."""
    clock = Clock()
    memory: ShortMemory[str, bool] = ShortMemory(clock, timedelta(seconds=10), 5)
    assert [True, False] == [memory.first_time("a", value=True) for _ in range(2)]
    clock.go(10)
    assert memory.first_time("a", value=True)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5))))
def test_memory_is_bounded_and_the_oldest_goes_first(steps: list[tuple[int, int]]) -> None:
    """Whatever is kept when, there are never more values than may be, and the last one kept is there."""
    clock = Clock()
    memory: ShortMemory[int, int] = ShortMemory(clock, timedelta(seconds=8), 3)
    for key, wait in steps:
        clock.go(wait)
        memory.keep(key, key)
        assert len(memory) <= 3
        assert key == memory.get(key)


def test_forgetting_counts_what_was_still_there() -> None:
    """What is over already was not forgotten now."""
    clock = Clock()
    memory: ShortMemory[str, int] = ShortMemory(clock, timedelta(seconds=10), 5)
    memory.keep("a", 1)
    clock.go(5)
    memory.keep("b", 1)
    memory.keep("c", 2)
    clock.go(6)
    assert 1 == memory.forget(lambda _, value: value == 1)
    assert (None, 2) == (memory.get("b"), memory.get("c"))


def test_who_waits_as_long_as_was_said_can_go_on() -> None:
    """The seconds that a member is told are enough, and no use is lost by trying too early."""
    clock = Clock()
    cooldown = Cooldown(clock, 3, timedelta(seconds=30))
    assert [0, 0, 0] == [cooldown.use(1) for _ in range(3)]
    wait = cooldown.use(1)
    assert 10 == wait
    assert (0, 10) == (cooldown.use(2), cooldown.use(1))
    clock.go(wait)
    assert (0, 10) == (cooldown.use(1), cooldown.use(1))
    clock.go(60)
    assert [0, 0, 0] == [cooldown.use(1) for _ in range(3)]


def test_a_steady_reader_never_waits() -> None:
    """One use for each drained one goes on for ever."""
    clock = Clock()
    cooldown = Cooldown(clock, 3, timedelta(seconds=30))
    for _ in range(100):
        assert 0 == cooldown.use(1)
        clock.go(10)


def test_a_clock_that_is_put_back_keeps_nothing_longer_and_shuts_nobody_out() -> None:
    """A machine that wakes up with a wrong clock, and is put right: nothing stays a day, and nobody waits for one."""
    clock = Clock()
    clock.go(100_000)
    memory: ShortMemory[str, int] = ShortMemory(clock, timedelta(seconds=10), 5)
    cooldown = Cooldown(clock, 1, timedelta(seconds=10))
    memory.keep("a", 1)
    assert [0, 10] == [cooldown.use(1), cooldown.use(1)]
    clock.go(-90_000)
    assert memory.get("a") is None
    assert 0 == cooldown.use(1)
