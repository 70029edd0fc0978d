"""Finds where a sentence that begins with a story begins to ask: "Sat in the bus - who pays?", "Mum asks what it is".

Rules over the marks and words that lead to a question; no parse. What stands before is the case.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORDS = "what whats who whose when where why how which is are was were do does did can could should will must has have"
_ASKING = rf"(?:{'|'.join(_WORDS.split())})\b"
_REPORTED = r"\b(?:asks?|asked|asking|(?:wants?|wanted)\s+to\s+know|wonder(?:s|ed|ing)?)(?:\s+(?:me|us))?\s+"
_LEADING = re.compile(
    rf"(?:\s[–—-]+|:)\s+(?:just\s+|so\s+)?(?={_ASKING})"
    rf"|{_REPORTED}(?:(?:if|whether)\s+|(?={_ASKING}))"
    rf"|(?P<comma>,)\s+(?:so\s+|but\s+)?(?={_ASKING})",
    re.IGNORECASE,
)
_CONDITIONS = "if when whenever since because as given after before in for once until while with under on at"
_CONDITION = re.compile(rf"^\W*(?:(?:and|so|but)\s+)?(?:{'|'.join(_CONDITIONS.split())})\b", re.IGNORECASE)
_LEAST_WORDS = 2


class Led(NamedTuple):
    """A sentence cut where it begins to ask."""

    told: str
    """What it tells before; "" where it is not cut."""
    asked: str


def led_to(sentence: str) -> Led:
    """Cut a sentence that does not begin with its question.

    A comma leads to a question only at the end of what is asked, and not after a condition: "If I refuse, can they …?"
    """
    for found in _LEADING.finditer(sentence):
        asked = sentence[found.end() :]
        if found["comma"] and (_CONDITION.match(sentence) or "," in asked or not asked.rstrip("\"'”’) ").endswith("?")):
            continue
        if len(asked.split()) >= _LEAST_WORDS:
            return Led(sentence[: found.start()].strip(), asked)
    return Led("", sentence)
