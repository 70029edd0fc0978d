"""The house: which room may import which, where each library comes in, and that no arrow leads back."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest

from bot.chat.app.features import FEATURES
from tests.conftest import REPOSITORY

BELOW_CHAT = "answering errors knowledge phrases publishing records"
ROOMS = {
    "errors": "",
    "phrases": "",
    "settings": "errors phrases",
    "knowledge": "errors",
    "answering": "errors knowledge phrases",
    "records": "errors phrases",
    "publishing": "answering errors knowledge phrases records",
    "chat/cards": "answering knowledge phrases",
    "chat/discord_io": "answering chat/cards errors phrases publishing records",
    **{f"chat/{feature.name}": f"chat/cards chat/discord_io {BELOW_CHAT}" for feature in FEATURES},
    "chat/app": "chat/cards chat/discord_io answering errors knowledge phrases publishing records settings "
    + " ".join(f"chat/{feature.name}" for feature in FEATURES),
    "chat/preview": "chat/app chat/discord_io answering errors phrases publishing records",
    "terminal": "answering chat/app chat/preview errors knowledge phrases publishing records settings",
    "__main__": "errors knowledge phrases settings terminal",
}
"""Which rooms of `bot` each room may import, for type checking too; no feature may import another."""

OUTSIDE = {
    "discord": "bot/chat/",
    "simcord": "bot/chat/preview.py",
    "aiohttp": "bot/chat/discord_io/connection.py bot/chat/discord_io/sending.py bot/chat/app/running.py "
    "bot/chat/app/monitoring.py bot/chat/app/examining.py",
    "prometheus_client": "bot/chat/discord_io/metrics.py",
    "yaml": "bot/knowledge/yaml/yaml_lines.py",
    "rapidfuzz": "bot/answering/spelling.py",
    "Stemmer": "bot/answering/wording.py",
    "numpy": "bot/answering/",
    "spellchecker": "bot/answering/learnt.py",
    "rich": "bot/terminal/",
    "shtab": "bot/terminal/completion.py",
    "docx": "bot/knowledge/briefing/documents.py",
    "alembic": "bot/records/",
    "sqlalchemy": "bot/records/",
    "sqlite3": "bot/records/database/sqlite.py bot/records/backup.py",
    "psycopg": "bot/records/database/postgres.py",
    "fpdf": "bot/publishing/handouts/pdf.py",
    "pyphen": "bot/publishing/readability.py",
    "pypdf": "bot/knowledge/briefing/documents.py",
}
"""Where each library may be imported: the start of a path, or of several."""

FILES = sorted((REPOSITORY / "bot").rglob("*.py"))


def path_of(file: Path) -> str:
    """Return a file's path as people write it."""
    return file.relative_to(REPOSITORY).as_posix()


def module_of(file: Path) -> str:
    """Return a file's name as it is imported."""
    return ".".join(file.relative_to(REPOSITORY).with_suffix("").parts).removesuffix(".__init__")


def imports(file: Path) -> Iterator[tuple[str, str]]:
    """Yield what a file imports, for type checking too: each module, and the name taken from it if one is."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


def files_behind(file: Path, files: Collection[str]) -> set[str]:
    """Return which of `files` a file imports; a module out of a folder counts, and not the folder's own file."""
    named = ((module, f"{module}.{name}") for module, name in imports(file))
    return {whole if whole in files else module for module, whole in named} & {*files} - {module_of(file)}


def room_of(module: str) -> str:
    """Return the room that a module of ours is in: the longest name of `ROOMS` that it begins with."""
    path = module.removeprefix("bot.").replace(".", "/")
    return max((room for room in ROOMS if f"{path}/".startswith(f"{room}/")), key=len, default="")


def leading_to_a_circle(edges: Mapping[str, AbstractSet[str]]) -> list[str]:
    """Return the names from which some way leads in a circle, in alphabetical order."""
    left = {name: set(targets) for name, targets in edges.items()}
    while ends := [name for name, targets in left.items() if not targets & left.keys()]:
        for name in ends:
            del left[name]
    return sorted(left)


def test_rooms_import_only_what_the_design_allows() -> None:
    """No room reaches into one that it should not know, and no feature into another."""
    files = {module_of(file): file for file in FILES}
    wrong = [
        f"{path_of(file)} imports {target}"
        for module, file in files.items()
        for target in files_behind(file, files)
        if room_of(module) and room_of(target) not in {*ROOMS[room_of(module)].split(), room_of(module), ""}
    ]
    assert [] == wrong


def test_every_file_is_in_a_room() -> None:
    """Only the empty faces of folders stand outside: a new room is named above, with what it may import."""
    faces = {"bot", "bot.chat"}
    assert faces == {module_of(file) for file in FILES if not room_of(module_of(file))}


def test_each_library_has_its_place() -> None:
    """YAML, spelling, stems, colours and Discord each come in at one door."""
    wrong = [
        f"{path_of(file)} imports {module}"
        for file in FILES
        for module, _ in imports(file)
        if (place := OUTSIDE.get(module.split(".")[0])) and not path_of(file).startswith(tuple(place.split()))
    ]
    assert [] == wrong


def test_no_file_leads_back_to_itself() -> None:
    """Every file can be read before those that use it: there is no circle of imports, not even for type checking."""
    files = {module_of(file): file for file in FILES}
    assert [] == leading_to_a_circle({module: files_behind(file, files) for module, file in files.items()})


@pytest.mark.parametrize(
    ("edges", "found"),
    [
        ({"a": {"b"}, "b": {"a", "c"}, "c": set[str](), "d": {"c"}}, ["a", "b"]),
        ({"a": {"b", "c"}, "b": {"c"}, "c": set[str]()}, []),
    ],
    ids=["circle", "chain"],
)
def test_a_circle_is_seen(edges: dict[str, set[str]], found: list[str]) -> None:
    """The law of circles notices two files that need each other, and no chain."""
    assert found == leading_to_a_circle(edges)


def test_modules_stay_short() -> None:
    """A module holds one concept: none is over 300 lines."""
    assert [] == [path_of(file) for file in FILES if len(file.read_text(encoding="utf-8").splitlines()) > 300]


BARE = {"defer", "send_message", "send_modal", "edit_message", "edit_original_response", "is_done"}
"""What discord.py offers to answer an interaction with: once, and lost where the way to Discord breaks."""


def test_every_response_goes_the_one_way_that_repeats_what_broke() -> None:
    """No feature answers an interaction by the library's own means: a broken response would drop the work with it."""
    bare = [
        f"{path_of(file)}:{node.lineno} .{node.attr}"
        for file in FILES
        if path_of(file) != "bot/chat/discord_io/sending.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and (node.attr in BARE or (node.attr == "send" and ast.unparse(node.value).endswith(".followup")))
        and ("interaction" in ast.unparse(node.value))
    ]
    assert [] == bare
