"""Cuts text where it hurts least: between words, or after a sentence."""

from __future__ import annotations

import re
from itertools import accumulate

from bot.knowledge.markers import SHORTENED

_ENDS = re.compile(r"[.!?…][\"'”’)*]*(?:\s*\[[^\[\]]*\])*(?=\s|\Z)\s*|\n+")
_BOLD = re.compile(r"(?<!\\)\*\*")


def cut(text: str, most: int) -> str:
    """Return `text` with at most `most` characters, cut between words, an ellipsis where it was cut."""
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0].rstrip()}…" if " " in text[: most - 1] else f"{text[: most - 1]}…"


def cut_after_sentence(text: str, most: int) -> str:
    """Return `text` with at most `most` characters, cut after a whole sentence where there is one."""
    if len(text) <= most:
        return text
    whole = [text[:end].rstrip() for end in accumulate(map(len, sentences(text))) if end < len(text)]
    fitting = [start for start in whole if len(start) + len(" …") <= most]
    return f"{fitting[-1]} …" if fitting else cut(text, most)


def sentences(text: str) -> list[str]:
    """Cut a text after its sentences and lines, blanks kept, but never inside words in bold."""
    found, start = [], 0
    for end in _ENDS.finditer(text):
        word = text[start : end.start()].rsplit(maxsplit=1)[-1:]
        shortened = end[0].startswith(". ") and word and word[0].lower().lstrip("(\"'“‘") in SHORTENED
        if not shortened and len(_BOLD.findall(text[start : end.end()])) % 2 == 0:
            found.append(text[start : end.end()])
            start = end.end()
    return [*found, text[start:]] if text[start:] else found
