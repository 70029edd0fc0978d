"""The coloured halves of the commands: what somebody sees who looks at a terminal."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.chat.app import running
from bot.errors import KnowledgeError
from bot.knowledge.folder import content_of
from bot.phrases import terminal as phrases
from bot.publishing.live import Prepared
from bot.records.editions import tree_of
from bot.settings import Settings
from tests.conftest import KNOWLEDGE

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Terminal(io.StringIO):
    """A standard output that somebody looks at."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Return that it is a terminal."""
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal of a hundred columns that knows colours in the place of what pytest reads."""
    shown = Terminal()
    monkeypatch.setattr(sys, "stdout", shown)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    return shown


def test_faults_are_coloured_and_say_the_same(
    knowledge_copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In colour, each fault has the place, line, cause and mend that it has as plain text."""
    broken = knowledge_copy / "answers" / "letter.yaml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("question:", "qestion:", 1), encoding="utf-8")
    shown = terminal(monkeypatch)
    assert 1 == main(["check", "--knowledge", str(knowledge_copy)])
    coloured = shown.getvalue()
    assert COLOUR.search(coloured)
    monkeypatch.undo()
    assert 1 == main(["check", "--knowledge", str(knowledge_copy)])
    plain = capsys.readouterr().out
    shown_there = COLOUR.sub("", coloured).replace("\n", "")
    for word in set(re.findall(r"KB\d+|[\w.]+\.yaml:\d+:\d+|Mend|Why", plain)):
        assert word in shown_there, word


@pytest.mark.usefixtures("kept_on_disk")
def test_a_conversation_is_framed_and_choices_are_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part has its frame, a choice is taken by its number, a wrong number is told, and words end it."""
    typed = iter(["walks, are they compulsory and who pays for the ISP?", "who should", "9", "1", "", "quit"])
    monkeypatch.setattr("builtins.input", lambda *_: next(typed))
    looked_at = terminal(monkeypatch)
    assert 0 == main(["chat", "--knowledge", str(KNOWLEDGE)])
    shown = COLOUR.sub("", looked_at.getvalue())
    assert "1. " in shown
    assert "╭" in shown
    assert re.search(phrases.CHOOSE.format(count=r"\d").replace("?", r"\?"), shown)
    assert next(typed, None) is None


@pytest.mark.usefixtures("kept_on_disk")
def test_run_hands_settings_and_knowledge_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """`run` reads its settings, gets the knowledge ready, and leaves the rest to the bot."""
    given: list[Settings] = []

    def run_bot(settings: Settings, folder: Path, prepared: Prepared | None, fault: KnowledgeError | None) -> None:
        given.append(settings)
        assert (KNOWLEDGE, None) == (folder, fault)
        assert prepared is not None
        assert tree_of(prepared.files) == tree_of(content_of(KNOWLEDGE).files)

    monkeypatch.setenv("DISCORD_TOKEN", "a.b.c")
    monkeypatch.setattr(running, "run_bot", run_bot)
    assert 0 == main(["run", "--knowledge", str(KNOWLEDGE)])
    assert ["a.b.c"] == [one.token for one in given]
