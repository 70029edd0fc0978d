"""How the bot comes and goes: paces, waits, and a log without ids."""

from __future__ import annotations

import logging
from itertools import islice, pairwise

import pytest

from bot.chat.app.running import ScrubbingFormatter
from bot.chat.discord_io.connection import (
    DAY,
    FIRST_WAIT,
    IDENTIFIES_A_DAY,
    LONGEST_WAIT,
    SOON,
    USUAL_PAUSE,
    Pace,
    waits,
)


class Clock:
    """Time that passes only by waiting."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.now = 0.0

    async def pause(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds

    def __call__(self) -> float:
        """What time it is."""
        return self.now


def test_each_wait_is_longer_up_to_two_minutes() -> None:
    """The pauses grow to at least a minute and a half, and never beyond two."""
    first = list(islice(waits(), 20))
    assert 0 < first[0] <= FIRST_WAIT
    assert all(earlier < later for earlier, later in pairwise(first[:7]))
    assert all(90 <= one <= LONGEST_WAIT for one in first[8:])


def test_bots_do_not_come_back_together() -> None:
    """Two bots that lost Discord at one moment wait differently."""
    assert list(islice(waits(), 5)) != list(islice(waits(), 5))


async def test_a_bot_that_is_thrown_out_again_and_again_keeps_its_token() -> None:
    """However often Discord wants the session anew, no day sees more IDENTIFYs than are safe."""
    clock = Clock()
    pace = Pace(clock, clock.pause)
    moments = []
    for number in range(3 * IDENTIFIES_A_DAY):
        await pace.identify(again=number > 0)
        moments.append(clock.now)
    for number, moment in enumerate(moments):
        assert sum(moment - DAY < one <= moment for one in moments[: number + 1]) <= IDENTIFIES_A_DAY
    assert moments[SOON - 1] == USUAL_PAUSE * (SOON - 1), "at first, as quickly as Discord asks for"


async def test_the_first_login_waits_for_nothing() -> None:
    """A bot that starts is there at once."""
    clock = Clock()
    await Pace(clock, clock.pause).identify(again=False)
    assert 0 == clock.now


@pytest.mark.parametrize(
    "secret",
    [
        pytest.param("100000000000000001", id="an id"),
        pytest.param("MTAwMDAwMDAwMDAwMDAwMDAx.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB", id="a bot's token"),
        pytest.param("aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OTA6YWJjZGVmZ2hpamtsbW5vcA", id="an interaction's token"),
    ],
)
def test_no_line_of_the_log_holds_an_id_or_a_token(secret: str) -> None:
    """Whoever writes the line, and also in the trace of an error, ids and tokens are struck out."""
    error = OSError(f"cannot reach https://discord.com/api/v10/webhooks/1/{secret}/callback")
    record = logging.LogRecord("discord.http", 30, "", 1, "POST /x/%s failed", (secret,), (OSError, error, None))
    line = ScrubbingFormatter("%(message)s").format(record)
    assert secret not in line
    assert "failed" in line
    assert "cannot reach" in line
