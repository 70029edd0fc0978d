"""A new edition of the briefing from the terminal: put in place, filled in, approved; each fallen answer proposed."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from bot import settings
from bot.__main__ import main
from bot.terminal import renewing
from tests.publishing.conftest import write
from tests.publishing.test_renewing import FILES, NEW, OLD, TODAY, filled_in, renewal

pytestmark = pytest.mark.slow  # folders, a database and learning


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the tea knowledge, and the text of a new edition beside it."""
    write(tmp_path / "tea", FILES)
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(settings.DATABASE, str(tmp_path / "records.sqlite3"))
    monkeypatch.setenv(settings.KNOWLEDGE, "tea")
    monkeypatch.setattr(renewing, "now", lambda: datetime.combine(TODAY, time(), UTC))
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *command: str, code: int = 0) -> str:
    """What a command prints."""
    capsys.readouterr()
    assert code == main(list(command))
    printed = capsys.readouterr()
    return printed.out or printed.err


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_from_a_new_text_to_answers_that_hold(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Until somebody has looked, members are told that an answer is withheld; each fallen one becomes a proposal."""
    said(capsys, "propose", "tea")
    shown = said(capsys, "briefing", "renew", "new.txt")
    assert "Paragraph 2 is now paragraph 3, and changed:" in shown
    assert "3 no longer hold" in shown
    assert "places in square brackets" in shown
    assert "briefing-bot briefing mend" in shown
    assert contents(place / "tea") == {**FILES, **renewal().files}
    assert "KB328" in said(capsys, "propose", "tea", code=1)
    write(place / "tea", filled_in(renewal()))
    assert "Withheld from members by the files: 3" in said(capsys, "check")
    assert "officers withhold it for the moment" in said(capsys, "ask", "must I join?")
    proposal = json.loads(said(capsys, "propose", "tea", "--format", "json"))["id"]
    said(capsys, "approve", "--", proposal)

    made = json.loads(said(capsys, "briefing", "mend", "--format", "json"))
    assert {one["entry"]: one["note"].split(":")[0] for one in made} == {
        "biscuits": "“Who buys biscuits?” is not in the new edition in these words",
        "duty": "New proof for “Must I join?”",
        "list": "“Where is the list?” is not in the new edition in these words",
    }
    assert "waits already" in said(capsys, "briefing", "mend")
    said(capsys, "approve", "--", next(one["id"] for one in made if one["entry"] == "duty"))
    said(capsys, "export", "out")
    said(capsys, "approve", "--", next(one["id"] for one in made if one["entry"] == "biscuits"))
    assert "Nobody must." in said(capsys, "--knowledge", "out", "ask", "must I join?")


def test_a_dry_run_writes_nothing(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything is said, and no file touched."""
    shown = said(capsys, "briefing", "renew", "new.txt", "--dry-run")
    assert "3 no longer hold" in shown
    assert shown.splitlines()[-1] == "Nothing was written."
    assert contents(place / "tea") == FILES


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["new.txt", "--id", "coffee-rota"], 2, "There is no briefing `coffee-rota`. The briefings are: tea-rota."),
        (["absent.txt"], 2, "There is no file absent.txt."),
        (["same.txt"], 2, "reads as before"),
        (["loose.txt"], 2, "no numbered paragraphs"),
    ],
    ids=["other briefing", "no file", "same", "no paragraphs"],
)
def test_a_mistake_is_a_sentence(
    place: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, reason: str
) -> None:
    """Nothing is changed, and the cause is named."""
    (place / "same.txt").write_text(OLD, encoding="utf-8")
    (place / "loose.txt").write_text("Just some words.\n", encoding="utf-8")
    assert reason in said(capsys, "briefing", "renew", *words, code=code)
    assert contents(place / "tea") == FILES


def test_with_two_briefings_one_must_be_named(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody can know which one a text is an edition of; the other's answers stay as they are."""
    other = FILES["briefings/tea-rota.yaml"].replace(b"id: tea-rota", b"id: coffee-rota")
    answers = FILES["answers/tea.yaml"].replace(b"topic: Tea\n", b"topic: Tea\nbriefing: tea-rota\n")
    write(place / "tea", {"briefings/coffee-rota.yaml": other, "answers/tea.yaml": answers})
    assert "Say with --id" in said(capsys, "briefing", "renew", "new.txt", code=2)
    assert "3 no longer hold" in said(capsys, "briefing", "renew", "new.txt", "--id", "tea-rota")
    assert contents(place / "tea")["briefings/coffee-rota.yaml"] == other
    assert b"briefing: tea-rota\nentries" in contents(place / "tea")["answers/tea.yaml"]


def test_faults_come_first(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What does not hold today cannot be carried over to tomorrow."""
    file = place / "tea" / "answers" / "tea.yaml"
    file.write_bytes(FILES["answers/tea.yaml"].replace(b"puts the water on", b"puts the milk on"))
    assert "KB309" in said(capsys, "briefing", "renew", "new.txt", code=1)


def test_a_full_disk_leaves_every_file_as_it_was(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All files or none; which one could not be written is said."""

    def full(folder: Path, *_: object) -> None:
        raise OSError(28, "No space left on device", str(folder / "answers/tea.yaml"))

    monkeypatch.setattr(renewing, "write_all", full)
    assert 2 == main(["briefing", "renew", "new.txt"])
    assert "No space left on device. All files are as they were." in capsys.readouterr().err
    assert contents(place / "tea") == FILES


@pytest.mark.parametrize(
    ("words", "change"),
    [(["rename", "mugs", "cups"], "`mugs`"), (["remove", "biscuits"], "Gone: “Who buys biscuits?”")],
    ids=["rename", "remove"],
)
def test_a_renaming_and_a_removal_can_be_proposed(
    place: Path, capsys: pytest.CaptureFixture[str], words: list[str], change: str
) -> None:
    """The live edition is what changes; the folder stays as it is until somebody approves."""
    said(capsys, "propose", "tea")
    shown = said(capsys, *words, "--propose")
    assert change.strip("`") in shown
    assert "waits for approval" in shown
    assert contents(place / "tea") == FILES
    assert 1 == len(json.loads(said(capsys, "proposals", "--format", "json")))
    assert "no-such" in said(capsys, words[0], "no-such", *words[2:], "--propose", code=2)
