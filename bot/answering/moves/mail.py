"""Takes out of a message what a program put there: links, quoted lines, headers of what was forwarded, signatures."""

from __future__ import annotations

import re

_LINK = re.compile(r"<?\b(?:https?://|www\.)\S+>?|\b[\w.+-]+@[\w-]+\.[\w.-]+\b", re.IGNORECASE)
_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w+:|/[\w -]+:|t:)\d+(?::\w)?>")
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|(?<!\w):\w+:(?!\w)", re.IGNORECASE)
"""Tags of a web page, and emoji by their names."""
_HEADER = re.compile(
    r"^\W*(?:(?:from|sent|to|cc|bcc|subject|date|re|fwd?|fw)\s*:.*|--.*(?:forwarded|original)\s+message.*"
    r"|(?:begin\s+)?forwarded\s+message.*|on\b.{4,80}\bwrote\s*:?|_{5,}|={5,}|-{5,})$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^\s*(?:>+|\|)\s?")
_SIGNATURE = re.compile(
    r"^\s*(?:--+|—+|__+|(?:sent|get)\s+(?:from|via|using|outlook)\b.*"
    r"|(?:kind|kindest|best|warm|warmest|many)\s+(?:regards|wishes|thanks)\b.{0,40}|(?:regards|yours(?:\s+\w+){0,2})\b.{0,40})\s*$",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(r"\bsent\s+from\s+(?:my|mail|outlook|yahoo|gmail)\b[^\n.!?]*", re.IGNORECASE)
_MOST_BELOW = 6
"""Lines of a signature."""


def written(message: str) -> str:
    """What somebody wrote themselves: the message as it is, where nothing else would be left."""
    lines = message.splitlines()
    kept = [line for line in lines if not _HEADER.match(line) and not _QUOTED.match(line)]
    end = next((place for place, line in enumerate(kept) if place and _SIGNATURE.match(line)), len(kept))
    if len(kept) - end > _MOST_BELOW or any("?" in line for line in kept[end:]):
        end = len(kept)
    text = "\n".join(kept[:end])
    text = _MARKUP.sub(" ", _MENTION.sub(" ", _LINK.sub(" ", _SENT_FROM.sub(" ", text))))
    return text.strip() if any(one.isalnum() for one in text) else message


def quoted(message: str) -> str:
    """What it quotes of somebody else."""
    return " ".join(_QUOTED.sub("", line).strip() for line in message.splitlines() if _QUOTED.match(line))
