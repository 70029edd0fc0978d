"""A gallery of files as officers write them: spoiled ones beside their message, strange ones beside what is read.

Set REWRITE_GALLERY to write the messages anew, and read every one of them as a teacher would.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from bot.knowledge.diagnostics import excerpt, in_words
from bot.knowledge.formats.kinds import KINDS, may_be_text_of_briefing
from bot.knowledge.reading import read
from tests.tea import TEA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Entry, Knowledge

GALLERY = Path(__file__).resolve().parent.parent / "broken_knowledge"
MEANT = GALLERY / "read_as_meant"
CASES = sorted(path.stem for path in GALLERY.glob("*.yaml") if path.stem != "where_seen")
WARNED = {
    *(
        "about-something-else",
        "all-came-in",
        "does-say",
        "last-for-first",
        "most-came-in",
        "must-came-in",
        "nobody-came-in",
    ),
    *(
        "word-divided-at-the-end-of-a-line",
        "not-came-in",
        "should-came-in",
        "somebody-else-does-it",
        "yes-before-a-not",
    ),
}
"""Of these somebody has to judge whether they are slips; the bot works all the same."""
COVERAGE = {"KB314", "KB319", "KB320"}
"""What the small knowledge lacks because it is small."""
FOLDERS = sorted(path.name for path in (GALLERY / "folders").iterdir() if path.is_dir())
READ = sorted(path.stem for path in MEANT.glob("*.yaml"))
FOLDER = {
    **TEA,
    "briefings/tea-rota.txt": """\
1. The kettle is filled by whoever comes first in the morning, and on no account by a pupil or a visitor.

2. Nobody has to wash another person's mug, and the rota hangs beside the door. Tea is not compulsory for a visitor.
""",
    "questions/tea.yaml": "questions:\n  - {ask: Who has to fill it?, entry: kettle-who}\n",
}


def inspected(path: Path) -> tuple[Knowledge, list[Fault], Mapping[str, list[str]]]:
    """Read a file of the gallery in a small knowledge; return the knowledge, the faults of this file, the lines."""
    file = f"answers/{path.name}"
    inspection = read({**{name: text.encode() for name, text in FOLDER.items()}, file: path.read_bytes()})
    faults = [fault for fault in inspection.faults if fault.position.file == file]
    return inspection.knowledge, faults, inspection.lines


def read_at_all(path: str) -> bool:
    """Whether a file of a folder is opened."""
    return any(kind.holds(path) for kind in KINDS) or may_be_text_of_briefing(path)


def kept(path: Path, said: str) -> str:
    """What the gallery keeps in `path`, written anew where this is asked for."""
    if os.environ.get("REWRITE_GALLERY"):
        path.write_text(said, encoding="utf-8")
    return path.read_text(encoding="utf-8")


def as_read(entry: Entry) -> str:
    """Every text of an entry, one on each line."""
    texts = [entry.question, *entry.wordings, entry.answer]
    proofs = [f"{one.paragraph}: {one.quote}" for one in entry.evidence]
    return "\n".join([*texts, *proofs, f"{entry.reviewed} to {entry.review_by}", ""])


@pytest.mark.parametrize("name", CASES)
def test_a_spoiled_file_gives_the_message_of_the_gallery(name: str) -> None:
    """What an officer reads about a mistake does not change unseen, not by a letter."""
    _, faults, lines = inspected(GALLERY / f"{name}.yaml")
    said = f"{in_words(faults, lines)}\n"

    assert kept(GALLERY / f"{name}.txt", said) == said


@pytest.mark.parametrize("name", CASES)
def test_a_spoiled_file_is_never_served(name: str) -> None:
    """Every mistake of the gallery is an error at a line, with its cause, or a warning where it may be none."""
    _, faults, lines = inspected(GALLERY / f"{name}.yaml")
    last = max(1, len(lines[f"answers/{name}.yaml"]))

    assert faults
    assert (name in WARNED) == all(fault.warning for fault in faults)
    assert all(1 <= fault.position.line <= last and fault.position.column >= 1 for fault in faults)
    assert [] == [fault.what for fault in faults if not (fault.why or fault.mend or fault.what.endswith("is empty"))]


@pytest.mark.parametrize("name", [name for name in CASES if name != "empty-file"])
def test_a_spoiled_line_is_shown_and_marked(name: str) -> None:
    """An officer sees the line as it was typed, and the place in it."""
    _, faults, lines = inspected(GALLERY / f"{name}.yaml")
    shown = [excerpt(fault, lines[fault.position.file]) for fault in faults]

    assert all(one and 0 <= one.start <= len(one.line) for one in shown)


@pytest.mark.parametrize("name", READ)
def test_what_looks_strange_is_read_as_it_was_meant(name: str) -> None:
    """No text becomes a number, a date, a truth value or nothing, and no fault is made up about it."""
    knowledge, faults, _ = inspected(MEANT / f"{name}.yaml")
    said = as_read(knowledge.entries["kettle-who"])

    assert [] == faults
    assert kept(MEANT / f"{name}.txt", said) == said


@pytest.mark.parametrize(("folder", "least"), [(GALLERY, 48), (MEANT, 12)], ids=["broken", "read-as-meant"])
def test_every_file_of_the_gallery_has_its_message(folder: Path, least: int) -> None:
    """No message stays behind when its file is gone, and the gallery is not empty."""
    cases = sorted(path.stem for path in folder.glob("*.yaml") if path.stem != "where_seen")

    assert cases == sorted(path.stem for path in folder.glob("*.txt"))
    assert len(cases) >= least


@pytest.mark.parametrize("name", FOLDERS)
def test_a_spoiled_folder_gives_the_message_of_the_gallery(name: str) -> None:
    """What is wrong with how a file was saved or called, or with another kind of file, is told for what it is."""
    place = GALLERY / "folders" / name
    spoiled = {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*/*") if path.is_file()}
    spoiled |= {path.name: path.read_bytes() for path in place.glob("*.yaml")}
    files = {**{path: text.encode() for path, text in FOLDER.items()}, **spoiled}
    known = {path: content for path, content in files.items() if read_at_all(path)}
    inspection = read(known, others=[path for path in files if path not in known])
    faults = [fault for fault in inspection.faults if fault.code not in COVERAGE]
    said = f"{in_words(faults, inspection.lines)}\n"

    assert faults
    assert kept(GALLERY / "folders" / f"{name}.txt", said) == said


def test_what_was_seen_elsewhere_is_in_the_gallery() -> None:
    """Each address belongs to a file that is there."""
    seen = yaml.safe_load((GALLERY / "where_seen.yaml").read_text(encoding="utf-8"))

    assert len(seen) > 60
    assert [] == [name for name in seen if not (GALLERY / f"{name}.txt").is_file()]
    assert all(address.startswith("https://") for address in seen.values())
