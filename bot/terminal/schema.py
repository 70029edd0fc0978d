"""Carries out `briefing-bot schema`: prints JSON Schema for editors, or writes it beside the knowledge."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.knowledge.formats.json_schema import json_schema
from bot.knowledge.formats.kinds import KINDS
from bot.phrases import terminal as phrases

if TYPE_CHECKING:
    from pathlib import Path

SCHEMAS = ".schemas"
"""The folder, inside the knowledge, that the first line of each knowledge file points to."""


def schema(kind: str | None, folder: Path, *, write: bool) -> int:
    """Print the schema of a kind of file, or one for all kinds; or write all of them into the knowledge folder."""
    if not write:
        print(text_of(kind))  # noqa: T201 - printing is what this command does
        return 0
    place = folder / SCHEMAS
    place.mkdir(exist_ok=True)
    for kind_of_file in KINDS:
        (place / f"{kind_of_file.name}.json").write_text(f"{text_of(kind_of_file.name)}\n", encoding="utf-8")
    print(phrases.SCHEMAS_WRITTEN.format(count=len(KINDS), place=place))  # noqa: T201 - see above
    return 0


def text_of(kind: str | None) -> str:
    """Return the schema of a kind of file as it is written; one for all kinds where `kind` is None."""
    return json.dumps(json_schema(kind), indent=1, ensure_ascii=False)
