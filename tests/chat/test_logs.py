"""What a host reads in the log: one line for one thing, in two forms, without a word of anybody's."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from types import TracebackType

import pytest

from bot.chat.app.logs import JsonFormatter, MendsItself, ScrubbingFormatter
from bot.chat.discord_io.reference import current_reference, new_reference
from bot.settings import Settings, read_settings
from tests.chat.conftest import Server
from tests.chat.reading import private, text
from tests.chat.test_failures import broken

PLAIN, JSON = ScrubbingFormatter("%(levelname)s %(message)s"), JsonFormatter()


def record(message: str, *arguments: object, error: Exception | None = None) -> logging.LogRecord:
    """A line before it is formatted."""
    found: tuple[type[Exception], Exception, TracebackType | None] | None = None
    if error:
        try:
            raise error
        except type(error):
            found = sys.exc_info()  # type: ignore[assignment]  # there is one
    return logging.LogRecord("discord.client", logging.ERROR, "", 1, message, arguments, found)


@pytest.mark.parametrize("form", [PLAIN, JSON], ids=["text", "json"])
def test_nobody_can_forge_a_line(form: logging.Formatter) -> None:
    """Whatever stands in a name, a line of the log begins where the bot begins one, and changes no terminal."""
    shown = form.format(record("server %s left", "x\n2026-01-01 INFO all is well\x1b[2J\u2028more\r"))
    assert not {"\x1b", "\u2028", "\r"} & set(shown)
    assert all(line.startswith("    ") for line in shown.split("\n")[1:])


@pytest.mark.parametrize("form", [PLAIN, JSON], ids=["text", "json"])
def test_an_errors_own_words_are_not_kept(form: logging.Formatter) -> None:
    """The place and the kind of a fault are enough to mend it; its words may be what a member typed."""
    shown = form.format(record("failed", error=ValueError("my head bullies me")))
    assert "ValueError" in shown
    assert "test_logs.py" in shown
    assert "bullies" not in shown


def test_a_line_as_json_is_one_object() -> None:
    """Programs that gather logs read each line by itself."""
    line = JSON.format(record("Discord answered %s\nagain", 503))
    assert {"time", "level", "logger", "message"} == set(json.loads(line))
    assert "\n" not in line
    assert "ERROR" == json.loads(line)["level"]


async def test_each_use_has_a_reference_of_its_own() -> None:
    """Two uses at the same time are told apart; outside of any there is none."""

    async def use() -> tuple[str, str, str]:
        made = new_reference()
        await asyncio.sleep(0)
        return made, PLAIN.format(record("said")), JSON.format(record("said"))

    uses = await asyncio.gather(use(), use())
    assert "" == current_reference()
    assert 2 == len({made for made, *_ in uses})
    for made, plain, line in uses:
        assert f"ERROR said [{made}]" == plain
        assert made == json.loads(line)["reference"]


async def test_a_member_is_shown_the_reference_that_the_log_has(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What a member reads out to the host finds the line."""
    monkeypatch.setattr(type(server.bot.served.engine), "reply", broken(RuntimeError))
    seen: list[str] = []
    monkeypatch.setattr(caplog.handler, "emit", lambda line: seen.append(PLAIN.format(line)))
    done = await server.member.slash(server.channel, "ask", question="Who pays?")
    (line,) = [one for one in seen if "something failed" in one]
    reference = line.partition("(reference ")[2].partition(")")[0]
    assert reference in text(private(done))
    monkeypatch.undo()
    assert 6 == len(reference)


@pytest.mark.parametrize(
    ("message", "arguments", "said"),
    [
        ("Attempting a reconnect in %.2fs", (1.5,), "WARNING Attempting a reconnect in 1.50s (OSError)"),
        (
            "Ignoring exception in autocomplete for %r (Guild: %s, User: %s)",
            ("ask", 1, 2),
            "WARNING Ignoring exception in autocomplete (OSError)",
        ),
    ],
)
def test_what_mends_itself_is_a_warning_of_one_line(message: str, arguments: tuple[object, ...], said: str) -> None:
    """A host is not woken by a connection that discord.py makes anew, nor by choices that came too late."""
    line = record(message, *arguments, error=OSError("gone"))
    assert MendsItself().filter(line)
    assert said == PLAIN.format(line)


def test_other_errors_of_discords_library_stay_what_they_are() -> None:
    """Only what is known to mend itself is made smaller."""
    line = record("Ignoring exception in view %r", "x", error=OSError("gone"))
    assert MendsItself().filter(line)
    assert PLAIN.format(line).startswith("ERROR Ignoring exception in view")


def test_the_form_of_the_log_is_a_setting() -> None:
    """For people unless a host says otherwise."""
    forms = [read_settings({"DISCORD_TOKEN": "a.b.c", "BRIEFING_BOT_LOG_FORMAT": form}) for form in ("", "JSON")]
    assert ["text", "json"] == [one.log_format for one in forms]
    assert "text" == Settings("a.b.c").log_format
