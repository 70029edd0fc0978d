"""Lines as wide as the terminal, and no wider: a word is never cut at its edge."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys

import pytest

from bot.__main__ import main
from bot.phrases import terminal as phrases
from bot.terminal.showing import WIDEST

pty = pytest.importorskip("pty", reason="there are no such terminals here")
termios = pytest.importorskip("termios", reason="there are no such terminals here")

QUESTION = "Are learning walks compulsory?"
SEVERAL = "Are learning walks compulsory? And who pays for the ISP? And how long should a learning walk last?"
UNSURE = "walks on a Tuesday in the staff room"

pytestmark = pytest.mark.usefixtures("kept_on_disk")


def in_terminal(columns: int, *arguments: str, typed: str = "") -> str:
    """What a terminal of so many columns is sent by a command, without its colours."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    attributes = termios.tcgetattr(theirs)
    attributes[3] &= ~termios.ECHO  # what is typed here would stand among what is shown
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.STDOUT,
        env={**environment, "TERM": "xterm"},
    ):
        os.close(theirs)
        os.write(ours, typed.encode())
        shown = b""
        while True:
            try:
                shown += os.read(ours, 65_536)
            except OSError:  # Linux says so where the other side was closed
                break
    os.close(ours)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode()).replace("\r\n", "\n")


@pytest.mark.parametrize("question", [QUESTION, SEVERAL, UNSURE, "hello", "I feel suicidal about the walks"])
@pytest.mark.parametrize("columns", [30, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(columns: int, question: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every line has room, in narrow terminals and wide ones, and the words are those that a file gets."""
    shown = in_terminal(columns, "ask", question)
    assert max(len(line) for line in shown.splitlines()) <= min(columns, WIDEST)
    assert 0 == main(["ask", question])
    assert capsys.readouterr().out.split() == shown.split()


def test_a_file_gets_the_same_lines_everywhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no terminal listens, lines are as wide as ever, whatever the environment says of columns."""
    shown = set()
    for columns in ("30", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        main(["ask", QUESTION])
        asked = capsys.readouterr().out
        monkeypatch.setattr("sys.stdin", io.StringIO(QUESTION))
        main(["chat"])
        assert asked in capsys.readouterr().out
        shown.add(asked)
    (lines,) = shown
    assert 80 < max(len(line) for line in lines.splitlines()) <= WIDEST


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_conversation_keeps_to_the_terminal_too(columns: int) -> None:
    """The frames of a conversation fit, and no word is cut in them."""
    shown = in_terminal(columns, "chat", typed=f"{SEVERAL}\nquit\n")
    lines = shown.replace(f"{phrases.CHAT_PROMPT} ", "\n").splitlines()  # nobody's Enter is seen there
    assert max(len(line) for line in lines) <= columns
    words = set(re.sub(r"[│╭╮╰╯─]", " ", shown).split())
    assert {"compulsory.", "authorities”", "September"} <= words
