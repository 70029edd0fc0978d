"""Makes text of a file's bytes, or says as what the file was saved instead."""

from __future__ import annotations

from typing import Final, NamedTuple

_WORD_PROCESSORS: Final = (
    (b"{\\rtf", "a word processor's RTF"),
    (b"PK\x03\x04", "a Word or zip file"),
    (b"\xd0\xcf\x11\xe0", "a Word file of an older kind"),
    (b"%PDF", "a PDF"),
    (b"<!DOCTYPE", "a web page"),
    (b"<html", "a web page"),
)
"""How such files begin, and what they are."""
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT: Final = 4_000
"""Bytes at the beginning of a file in which every second one is empty where it is UTF-16 without its mark."""


class NoText(NamedTuple):
    """Why bytes are no text that can be read."""

    code: str
    line: int
    """Where it shows, from 1."""
    what: str
    why: str


def decoded(content: bytes) -> str | NoText:
    """Return the text of a UTF-8 file, without its byte order mark; or what it is instead."""
    start = content.lstrip()[:20]
    for sign, kind in _WORD_PROCESSORS:
        if start.lower().startswith(sign.lower()):
            return NoText(
                "KB124", 1, f"the file is {kind}", "Its letters stand among signs of the program that wrote it."
            )
    if content.startswith(_UTF_16) or content[:_LOOKED_AT].count(b"\0") > len(content[:_LOOKED_AT]) // 4:
        return NoText("KB110", 1, "the file is not UTF-8", "The editor saved it as “Unicode”, which is UTF-16.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        letter = content[error.start : error.start + 1].decode("cp1252", errors="replace")
        why = f"The editor saved the file in an older encoding, probably “{letter}” of Windows-1252."
        return NoText("KB110", line, "a character that is not UTF-8", why)
