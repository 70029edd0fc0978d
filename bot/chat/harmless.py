"""Text that cannot do anything on Discord: no mention, no link, no formatting, no reversed writing."""

from __future__ import annotations

import re
import unicodedata

_MARKDOWN = re.compile(r"([\\*_~`|])|(?m:^)([>#-])(?=\s)|(\])(?=\()|(<)(?=[@#:/ti])")
_LINK = re.compile(r"(?i):(?=//)|discord(?:app)?(?=\.(?:gg|com))")
_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"


def harmless(text: str) -> str:
    """`text` as Discord will show it letter by letter.

    Control and direction characters go; markdown is escaped; mentions, invitations and addresses are broken by a space
    of no width, so that they neither ping nor lead anywhere. discord.py's own escaping leaves addresses, invitations,
    time stamps, channel and command mentions alone.
    """
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    broken = _LINK.sub(lambda found: f"{found[0]}{_ZERO_WIDTH_SPACE}", kept).replace("@", f"@{_ZERO_WIDTH_SPACE}")
    return _MARKDOWN.sub(lambda found: f"\\{found[0]}", broken)


def cut(text: str, most: int) -> str:
    """`text` with at most `most` characters, cut between words, an ellipsis where it was cut."""
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0].rstrip()}…" if " " in text[: most - 1] else f"{text[: most - 1]}…"
