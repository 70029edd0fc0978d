"""Answers that others wrote from the briefing, who knew neither our answers nor the rules that check them.

Each file of `tests/answers_of_others/` is one writer's; in those called wrong every answer has one slip of a kind.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.knowledge.formats.building import entry_of
from bot.knowledge.formats.field_types import read_values
from bot.knowledge.formats.file_formats import ANSWERS_FILE
from bot.knowledge.yaml.yaml_lines import parse

if TYPE_CHECKING:
    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Entry, Knowledge

FOLDER = Path(__file__).resolve().parent / "answers_of_others"
_KIND = re.compile(r"# kind: (?P<kind>[\w-]+); was: \S+\n\s+- id: (?P<id>\S+)")


def answers_of_others(sort: str, knowledge: Knowledge) -> list[tuple[Entry, str]]:
    """Return the answers of all writers and the kind of slip in each; empty where it is right.

    Args:
        sort: right or wrong.
        knowledge: holds the briefing that they are about.
    """
    found = []
    for file in sorted(FOLDER.glob(f"{sort}-*.yaml")):
        text = file.read_text(encoding="utf-8")
        kinds = {match["id"]: match["kind"] for match in _KIND.finditer(text)}
        faults: list[Fault] = []
        values = read_values(ANSWERS_FILE, parse(text, file.name)[0], file.name, faults.append)
        assert values, [fault.what for fault in faults]
        entries = [entry_of(one, values, knowledge.only_briefing) for one in values["entries"]]
        found += [(entry, kinds.get(entry.id, "")) for entry in entries]
    return found
