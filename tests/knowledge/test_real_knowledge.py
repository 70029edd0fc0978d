"""What this repository serves: proved, complete, and no copy of the briefing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.knowledge.folder import inspect_knowledge
from tests.conftest import KNOWLEDGE, REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from bot.knowledge.values import Knowledge

LONGEST_RUN = 12
OURS = sorted(
    [*KNOWLEDGE.rglob("*.yaml"), *(REPOSITORY / "bot").rglob("*.py"), *REPOSITORY.glob("README*")],
    key=lambda path: path.as_posix(),
)


def words(text: str) -> list[str]:
    """The words of a text, letters and digits only, in small letters."""
    return re.findall(r"[^\W_]+", re.sub(r"['’]", "", text.lower()))


def shared_runs(text: str, other: str, longest: int = LONGEST_RUN) -> list[str]:
    """Runs of more than `longest` words that stand in both texts."""
    length = longest + 1
    mine, theirs = words(text), words(other)
    known = {tuple(theirs[at : at + length]) for at in range(len(theirs) - length + 1)}
    runs = (tuple(mine[at : at + length]) for at in range(len(mine) - length + 1))
    return [" ".join(run) for run in runs if run in known]


def test_the_knowledge_has_no_fault_beside_the_briefings_own_text(knowledge_with_text: Path) -> None:
    """Every quotation stands in the briefing, word for word."""
    inspection = inspect_knowledge(knowledge_with_text)
    briefings = inspection.knowledge.briefings.values()

    assert () == inspection.faults
    assert {"isp-2007-09": 13} == {briefing.id: len(briefing.full_text) for briefing in briefings}


def test_every_paragraph_is_the_first_citation_of_some_answer(knowledge: Knowledge) -> None:
    """Nothing in the briefing is out of a member's reach."""
    first = {entry.main_source for entry in knowledge.entries.values() if entry.answers}

    assert {("isp-2007-09", str(number)) for number in range(1, 14)} <= first


def test_there_are_at_least_sixty_answers(knowledge: Knowledge) -> None:
    """The bot knows the briefing and not only its headings."""
    assert sum(entry.answers for entry in knowledge.entries.values()) >= 60


def test_no_quotation_has_more_than_twelve_words(knowledge: Knowledge) -> None:
    """The briefing is the Union's: it is quoted, never copied."""
    quotes = [one.quote for entry in knowledge.entries.values() for one in entry.evidence]
    counted = {quote: len([word for word in quote.split() if re.search(r"\w", word)]) for quote in quotes}

    assert {} == {quote: count for quote, count in counted.items() if count > 12}


@pytest.mark.slow
def test_no_file_of_ours_repeats_the_briefing(briefing_text: Path) -> None:
    """No run of more than twelve words of the Union's text is kept here."""
    theirs = briefing_text.read_text(encoding="utf-8-sig")
    shared = {path.name: shared_runs(path.read_text(encoding="utf-8"), theirs) for path in OURS}

    assert {} == {name: runs for name, runs in shared.items() if runs}


def test_a_copied_run_would_be_seen(briefing_text: Path) -> None:
    """Other punctuation, case and line breaks do not hide a copy, and twelve words are no copy."""
    theirs = briefing_text.read_text(encoding="utf-8-sig")
    copied = words(theirs)[100 : 100 + LONGEST_RUN + 1]

    assert [" ".join(copied)] == shared_runs("# " + "!\n— ".join(copied).upper(), theirs)
    assert [] == shared_runs(" ".join(copied[:-1]), theirs)


def test_the_files_compared_are_all_of_ours() -> None:
    """The comparison with the briefing leaves no folder out."""
    names = {path.relative_to(REPOSITORY).as_posix() for path in OURS}

    assert {"README.md", "bot/phrases/answering.py", "knowledge/vocabulary.yaml"} < names
    assert {path.name for path in (KNOWLEDGE / "answers").iterdir()} <= {path.name for path in OURS}


def test_the_briefings_own_text_is_not_kept_here() -> None:
    """The Union's text is imported by a division and never committed."""
    ignored = (REPOSITORY / ".gitignore").read_text(encoding="utf-8").splitlines()

    assert "knowledge/briefings/*.txt" in ignored
