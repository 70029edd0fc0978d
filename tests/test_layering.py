from __future__ import annotations

import ast
from collections.abc import Iterator
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
"""Which rooms of `bot` each room may import; what is imported for type checking alone does not count."""

OUTSIDE = {
    "discord": "bot/chat/",
    "simcord": "bot/chat/preview.py",
    "aiohttp": "bot/chat/",
    "yaml": "bot/knowledge/yaml/yaml_lines.py",
    "rapidfuzz": "bot/answering/spelling.py",
    "Stemmer": "bot/answering/wording.py",
    "numpy": "bot/answering/learning.py bot/answering/training_matrix.py",
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
    """Full names of what a module imports when it runs."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for part in node.body
        for inner in ast.walk(part)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def name_of(file: Path) -> str:
    """A module as people write it."""
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


def test_modules_stay_short() -> None:
    """A module holds one concept: none is over 400 lines."""
    assert [] == [name_of(file) for file in FILES if len(file.read_text(encoding="utf-8").splitlines()) > 400]
