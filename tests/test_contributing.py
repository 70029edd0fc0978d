"""CONTRIBUTING.md is held against the code: its picture of the rooms, its table, and the files that it names."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from pathlib import Path

import pytest

from bot.chat.app.features import FEATURES
from tests.conftest import REPOSITORY
from tests.test_layering import FILES, ROOMS, files_behind, module_of, room_of

GUIDE = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
FEATURE_ROOMS = {f"chat/{feature.name}" for feature in FEATURES}


def drawn() -> dict[str, set[str]]:
    """Return the arrows of the picture."""
    picture = re.findall(r"```mermaid\n(.*?)```", GUIDE, re.DOTALL)[0]
    arrows: dict[str, set[str]] = defaultdict(set)
    for start, end in re.findall(r"^  (\S+) --> (\S+)$", picture, re.MULTILINE):
        arrows[start].add(end)
    return arrows


def room_in_the_picture(module: str) -> str:
    """Return the room of a module as the picture calls it: all features are one."""
    room = room_of(module)
    return "features" if room in FEATURE_ROOMS else room


def in_the_code() -> set[tuple[str, str]]:
    """Return every pair of rooms of which a file of the first imports one of the second."""
    files = {module_of(file): file for file in FILES}
    pairs = {
        (room_in_the_picture(module), room_in_the_picture(target))
        for module, file in files.items()
        for target in files_behind(file, files)
    }
    return {(start, end) for start, end in pairs if start and end and start != end}


def reached(start: str, arrows: dict[str, set[str]]) -> set[str]:
    """Return the rooms that can be reached from one by the picture's arrows."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for end in arrows.get(waiting.pop(), set()) - found:
            found.add(end)
            waiting.append(end)
    return found


def test_every_arrow_of_the_picture_is_in_the_code() -> None:
    """Nothing is drawn that is not so."""
    pairs = {(start, end) for start, ends in drawn().items() for end in ends}
    assert pairs
    assert set() == pairs - in_the_code()


def test_every_arrow_of_the_code_follows_from_the_picture() -> None:
    """Whoever has seen the picture knows every way that an import can run."""
    arrows = drawn()
    assert [] == sorted((start, end) for start, end in in_the_code() if end not in reached(start, arrows))


def test_the_table_has_a_row_for_every_room() -> None:
    """Each room is said to hold something, and each feature is named."""
    rows = [line.split("|")[1] for line in GUIDE.splitlines() if line.startswith("| ")]
    named = set(re.findall(r"`?([\w/]+)`?", " ".join(rows)))
    assert set() == set(ROOMS) - FEATURE_ROOMS - named
    (features,) = [line for line in GUIDE.splitlines() if line.startswith("| features")]
    assert {feature.name for feature in FEATURES} <= set(re.findall(r"`(\w+)`", features))


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "README.md", "SECURITY.md"])
def test_every_file_that_is_named_is_there(document: str) -> None:
    """A path that a document names leads somewhere, also where it is a link."""
    text = (REPOSITORY / document).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r"src=\"([^\":]+)\"", text)
    paths = re.findall(r"`((?:bot|tests|knowledge|\.ci|\.github)/[\w./-]+)`", text)
    named = {path for path in (*links, *paths) if "ID" not in path}  # a placeholder
    assert [] == [path for path in named if not (REPOSITORY / path).exists()]


@pytest.mark.parametrize("script", sorted((REPOSITORY / ".ci").iterdir()), ids=lambda path: path.name)
def test_every_script_can_be_run_and_is_explained(script: Path) -> None:
    """What a contributor types stands in the guide."""
    assert os.access(script, os.X_OK)
    assert f"`.ci/{script.name}`" in GUIDE


def test_the_owners_of_the_knowledge_are_officers() -> None:
    """Whoever changes what the bot says is asked to show an officer."""
    owners = (REPOSITORY / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
    assert re.search(r"^/knowledge/ +@division/officers$", owners, re.MULTILINE)
