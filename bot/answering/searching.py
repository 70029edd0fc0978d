"""Passages of answers and paragraphs that hold the words of a search, by their stems. No question is answered here."""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.wording import FUNCTION_STEMS, level, stem
from bot.knowledge.markers import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.knowledge.values import Knowledge

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MOST_WORDS = 20
"""Words of a search that are looked for."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences of an answer or a paragraph, and where they stand."""

    text: str
    entry: str = ""
    """The entry it is the answer of; empty for a paragraph."""
    briefing: str = ""
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with words that were looked for."""

    passage: Passage
    spans: tuple[tuple[int, int], ...]
    """Where in its text they stand."""


class Searcher:
    """Finds passages of one Knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Note which stems stand in which passage."""
        self._knowledge = knowledge
        self._passages = list(_passages(knowledge))
        self._where: dict[str, set[int]] = defaultdict(set)
        for number, passage in enumerate(self._passages):
            for _, _, stemmed in _words(passage.text):
                self._where[stemmed].add(number)

    def find(self, words: str, today: date, most: int) -> tuple[list[Found], int]:
        """Passages with the words, those with the most of them first, then those with the rarer ones.

        Args:
            words: what was typed; words that only carry grammar count where there are no others.
            today: answers that have expired are left out.
            most: passages that are wanted.

        Returns:
            The best passages, and how many there are in all.
        """
        typed = list(dict.fromkeys(stemmed for _, _, stemmed in _words(words)))[:_MOST_WORDS]
        wanted = [one for one in typed if one not in FUNCTION_STEMS] or typed
        scores: dict[int, float] = defaultdict(float)
        for one in wanted:
            places = self._where.get(one, set())
            for number in places:
                scores[number] += 1 + 1 / len(places)
        there = [number for number in scores if not self._expired(number, today)]
        best = heapq.nsmallest(most, there, key=lambda number: (-scores[number], number))
        return [self._marked(number, set(wanted)) for number in best], len(there)

    def _expired(self, number: int, today: date) -> bool:
        entry = self._passages[number].entry
        return bool(entry) and self._knowledge.entries[entry].expired(today)

    def _marked(self, number: int, wanted: set[str]) -> Found:
        passage = self._passages[number]
        return Found(passage, tuple((start, end) for start, end, one in _words(passage.text) if one in wanted))


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Every word of a text: where it stands, and its stem."""
    for found in _WORD.finditer(text):
        levelled = level(found[0]).removesuffix("'s").replace("'", "")
        yield found.start(), found.end(), stem(levelled)


def _passages(knowledge: Knowledge) -> Iterator[Passage]:
    for briefing in knowledge.briefings.values():
        for one in briefing.paragraphs.values():
            texts = [one.summary, *one.points.values()]
            if own := briefing.full_text.get(one.number):
                texts = [line.strip() for line in own.splitlines() if line.strip()]
            for text in texts:
                yield Passage(text, briefing=briefing.id, paragraph=one.number)
    for entry in knowledge.entries.values():
        if entry.answers:
            text = " ".join(f"{one.words} {_cited(one.cited)}".strip() for one in sentences(entry.answer))
            yield Passage(text, entry=entry.id)


def _cited(cited: tuple[tuple[str, str], ...]) -> str:
    return " ".join(f"[{paragraph}]" for _, paragraph in cited)
