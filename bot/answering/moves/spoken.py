"""Tells by its words what a clause does that is no expression: which move, a courtesy, or a question.

A linear classifier over words and pairs of neighbouring words, learnt from what the expressions stand for and from the
wordings of entries, which are questions (the passive-aggressive update PA-I, averaged; Crammer and others, "Online
Passive-Aggressive Algorithms", JMLR 7, 2006). Its weights can be read, as those of the entries can.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from bot.answering.constants import PER_ONE
from bot.answering.moves.levelling import cut
from bot.answering.wording import Words
from bot.knowledge.expressions import ExpressionError, Parser, sample
from bot.knowledge.values import UNWORDED_MOVES, Knowledge, Move

if TYPE_CHECKING:
    from collections.abc import Mapping

COURTESY, QUESTION = "courtesy", "question"
"""What a clause is besides a move."""
CLASSES = (*(str(one) for one in Move if one not in UNWORDED_MOVES), COURTESY, QUESTION)
_SAMPLES = 40
"""Of what an expression stands for, at least."""
_PER_WORD = 0.7
"""More of them, for each of its words."""
_QUESTIONS = 2_500
"""Wordings that are learnt from, at most."""
_ROUNDS = 4
_LARGEST_STEP = 0.5
_KEPT_FROM = 0.05
"""Weights: words of which none is larger say nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """What was learnt of the words in which people speak."""

    terms: Mapping[str, int]
    """Words and pairs, each with its row."""
    weights: array[int]
    """Row by row the weight of each class (`PER_ONE`)."""

    def knows(self, stem: str) -> bool:
        """Whether any expression or question has this word."""
        return stem in self.terms

    def of(self, stems: Sequence[str]) -> tuple[str, float]:
        """What a clause is, and by how much more than anything else: by one, the distance that learning asks for."""
        rows = [self.terms[one] for one in _features(stems) if one in self.terms]
        if not rows:
            return QUESTION, 0.0
        table = np.frombuffer(self.weights, dtype=np.int16).reshape(-1, len(CLASSES))
        sums = table[rows].sum(axis=0, dtype=np.int64)
        second, first = np.argpartition(sums, -2)[-2:]
        return CLASSES[first], float(sums[first] - sums[second]) / PER_ONE


def learn_spoken(knowledge: Knowledge, words: Words) -> Spoken:
    """Learn from a knowledge's conversation and wordings."""
    examples = [(place, frozenset(_features(stems))) for place, stems in _examples(knowledge, words)]
    terms: dict[str, int] = {}
    for _, features in examples:
        for one in sorted(features):
            terms.setdefault(one, len(terms))
    rows = [np.array([terms[one] for one in features], dtype=np.int64) for _, features in examples]
    weights = np.zeros((len(terms), len(CLASSES)))
    total = np.zeros_like(weights)
    order = list(range(len(examples)))
    random = Random(0)  # noqa: S311 - the order of the examples, the same each time
    for _ in range(_ROUNDS):
        random.shuffle(order)
        for number in order:
            own = examples[number][0]
            scores = weights[rows[number]].sum(axis=0)
            right = scores[own]
            scores[own] = -np.inf
            rival = int(scores.argmax())
            loss = 1 - (right - scores[rival])
            if loss > 0:
                step = min(_LARGEST_STEP, loss / (2 * len(rows[number])))
                weights[rows[number], own] += step
                weights[rows[number], rival] -= step
        total += weights
    weights = total / _ROUNDS
    kept = [term for term, row in terms.items() if abs(weights[row]).max() >= _KEPT_FROM]
    whole = np.rint(PER_ONE * weights[[terms[one] for one in kept]]).clip(-(2**15), 2**15 - 1)
    return Spoken({one: row for row, one in enumerate(kept)}, array("h", whole.astype(np.int16).tobytes()))


def _examples(knowledge: Knowledge, words: Words) -> Iterator[tuple[int, Sequence[str]]]:
    """Stems with the place of their class: samples of every expression, and wordings."""
    talk = knowledge.conversation
    if not talk.moves:
        return
    parser = Parser(talk.parts, lambda text: cut(words.of(text)))
    random = Random(1)  # noqa: S311 - the same samples each time
    lines = [(CLASSES.index(move), line) for move, texts in talk.moves.items() for line in texts]
    lines += ((CLASSES.index(COURTESY), line) for line in (*talk.openers, *talk.closers))
    lines += ((CLASSES.index(QUESTION), line) for line in talk.questions)
    for place, line in lines:
        try:
            expression = parser.read(line)
        except ExpressionError:
            continue
        seen = set()
        for _ in range(max(_SAMPLES, int(_PER_WORD * len(line.split("|"))))):
            stems = tuple(sample(expression, random))
            if stems and stems not in seen:
                seen.add(stems)
                yield place, stems
    every = [text for entry in knowledge.entries.values() for text in entry.phrasings]
    for text in every[:: 1 + len(every) // _QUESTIONS]:
        yield CLASSES.index(QUESTION), cut(words.of(text))


def _features(stems: Sequence[str]) -> Iterator[str]:
    yield from stems
    before = "^"
    for one in (*stems, "$"):
        yield f"{before} {one}"
        before = one
