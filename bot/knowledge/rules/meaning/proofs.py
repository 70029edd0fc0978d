"""What a sentence is held against: the points that it is proved by, and the words that are quoted of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.knowledge.rules.fault_texts import shortened
from bot.knowledge.rules.meaning.words import clauses, denies, keys_of, telling, undenied, words_of

if TYPE_CHECKING:
    from bot.knowledge.markers import Sentence
    from bot.knowledge.values import Evidence, Knowledge

_SENTENCE: Final = re.compile(r"\S[^.!?]*[.!?]?")
_TOLD: Final = (
    "say|says|said|give|gives|given|explain|explains|explained|list|lists|listed|name|names|named|reproduce|reproduced"
    "|present|presents|presented|spell|set|sets|mention|mentions|mentioned|add|adds|cover|covers|describe|describes"
    "|described|tell|tells|define|count|counts|quote|quotes|show|shows|use|uses|state|states|specify|include|print|repeat"
)
_NOT_SAID: Final = re.compile(
    rf"\b(?:(?:does|do|did|is|are|was|were|but|and) not|cannot)\s+(?:\w+\s+)?(?:{_TOLD})\b"
    rf"|\b(?:{_TOLD})\b.{{0,40}}\b(?:no|nothing|none)\b|\bnothing (?:is|was) (?:{_TOLD})\b"
    r"|\b(?:briefing|document|evaluation|paragraph|passage|letter|line|text)(?: itself)? does not\b"
)


def is_unsaid(clause: Sequence[str]) -> bool:
    """Whether a clause tells what the briefing does not say."""
    return bool(_NOT_SAID.search(" ".join(clause)))


@dataclass(frozen=True)
class Point:
    """One point of a paragraph as it proves a sentence."""

    told: str
    """A whole statement: what we say of the point, or a sentence of the paragraph, where the proof names no point."""
    quoted: tuple[str, ...]
    """What is quoted of it: often a fragment, whose "should not" stands in the line above."""
    section: str

    @property
    def texts(self) -> Sequence[str]:
        """Everything that is known of it."""
        return [*([self.told] if self.told else []), *self.quoted]

    @cached_property
    def words(self) -> Sequence[str]:
        """The words of all that is known of it."""
        return [word for text in self.texts for word in (*words_of(text), ".")]

    @cached_property
    def undenied(self) -> AbstractSet[str]:
        """The words of it that no "not" stands straight before."""
        return frozenset(undenied(self.words))

    @cached_property
    def keys(self) -> AbstractSet[str]:
        """How its telling words begin."""
        return frozenset().union(*map(keys_of, self.texts))


_point = lru_cache(maxsize=2048)(Point)


class Difference(NamedTuple):
    """In what a sentence and its proofs differ."""

    code: str
    what: str
    why: str
    warning: bool = True


@dataclass(frozen=True)
class Held:
    """A sentence, held against its proofs."""

    sentence: str
    said_yes: bool
    """Whether a "Yes" stands before it, to a question that denies nothing."""
    points: Sequence[Point]
    paragraphs: Sequence[str]
    """Everything that is said in the paragraphs that it cites."""
    in_full: bool
    """Whether the publisher's own words of each of them are known."""
    knowledge: Knowledge

    @cached_property
    def said(self) -> Sequence[str]:
        """The words of the sentence."""
        return words_of(self.sentence)

    @cached_property
    def claimed(self) -> Sequence[str]:
        """Its words, without the clauses that tell what the briefing does not say: of that there is no proof."""
        parts = [one for one in clauses(self.said) if not is_unsaid(one)]
        return [word for one in parts for word in (*one, ".")]

    @cached_property
    def near(self) -> Sequence[Sequence[str]]:
        """The words of the points that it shares a telling word with, or of all of them where it shares none."""
        return [point.words for point in self._sharing(self.said, 1)]

    def nearest(self, clause: Sequence[str], least: int = 1) -> Sequence[Point]:
        """The points that share the most telling words with a clause, or all where none shares as many as `least`."""
        return self._sharing(clause, max(least, *self._shared(clause).values()))

    def _sharing(self, words: Sequence[str], least: int) -> Sequence[Point]:
        shared = self._shared(words)
        return [point for at, point in enumerate(self.points) if shared[at] >= least] or self.points

    def _shared(self, words: Sequence[str]) -> Mapping[int, int]:
        own = {telling(word) for word in words} - {""}
        return {at: len(own & point.keys) for at, point in enumerate(self.points)}

    @property
    def proof(self) -> str:
        """The words of the proof that is nearest to it, for a fault."""
        own = keys_of(self.sentence)
        quotes = [quote for point in self.points for quote in point.quoted]
        return shortened(max(quotes, key=lambda quote: len(own & keys_of(quote))))

    def word_for(self, key: str) -> str:
        """The first word of the sentence that is compared by this beginning."""
        return next((word for word in self.said if telling(word) == key), key)

    @property
    def sources(self) -> Sequence[str]:
        """The texts that may prove it: of its points, of their headings, and what the briefings are called."""
        return [text for point in self.points for text in (*point.texts, point.section)] + self.called

    @property
    def called(self) -> list[str]:
        """What the briefings are called, and who publishes them."""
        briefings = self.knowledge.briefings.values()
        initials = ["".join(word[0] for word in one.title.split()) for one in briefings]
        return [f"{one.title} {one.publisher} Union {one.date}" for one in briefings] + initials


def held_against(
    sentence: Sentence, before: Sentence | None, proofs: Iterable[Evidence], question: str, knowledge: Knowledge
) -> Held | None:
    """Return a sentence and its proofs; None where it cites nothing that there is.

    Args:
        sentence: one sentence of a text.
        before: the sentence before it.
        proofs: everything that is quoted for the text.
        question: what the text answers.
        knowledge: where their paragraphs stand.
    """
    points: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for one in proofs:
        if (one.briefing, one.paragraph) in sentence.cited or ("", one.paragraph) in sentence.cited:
            points[one.briefing, one.paragraph, one.point].append(one.quote)
    held: list[Point] = []
    paragraphs: dict[tuple[str, str], str] = {}
    in_full = True
    for (source, number, letter), quotes in points.items():
        briefing = knowledge.briefings.get(source)
        paragraph = briefing.paragraphs.get(number) if briefing else None
        if briefing and paragraph:
            own = briefing.full_text.get(number, "")
            if told := paragraph.points.get(letter):
                held.append(_point(told, tuple(quotes), paragraph.section))
            else:
                parts = _SENTENCE.findall(own or paragraph.our_words)
                held.extend(_point(part, (), paragraph.section) for part in parts)
                held.append(_point("", tuple(quotes), paragraph.section))
            in_full = in_full and bool(own)
            paragraphs[source, number] = f"{paragraph.section} {paragraph.our_words} {own}"
    opener = before.words if before and not before.needs_marker else sentence.words
    said_yes = opener.lower().startswith("yes") and not any(map(denies, words_of(question)))
    return Held(sentence.words, said_yes, held, list(paragraphs.values()), in_full, knowledge) if held else None
