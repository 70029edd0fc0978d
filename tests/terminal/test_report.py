from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.publishing.report.values import Counts, OutcomeCount
from bot.terminal.report import report
from tests.tea import TEA

ANSWER = """\
topic: Kettle
briefing: tea-rota
entries:
  - id: kettle-who
    question: Who puts the water on?
    wordings: [whose job is the kettle]
    answer: The first to arrive does. [1]
    evidence:
      - {paragraph: 1, point: a, quote: the first one}
    reviewed: 2026-11-23
    review_by: 2027-11-23
"""


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """A knowledge folder with a briefing of three points and one answer."""
    for name, text in {**TEA, "answers/kettle.yaml": ANSWER}.items():
        file = tmp_path / "tea" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "tea"


def test_a_page_is_written(tea: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page takes the table's place: it says where it is, how many points are bare, and leaves as the table does."""
    page = tmp_path / "new" / "report.html"
    assert 1 == main(["report", "--html", str(page), "--knowledge", str(tea)])
    shown = capsys.readouterr().out
    assert str(page) in shown
    assert "3 points, 2 of them answered by no entry." in shown
    assert "Mugs" not in shown
    assert "The list is by the door." in page.read_text(encoding="utf-8")


def test_a_page_of_the_whole_knowledge_leaves_with_0(tmp_path: Path) -> None:
    """Where every point is answered, the page is no fault either."""
    page = tmp_path / "report.html"
    assert 0 == main(["report", "--html", str(page)])
    assert "No question has been counted yet." in page.read_text(encoding="utf-8")


def test_a_page_replaces_the_one_before(tea: Path, tmp_path: Path) -> None:
    """The same name can be used each week, and nothing of the old page stays."""
    page = tmp_path / "report.html"
    page.write_text("old" * 99_999, encoding="utf-8")
    main(["report", "--html", str(page), "--knowledge", str(tea)])
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert page.read_text(encoding="utf-8").endswith("</html>\n")


@pytest.mark.parametrize("name", ["folder", "no/such/folder/report.html", ""])
def test_a_place_that_cannot_be_written_is_named(
    name: str, tea: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever mistypes the file is told so in a sentence, and nothing is left behind."""
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert 2 == main(["report", "--html", name, "--knowledge", str(tea)])
    told = capsys.readouterr()
    assert "" == told.out
    assert "The page could not be written to" in told.err
    assert "mistake" not in told.err
    assert before == sorted(tmp_path.rglob("*"))


def test_counts_reach_the_page(tea: Path, tmp_path: Path) -> None:
    """Whoever reads the records hands over what they counted, with the moment."""
    counts = Counts((OutcomeCount(date(2026, 11, 27), "declined", "not-understood", "mention", "", "", 1_234),))
    page = tmp_path / "report.html"
    report(tea, page, counts, lambda: datetime(2026, 11, 28, 9, 39, tzinfo=UTC))
    written = page.read_text(encoding="utf-8")
    assert "1,234" in written
    assert "28 November 2026, 09:39 UTC" in written


def test_what_reads_hard_is_named(tea: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The hardest answers are named with their reading age, long sentences are listed whole, and long answers named."""
    long = "whoever comes first " * 9 + "does"
    file = tea / "answers" / "kettle.yaml"
    file.write_text(ANSWER.replace("The first to arrive does. [1]", f"{long}. [1] {long}. [1] {long}. [1]"), "utf-8")
    report(tea)
    said = " ".join(capsys.readouterr().out.split())
    assert "- kettle-who: " in said
    assert f"Sentences of more than 25 words: - kettle-who: {long}" in said
    assert "Answers of more than 60 words: kettle-who" in said
