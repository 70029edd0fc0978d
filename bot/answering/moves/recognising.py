"""Recognises a move: a message that is one of the conversation's expressions, and nothing else.

Words that may stand around it, "sorry, could you … please", are passed over, and one or two small words more or less do
no harm. Every other word must belong to the expression: so no question is ever taken for a move.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from bot.answering.moves.levelling import cut
from bot.answering.word_classes import words_of
from bot.answering.wording import Words, stem
from bot.knowledge.expression_lines import Line, Lines
from bot.knowledge.expressions import EXACT, Slack
from bot.knowledge.values import Conversation, Move

LONGEST_MOVE = 16
"""Words; a longer message is more than a move."""
SMALL = frozenset(
    map(stem, words_of("the a an that this it to of for on in is are was do does did can could would will be"))
)
"""Small words that may stand in only one of a message and an expression."""
_ONE_FROM, _TWO_FROM = 4, 7
"""Words of a message from which on one small word, or two, may be more or less."""


class Chains:
    """Lines that can follow each other, by the words with which they begin; made at the first text that needs them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Keep the lines."""
        self._lines = lines

    @cached_property
    def _by_first(self) -> Mapping[str, Sequence[Line]]:
        found: dict[str, list[Line]] = {}
        for line in self._lines:
            for first in line.firsts:
                found.setdefault(first, []).append(line)
        return found

    def reached(self, stems: Sequence[str], start: int, most: int = LONGEST_MOVE) -> set[int]:
        """The places of a text that a chain of at most so many lines reaches from one, that one too."""
        reached, fresh = {start}, {start}
        for _ in range(most):
            found: set[int] = set()
            for place in fresh:
                for line in self._by_first.get(stems[place], ()) if place < len(stems) else ():
                    found.update(line.ends(stems, {place: 0}))
            fresh = found - reached
            reached |= fresh
            if not fresh:
                break
        return reached


class Recogniser:
    """Knows the moves of one conversation."""

    def __init__(self, talk: Conversation, words: Words, greetings: Sequence[str] = ()) -> None:
        """Keep the conversation.

        Args:
            talk: its lines.
            words: cuts texts into words.
            greetings: more lines for a greeting.
        """
        lines = Lines(talk.parts, lambda text: cut(words.of(text)))
        self._moves = [(move, line) for move, texts in talk.moves.items() for line in lines.of(texts)]
        self._moves += ((Move.GREET, line) for line in lines.of(greetings))
        around = lines.of(talk.around)
        self._around = Chains(around)
        self._questions = lines.of(talk.questions)
        self._passable = SMALL.union(*(one.words for one in around))
        self._known = self._passable.union(*(one.words for _, one in self._moves))

    def of(self, stems: Sequence[str]) -> list[Move]:
        """The moves that a message may be, the nearest first; none where it is more than a move.

        Args:
            stems: of its words, as `levelling.cut` gives them.
        """
        if not 0 < len(stems) <= LONGEST_MOVE or not self._known.issuperset(stems):
            return []
        own = {one for one in stems if one not in self._passable}
        lines = [(move, line) for move, line in self._moves if line.words >= own and not line.words.isdisjoint(stems)]
        if not lines or self.is_question(stems):
            return []
        starts = self._around.reached(stems, 0)
        finishes = {place for place in range(1, len(stems) + 1) if len(stems) in self._around.reached(stems, place)}
        for most in range(1 + (len(stems) >= _ONE_FROM) + (len(stems) >= _TWO_FROM)):
            found = _within(lines, stems, (starts, finishes), Slack(SMALL, most) if most else EXACT)
            if found:
                return found
        return []

    def knows(self, stem: str) -> bool:
        """Whether any line has this word."""
        return stem in self._known

    def is_question(self, stems: Sequence[str]) -> bool:
        """Whether a message is a question that only looks like a move."""
        return any(line.words.issuperset(stems) and self._is(line, stems) for line in self._questions)

    @staticmethod
    def _is(line: Line, stems: Sequence[str]) -> bool:
        return len(stems) in line.ends(stems, {0: 0})


def _within(
    lines: Sequence[tuple[Move, Line]], stems: Sequence[str], places: tuple[set[int], set[int]], slack: Slack
) -> list[Move]:
    """The moves whose lines span a message, from one of the first places to one of the second; the longest first."""
    spans: dict[Move, int] = {}
    starts, finishes = places
    for move, line in lines:
        for start in starts:
            reached = line.ends(stems, {start: 0}, slack)
            longest = max((end - start for end in reached if end in finishes and end > start), default=0)
            if longest > spans.get(move, 0):
                spans[move] = longest
    return sorted(spans, key=lambda move: -spans[move])
