"""`briefing-bot handout`: pages for a meeting, on the screen or in a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.phrases import handouts as phrases
from tests.conftest import KNOWLEDGE


def told(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    """What the command says."""
    assert code == main(["handout", "--knowledge", str(KNOWLEDGE), *words])
    said = capsys.readouterr()
    return said.err if code else said.out


def test_some_of_a_topics_name_is_enough(capsys: pytest.CaptureFixture[str]) -> None:
    """The text of a topic is printed: its answers, their words, what is not said, whom to ask."""
    said = told(capsys, "--topic", "walks")
    assert "Are learning walks compulsory?" in said
    assert said.index("Paragraph 13: “") < said.index(phrases.NOT_SAID.upper()) < said.index(phrases.WHOM.upper())


def test_a_name_that_ends_in_pdf_gets_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ending says the form; nothing that is there is written over."""
    pages, text = tmp_path / "walks.PDF", tmp_path / "walks.txt"
    assert f"{pages}: 2 pages" in told(capsys, "--topic", "learning walks", "--out", str(pages))
    assert f"{text}." in told(capsys, "--entry", "walks-compulsory", "walks-what", "--out", str(text))
    assert pages.read_bytes().startswith(b"%PDF-")
    assert "What is a learning walk?" in text.read_text(encoding="utf-8")
    assert "must be a new file" in told(capsys, "--division", "--out", str(pages), code=2)


def test_large_print_takes_more_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same in large print is on more pages."""
    assert "5 pages" in told(capsys, "--topic", "walks", "--large-print", "--out", str(tmp_path / "large.pdf"))


def test_a_division_gets_who_does_what(capsys: pytest.CaptureFixture[str]) -> None:
    """What the briefing asks of divisions is a list of its own."""
    said = told(capsys, "--division")
    assert said.index("DIVISIONS") < said.index("that walks are not") < said.index(phrases.CRITERIA.upper())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["--topic", "weather"], "There is no topic weather. The topics are: ", id="topic"),
        pytest.param(["--entry", "walks-nowhere"], "There is no answer walks-nowhere.", id="entry"),
        pytest.param(["--entry", "no-walk-notice"], "There is no answer no-walk-notice.", id="a-refusal"),
        pytest.param([], "one of the arguments", id="nothing"),
    ],
)
def test_what_there_is_not_is_told(words: list[str], expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that leads nowhere is told with what there is."""
    assert expected in told(capsys, *words, code=2)


def test_without_the_library_there_is_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who has not installed fpdf2 is told how, and gets the text without it."""
    monkeypatch.setitem(sys.modules, "fpdf", None)
    monkeypatch.delitem(sys.modules, "bot.publishing.handouts.pdf", raising=False)
    assert "pip install fpdf2" in told(capsys, "--topic", "walks", "--out", str(tmp_path / "a.pdf"), code=2)
    assert "Are learning walks compulsory?" in told(capsys, "--topic", "walks")


def test_a_bot_that_starts_loads_no_library_for_it() -> None:
    """Start-up is as fast as before there were handouts: what sets pages is imported when the first one is wanted."""
    code = "import sys, bot.chat.app.running; sys.exit(any(one in sys.modules for one in ('fpdf', 'PIL', 'pyphen')))"
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False, timeout=120).returncode
