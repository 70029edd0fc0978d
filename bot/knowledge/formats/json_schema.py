"""Translates the tables of the knowledge files into JSON Schema, for editors.

Draft-07, because the YAML language server that editors use checks no newer one (its issue 856).
"""

from __future__ import annotations

from typing import Any

from bot.knowledge.formats.field_types import Choice, Day, Field, Kind, ListOf, MapOf, Record, Text
from bot.knowledge.formats.file_formats import FORMATS

_ANY_SCALAR = ["string", "number", "boolean"]
"""Editors read `10`, `No` and `8.10` as other things than text; we read them as typed."""


def json_schema(kind: str | None) -> dict[str, Any]:
    """Make the schema of a kind of file.

    Args:
        kind: the name of one of the kinds, or None for a schema that fits a file of any kind.
    """
    draft = {"$schema": "http://json-schema.org/draft-07/schema#"}
    by_name = {file_kind.name: record for file_kind, record in FORMATS.items()}
    if kind is None:
        definitions = {name: {"title": record.name} | _of(record) for name, record in by_name.items()}
        return draft | {"anyOf": [{"$ref": f"#/definitions/{name}"} for name in by_name], "definitions": definitions}
    return draft | {"title": by_name[kind].name} | _of(by_name[kind])


def _of(kind: Kind) -> dict[str, Any]:
    if isinstance(kind, Record):
        return {
            "type": "object",
            "properties": {name: _field(field) for name, field in kind.fields.items()},
            "required": [name for name, field in kind.fields.items() if field.required],
            "additionalProperties": False,
        }
    if isinstance(kind, ListOf):
        items = {"type": "array", "items": _of(kind.item), "minItems": kind.least, "maxItems": kind.most}
        return {"anyOf": [_of(kind.item), items]} if kind.or_single else items
    if isinstance(kind, MapOf):
        return {"type": "object", "additionalProperties": _of(kind.item)}
    if isinstance(kind, Choice):
        return {"enum": list(kind.options)}
    if isinstance(kind, Day):
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    return _text(kind)


def _text(kind: Text) -> dict[str, Any]:
    pattern = {"pattern": f"^{kind.pattern}$"} if kind.pattern else {}
    return {"type": _ANY_SCALAR, "minLength": 1, "maxLength": kind.longest} | pattern


def _field(field: Field) -> dict[str, Any]:
    return _of(field.kind) | ({"description": field.help} if field.help else {})
