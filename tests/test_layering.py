from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

ROOMS = {
    "errors": set(),
    "settings": {"errors", "phrases"},
    "phrases": set(),
    "knowledge": {"errors"},
    "answering": {"errors", "knowledge", "phrases"},
    "records": {"errors", "phrases"},
    "publishing": {"answering", "errors", "knowledge", "phrases"},
    "chat": {"answering", "errors", "knowledge", "phrases", "publishing", "records", "settings"},
    "terminal": {"answering", "chat", "errors", "knowledge", "phrases", "publishing", "settings"},
    "__main__": {"errors", "knowledge", "phrases", "settings", "terminal"},
}  # fmt: skip
"""Which rooms of `bot` each room may import, for type checking too."""

OUTSIDE = {
    "discord": "bot/chat/",
    "simcord": "bot/chat/preview.py",
    "aiohttp": "bot/chat/",
    "yaml": "bot/knowledge/yaml/yaml_lines.py",
    "rapidfuzz": "bot/answering/spelling.py",
    "Stemmer": "bot/answering/wording.py",
    "numpy": "bot/answering/learning.py bot/answering/table.py",
    "spellchecker": "bot/answering/learnt.py",
    "rich": "bot/terminal/",
    "docx": "bot/knowledge/briefing/documents.py",
    "alembic": "bot/records/",
    "sqlalchemy": "bot/records/",
    "sqlite3": "bot/records/database.py",
    "pypdf": "bot/knowledge/briefing/documents.py",
}
"""Where each library may be imported: the start of a path, or of several."""

FILES = sorted((REPOSITORY / "bot").rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    """Yield the full names of what a module imports, for type checking too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_of(file: Path) -> str:
    """Return a file's name as it is imported."""
    return ".".join(file.relative_to(REPOSITORY).with_suffix("").parts).removesuffix(".__init__")


def files_behind(file: Path, files: Collection[str]) -> set[str]:
    """Return which of `files` a module imports; a module out of a folder counts, and not the folder's own file."""
    found = set[str]()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {name if name in files else node.module for name in names}
    return found & {*files}


def circle(edges: Mapping[str, AbstractSet[str]]) -> list[str]:
    """Return names that lead back to each other, in alphabetical order; none where no name does."""
    left = {name: set(targets) for name, targets in edges.items()}
    while ends := [name for name, targets in left.items() if not targets & left.keys()]:
        for name in ends:
            del left[name]
    return sorted(left)


def name_of(file: Path) -> str:
    """Return a file's path as people write it."""
    return file.relative_to(REPOSITORY).as_posix()


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_rooms_import_only_what_the_design_allows(file: Path) -> None:
    """No room reaches into one that it should not know."""
    room = file.relative_to(REPOSITORY / "bot").parts[0].removesuffix(".py")
    reached = {name.split(".")[1] for name in imports(file) if name.startswith("bot.") and name.count(".") >= 1}
    reached.discard("__version__")
    if room != "__init__":
        assert set() == reached - ROOMS[room] - {room}


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_each_library_has_its_place(file: Path) -> None:
    """YAML, spelling, stems, colours and Discord each come in at one door."""
    for name in imports(file):
        place = OUTSIDE.get(name.split(".")[0])
        if place:
            assert name_of(file).startswith(tuple(place.split()))


def test_no_file_leads_back_to_itself() -> None:
    """Every file can be read before those that use it: there is no circle of imports, not even for type checking."""
    # bot/chat still has one.
    files = {module_of(file): file for file in FILES if "chat" not in file.parts}
    edges = {name: files_behind(file, files) - {name} for name, file in files.items()}

    assert [] == circle(edges)


def test_a_circle_is_seen() -> None:
    """The law of circles notices two files that need each other, and no chain."""
    assert ["a", "b"] == circle({"a": {"b"}, "b": {"a", "c"}, "c": set(), "d": {"c"}})
    assert [] == circle({"a": {"b", "c"}, "b": {"c"}, "c": set()})


def test_modules_stay_short() -> None:
    """A module holds one concept: none is over 300 lines."""
    assert [] == [name_of(file) for file in FILES if len(file.read_text(encoding="utf-8").splitlines()) > 300]
