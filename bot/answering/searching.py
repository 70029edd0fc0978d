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
    from collections.abc import Container, Iterator
    from datetime import date

    from bot.answering.features import Analyser
    from bot.knowledge.values import Knowledge

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|[^\W_]+(?:['’][^\W_]+)*")
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

    def __init__(self, knowledge: Knowledge, analyser: Analyser | None = None) -> None:
        """Note which stems stand in which passage.

        Args:
            knowledge: what is searched.
            analyser: mends slips, and knows what members call things; only the words themselves count without it.
        """
        self._knowledge = knowledge
        self._analyser = analyser
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
        meant = [one for one in wanted if one in self._where]
        for one in [*meant, *(self._called(words) if len(meant) < len(wanted) else ())]:
            places = self._where.get(one, set())
            for number in places:
                scores[number] += 1 + 1 / len(places)
            wanted.append(one)
        there = [number for number in scores if not self._expired(number, today)]
        best = heapq.nsmallest(most, there, key=lambda number: (-scores[number], number))
        return [self._marked(number, set(wanted)) for number in best], len(there)

    def _called(self, words: str) -> list[str]:
        """The stems by which passages may say what was typed: slips mended, and other words for the same thing."""
        if self._analyser is None:
            return []
        found: list[str] = []
        concepts = {concept.name: concept for concept in self._analyser.vocabulary.concepts}
        for typed, names in self._analyser.pieces(words):
            found += map(stem, typed)
            phrases = [phrase for name in names for phrase in concepts[name.removeprefix("#")].words]
            found += (stem(phrase) for phrase in phrases if " " not in phrase)
        return [one for one in dict.fromkeys(found) if one in self._where and one not in FUNCTION_STEMS]

    def _expired(self, number: int, today: date) -> bool:
        entry = self._passages[number].entry
        return bool(entry) and self._knowledge.entries[entry].expired(today)

    def _marked(self, number: int, wanted: set[str]) -> Found:
        passage = self._passages[number]
        return Found(passage, tuple(spans_of(passage.text, wanted)))


def spans_of(text: str, stems: Container[str]) -> list[tuple[int, int]]:
    """Where words with some stems stand in a text."""
    return [(start, end) for start, end, one in _words(text) if one in stems]


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Every word of a text: where it stands, and its stem."""
    for found in _WORD.finditer(text):
        levelled = level(found[0]).removesuffix("'s").replace("'", "").replace(",", "")
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
