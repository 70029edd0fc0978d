"""Recognises a move: a message that is one of the conversation's expressions, and nothing else.

Words that may stand around it, "sorry, could you … please", are passed over, and one or two small words more or less do
no harm. Every other word must belong to the expression: so no question is ever taken for a move.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from bot.answering.moves.levelling import cut
from bot.answering.word_classes import words_of
from bot.answering.wording import Words, stem
from bot.knowledge.expressions import EXACT, MOST_DEEP, Expression, ExpressionError, Parser, Slack, ends, firsts
from bot.knowledge.values import Conversation, Move

LONGEST_MOVE = 16
"""Words; a longer message is more than a move."""
SMALL = frozenset(
    map(stem, words_of("the a an that this it to of for on in is are was do does did can could would will be"))
)
"""Small words that may stand in only one of a message and an expression."""
_ONE_FROM, _TWO_FROM = 4, 7
"""Words of a message from which on one small word, or two, may be more or less."""
_NAME = re.compile(r"<([a-z0-9-]+)>")


class Line:
    """A line of the conversation, read when a message has no other words than it has."""

    def __init__(self, text: str, words: frozenset[str], parser: Parser) -> None:
        """Keep what is needed to read it.

        Args:
            text: the line.
            words: the stems of every word in it and in the phrases that it names.
            parser: reads it.
        """
        self._text = text
        self._parser = parser
        self.words = words

    @cached_property
    def expression(self) -> Expression | None:
        """The line, read; None where it cannot be: the check has told of it."""
        try:
            return self._parser.read(self._text)
        except ExpressionError:
            return None

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The stems it can begin with."""
        return firsts(self.expression) if self.expression else frozenset()

    def ends(self, stems: Sequence[str], starts: Mapping[int, int], slack: Slack = EXACT) -> dict[int, int]:
        """Where it can end, as `expressions.ends` has it."""
        return ends(self.expression, stems, starts, slack) if self.expression else {}


class Lines:
    """Makes lines of texts."""

    def __init__(self, parts: Mapping[str, str], words: Words) -> None:
        """Keep the phrases that have a name."""
        self._parser = Parser(parts, lambda text: cut(words.of(text)))
        self._parts = parts
        self._words = words
        self._of_part: dict[str, frozenset[str]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}

    def of(self, texts: Iterable[str]) -> list[Line]:
        """A line for each text."""
        return [Line(text, self._words_of(text), self._parser) for text in texts]

    def _words_of(self, text: str, depth: int = 0) -> frozenset[str]:
        found: set[str] = set()
        for name in _NAME.findall(text) if depth < MOST_DEEP else ():
            if name not in self._of_part:
                self._of_part[name] = self._words_of(self._parts.get(name, ""), depth + 1)
            found |= self._of_part[name]
        for word in {*re.findall(r"[^\s()|<>]+", _NAME.sub(" ", text))}:
            if word not in self._stems:
                self._stems[word] = tuple(cut(self._words.of(word)))
            found.update(self._stems[word])
        return frozenset(found)


class Recogniser:
    """Knows the moves of one conversation."""

    def __init__(self, talk: Conversation, words: Words, greetings: Sequence[str] = ()) -> None:
        """Keep the conversation.

        Args:
            talk: its lines.
            words: cuts texts into words.
            greetings: more lines for a greeting.
        """
        lines = Lines(talk.parts, words)
        self._moves = [(move, line) for move, texts in talk.moves.items() for line in lines.of(texts)]
        self._moves += ((Move.GREET, line) for line in lines.of(greetings))
        self._around = lines.of(talk.around)
        self._questions = lines.of(talk.questions)
        self._passable = SMALL.union(*(one.words for one in self._around))
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
        starts = self._passed(stems, 0)
        finishes = {place for place in range(1, len(stems) + 1) if len(stems) in self._passed(stems, place)}
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

    def _passed(self, stems: Sequence[str], start: int) -> set[int]:
        """The places that can be reached from one by words that may stand around a move."""
        reached, fresh = {start}, {start}
        while fresh:
            found = {end for one in self._around for end in one.ends(stems, dict.fromkeys(fresh, 0))}
            fresh = found - reached
            reached |= found
        return reached


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
