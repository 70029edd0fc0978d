"""A gallery of files as officers spoil them, each beside the message it gives.

Set REWRITE_GALLERY to write the messages anew, and read every one of them as a teacher would.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.knowledge.diagnostics import in_words
from bot.knowledge.reading import inspect_knowledge

GALLERY = Path(__file__).resolve().parent.parent / "broken_knowledge"
CASES = sorted(path.stem for path in GALLERY.glob("*.yaml"))
FOLDER = {
    "vocabulary.yaml": "concepts: {}\nabbreviations: {}\nignored: []\nsmall_talk: []\n",
    "briefings/tea-rota.yaml": """\
id: tea-rota
title: The tea rota
publisher: Staffroom
date: May 2020
paragraphs:
  - number: 1
    section: Kettle
    summary: The first to arrive puts the water on.
    points:
      a: It is the first one's task.
  - number: 2
    section: Mugs
    summary: Mugs are everybody's own affair, and the list is by the door.
    points:
      a: Each washes their own.
      b: The list is by the door.
""",
    "briefings/tea-rota.txt": """\
1. The kettle is filled by whoever comes first in the morning, and on no account by a pupil or a visitor.

2. Nobody has to wash another person's mug, and the rota hangs beside the door.
""",
}


def message(name: str, folder: Path) -> str:
    """What an officer reads about the gallery's file `name`, put into a small knowledge folder."""
    file = f"answers/{name}.yaml"
    for path, text in {**FOLDER, file: (GALLERY / f"{name}.yaml").read_text(encoding="utf-8")}.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    _, faults, lines = inspect_knowledge(folder)
    return in_words([fault for fault in faults if fault.position.file == file], lines)


@pytest.mark.parametrize("name", CASES)
def test_a_spoiled_file_gives_the_message_of_the_gallery(name: str, tmp_path: Path) -> None:
    """What an officer reads about a mistake does not change unseen, not by a letter."""
    kept = GALLERY / f"{name}.txt"
    said = f"{message(name, tmp_path)}\n"
    if os.environ.get("REWRITE_GALLERY"):
        kept.write_text(said, encoding="utf-8")

    assert kept.read_text(encoding="utf-8") == said
    assert f"answers/{name}.yaml:" in said


def test_every_message_of_the_gallery_has_its_file() -> None:
    """No message stays behind when its file is gone, and the gallery is not empty."""
    assert CASES == sorted(path.stem for path in GALLERY.glob("*.txt"))
    assert len(CASES) >= 14
