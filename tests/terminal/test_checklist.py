"""`briefing-bot checklist`: what is met, what is not, and what the briefing advises then."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.phrases import checklists as phrases
from tests.conftest import KNOWLEDGE


def told(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    """What the command says."""
    assert code == main(["checklist", "--knowledge", str(KNOWLEDGE), *words])
    said = capsys.readouterr()
    return said.err if code else said.out


def test_without_ticks_it_is_a_list_for_paper(capsys: pytest.CaptureFixture[str]) -> None:
    """Each point has its box, and the paragraph and letter by which it can be ticked."""
    boxes = [line for line in told(capsys).splitlines() if line.startswith("[ ] ")]
    assert [f"[8{letter}]" for letter in "bcdefghijkl"] == [line.rpartition(" ")[2] for line in boxes]


def test_what_is_not_met_comes_first_and_then_the_advice(capsys: pytest.CaptureFixture[str]) -> None:
    """Nine of eleven points: the other two, what to do about them, and the nine."""
    said = told(capsys, "--ticked", *(f"8{letter}" for letter in "bcdefghjl"))
    assert "9 of 11 points are met." in said
    assert said.index(phrases.MISSING) < said.index(phrases.ADVICE) < said.index(f"\n{phrases.MET}\n")
    assert (2, 9) == (said.count("[ ] "), said.count("[x] "))


def test_it_is_written_into_a_new_file_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing that is there is written over, and what cannot be written is told."""
    out = tmp_path / "list.txt"
    assert str(out) in told(capsys, "--out", str(out))
    assert "September 2007" in out.read_text(encoding="utf-8")
    assert "must be a new file" in told(capsys, "--out", str(out), code=2)


def test_a_point_that_is_not_there_is_told_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip ticks nothing instead of something else."""
    said = told(capsys, "--ticked", "8b", "9z", code=2)
    assert "no point 9z" in said
    assert "8b, 8c" in said
