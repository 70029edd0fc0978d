"""Escapes text so that it can do nothing on Discord: no mention, no link, no formatting, no reversed writing."""

from __future__ import annotations

import re
import unicodedata

_INLINE = re.compile(r"[\\*_~`|<]|\](?=\()")
_LINE_START = re.compile(r"(?m)^(?=[ \t]*(?:#{1,3}|-#|>{1,3}|[-+]|[0-9]+[.)])(?:\s|$))")
_LINK = re.compile(r"(?i):(?=//)|discord(?:app)?(?=\.(?:gg|com))")
_NO_WIDTH = "\N{ZERO WIDTH SPACE}"


def without_links(text: str) -> str:
    """Return `text` without control and direction characters, its mentions, invitations and addresses broken.

    They are broken by a space of no width, so that they neither ping nor lead anywhere. Enough where Discord renders no
    markdown, as in footers; a backslash would be seen there.
    """
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return _LINK.sub(lambda found: f"{found[0]}{_NO_WIDTH}", kept).replace("@", f"@{_NO_WIDTH}")


def escape(text: str) -> str:
    """Return `text` so that Discord shows it letter by letter: `without_links`, and its markdown escaped.

    discord.py's own escaping leaves addresses, invitations, time stamps, channel and command mentions alone.
    """
    escaped = _INLINE.sub(lambda found: f"\\{found[0]}", without_links(text))
    return _LINE_START.sub(_NO_WIDTH, escaped)
