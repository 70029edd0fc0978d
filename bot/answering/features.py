"""Analyses a text for matching: its stems, the concepts behind them, and their order.

"Are these walks voluntary?" has the stems are, these, walk, voluntari, the concepts #learning-walk and #compulsion,
and the units are, these, #learning-walk, #compulsion: the same units as "Are these strolls compulsory?".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.answering.constants import LEAST_JOINED
from bot.answering.nouns import Nouns
from bot.answering.topic import Topic, topic_of
from bot.answering.word_classes import GENERAL
from bot.answering.wording import FUNCTION_STEMS, Word, Words, stem
from bot.knowledge.values import ConceptKind, Vocabulary

PRONOUNS = frozenset({"it", "its", "they", "them", "their", "he", "she"})
_DEMONSTRATIVE = frozenset({"that", "this", "these", "those"})
POINTING = PRONOUNS | _DEMONSTRATIVE | {"there"}
THEY = frozenset({"they", "them", "their"})
IT = frozenset({"it", "its"})
"""Words by which a question leans on what was said before; “it”, on the knowledge's own subject where nothing was."""


@dataclass(frozen=True, slots=True)
class Features:
    """A text, analysed."""

    words: tuple[Word, ...]
    """Its words in order, slips mended."""
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

    `mend` is given the words of a text and gives them again, slips mended; `nouns` tells what a text may be about.
    """

    vocabulary: Vocabulary
    words: Words
    mend: Callable[[list[Word]], list[Word]] = lambda words: words
    nouns: Nouns = field(default_factory=Nouns)
    _phrases: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _longest: dict[str, int] = field(default_factory=dict)
    _kinds: dict[str, ConceptKind] = field(default_factory=dict)
    _ignored: frozenset[str] = frozenset()
    _subject_stems: set[str] = field(default_factory=set)
    _called: dict[str, list[Word]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Prepare the phrases of all concepts, and how long the longest is that begins with a stem."""
        for concept in sorted(self.vocabulary.concepts, key=lambda one: one.name):
            name = f"#{concept.name}"
            self._kinds[name] = concept.kind
            self._called[name] = self.words.of(concept.words[0]) if concept.words else []
            for stems in {stems for phrase in concept.words for stems in self._spelt(phrase)} - {()}:
                self._phrases.setdefault(stems, []).append(name)
                if concept.kind is ConceptKind.SUBJECT:
                    self._subject_stems.add(stems[0])
                self._longest[stems[0]] = max(len(stems), self._longest.get(stems[0], 0))
        self._ignored = frozenset(stem(one) for phrase in self.vocabulary.ignored for one in phrase.lower().split())

    def _spelt(self, phrase: str) -> Iterator[tuple[str, ...]]:
        """The stems of a phrase, and the one stem of its words typed without a space between them."""
        words = self.words.of(phrase)
        yield tuple(word.stem for word in words)
        joined = "".join(word.typed for word in words)
        if len(words) > 1 and len(joined) >= LEAST_JOINED:
            yield (stem(joined),)

    def of(self, text: str) -> Features:
        """The features of a text, its spelling mended."""
        typed = self.words.of(text)
        words = self.mend(typed)
        spans = list(self._spans([word.stem for word in words]))
        topic = topic_of(words, spans, self._kinds, self._ignored, self.nouns.with_initials(text))
        mended = tuple((old.typed, new.typed) for old, new in zip(typed, words, strict=True) if old is not new)
        return self._features(words, spans, topic, mended)

    def leaning(self, features: Features, on: Sequence[str]) -> Features:
        """The features of a text whose pronouns stand for what was said before.

        Args:
            features: of the text by itself.
            on: concepts that they stand for; they join a text without a pronoun.
        """
        words = self._with_names(features.words, on)
        spans = list(self._spans([word.stem for word in words]))
        leant = self._features(words, spans, features.topic, features.mended, on)
        units = (*leant.units, *on) if words == [*features.words] else leant.units
        return replace(leant, units=units, words=features.words, pointing=features.pointing)

    def _features(
        self,
        words: Sequence[Word],
        spans: Sequence[tuple[int, int, list[str]]],
        topic: Topic,
        mended: tuple[tuple[str, str], ...],
        besides: Sequence[str] = (),
    ) -> Features:
        """The features of words, and of concepts besides them."""
        units: list[str] = []
        concepts: dict[str, None] = {}
        content: dict[str, None] = {}
        for start, length, found in spans:
            if found:
                units.append(found[0])
                concepts.update(dict.fromkeys(found))
                continue
            one = words[start].stem
            units += [word.stem for word in words[start : start + length]]
            if len(one) > 1 and one not in FUNCTION_STEMS and one not in self._ignored:
                content[one] = None
        concepts.update(dict.fromkeys(besides))
        kinds = {one: self._kinds[one] for one in concepts}
        return Features(
            words=tuple(words),
            stems=tuple([word.stem for word in words]),
            pointing=POINTING.intersection([word.typed for word in words]),
            topic=topic,
            concepts=tuple(concepts),
            units=tuple(units),
            content=tuple({**concepts, **content}),
            details=frozenset([one for one, kind in kinds.items() if kind is ConceptKind.DETAIL]),
            foreign=frozenset([one for one, kind in kinds.items() if kind is ConceptKind.FOREIGN]),
            subjects=tuple([one for one, kind in kinds.items() if kind is ConceptKind.SUBJECT]),
            mended=mended,
        )

    def _with_names(self, words: Sequence[Word], names: Sequence[str]) -> list[Word]:
        """Words with the names that their pronouns stand for in their place."""
        called = [word for name in names for word in self._called[name]]
        made: list[Word] = []
        for place, word in enumerate(words):
            determines = word.typed in _DEMONSTRATIVE and place + 1 < len(words) and self._named_by(words[place + 1])
            stands_for = word.typed in PRONOUNS or (word.typed in _DEMONSTRATIVE and not determines)
            made += called if stands_for else [word]
        return made

    def _named_by(self, word: Word) -> bool:
        """Whether a word begins a name: of a subject, or a noun."""
        return word.stem in self._subject_stems or word.typed in GENERAL or self.nouns.possible(word.typed)

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
            longest = min(self._longest.get(stems[place], 0), len(stems) - place)
            for length in range(longest, 0, -1):
                found = self._phrases.get(tuple(stems[place : place + length]))
                if found:
                    yield place, length, found
                    place += length
                    break
            else:
                yield place, 1, []
                place += 1
