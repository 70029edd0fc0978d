"""Finds where the words of a short message stand: in the briefing, in an answer, or in the words that prove one.

"Possible activity" asks nothing, and yet is clear: somebody has the paper in front of them, or remembers a phrase.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.answering.moves.clauses import ASKING
from bot.answering.wording import FUNCTION_STEMS, Words
from bot.knowledge.markers import sentences, without_markers
from bot.knowledge.values import Entry, Knowledge

LONGEST = 5
"""Words of a message that may be a phrase of the briefing."""
_MOST_APART = 3
"""Words that may stand between two of a message's, where they stand in one sentence."""
_FEW = 2
"""Paragraphs: words that are said of more of them tell nothing."""
Source = tuple[str, str]
"""A briefing and the number of a paragraph."""


class Nearness(IntEnum):
    """How near each other the words of a message stand."""

    PARAGRAPH = 0
    """In one paragraph, or in what is said of it."""
    SENTENCE = 1
    """In one sentence."""
    TOGETHER = 2
    """One after the other, small words apart."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or two, and what it is of."""

    stems: tuple[str, ...]
    source: Source
    entry: str = ""
    """The entry that has it as its proof or in its answer; empty for words of the paragraph."""
    proof: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words of a message stand."""

    nearness: Nearness
    sources: tuple[Source, ...]
    """The paragraphs, each once."""
    proofs: tuple[str, ...]
    """The entries that have the words in their proof, one after the other."""
    words: tuple[str, ...]


class Passages:
    """Knows the words of one Knowledge."""

    def __init__(self, knowledge: Knowledge, words: Words) -> None:
        """Keep where to look; the words are noted at the first message that may be a phrase."""
        self._knowledge = knowledge
        self._words = words
        ignored = (word for phrase in knowledge.vocabulary.ignored for word in words.of(phrase))
        self._idle = FUNCTION_STEMS.union(word.stem for word in ignored)
        self._units: list[_Unit] = []
        self._where: dict[str, set[int]] = defaultdict(set)

    def of(self, message: str, stems: Sequence[str]) -> Found | None:
        """Where the words of a message stand together; None where they do not, or it asks something.

        Args:
            message: as it was typed.
            stems: of its words.
        """
        if not 0 < len(stems) <= LONGEST or _asks(message) or not any(map(str.isalnum, message)):
            return None
        telling = _telling(stems)
        if self._idle.issuperset(telling):
            return None
        self._prepare()
        places = set.intersection(*(self._where.get(one, set()) for one in telling))
        found = {place: near for place in places if (near := _nearness(telling, self._units[place].stems))}
        if not found:
            scattered = self._scattered(telling)
            return Found(Nearness.PARAGRAPH, scattered, (), tuple(telling)) if scattered else None
        best = max(found.values())
        units = [self._units[place] for place in sorted(found) if found[place] is best]
        own = [one for one in units if not one.entry or one.proof] or units
        proofs = (one.entry for one in units if one.proof) if best is Nearness.TOGETHER else ()
        sources = tuple(dict.fromkeys(one.source for one in own))
        return Found(best, sources, tuple(dict.fromkeys(proofs)), tuple(telling))

    def has(self, message: str) -> bool:
        """Whether the words of a message, two or more, stand one after the other somewhere."""
        found = self.of(message, [word.stem for word in self._words.of(message)])
        return found is not None and found.nearness is Nearness.TOGETHER and len(found.words) > 1

    def _scattered(self, telling: Sequence[str]) -> tuple[Source, ...]:
        """The paragraphs of which all the words are said, where there are few."""
        sources = [{self._units[place].source for place in self._where.get(one, ())} for one in telling]
        found = set.intersection(*sources) if len(telling) > 1 else set()
        return tuple(sorted(found)) if len(found) <= _FEW else ()

    def _prepare(self) -> None:
        if self._units:
            return
        there = self._knowledge.briefings
        self._units = [one for one in self._all() if one.stems and one.source[0] in there]
        for place, unit in enumerate(self._units):
            for one in unit.stems:
                self._where[one].add(place)

    def _all(self) -> Iterator[_Unit]:
        for briefing in self._knowledge.briefings.values():
            for one in briefing.paragraphs.values():
                source = (briefing.id, one.number)
                texts = [one.summary, *one.points.values()]
                if own := briefing.full_text.get(one.number):
                    texts = own.splitlines()
                for text in texts:
                    yield from (_Unit(self._cut(part.words), source) for part in sentences(text))
        for entry in self._knowledge.entries.values():
            if entry.answers and not entry.withheld:
                yield from self._of_entry(entry)

    def _of_entry(self, entry: Entry) -> Iterator[_Unit]:
        for one in entry.evidence:
            yield _Unit(self._cut(one.quote), (one.briefing, one.paragraph), entry.id, proof=True)
        for sentence in sentences(entry.answer):
            if sentence.cited:
                briefing, number = sentence.cited[0]
                source = (briefing or self._knowledge.only_briefing, number)
                yield _Unit(self._cut(without_markers(sentence.words)), source, entry.id)

    def _cut(self, text: str) -> tuple[str, ...]:
        return tuple(_telling([word.stem for word in self._words.of(text)]))


def _asks(message: str) -> bool:
    """Whether a message begins as a question does; "can't cope" does not."""
    return bool(ASKING.match(message)) and "can't" not in message.lower().replace("’", "'").split()[:1]


def _telling(stems: Sequence[str]) -> list[str]:
    return [one for one in stems if one not in FUNCTION_STEMS]


def _nearness(wanted: Sequence[str], stems: Sequence[str]) -> Nearness | None:
    """How near each other words stand in a text that has all of them."""
    length = len(wanted)
    for start in range(len(stems) - length + 1):
        if list(stems[start : start + length]) == list(wanted):
            return Nearness.TOGETHER
    places = [[place for place, one in enumerate(stems) if one == word] for word in wanted]
    first = min(places, key=len)
    near = any(all(min(abs(one - start) for one in each) <= _MOST_APART for each in places) for start in first)
    return Nearness.SENTENCE if near and length > 1 else None
