"""The sentences of an answer and the paragraph markers, such as `[10]`, that follow each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKER = re.compile(r"\[(?:(?P<briefing>[a-z0-9-]+):)?(?P<paragraph>[0-9]+(?:\.[0-9]+)*[A-Za-z]?)\]")
_SENTENCE = re.compile(
    # Behind a marker a new sentence begins in any case; without one, only before a capital or at the end.
    r"(?P<words>.+?[.!?…]['\"’”)]*)(?:(?:\s*\[[^\[\]\s]+\])+|(?=\s+[\"'‘“(]?[A-Z0-9]|\s*$))",
    re.DOTALL,
)
_OPENERS = frozenset({"yes.", "no.", "partly.", "not quite.", "it depends.", "not always.", "not entirely."})
"""Openers that need no marker: they say the same as the sentence that follows them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer and the paragraphs it rests on."""

    words: str
    cited: tuple[tuple[str, str], ...]
    """Briefing id (empty for the only one) and paragraph number, in the order of the markers."""

    @property
    def needs_marker(self) -> bool:
        """Whether the sentence says something of its own."""
        return self.words.strip().lower() not in _OPENERS


def sentences(answer: str) -> list[Sentence]:
    """Split an answer into its sentences, each with its markers.

    Text after the last full stop counts as a sentence, so nothing escapes the check for markers.
    """
    found, end = [], 0
    for match in _SENTENCE.finditer(answer):
        found.append(Sentence(match["words"].strip(), _cited(match[0])))
        end = match.end()
    rest = answer[end:].strip()
    if rest:
        found.append(Sentence(_MARKER.sub("", rest).strip(), _cited(rest)))
    return [Sentence(_MARKER.sub("", one.words).strip(), one.cited) for one in found]


def _cited(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((match["briefing"] or "", match["paragraph"]) for match in _MARKER.finditer(text))
