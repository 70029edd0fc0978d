"""The way of a publication without Discord: every command, for people and for programs."""

from __future__ import annotations

import asyncio
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import settings
from bot.__main__ import main
from bot.records import Records
from bot.records.values import AskedCount, UnansweredText
from tests.publishing.conftest import FILES, write

pytestmark = pytest.mark.slow  # folders, a database and learning

OLD, NEW = "The first to arrive does.", "Whoever is first in does."


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the tea knowledge, published as the first edition."""
    write(tmp_path / "tea", FILES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(settings.DATABASE, str(tmp_path / "records.sqlite3"))
    monkeypatch.setenv(settings.KNOWLEDGE, "tea")
    assert 0 == main(["propose", "tea"])
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *command: str, code: int = 0) -> str:
    """What a command prints."""
    capsys.readouterr()
    assert code == main(list(command))
    printed = capsys.readouterr()
    return printed.out or printed.err


def values(capsys: pytest.CaptureFixture[str], *command: str, code: int = 0) -> Any:
    """What it prints for programs."""
    return json.loads(said(capsys, *command, "--format", "json", code=code))


def edit(place: Path, old: str, new: str) -> None:
    """Change the file of the answers."""
    file = place / "tea" / "answers" / "tea.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_the_exam_says_that_an_answer_expired(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A golden question whose answer is over is told so, and does not only read as one that was declined."""
    write(place / "tea", {"questions/tea.yaml": b"questions:\n  - {ask: who boils the water, entry: kettle-who}\n"})
    edit(place, "puts the water on\n", "puts the water on\n    expires: 2025-11-23\n")
    assert "expired: " in " ".join(said(capsys, "exam", code=1).split())


def test_from_an_edit_to_an_edition_and_back(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Proposed, looked at, approved, listed, compared, gone back to and written out."""
    edit(place, OLD, NEW)
    assert "says something else and has no faults" in said(capsys, "status")
    proposed = said(capsys, "propose", "tea", "--note", "who boils")
    assert f"The first sentence “{OLD}” became “{NEW}”" in proposed
    assert "All 6 questions lead where they led before." in proposed
    (waiting,) = values(capsys, "proposals")
    assert ("who boils", 1) == (waiting["note"], waiting["base"])
    assert "who boils" in said(capsys, "proposals")
    assert 2 == values(capsys, "approve", waiting["id"])["number"]
    assert "no longer open" in said(capsys, "approve", waiting["id"], code=1)
    assert [2, 1] == [one["number"] for one in values(capsys, "editions")]
    assert 1 == len(values(capsys, "editions", "--most", "1"))
    assert NEW in said(capsys, "editions", "show", "2")
    assert NEW in said(capsys, "editions", "diff", "1", "2", code=1)
    assert [] == values(capsys, "editions", "diff", "2", "2")["changes"]
    assert "no edition 9" in said(capsys, "editions", "show", "9", code=1)
    assert "Back to edition 1" in said(capsys, "editions", "back-to", "1")
    assert "answers" in values(capsys, "export", "out")["files"][0]
    written = {path.relative_to(place / "out").as_posix(): path.read_bytes() for path in (place / "out").rglob("*.*")}
    assert FILES == written
    assert "Name a new folder" in said(capsys, "export", "out", code=2)
    assert NEW.encode() in (place / "tea" / "answers" / "tea.yaml").read_bytes()
    assert "behind" == values(capsys, "status")["files"]["state"]
    assert "What was published since is not written there" in said(capsys, "status")


def test_faults_are_shown_and_nothing_is_proposed(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with faults is no proposal; status shows them, and what is live."""
    edit(place, "paragraph: 1", "paragraph: 9")
    assert "paragraph 9" in said(capsys, "propose", "tea", code=1)
    assert [] == values(capsys, "proposals")
    assert "goes on answering from edition 1" in said(capsys, "status", code=1)
    found = values(capsys, "status", code=1)
    assert ("faulty", 1) == (found["files"]["state"], found["edition"]["number"])
    assert "There is no knowledge folder" in said(capsys, "propose", "nowhere", code=2)
    shutil.rmtree(place / "tea")
    assert "There is no knowledge folder" in said(capsys, "status", code=1)


def test_a_proposal_on_an_older_edition_is_brought_up_to_date(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two proposals of different entries are both approved; of the same one, the second is told."""
    shutil.copytree(place / "tea", place / "first")
    edit(place, OLD, NEW)
    shutil.copytree(place / "tea", place / "second")
    edit(place, NEW, OLD)
    edit(place, "Each washes", "Everyone washes")
    ids = []
    for folder in ("tea", "second"):
        said(capsys, "propose", folder)
        ids.append(next(one["id"] for one in values(capsys, "proposals") if one["id"] not in ids))
    assert 2 == values(capsys, "approve", ids[0])["number"]
    assert 3 == values(capsys, "approve", ids[1])["number"]
    edit(place, "Everyone washes", "Ann washes")
    said(capsys, "propose", "tea")
    (late,) = values(capsys, "proposals")
    shutil.copytree(place / "tea", place / "third")
    assert "Withdrawn" in said(capsys, "withdraw", late["id"])
    assert [] == values(capsys, "proposals")


def test_an_exam_against_another_folder_or_an_edition(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What changes, and which questions lead elsewhere, for people, programs and pull requests."""
    shutil.copytree(place / "tea", place / "before")
    edit(place, "      - whose turn is the kettle\n", "      - whose *kettle* turn <3 is it\n")
    for other in ("before", "1"):
        assert "wording" in said(capsys, "exam", "--against", other)
    shown = said(capsys, "exam", "--against", "1", "--format", "markdown")
    assert shown.startswith("## What this changes for members\n")
    assert r"\<3" in shown
    assert "*kettle*" not in shown
    assert 7 == values(capsys, "exam", "--against", "before")["asked"]
    assert "--against" in said(capsys, "exam", "--format", "json", code=2)
    edit(place, "paragraph: 1", "paragraph: 9")
    assert "paragraph 9" in said(capsys, "exam", "--against", "before", code=1)
    assert "no knowledge folder" in said(capsys, "exam", "--against", "nowhere", code=2)


def test_gaps_and_the_report_read_the_records(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was asked in vain is listed, and stands on the page; nothing that names anybody."""
    assert "No words of unanswered questions" in said(capsys, "gaps")

    async def ask() -> None:
        records = await Records.open(str(place / "records.sqlite3"))
        today = date.today()  # noqa: DTZ011 - as the command counts it
        await records.asked.count([AskedCount(today, "declined", "not-understood", "none", "command", "d")])
        await records.asked.keep_text(UnansweredText(1, today, "where is the bin", "not-understood", 3, 4))
        await records.close()

    asyncio.run(ask())
    shown = said(capsys, "gaps")
    assert "3 asked (4 times): where is the bin" in shown
    assert "not understood" in shown
    (gap,) = values(capsys, "gaps")["gaps"]
    assert (["where is the bin"], 3) == (gap["questions"], gap["askers"])
    assert main(["report", "--html", "page.html"]) in {0, 1}
    page = (place / "page.html").read_text(encoding="utf-8")
    assert "where is the bin" in page


def test_the_records_are_copied_and_put_back(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A backup holds the editions; putting it back keeps what it replaces."""
    assert "copy" in said(capsys, "backup", "copy")
    edit(place, OLD, NEW)
    said(capsys, "propose", "tea")
    kept = values(capsys, "restore", "copy")["kept"]
    assert Path(kept).exists()
    assert [] == values(capsys, "proposals")
    assert "The old ones are kept in" in said(capsys, "restore", "copy")
