"""Finds quotations in a briefing's text, and splits that text into its paragraphs.

A quotation repeats the publisher's words letter by letter. Only white space, the shape of quotation marks and the kind
of dash may differ.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.knowledge.yaml.source import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_WORDS = 12
"""Longest quotation, in words: enough to prove a sentence, short enough to stay a quotation."""
LEAST_WORDS = 3
"""Shortest quotation, in words: fewer stand anywhere and prove nothing."""

_UNSEEN = "\u00ad\u200b\ufeff"
"""Soft hyphens and marks without width: no reader sees them."""
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys(_UNSEEN)
)
_NUMBERED = re.compile(r"^\s*(\d{1,3})\.\s+(?=\S)", re.MULTILINE)
_BEFORE, _AFTER = re.compile(r"(?<!\w)(?<!\w-)"), re.compile(r"(?!\w)(?!-\w)")
_NEGATION = re.compile(r"(?:\b(?:not|no|never|nor)|n't)$")


def plain(text: str) -> str:
    """Return `text` with straight quotation marks, hyphens for dashes and single spaces."""
    return " ".join(text.translate(_TYPOGRAPHY).split())


_plain_once = lru_cache(maxsize=256)(plain)


def occurs(quote: str, paragraph: str) -> bool:
    """Return whether `quote` stands in `paragraph` as whole words, in this order and case."""
    return next(_plain_places(quote, paragraph), None) is not None


def negated(quote: str, paragraph: str) -> bool:
    """Return whether `quote` stands in `paragraph`, and has "not" or "no" straight before it at every place."""
    text = _plain_once(paragraph)
    before = [text[:start].rstrip() for start, _ in _plain_places(quote, paragraph)]
    return bool(before) and all(_NEGATION.search(words.lower()) for words in before)


def places(quote: str, text: str) -> list[tuple[int, int]]:
    """Find a quotation in a text.

    Args:
        quote: the words to look for.
        text: where to look for them; its quotation marks, dashes and white space may have another shape.

    Returns:
        Start and end of each place in `text` as it was given. Half of a compound is no place: "contact time" does not
        stand in "non-contact time".
    """
    found = list(_plain_places(quote, text))
    origins = _origins(text) if found else []
    return [(origins[start], origins[end - 1] + 1) for start, end in found]


def _origins(text: str) -> list[int]:
    """Return where in `text` each character of `plain(text)` comes from."""
    origins: list[int] = []
    blank = None
    for place, character in enumerate(text):
        if character in _UNSEEN:
            continue
        if character.isspace():
            blank = place if blank is None else blank
            continue
        if blank is not None and origins:
            origins.append(blank)
        origins.append(place)
        blank = None
    return origins


def _plain_places(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each place of `quote`, counted in `plain(text)`."""
    # Not one pattern for each quotation: to compile it takes fifty times as long as to search with it.
    words, searched = plain(quote), _plain_once(text)
    start = searched.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        if _BEFORE.match(searched, start) and _AFTER.match(searched, end):
            yield start, end
            start = searched.find(words, end)
        else:
            start = searched.find(words, start + 1)


def word_count(quote: str) -> int:
    """Count the words of a quotation; `Level 4+` has two, `children's` is one."""
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


def without_headings(texts: Mapping[str, str], sections: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of paragraphs without the heading of the section that starts below each.

    A heading belongs to no paragraph, and quoted as the words of the one above it, it would prove what is not there.

    Args:
        texts: the text of each paragraph by its number, in the order of the briefing.
        sections: the heading of each paragraph's section by its number.
    """
    found: dict[str, str] = {}
    numbers = list(texts)
    for (number, text), after in zip(texts.items(), [*numbers[1:], ""], strict=False):
        heading = sections.get(after, "")
        found[number] = text
        if heading and heading != sections.get(number):
            lines = text.rstrip().split("\n")
            while len(lines) > 1 and (not lines[-1].strip() or _is_of(lines[-1].strip(), heading)):
                lines.pop()
            found[number] = "\n".join(lines)
    return found


def _is_of(line: str, heading: str) -> bool:
    """Whether a line is a heading, or one line of it."""
    return line[-1] not in ".!?;,:" and f" {letters_of(line)} " in f" {letters_of(heading)} "


def _in_sequence(text: str) -> Iterator[tuple[int, int, str]]:
    expected = 1
    for match in _NUMBERED.finditer(text):
        if int(match[1]) == expected:
            expected += 1
            yield match.start(), match.end(), match[1]
