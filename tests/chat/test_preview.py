"""The page that looks like Discord: the real bot behind it, nothing kept, and a clear word where it cannot be had."""

from __future__ import annotations

import socket
import sys

import aiohttp
import pytest

from bot.__main__ import main
from bot.answering.engine import Engine
from bot.chat.preview import stage
from tests.chat.reading import private, text
from tests.chat.sentences import phrases


async def test_the_page_is_there_and_the_real_bot_behind_it(engine: Engine) -> None:
    """The page answers on loopback; the member gets a real answer, and the officer a request."""
    async with stage(engine) as made, made.page() as page:
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


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where SimCord is missing, the command names the extra, and what works without it."""
    monkeypatch.setitem(sys.modules, "simcord", None)
    assert 2 == main(["preview"])
    assert "isp-briefing-bot[preview]" in capsys.readouterr().err


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
