"""How the bot comes and goes: paces, waits, and a log without ids."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from contextlib import suppress
from itertools import islice, pairwise
from pathlib import Path

import discord
import pytest

from bot.answering.learnt import study
from bot.chat.app import running
from bot.chat.app.client import BriefingClient
from bot.chat.app.logs import ScrubbingFormatter, set_up_logs
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
from bot.errors import StartError
from bot.publishing.live import Prepared
from bot.records import Records
from bot.settings import Settings
from tests.things import made


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


async def test_a_session_that_ends_after_a_while_begins_anew_soon() -> None:
    """What members ask in between is lost: no longer is waited than Discord asks for, and not always as long."""
    waited = set()
    for chance in range(20):
        clock = Clock()
        pace = Pace(clock, clock.pause, random.Random(chance))  # noqa: S311 - nothing here is secret
        await pace.identify(again=False)
        clock.now = 3_600.0
        await pace.identify(again=True)
        waited.add(clock.now - 3_600.0)
    assert 1.0 <= min(waited) < 2.0
    assert 4.0 < max(waited) <= USUAL_PAUSE


async def test_who_is_given_up_while_waiting_waits_for_the_rest_only() -> None:
    """discord.py gives a handshake a minute; a bot that must wait longer gets in all the same."""
    clock = Clock()

    async def gives_up(seconds: float) -> None:
        clock.now += min(seconds, 60.0)
        if seconds > 60.0:
            raise TimeoutError

    pace = Pace(clock, gives_up)
    for number in range(SOON):
        await pace.identify(again=number > 0)
    for _ in range(2):  # the second minute is enough for what is left of the first wait
        with suppress(TimeoutError):
            await pace.identify(again=True)
            break
    else:
        pytest.fail("it never gets in")


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


def test_a_line_of_the_log_has_its_zone() -> None:
    """Whoever lays two logs side by side knows which line came first (RFC 3339)."""
    record = logging.LogRecord("bot", logging.INFO, "", 1, "left", (), None)
    record.created = 1_795_000_000.5
    assert "2026-11-18T11:06:40.500+00:00 left" == ScrubbingFormatter("%(asctime)s %(message)s").format(record)


async def test_run_opens_the_records_and_closes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`run` stays with a client on open records and closes them whatever ends it; its log bears no id and no token."""
    seen: list[Records] = []

    async def stay(make: Callable[[], BriefingClient], token: str, *, another: object) -> None:
        assert another is None, "the token stands in the environment"
        client = make()
        seen.append(client.records)
        assert "a.b.c" == token
        await client.records.servers.change(7, private=False)
        raise StartError("refused")

    knowledge = made()
    prepared = Prepared({}, knowledge, study(knowledge))
    monkeypatch.setattr(running, "stay", stay)
    monkeypatch.setattr(logging.root, "handlers", [])
    file = tmp_path / "records.sqlite3"
    settings = Settings("a.b.c", "DEBUG", database=str(file), health=None)
    set_up_logs(settings)
    with pytest.raises(StartError):
        await asyncio.to_thread(running.run_bot, settings, tmp_path, prepared)
    (handler,) = logging.root.handlers
    assert isinstance(handler.formatter, ScrubbingFormatter)
    assert logging.getLogger("discord").level == logging.INFO
    # Nobody is told at every start that a bot without a voice has none.
    assert [False, False] == [discord.VoiceClient.warn_nacl, discord.VoiceClient.warn_dave]
    again = await Records.open(str(file))
    assert not (await again.servers.settings(7)).private
    await again.close()
    with pytest.raises(RuntimeError):
        await seen[0].servers.settings(8)
