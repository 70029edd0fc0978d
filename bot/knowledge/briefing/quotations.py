"""Whether the words of a quotation stand in a paragraph, and where the paragraphs of a briefing's text begin.

Only white space, the shape of quotation marks and the kind of dash may differ: a quotation is the publisher's own words
or it is not one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS = 12
"""Longest quotation, in words: enough to prove a sentence, short enough to stay a quotation."""

_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‐‑‒–—−", "-")
    # soft hyphens and marks without width cannot be seen
    | dict.fromkeys("\u00ad\u200b\ufeff")
)
_NUMBERED = re.compile(r"^\s*(\d{1,3})\.\s+(?=\S)", re.MULTILINE)


LEAST_WORDS = 3
"""Shortest quotation, in words: fewer stand anywhere and prove nothing."""


def plain(text: str) -> str:
    """`text` with straight quotation marks, hyphens for dashes and single spaces."""
    return " ".join(text.translate(_TYPOGRAPHY).split())


def occurs(quote: str, paragraph: str) -> bool:
    """Whether `quote` stands in `paragraph` as whole words, in this order and case."""
    return next(_places(quote, paragraph), None) is not None


def negated(quote: str, paragraph: str) -> bool:
    """Whether every place where `quote` stands in `paragraph` has "not" or "no" straight before it."""
    text = _plain_once(paragraph)
    before = [text[:start].rstrip() for start in _places(quote, paragraph)]
    return bool(before) and all(_NEGATION.search(one.lower()) for one in before)


def _places(quote: str, paragraph: str) -> Iterator[int]:
    """Where `quote` stands as whole words; a part of a compound such as "non-contact" is none."""
    # Not one pattern for each quotation: to compile it takes fifty times as long as to search with it.
    words, text = plain(quote), _plain_once(paragraph)
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        if _BEFORE.match(text, start) and _AFTER.match(text, end):
            yield start
            start = text.find(words, end)
        else:
            start = text.find(words, start + 1)


_BEFORE, _AFTER = re.compile(r"(?<!\w)(?<!\w-)"), re.compile(r"(?!\w)(?!-\w)")
_NEGATION = re.compile(r"(?:\b(?:not|no|never|nor)|n't)$")
_plain_once = lru_cache(maxsize=256)(plain)


def word_count(quote: str) -> int:
    """How many words a quotation has; `Level 4+` has two, `children's` is one."""
    return len(re.findall(r"\w+(?:['’-]\w+)*", quote))


def split_paragraphs(text: str) -> dict[str, str]:
    """Split a briefing's text at its numbered paragraphs.

    A number counts only as the successor of the last one, so a list inside a paragraph does not start a new one.
    Unnumbered bullets and advice stay with the numbered paragraph above them.

    Args:
        text: the whole text; paragraphs start with `1.`, `2.` and so on at the beginning of a line.

    Returns:
        The text of each paragraph by its number; empty where no paragraph is numbered.
    """
    starts = list(_in_sequence(text))
    ends = [*(start for start, _, _ in starts[1:]), len(text)]
    return {number: text[body:end].strip() for (_, body, number), end in zip(starts, ends, strict=False)}


def _in_sequence(text: str) -> Iterator[tuple[int, int, str]]:
    expected = 1
    for match in _NUMBERED.finditer(text):
        if int(match[1]) == expected:
            expected += 1
            yield match.start(), match.end(), match[1]
