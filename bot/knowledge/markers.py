"""Splits an answer into sentences and reads the paragraph markers, such as `[10]`, that follow each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKER = re.compile(r"\[(?:(?P<briefing>[a-z0-9-]+):)?(?P<paragraph>[0-9]+(?:\.[0-9]+)*[A-Za-z]?)\]")
_BRACKET = re.compile(r"\[[^\[\]]*\]?")
_SENTENCE_END = re.compile(r"[.!?…]['\"’”)]*(?P<markers>(?:\s*\[[^\[\]]*\])*)(?=\s|$)")
_BEHIND = re.compile(r"\]\s*[;:,–—]\s*((?:[^\s\[\]]+\s+){2,}[^\s\[\]]+)\s*$")
SHORTENED = frozenset({"e.g", "i.e", "etc", "mr", "mrs", "ms", "dr", "st", "p", "pp", "vs", "approx", "cf"})
"""Words whose full stop ends no sentence."""
_OPENERS = frozenset({"yes.", "no.", "partly.", "not quite.", "it depends.", "not always.", "not entirely."})
"""Openers that need no marker: they say the same as the sentence that follows them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer and the paragraphs it rests on."""

    words: str
    cited: tuple[tuple[str, str], ...]
    """Briefing id (empty for the only one) and paragraph number, in the order of the markers."""
    behind: str = ""
    """A clause of its own that stands behind the last marker: "not compulsory [13]; heads may be fined"."""

    @property
    def needs_marker(self) -> bool:
        """Whether the sentence says something of its own."""
        return self.words.strip().lower() not in _OPENERS


def sentences(answer: str) -> list[Sentence]:
    """Split an answer into its sentences, each with its markers.

    A full stop before a space ends a sentence, whatever follows, unless it belongs to a shortened word. Text after the
    last full stop counts as a sentence, so nothing escapes the check for markers.
    """
    found, start = [], 0
    for end in _SENTENCE_END.finditer(answer):
        before = answer[start : end.start()].split()
        if before and not end["markers"] and before[-1].lower().lstrip("(\"'“‘") in SHORTENED:
            continue
        found.append(answer[start : end.end()])
        start = end.end()
    return [_sentence(text) for text in [*found, answer[start:]] if text.strip()]


def strange_brackets(answer: str) -> list[str]:
    """Return the brackets that are no markers, as they were typed: `[1, 2]`, `[para 9]`."""
    return [found[0] for found in _BRACKET.finditer(answer) if not _MARKER.fullmatch(found[0])]


def without_markers(answer: str) -> str:
    """Return an answer without its markers and any other brackets."""
    return " ".join(_BRACKET.sub(" ", answer).split())


def _sentence(text: str) -> Sentence:
    cited = tuple((found["briefing"] or "", found["paragraph"]) for found in _MARKER.finditer(text))
    behind = _BEHIND.search(text)
    return Sentence(without_markers(text), cited, behind[1] if behind else "")
