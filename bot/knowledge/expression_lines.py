"""Lines: expressions that are read only when a message can fit them, as most lines never have to be."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from bot.knowledge.expressions import EXACT, MOST_DEEP, ExpressionError, Parser, ends, firsts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.knowledge.expressions import Expression, Slack

_NAME = re.compile(r"<([a-z0-9-]+)>")
_WORD = re.compile(r"[^\s()|<>]+")


class Line:
    """An expression that is read when a text has no other words than it has: most lines never have to be."""

    def __init__(self, text: str, words: frozenset[str], parser: Parser) -> None:
        """Keep what is needed to read it.

        Args:
            text: as it was typed.
            words: every word in it and in the phrases that it names.
            parser: reads it.
        """
        self.text = text
        self.words = words
        self._parser = parser

    @cached_property
    def expression(self) -> Expression | None:
        """The expression; None where it cannot be read: the check tells of it."""
        try:
            return self._parser.read(self.text)
        except ExpressionError:
            return None

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The words that it can begin with."""
        return firsts(self.expression) if self.expression else frozenset()

    def ends(self, words: Sequence[str], starts: Mapping[int, int], slack: Slack = EXACT) -> dict[int, int]:
        """Where it can end in a text, as `ends` has it."""
        return ends(self.expression, words, starts, slack) if self.expression else {}


class Lines:
    """Makes lines of texts."""

    def __init__(self, parts: Mapping[str, str], cut: Callable[[str], Sequence[str]]) -> None:
        """Keep the phrases that have a name, and how texts are cut."""
        self._parser = Parser(parts, cut)
        self._parts = parts
        self._cut = cut
        self._of_part: dict[str, frozenset[str]] = {}
        self._made: dict[str, Sequence[str]] = {}

    def of(self, texts: Iterable[str]) -> list[Line]:
        """Return a line for each text."""
        return [Line(text, self._words_of(text), self._parser) for text in texts]

    def _words_of(self, text: str, depth: int = 0) -> frozenset[str]:
        found: set[str] = set()
        for name in _NAME.findall(text) if depth < MOST_DEEP else ():
            if name not in self._of_part:
                self._of_part[name] = self._words_of(self._parts.get(name, ""), depth + 1)
            found |= self._of_part[name]
        for word in set(_WORD.findall(_NAME.sub(" ", text))):
            if word not in self._made:
                self._made[word] = self._cut(word)
            found.update(self._made[word])
        return frozenset(found)
