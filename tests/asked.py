"""Questions kept as YAML beside the tests, read as strictly as the knowledge is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.knowledge.formats.field_types import Field, Kind, Record, read_values
from bot.knowledge.yaml.yaml_lines import parse

FOLDER = Path(__file__).parent / "questions"


def questions_of(file: str, **kinds: Kind) -> dict[str, Any]:
    """The lists of a file by their names.

    Args:
        file: its name.
        kinds: what each of its lists holds.
    """
    root, faults = parse((FOLDER / file).read_text(encoding="utf-8"), file)
    assert [] == faults
    values = read_values(Record(file, {name: Field(kind) for name, kind in kinds.items()}), root, file, faults.append)
    assert values
    return values
