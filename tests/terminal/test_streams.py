"""Standard input and output as shells hand them over: closed, or a pipe that nobody reads any more."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest

pytestmark = [
    pytest.mark.usefixtures("kept_on_disk"),
    pytest.mark.skipif(os.name != "posix", reason="pipes and closed descriptors are another matter there"),
]


def in_shell(command: str) -> subprocess.CompletedProcess[str]:
    """Run what somebody typed, `briefing-bot` being this one."""
    ours = f"{shlex.quote(sys.executable)} -m bot"
    line = command.replace("briefing-bot", ours)
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&-"])
@pytest.mark.parametrize("command", ["chat", "new"])
def test_a_command_that_asks_needs_somebody_to_ask(command: str, closed: str) -> None:
    """Without input or output it says in a sentence what is missing, and that it is no mistake of the bot's."""
    done = in_shell(f"briefing-bot {command} {closed}")
    assert (2, "") == (done.returncode, done.stdout)
    assert "closed" in done.stderr
    assert "mistake" not in done.stderr


@pytest.mark.parametrize("command", ["ask hello", "ask -", "ask --json -", "report", "check", "explain"])
def test_a_command_that_does_not_ask_needs_no_input(command: str) -> None:
    """Cron and supervisors close standard input: what only speaks does its work all the same."""
    done = in_shell(f"briefing-bot {command} <&-")
    assert (0, "") == (done.returncode, done.stderr)


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["in blocks", "at once"])
@pytest.mark.parametrize(
    "command",
    ["report", "explain", "explain KB111", "check", "schema", "ask hello", "ask --why walks", "--help", "chat"],
)
def test_a_reader_that_leaves_is_no_fault(command: str, unbuffered: str) -> None:
    """Where nobody reads on (`| head -1`), the command ends at once, with 0 and without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "bot", *command.split()],
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        timeout=120,
        check=False,
    )
    os.close(writing)
    assert (0, b"") == (done.returncode, done.stderr)
