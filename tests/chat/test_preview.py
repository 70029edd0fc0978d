"""The page that looks like Discord: the real bot behind it, nothing kept, and a clear word where it cannot be had."""

from __future__ import annotations

import itertools
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from discord.utils import snowflake_time
from simcord import MemberActor

from bot.__main__ import main
from bot.chat.discord_io.cooldown import MOST_USES
from bot.chat.preview import Stage, now, stage
from bot.publishing.live import Prepared
from tests.chat.reading import private, text
from tests.chat.sentences import phrases


class Browser:
    """The page as a browser drives it: by its own addresses, with nothing of the bot's at hand."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._address, _, self._key = url.partition("#")
        self._page: dict[str, Any] = {}
        self._numbers = itertools.count(1)

    async def open(self) -> None:
        """Come to the page."""
        self._page = await self._asked("POST", "pages", {})

    async def act(self, kind: str, **more: Any) -> dict[str, Any]:
        """Do something on the page, and look at it again."""
        number = next(self._numbers)
        action = {
            "kind": kind,
            "protocol_version": 3,
            "sequence": number,
            "request_id": f"r{number}",
            "generation": self._page["context"]["generation"],
            "bot_generation": self._page["botGeneration"],
            "published_revision": self._page["publishedRevision"],
        }
        done = await self._asked("POST", "action", action | more)
        assert not done["rejected"], done["diagnostics"]
        self._page = await self._asked("GET", "state")
        return done

    async def view_as(self, member: MemberActor) -> None:
        """Choose somebody under "Viewing as"."""
        await self.act("viewer", viewer_id=str(member.id))

    async def run(self, name: str, **options: str) -> None:
        """Choose a command behind the stroke, and fill it in."""
        catalogue = await self._asked("GET", "commands")
        (command,) = [one for one in catalogue["entries"] if one["invocation"] == name]
        await self.act(
            "run_command",
            command_id=command["commandId"],
            path=command["path"],
            schema_fingerprint=command["schemaFingerprint"],
            options=options,
        )

    def said(self) -> list[str]:
        """What stands in the channel, message by message, as the page got it."""
        shown = self._page["messages"]
        return [repr(shown[one]) for one in sorted(shown, key=int)]

    async def _asked(self, method: str, what: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        headers = {"X-Simcord-Capability": self._key, "X-Simcord-Context": self._page.get("context", {}).get("id", "")}
        async with self._session.request(method, f"{self._address}api/{what}", json=body, headers=headers) as response:
            assert 200 == response.status, await response.text()
            answer: dict[str, Any] = await response.json()
            return answer


@asynccontextmanager
async def browsing(made: Stage) -> AsyncIterator[Browser]:
    """A browser on the stage's page."""
    async with made.page() as page, aiohttp.ClientSession() as session:
        browser = Browser(session, page.url)
        await browser.open()
        yield browser


async def test_the_page_is_there_and_the_real_bot_behind_it(prepared: Prepared) -> None:
    """The page answers on loopback; the member gets a real answer, and the officer a request."""
    async with stage(prepared) as made, made.page() as page:
        async with aiohttp.ClientSession() as session, session.get(page.url) as response:
            assert 200 == response.status
            assert "<html" in await response.text()
        assert page.url.startswith("http://127.0.0.1:")
        answer = await made.member.slash(made.channel, "ask", question="Are learning walks compulsory?")
        assert "not compulsory" in text(private(answer))
        shown = private(await made.member.slash(made.channel, "help"))
        modal = await made.member.click(shown, label=phrases.ASK_OFFICER)
        draft = private(await made.member.submit_modal(modal, {"question": "May I ask?"}))
        await made.member.click(draft, label=phrases.PREVIEW_SEND)
        assert "May I ask?" in text(made.channel.last_message)


async def test_the_page_opens_with_how_to_try_it(prepared: Prepared) -> None:
    """Nobody stands before an empty channel: its first message says what to type, and whose eyes one can look with."""
    async with stage(prepared) as made, browsing(made) as browser:
        for viewer in (made.member, made.officer, made.manager):
            await browser.view_as(viewer)
            (first,) = browser.said()
            assert phrases.STAGE_GUIDE in first
            for wanted in ("/ask", "Viewing as", str(made.env.bot.user.id)):
                assert wanted in first


async def test_the_line_to_copy_gets_an_answer(prepared: Prepared) -> None:
    """What the first message offers to be copied is understood as a mention, and answered."""
    async with stage(prepared) as made, browsing(made) as browser:
        line = phrases.STAGE_WELCOME.split("`")[3].format(mention=f"<@{made.env.bot.user.id}>")
        await browser.act("send_message", content=line)
        assert "not compulsory" in browser.said()[-1]


async def test_a_visitor_can_go_on_asking(prepared: Prepared) -> None:
    """More uses than the cooldown allows at once are all answered, where a second lies between them."""
    moments = (datetime(2026, 12, 1, tzinfo=UTC) + timedelta(seconds=one / 1000) for one in itertools.count())
    began = next(moments)
    shift = timedelta()

    def clock() -> datetime:
        return next(moments) + shift

    async with stage(prepared, clock) as made, browsing(made) as browser:
        for _ in range(MOST_USES + 10):
            await browser.run("ask", question="hello")
            shift += timedelta(seconds=1)
            assert "you are welcome" in browser.said()[-1]
        assert made.env.bot.clock() > began + timedelta(seconds=MOST_USES)


async def test_the_bots_clock_there_goes(prepared: Prepared) -> None:
    """Without anything given, the bot and what plays Discord have the present time: nothing stands still on a day."""
    async with stage(prepared) as made:
        before = now()
        shown = private(await made.member.slash(made.channel, "help"))
        for told in (made.env.bot.clock(), made.env.now(), snowflake_time(shown.id)):
            assert before - timedelta(seconds=1) <= told <= now() + timedelta(seconds=1)


async def test_the_officers_answer_is_seen_on_the_page(prepared: Prepared) -> None:
    """The answer is a direct message, which the page cannot show: it stands in the channel, for its reader alone."""
    async with stage(prepared) as made, browsing(made) as browser:
        modal = await made.member.click(
            private(await made.member.slash(made.channel, "help")), label=phrases.ASK_OFFICER
        )
        draft = private(await made.member.submit_modal(modal, {"question": "May I ask?"}))
        await made.member.click(draft, label=phrases.PREVIEW_SEND)
        await made.officer.click(made.channel.last_message, label=phrases.CARD_CLAIM)
        modal = await made.officer.click(made.channel.last_message, label=phrases.CARD_ANSWER)
        await made.officer.submit_modal(modal, {"answer": "Yes, on Thursday."})
        await browser.view_as(made.member)
        assert ["Yes, on Thursday." in one for one in browser.said()].count(True) == 1
        assert "direct message to you" in browser.said()[-1]
        for other in (made.officer, made.manager):
            await browser.view_as(other)
            assert not any("Yes, on Thursday." in one for one in browser.said())


@pytest.mark.slow  # an interpreter of its own
def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where SimCord is missing, the command names the extra, and what works without it."""
    monkeypatch.setitem(sys.modules, "simcord", None)
    assert 2 == main(["preview"])
    said = capsys.readouterr().err
    assert 'pip install ".[preview]"' in said
    assert "isp-briefing-bot" not in said


@pytest.mark.parametrize("port", ["70000", "-1", "http"])
def test_a_port_that_cannot_be_is_wrong_usage(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A port is a number from 1 to 65535."""
    assert 2 == main(["preview", "--port", port])
    assert "--port" in capsys.readouterr().err


def test_a_port_that_another_program_has_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody who starts it twice learns why the second does not come up."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert 2 == main(["preview", "--port", str(port)])
    assert f"has port {port}" in capsys.readouterr().err
