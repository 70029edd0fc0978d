"""What a host's programs are told of a running bot, over real sockets."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.chat.app.client import BriefingClient
from bot.chat.app.desk import Desk
from bot.chat.app.monitoring import Monitoring, monitored
from bot.chat.discord_io.metrics import Metrics, Outcome
from bot.errors import RecordsError, RefusedError, SettingsError, StartError
from bot.publishing.live import Prepared
from bot.records import Records
from bot.settings import HealthPlace, health_place
from tests.chat.conftest import Server
from tests.chat.reading import pressed, text
from tests.chat.test_failures import broken
from tests.chat.test_requests import send


@pytest.fixture
def place(unused_tcp_port: int) -> HealthPlace:
    """A place that a host has chosen."""
    return HealthPlace(port=unused_tcp_port, named=True)


@pytest.fixture
async def desk(records: Records, prepared: Prepared) -> Desk:
    """A desk that serves the knowledge."""
    made = Desk(records, None)
    await made.begin(prepared)
    return made


@asynccontextmanager
async def asked(desk: Desk, place: HealthPlace | None) -> AsyncIterator[aiohttp.ClientSession]:
    """A program of the host's that asks a bot."""
    monitoring = Monitoring(desk.metrics, desk.publisher, lambda: desk.last_client)
    async with (
        monitored(monitoring, place),
        aiohttp.ClientSession(f"http://127.0.0.1:{place.port if place else 9}") as one,
    ):
        yield one


async def said(session: aiohttp.ClientSession, page: str) -> tuple[int, str]:
    """What a page says."""
    async with session.get(page) as answer:
        return answer.status, (await answer.text()).strip()


async def test_it_is_ready_only_while_members_are_answered(desk: Desk, place: HealthPlace) -> None:
    """Before the first login, while the gateway is away and while it stops, it says so; alive it is all the time."""
    async with asked(desk, place) as session:
        assert (503, "starting") == await said(session, "/readyz")
        client = desk.client()
        assert (503, "not connected to Discord") == await said(session, "/readyz")
        client._ready = asyncio.Event()  # as discord.py makes it when it logs in
        client._ready.set()
        await client.on_ready()
        assert (200, "ready") == await said(session, "/readyz")
        await client.on_disconnect()
        assert (503, "not connected to Discord") == await said(session, "/readyz")
        await client.on_resumed()
        assert (200, "ready") == await said(session, "/readyz")
        await client.leave(0)
        assert (503, "stopping") == await said(session, "/readyz")
        assert (200, "alive") == await said(session, "/livez")


async def test_what_is_counted_can_be_read_by_prometheus(desk: Desk, place: HealthPlace) -> None:
    """The page is in Prometheus' format, with its content type, and holds the knowledge that is live."""
    async with asked(desk, place) as session, session.get("/metrics") as answer:
        assert "text/plain; version=0.0.4; charset=utf-8" == answer.headers["Content-Type"]
        found = {one.name: one for one in text_string_to_metric_families(await answer.text())}
    ours = {name for name in found if name.startswith("briefing_bot_")}
    assert 14 <= len(ours)
    assert desk.publisher.live is not None
    entries = len(desk.publisher.live.knowledge.entries)
    assert [entries] == [one.value for one in found["briefing_bot_knowledge_entries"].samples]
    assert [1.0] == [one.value for one in found["briefing_bot_knowledge_edition"].samples]
    assert all(one.documentation for one in found.values())
    assert "process_resident_memory_bytes" in found


async def test_a_place_that_is_taken_is_told(desk: Desk, place: HealthPlace, caplog: pytest.LogCaptureFixture) -> None:
    """One that a host chose must be had; the usual one may be another bot's."""
    async with asked(desk, place):
        with pytest.raises(StartError, match=rf"127\.0\.0\.1:{place.port} cannot be had"):
            async with asked(desk, place):
                pass
        async with asked(desk, HealthPlace(port=place.port)):
            assert "cannot be had" in caplog.text


async def test_a_host_who_wants_none_has_no_open_port(desk: Desk) -> None:
    """Switched off, nothing listens."""
    async with asked(desk, None) as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await said(session, "/livez")


async def test_a_database_that_is_away_takes_no_other_figure_with_it(
    desk: Desk, place: HealthPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is there all the same."""
    monkeypatch.setattr(desk.publisher.records.requests, "states", broken(RecordsError))
    async with asked(desk, place) as session:
        status, page = await said(session, "/metrics")
    assert 200 == status
    assert "briefing_bot_knowledge_edition 1.0" in page


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", HealthPlace()),
        ("off", None),
        ("10.0.0.7:80", HealthPlace("10.0.0.7", 80, named=True)),
        ("[::1]:9000", HealthPlace("::1", 9000, named=True)),
    ],
)
def test_the_place_is_a_setting(given: str, expected: HealthPlace | None) -> None:
    """On this machine alone unless a host says otherwise."""
    assert expected == health_place({"BRIEFING_BOT_HEALTH": given})


@pytest.mark.parametrize("given", ["9465", "localhost", "localhost:", "localhost:0", "localhost:70000", ":80"])
def test_what_is_no_place_is_told_with_an_example(given: str) -> None:
    """A slip is told with what is right."""
    with pytest.raises(SettingsError, match=re.escape("127.0.0.1:9465")):
        health_place({"BRIEFING_BOT_HEALTH": given})


def test_every_end_of_a_use_is_counted() -> None:
    """Also one that raises."""
    metrics = Metrics()
    with metrics.use("/ask"):
        pass
    with metrics.use("/ask") as use:
        use.outcome = Outcome.REFUSED
    with pytest.raises(RefusedError), metrics.use("/ask"):
        raise RefusedError("no")
    page = metrics.text().decode()
    for outcome in ("done", "refused", "failed"):
        assert f'briefing_bot_interactions_total{{name="/ask",outcome="{outcome}"}} 1.0' in page
    assert 'briefing_bot_interaction_duration_seconds_count{name="/ask"} 3.0' in page


async def test_uses_are_named_by_what_they_are_and_by_nobody(server: Server) -> None:
    """Commands, buttons, forms, mentions and refusals are counted by name; no id and no word of anybody is a label."""
    await server.set_up()
    await server.member.slash(server.channel, "ask", question="Who pays for the secretism?")
    await server.member.send(server.channel, f"{server.mention} are learning walks compulsory?")
    await send(server, "a sentinel question")
    await pressed(server, "isp:claim:AbCdEfGhIjKl", server.member)
    assert isinstance(server.bot, BriefingClient)
    page = server.bot.metrics.text().decode()
    names = set(re.findall(r'interactions_total\{name="([^"]*)",outcome="([^"]*)"\}', page))
    assert {
        ("/ask", "done"),
        ("mention", "done"),
        ("form question", "done"),
        ("button send", "done"),
        ("/help", "done"),
    } <= names
    assert ("button claim", "refused") in names
    assert 'briefing_bot_answers_total{outcome="answered"} 1.0' in page
    people = (server.member, server.officer, server.manager)
    never = {str(one.id) for one in (*people, server.guild, server.channel)} | {one.name for one in people}
    assert not [one for one in (*never, "secretism", "sentinel") if one in page]
    assert text(server.said())


def test_the_dashboard_asks_only_for_what_is_counted() -> None:
    """Every figure of the dashboard is one of the bot's, so that none of its pictures stays empty."""
    dashboard = Path(__file__).resolve().parents[2] / "bot" / "hosting" / "dashboard.json"
    asked_for = set(re.findall(r"(?:briefing_bot|process)_\w+", dashboard.read_text(encoding="utf-8")))
    page = Metrics().text().decode()
    known = set(re.findall(r"^# TYPE (\S+)", page, re.MULTILINE))
    known |= {f"{one}_{part}" for one in known for part in ("bucket", "count", "sum")}
    assert asked_for
    assert set() == asked_for - known
