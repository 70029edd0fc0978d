"""Works out once from a Knowledge what every question needs; the result is kept on disk between runs."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from bot.answering.features import Analyser
from bot.answering.moves.spoken import Spoken, learn_spoken
from bot.answering.nouns import nouns_by_form
from bot.answering.weights import LearntWeights, find
from bot.answering.wording import FUNCTION_WORDS, Words, mark_of
from bot.knowledge.values import Entry, Knowledge


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """The result of learning from one Knowledge."""

    weights: LearntWeights
    known: list[str]
    """Every word of the knowledge, as typed: what slips are mended towards."""
    everyday: array[int]
    """The marks of words that are no slips, in rising order."""
    nouns: array[int]
    """The marks of words that are nouns by their forms, in rising order."""
    marks: array[int]
    """The marks of all phrasings (`mark`), in rising order."""
    owners: array[int]
    """The place of the entry that has each of those phrasings; -1 where several have it."""
    spoken: Spoken
    """What was learnt of the words in which people speak, beside their questions."""

    def owner(self, stems: Sequence[str]) -> int | None:
        """The place of the one entry that has a phrasing of just these stems."""
        place = find(mark(stems), self.marks)
        return self.owners[place] if place >= 0 and self.owners[place] >= 0 else None


def study(knowledge: Knowledge, progress: Callable[[Iterable[int]], Iterable[int]] = lambda rounds: rounds) -> Learnt:
    """Learn from a Knowledge.

    Args:
        knowledge: its entries, wordings and vocabulary.
        progress: shows how far the learning is, as in `learn`.
    """
    from bot.answering.learning import learn  # noqa: PLC0415 - numpy: not for what is learnt already

    words = Words(knowledge.vocabulary.abbreviations, remember=True)
    analyser = Analyser(knowledge.vocabulary, words)
    entries = in_order(knowledge)
    texts = [[analyser.of(text) for text in entry.phrasings] for entry in entries]
    owners: dict[int, int] = {}
    for place, phrasings in enumerate(texts):
        for one in phrasings:
            own = mark(one.stems)
            owners[own] = place if owners.get(own, place) == place else -1
    marks = sorted(owners)
    weights = learn(texts, progress)
    for text in (text for signpost in knowledge.signposts for text in signpost.words):
        words.of(text)
    spoken = learn_spoken(knowledge, words)
    known = FUNCTION_WORDS | {one.lower() for one in knowledge.vocabulary.ignored}
    known |= {word.typed for made in words.made.values() for word in made}
    everyday, nouns = _everyday()
    of_marks = array("i", [owners[one] for one in marks])
    return Learnt(weights, sorted(known), everyday, nouns, array("q", marks), of_marks, spoken)


@cache
def _everyday() -> tuple[array[int], array[int]]:
    """The marks of some 160,000 everyday English words, none of which is taken for a slip; and of the nouns of them."""
    from spellchecker import SpellChecker  # noqa: PLC0415 - 0.4 s, for learning only

    frequency = SpellChecker(language="en").word_frequency.dictionary
    return _marks(frequency), _marks(nouns_by_form(frequency))


def _marks(words: Iterable[str]) -> array[int]:
    return array("I", sorted({mark_of(word) for word in words}))


def in_order(knowledge: Knowledge) -> list[Entry]:
    """The entries by their ids: the order of the files and of the entries in them must not matter."""
    return sorted(knowledge.entries.values(), key=lambda entry: entry.id)


def mark(stems: Sequence[str]) -> int:
    """A phrasing as a number of 63 bits."""
    return int.from_bytes(hashlib.blake2b(" ".join(stems).encode(), digest_size=8).digest(), "big") >> 1
