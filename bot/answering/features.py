"""Analyses a text for matching: its stems, the concepts behind them, and their order.

"Are these walks voluntary?" has the stems are, these, walk, voluntari, the concepts #learning-walk and #compulsion,
and the units are, these, #learning-walk, #compulsion: the same units as "Are these strolls compulsory?".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.answering.topic import Topic, topic_of
from bot.answering.wording import FUNCTION_STEMS, Word, Words, stem
from bot.knowledge.values import ConceptKind, Vocabulary

POINTING = frozenset({"it", "its", "they", "them", "their", "that", "this", "these", "those", "he", "she", "there"})
IT = frozenset({"it", "its"})
"""Words by which a question leans on what was said before; “it”, on the knowledge's own subject where nothing was."""


@dataclass(frozen=True, slots=True)
class Features:
    """A text, analysed."""

    stems: tuple[str, ...]
    """Its words' stems, in order."""
    concepts: tuple[str, ...]
    """Its concepts, each once, as `#name`."""
    units: tuple[str, ...]
    """The text in order: a concept where one stands, a stem elsewhere."""
    content: tuple[str, ...]
    """What it is about: its concepts and the other words that are neither grammar nor to be ignored."""
    details: frozenset[str]
    """Concepts that an answer must speak of."""
    foreign: frozenset[str]
    """Concepts that show the text is not in our subject."""
    subjects: tuple[str, ...]
    """Concepts that name what is asked about: what a follow-up may lean on."""
    pointing: frozenset[str]
    """Its words that point back at something said before."""
    topic: Topic
    """What it is about by its own words, and what it only mentions aside."""
    mended: tuple[tuple[str, str], ...] = ()
    """Words taken for slips, and what they were taken for."""


@dataclass(slots=True)
class Analyser:
    """Turns texts into features by a vocabulary.

    `mend` is given the words of a text and gives them again, slips mended.
    """

    vocabulary: Vocabulary
    words: Words
    mend: Callable[[list[Word]], list[Word]] = lambda words: words
    _phrases: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _longest: dict[str, int] = field(default_factory=dict)
    _kinds: dict[str, ConceptKind] = field(default_factory=dict)
    _ignored: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Prepare the phrases of all concepts, and how long the longest is that begins with a stem."""
        for concept in sorted(self.vocabulary.concepts, key=lambda one: one.name):
            name = f"#{concept.name}"
            self._kinds[name] = concept.kind
            for stems in {tuple(word.stem for word in self.words.of(phrase)) for phrase in concept.words} - {()}:
                self._phrases.setdefault(stems, []).append(name)
                self._longest[stems[0]] = max(len(stems), self._longest.get(stems[0], 0))
        self._ignored = frozenset(stem(one) for phrase in self.vocabulary.ignored for one in phrase.lower().split())

    def of(self, text: str, leaning_on: Sequence[str] = ()) -> Features:
        """The features of a text, its spelling mended.

        Args:
            text: what was typed.
            leaning_on: concepts that a pointing word of the text stands for; they join a text that has none.
        """
        typed = self.words.of(text)
        words = self.mend(typed)
        stems = [word.stem for word in words]
        units: list[str] = []
        concepts: dict[str, None] = {}
        content: dict[str, None] = {}
        leant = not leaning_on
        spans = list(self._spans(stems))
        for start, length, found in spans:
            if found:
                units.append(found[0])
                concepts.update(dict.fromkeys(found))
                continue
            one = stems[start]
            if leaning_on and words[start].typed in POINTING:
                units += leaning_on
                leant = True
                continue
            units += stems[start : start + length]
            if len(one) > 1 and one not in FUNCTION_STEMS and one not in self._ignored:
                content[one] = None
        if not leant:
            units += leaning_on
        concepts.update(dict.fromkeys(leaning_on))
        kinds = {one: self._kinds[one] for one in concepts}
        return Features(
            stems=tuple(stems),
            pointing=POINTING.intersection(word.typed for word in words),
            topic=topic_of(words, spans, self._kinds, self._ignored),
            concepts=tuple(concepts),
            units=tuple(units),
            content=tuple({**concepts, **content}),
            details=frozenset(one for one, kind in kinds.items() if kind is ConceptKind.DETAIL),
            foreign=frozenset(one for one, kind in kinds.items() if kind is ConceptKind.FOREIGN),
            subjects=tuple(one for one, kind in kinds.items() if kind is ConceptKind.SUBJECT),
            mended=tuple((old.typed, new.typed) for old, new in zip(typed, words, strict=True) if old is not new),
        )

    def pieces(self, text: str) -> Iterator[tuple[list[str], list[str]]]:
        """A text's words in order, slips mended: those of one concept together, with the concepts that they name."""
        words = self.mend(self.words.of(text))
        for start, length, found in self._spans([word.stem for word in words]):
            yield [word.typed for word in words[start : start + length]], found

    def is_subject(self, term: str) -> bool:
        """Whether a term is a concept that names a subject."""
        return self._kinds.get(term) is ConceptKind.SUBJECT

    def _spans(self, stems: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
        """Every place of a text: start, length in words, and the concepts there. The longest phrase wins."""
        place = 0
        while place < len(stems):
            lengths = range(self._longest.get(stems[place], 0), 0, -1)
            length = next((one for one in lengths if tuple(stems[place : place + one]) in self._phrases), 1)
            yield place, length, self._phrases.get(tuple(stems[place : place + length]), [])
            place += length
