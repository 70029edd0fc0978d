"""What a text is made of, for matching: stems, the concepts behind them, and pairs of neighbours.

A feature is a short string: `observ` is a stem, `#learning-walk` a concept of the vocabulary, `lesson+observ` a pair.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.answering.wording import FUNCTION_STEMS, Word, Words, stem
from bot.knowledge.values import ConceptKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.knowledge.values import Vocabulary

COVERED_WORD = 0.4
"""Weight of a word whose concept counts already: the same meaning is not counted twice."""
IGNORED = 0.3
"""Weight of a word that the vocabulary says to ignore: "really" is no reason to prefer an answer."""
PAIR = 0.4
"""Weight of a pair of neighbours beside its parts."""


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a text."""

    weights: Mapping[str, float]
    """Feature and its weight, before inverse frequency."""
    content: Mapping[str, float] = field(default_factory=dict)
    """What the text is about, weighted: concepts, and content words that no concept covers."""
    details: frozenset[str] = frozenset()
    """Concepts of the kind `detail`: an answer must have them."""
    foreign: frozenset[str] = frozenset()
    """Concepts of the kind `foreign`: the text is not about our subject."""
    subjects: tuple[str, ...] = ()
    """Concepts of the kind `subject`."""

    def beside(self, other: Features, weight: float) -> Features:
        """These features, and beside them those of another text at a lower weight."""
        return Features(
            weights={one: weight * value for one, value in other.weights.items()} | dict(self.weights),
            content={one: weight * value for one, value in other.content.items()} | dict(self.content),
            details=self.details,
            foreign=self.foreign | other.foreign,
            subjects=tuple(dict.fromkeys([*self.subjects, *other.subjects])),
        )


@dataclass(slots=True)
class Analyser:
    """Turns texts into features by a vocabulary.

    `mend` is given an unknown stem and gives the known one it is a slip for, or the same again.
    """

    vocabulary: Vocabulary
    words: Words
    mend: Callable[[Word], Word] = lambda word: word
    _phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    _kinds: dict[str, ConceptKind] = field(default_factory=dict)
    _ignored: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Prepare the phrases of all concepts, by their first stem, longest first."""
        for concept in self.vocabulary.concepts:
            self._kinds[f"#{concept.name}"] = concept.kind
            for phrase in concept.words:
                stems = tuple(word.stem for word in self.words.of(phrase))
                if stems:
                    self._phrases.setdefault(stems[0], []).append((stems, f"#{concept.name}"))
        for known in self._phrases.values():
            known.sort(key=lambda one: -len(one[0]))
        self._ignored = frozenset(stem(one) for phrase in self.vocabulary.ignored for one in phrase.lower().split())

    def of(self, text: str) -> Features:
        """The features of a text, its spelling mended."""
        return self.of_words([self.mend(word) for word in self.words.of(text)])

    def of_words(self, text: Sequence[Word]) -> Features:
        """The features of words that are analysed already."""
        stems = [word.stem for word in text]
        weights: dict[str, float] = {}
        units: list[str] = []
        covered: set[int] = set()
        for start, length, concepts in self._concepts(stems):
            for concept in concepts:
                weights[concept] = 1.0
                units.append(concept)
            covered.update(range(start, start + length))
        for place, one in enumerate(stems):
            weights[one] = max(weights.get(one, 0.0), self._weight(one, covered=place in covered))
        content = [
            one
            for place, one in enumerate(stems)
            if place not in covered and len(one) > 1 and one not in FUNCTION_STEMS and one not in self._ignored
        ]
        for first, second in _neighbours(stems):
            weights[f"{first}+{second}"] = PAIR
        concepts_found = tuple(dict.fromkeys(units))
        kinds = {one: self._kinds[one] for one in concepts_found}
        return Features(
            weights=weights,
            content=dict.fromkeys([*concepts_found, *content], 1.0),
            details=frozenset(one for one, kind in kinds.items() if kind is ConceptKind.DETAIL),
            foreign=frozenset(one for one, kind in kinds.items() if kind is ConceptKind.FOREIGN),
            subjects=tuple(one for one, kind in kinds.items() if kind is ConceptKind.SUBJECT),
        )

    def _weight(self, stemmed: str, *, covered: bool) -> float:
        if stemmed in self._ignored:
            return IGNORED
        return COVERED_WORD if covered else 1.0

    def _concepts(self, stems: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
        """Where concepts stand: start, length in words, and their names. The longest phrase at each place wins."""
        place = 0
        while place < len(stems):
            if stems[place] not in self._phrases:
                place += 1
                continue
            found: list[str] = []
            length = 0
            for phrase, concept in self._phrases[stems[place]]:
                if len(phrase) < length:
                    break
                if tuple(stems[place : place + len(phrase)]) == phrase:
                    length = len(phrase)
                    found.append(concept)
            if found:
                yield place, length, found
            place += max(1, length)


def _neighbours(stems: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of content words that follow each other; function words are passed over, "not" never is."""
    kept = [one for one in stems if one not in FUNCTION_STEMS or one == "not"]
    yield from pairwise(kept)
