"""There is one list of the kinds of knowledge files."""

from __future__ import annotations

import pytest

from bot.knowledge.formats.file_formats import FORMATS
from bot.knowledge.formats.kinds import ANSWERS, FOLDERS, KINDS, SIGNPOSTS, FileKind


def test_every_kind_has_its_format() -> None:
    """A kind of file that is listed can be read, and nothing is read that is not listed."""
    assert KINDS == tuple(FORMATS)


def test_folders_are_those_of_the_kinds() -> None:
    """The folders that are read stand in no list of their own."""
    assert ("answers", "briefings", "declines", "questions") == FOLDERS


@pytest.mark.parametrize(
    ("kind", "path", "held"),
    [
        (ANSWERS, "answers/tea.yaml", True),
        (ANSWERS, "answers/.tea.yaml", False),
        (ANSWERS, "answers/tea.yml", False),
        (ANSWERS, "answers/old/tea.yaml", False),
        (ANSWERS, "tea.yaml", False),
        (ANSWERS, "declines/tea.yaml", False),
        (SIGNPOSTS, "signposts.yaml", True),
        (SIGNPOSTS, "answers/signposts.yaml", False),
    ],
)
def test_a_kind_holds_the_files_of_its_place(kind: FileKind, path: str, *, held: bool) -> None:
    """A file is read only directly in its folder, and a single file only under its name."""
    assert held == kind.holds(path)
