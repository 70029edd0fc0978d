"""Writes the fields of an entry as lines of YAML, as the officers' guide shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from bot.knowledge.markers import sentences
from bot.knowledge.values import Evidence

Value: TypeAlias = str | date | tuple[str, ...] | tuple[Evidence, ...]
"""The value of a field."""

ORDER = (
    "id",
    "question",
    "reason",
    "wordings",
    "answer",
    "reply",
    "next_step",
    "beside",
    "evidence",
    "needs",
    "not_with",
    "see_also",
    "reviewed",
    "review_by",
    "expires",
    "withheld",
)
"""The fields of an entry, in the order in which a new one is written."""
TEXTS = frozenset({"answer", "reply"})
"""Fields whose sentences stand on lines of their own."""
FLOWS = frozenset({"see_also", "needs", "not_with"})
"""Lists that are written on one line."""

_MISREAD = re.compile(r": | #|:$")


def field_lines(key: str, value: Value, default_briefing: str) -> list[str]:
    """Write a field, not indented.

    Args:
        key: its name.
        value: what it says.
        default_briefing: the briefing that evidence is from where it names none; empty where there are several.
    """
    if isinstance(value, date):
        return [f"{key}: {value.isoformat()}"]
    if isinstance(value, str):
        return _text_lines(key, value) if key in TEXTS else [f"{key}: {scalar(value)}"]
    if key in FLOWS:
        return [f"{key}: [{', '.join(map(str, value))}]"]
    lines = [f"{key}:"]
    for one in value:
        lines += [f"  {line}" for line in item_lines(one, default_briefing)]
    return lines


def item_lines(item: str | Evidence, default_briefing: str) -> list[str]:
    """Write an item of a list: a wording or a proof."""
    if isinstance(item, str):
        return [f"- {scalar(item)}"]
    keys = {"briefing": "" if item.briefing == default_briefing else item.briefing, "paragraph": item.paragraph}
    keys |= {"point": item.point, "quote": scalar(item.quote)}
    written = [f"{key}: {value}" for key, value in keys.items() if value]
    return [f"- {written[0]}", *(f"  {line}" for line in written[1:])]


def scalar(text: str) -> str:
    """Write a text of one line so that YAML reads it back; in double quotes only where it could be misread."""
    text = " ".join(text.split())
    if text[:1].isalnum() and not _MISREAD.search(text) and all(map(may_stand, text)):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if may_stand(sign) else f"\\U{ord(sign):08X}" for sign in escaped) + '"'


def may_stand(character: str) -> bool:
    """Return whether YAML lets a character stand as it is."""
    latin, further = " " <= character <= "~", "\xa0" <= character <= "\ud7ff"
    return latin or further or (character >= "\ue000" and character not in "\ufeff\ufffe\uffff")


def marked_sentences(text: str) -> list[str]:
    """Return the sentences of an answer, each with its markers behind it."""
    lines = []
    for sentence in sentences(text):
        marks = [f"[{of}:{number}]" if of else f"[{number}]" for of, number in sentence.cited]
        lines.append(" ".join([" ".join(sentence.words.split()), *marks]))
    return lines


def _text_lines(key: str, text: str) -> list[str]:
    whole = " ".join(text.split())
    lines = marked_sentences(text)
    if " ".join(lines) != whole:
        lines = [whole]  # brackets that are no markers: the check will say so, and nothing may be lost before
    if all(map(may_stand, whole)) and not any(line.startswith((" ", "#")) for line in lines):
        return [f"{key}: >-", *(f"  {line}" for line in lines)]
    return [f"{key}: {scalar(whole)}"]


def entry_lines(fields: dict[str, Value], default_briefing: str) -> list[str]:
    """Write an entry as an item of a file's list, not indented.

    Args:
        fields: what it says, by field; those without a value are left out.
        default_briefing: as `field_lines` takes it.
    """
    lines: list[str] = []
    for key in ORDER:
        if value := fields.get(key):
            lines += field_lines(key, value, default_briefing)
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]


def indented(lines: Sequence[str], columns: int, newline: bytes) -> bytes:
    """Return lines as bytes, so many spaces before each."""
    return b"".join(f"{' ' * columns}{line}".encode() + newline for line in lines)
