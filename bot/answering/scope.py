"""What a question sets aside: "apart from workload, what worries members?" is not about workload.

Rules over the words that set something aside, in their usual places; no parse. What is set aside is not looked for, and
an entry that is about it does not answer.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ASKING = r"(?:who|what|when|where|why|how|which|whose|is|are|was|were|do|does|did|can|could|should|will|must|has|have)"
_END = rf"(?=\s*(?:[,;:.–—-]+\s|\s{_ASKING}\b|[?!.]*\s*$))"
_SHORT = r"(?:[\w'’%-]+\s+){0,4}?[\w'’%-]+"
_FIRST = r"^\W*(?:(?:ok(?:ay)?|so|no|right|well)\W+)*"
_FOR_NOW = r"(?:\s+(?:out\s+of\s+it|aside|for\s+now|for\s+a\s+minute))?"
_LEAVE = r"(?:(?:forget|ignore|skip|leave)(?:\s+about)?|never\s+mind(?:\s+about)?)"
_PATTERNS = (
    r"^\W*i\s+(?:already\s+)?(?:know|get|understand|realise)\s+(?P<out>.+?)\s*,?\s+but\b",
    rf"\b(?:apart|aside)\s+from\s+(?P<out>{_SHORT}){_END}",
    rf"\b(?:except(?:ing)?(?:\s+for)?|besides|other\s+than|leaving\s+aside|not\s+counting)\s+(?P<out>{_SHORT}){_END}",
    rf"\b(?:leaving|putting|setting)\s+(?P<out>{_SHORT})\s+(?:aside|to\s+one\s+side|out\s+of\s+it){_END}",
    rf"{_FIRST}(?:{_LEAVE}|leave\s+aside|instead\s+of|rather\s+than)\s+(?P<out>{_SHORT}){_FOR_NOW}{_END}",
    rf"\bnot\s+(?:about\s+|asking\s+about\s+)?(?P<out>(?!only\b|just\b){_SHORT})\s*,?\s+but\b(?:\s+about\b)?",
    rf"^\W*not\s+(?:about\s+)?(?P<out>{_SHORT})\s*[,;–—-]+\s",
    r",\s*not\s+(?:about\s+)?(?P<out>(?:the\s+|a\s+|my\s+|our\s+)?(?:[\w'’-]+\s+)?[\w'’-]+)\s*[?.!]*$",
)
_TRIGGER = re.compile(
    r"\b(?:from|except|excepting|besides|than|aside|counting|forget|ignore|skip|leave|leaving|putting|setting|never|instead"
    r"|rather|not|but)\b",
    re.IGNORECASE,
)
"""One of these words stands in everything that the patterns find: most questions have none of them."""
_SETTING_ASIDE = tuple(re.compile(one, re.IGNORECASE) for one in _PATTERNS)
_ABOUT = r"(?:i\s+am\s+|i'm\s+)?not\s+(?:asking\s+|talking\s+|on\s+)?about"
_WHOLLY = re.compile(rf"{_FIRST}(?:{_LEAVE}|{_ABOUT})\s+(?P<out>{_SHORT}){_FOR_NOW}", re.IGNORECASE)


class Scoped(NamedTuple):
    """A question without what it sets aside."""

    asked: str
    set_aside: str
    """The words set aside; "" where nothing is."""


def scoped(text: str) -> Scoped:
    """Take out of a question what it sets aside; nothing, where then no word would be left."""
    if not _TRIGGER.search(text):
        return Scoped(text, "")
    aside: list[str] = []
    left = text
    for pattern in _SETTING_ASIDE:
        found = pattern.search(left)
        if found:
            rest = f"{left[: found.start()]} {left[found.end() :]}".strip(" ,;:–—-")
            if re.search(r"\w\W+\w", rest):
                aside.append(found["out"])
                left = " ".join(rest.split())
    return Scoped(left if aside else text, " ".join(aside))


def sets_aside(sentence: str) -> str:
    """What a sentence that asks nothing sets aside: "learning walks" of "Never mind learning walks."; else ""."""
    found = _WHOLLY.fullmatch(sentence.strip(" .!…"))
    return found["out"] if found else ""
