"""Expressions: one line for many ways to say the same, as in "(can|could) you (please|) repeat <it>".

`(a|b)` is one of several, `(a|)` may be left out, `<name>` stands for a phrase with that name. The form is a small part
of what hassil, the intent parser of Home Assistant, reads. An expression is never written out into all that it stands
for, which may be millions of lines: it is followed word by word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

_TOKEN = re.compile(r"[()|]|<[a-z0-9-]+>|[^()|<>]+|[<>]")
_WORD = re.compile(r"[^\s()|<>]+")
MOST_DEEP = 12
"""Brackets and names inside each other: deeper ones are a slip, or a phrase that holds itself."""


class ExpressionError(ValueError):
    """An expression that cannot be read; its text says what is wrong."""


@dataclass(frozen=True, slots=True)
class Options:
    """One of several sequences; an empty one where it may be left out."""

    sequences: tuple[Sequence_, ...]
    by_first: Mapping[str, tuple[Sequence_, ...]]
    """Those that begin with a word, by it."""
    others: tuple[Sequence_, ...]
    """Those that are empty, or begin with options."""

    @classmethod
    def of(cls, sequences: Sequence[Sequence[str | Options]]) -> Options:
        """Make options of sequences."""
        by_first: dict[str, list[Sequence_]] = {}
        others: list[Sequence_] = []
        whole = [tuple(one) for one in sequences]
        for one in whole:
            first = one[0] if one else None
            (by_first.setdefault(first, []) if isinstance(first, str) else others).append(one)
        return cls(tuple(whole), {first: tuple(some) for first, some in by_first.items()}, tuple(others))


Sequence_ = tuple["str | Options", ...]
"""Words and options that follow each other."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that was read."""

    nodes: Sequence_
    words: frozenset[str]
    """Every word that stands in it."""


@dataclass(slots=True)
class Parser:
    """Reads expressions.

    `cut` gives the words of a text, as those of the messages are that it is compared with; `parts` are the phrases that
    have a name.
    """

    parts: Mapping[str, str]
    cut: Callable[[str], Sequence[str]]
    _known: dict[str, Options] = field(default_factory=dict)

    def read(self, text: str) -> Expression:
        """Read an expression.

        Raises:
            ExpressionError: a bracket is not closed, a name stands for nothing, or nothing is left of it.
        """
        nodes = self._nodes(text, 0)
        words = frozenset(_words_of(nodes))
        if not words:
            raise ExpressionError(_NOTHING)
        return Expression(nodes, words)

    def _nodes(self, text: str, depth: int) -> Sequence_:
        tokens = _TOKEN.findall(text)
        options, end = self._options(tokens, 0, depth)
        if end < len(tokens):
            raise ExpressionError(_UNOPENED)
        return options.sequences[0] if len(options.sequences) == 1 else (options,)

    def _options(self, tokens: Sequence[str], place: int, depth: int) -> tuple[Options, int]:
        if depth > MOST_DEEP:
            raise ExpressionError(_DEEP)
        sequences: list[list[str | Options]] = [[]]
        while place < len(tokens) and tokens[place] != ")":
            piece = tokens[place]
            place += 1
            if piece == "|":
                sequences.append([])
            elif piece == "(":
                inner, place = self._options(tokens, place, depth + 1)
                if place >= len(tokens):
                    raise ExpressionError(_UNCLOSED)
                place += 1
                sequences[-1].append(inner)
            elif piece[0] == "<":
                sequences[-1].append(self._named(piece, depth))
            elif piece == ">":
                raise ExpressionError(_UNOPENED)
            else:
                sequences[-1] += self.cut(piece)
        return Options.of(sequences), place

    def _named(self, token: str, depth: int) -> Options:
        name = token.strip("<>")
        if name not in self.parts:
            raise ExpressionError(_NAMELESS.format(name=name))
        if name not in self._known:
            nodes = self._nodes(self.parts[name], depth + 1)
            self._known[name] = nodes[0] if len(nodes) == 1 and isinstance(nodes[0], Options) else Options.of([nodes])
        return self._known[name]


@dataclass(frozen=True, slots=True)
class Slack:
    """How far a message may be from an expression."""

    small: Collection[str] = ()
    """Words that may stand in only one of the two."""
    most: int = 0
    """How many of them."""


EXACT = Slack()


def ends(
    expression: Expression, words: Sequence[str], starts: Mapping[int, int], slack: Slack = EXACT
) -> dict[int, int]:
    """Return where an expression can end in a text, with how many small words each end costs.

    Args:
        expression: what to follow.
        words: of the text.
        starts: the places where it may begin, in words, with what each has cost already.
        slack: how far the two may be apart.
    """
    return _sequence(expression.nodes, words, dict(starts), slack)


def firsts(expression: Expression) -> frozenset[str]:
    """Return the words with which a text can begin that an expression stands for."""
    found: set[str] = set()
    _begin(expression.nodes, found)
    return frozenset(found)


def _begin(nodes: Sequence_, found: set[str]) -> bool:
    """Add the words that nodes can begin with; whether they can also be empty."""
    for node in nodes:
        if isinstance(node, str):
            found.add(node)
            return False
        if not any([_begin(one, found) for one in node.sequences]):  # noqa: C419 - every one is looked at
            return False
    return True


def sample(expression: Expression, random: Random) -> list[str]:
    """Return the words of one of the ways to say what an expression stands for."""
    return list(_sampled(expression.nodes, random))


def _sampled(nodes: Sequence_, random: Random) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            yield from _sampled(random.choice(node.sequences), random)


def _sequence(nodes: Sequence_, words: Sequence[str], states: dict[int, int], slack: Slack) -> dict[int, int]:
    for node in nodes:
        if not states:
            break
        states = _word(node, words, states, slack) if isinstance(node, str) else _one_of(node, words, states, slack)
    return states


def _one_of(options: Options, words: Sequence[str], states: dict[int, int], slack: Slack) -> dict[int, int]:
    found: dict[int, int] = {}
    sequences: Iterable[Sequence_] = options.sequences
    if slack.most == 0:
        begun = {words[at] for at in states if at < len(words)}
        sequences = [*options.others, *(one for word in begun for one in options.by_first.get(word, ()))]
    for nodes in sequences:
        for place, cost in _sequence(nodes, words, states, slack).items():
            if cost < found.get(place, cost + 1):
                found[place] = cost
    return found


def _word(word: str, words: Sequence[str], states: dict[int, int], slack: Slack) -> dict[int, int]:
    found: dict[int, int] = {}
    for start, begun in states.items():
        place, cost = start, begun
        while place < len(words) and words[place] != word and cost < slack.most and words[place] in slack.small:
            place, cost = place + 1, cost + 1
        if place < len(words) and words[place] == word:
            found[place + 1] = min(cost, found.get(place + 1, cost))
        if word in slack.small and begun < slack.most:
            found[start] = min(begun + 1, found.get(start, begun + 1))
    return found


def _words_of(nodes: Sequence_) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            for one in node.sequences:
                yield from _words_of(one)


def fault_in(text: str, parts: Mapping[str, str], depth: int = 0) -> str:
    """Return what is wrong with an expression, without reading it; an empty string where nothing is."""
    if depth > MOST_DEEP:
        return _DEEP
    opened = 0
    for piece in _TOKEN.findall(text):
        opened += (piece == "(") - (piece == ")")
        if opened < 0 or piece in "<>":
            return _UNOPENED
        name = piece[1:-1] if piece[0] == "<" else ""
        if name and name not in parts:
            return _NAMELESS.format(name=name)
        if name and depth and (fault := fault_in(parts[name], parts, depth + 1)):
            return fault
    if opened:
        return _UNCLOSED
    return "" if _WORD.search(text) else _NOTHING


_NOTHING = "it holds no word"
_UNOPENED = "a bracket closes that none opened"
_UNCLOSED = "a bracket is not closed"
_DEEP = "brackets or names stand too deep in each other"
_NAMELESS = "there is no phrase <{name}> under `parts`"
