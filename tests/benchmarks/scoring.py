"""The figures of the finding benchmark: areas, thresholds, shares. Plain Python, so that each can be read."""

from __future__ import annotations

import math
import random
import statistics
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.benchmarks.banking import Asked
    from tests.benchmarks.peers import Found, Kind

WRONG_COSTS = 5
"""How many right answers one wrong answer outweighs where a peer's threshold is chosen."""
FIFTH = 5


class Spread(NamedTuple):
    """A figure over several seeds."""

    mean: float
    deviation: float
    """Sample standard deviation; 0 for one seed."""


def spread(figures: Sequence[float]) -> Spread:
    """The mean of figures and how far they lie apart."""
    return Spread(statistics.fmean(figures), statistics.stdev(figures) if len(figures) > 1 else 0.0)


def area(known: Sequence[float], unknown: Sequence[float]) -> float:
    """The area under the ROC curve: how often a known question scores above an unknown one; a tie counts half."""
    below = ties = 0.0
    passed = 0
    marked = sorted([(score, True) for score in known] + [(score, False) for score in unknown])
    for _, group in groupby(marked, key=lambda one: one[0]):
        sides = [side for _, side in group]
        here = sum(sides)
        below += here * passed
        ties += here * (len(sides) - here)
        passed += len(sides) - here
    return (below + ties / 2) / (len(known) * len(unknown))


def best_threshold(scored: Iterable[tuple[float, bool]]) -> float:
    """The least score to answer from, for the most right answers less five times the wrong ones.

    Args:
        scored: for each held-out question the score, and whether the first found is right.

    Returns:
        The threshold; infinite where it is best never to answer.
    """
    best, threshold, gained = 0, math.inf, 0
    for score, group in groupby(sorted(scored, reverse=True), key=lambda one: one[0]):
        gained += sum(1 if right else -WRONG_COSTS for _, right in group)
        if gained > best:
            best, threshold = gained, score
    return threshold


def held_out_threshold(kind: Kind, phrasings: Mapping[str, tuple[str, ...]], folds: int, seed: int) -> float:
    """A peer's threshold, chosen on a part of its training data that it was not built on.

    The test is rehearsed: a third of the categories is left out, a fifth of the other categories' training questions is
    held out, and half as many questions of those left out are asked beside them.

    Args:
        kind: the peer.
        phrasings: what it will be built on, the title of each category first.
        folds: how many times, at most five; each holds out another fifth and leaves out another third.
        seed: decides which.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    scored: list[tuple[float, bool]] = []
    for fold in range(folds):
        names = sorted(phrasings)
        left_out = set(chance.sample(names, len(names) // 3))
        built: list[tuple[str, int]] = []
        asked: list[tuple[str, int]] = []
        foreign: list[str] = []
        for place, name in enumerate(names):
            title, *rest = phrasings[name]
            chance.shuffle(rest)
            held = rest[fold::FIFTH]
            if name in left_out:
                foreign += rest
            else:
                built += [(one, place) for one in (title, *rest) if one not in held]
                asked += [(one, place) for one in held]
        asked += [(one, len(names)) for one in chance.sample(foreign, min(len(foreign), len(asked) // 2))]
        found = asked_of(kind, built, [one for one, _ in asked])
        scored += [(one.score, one.place == place) for one, (_, place) in zip(found, asked, strict=True)]
    return best_threshold(scored)


def asked_of(kind: Kind, built: Sequence[tuple[str, int]], questions: Sequence[str]) -> list[Found]:
    """What a peer built on phrasings finds for questions."""
    peer = kind.make()
    try:
        peer.build([text for text, _ in built], [place for _, place in built])
        return peer.firsts(questions)
    finally:
        peer.close()


def shares(outcomes: Iterable[str], names: Sequence[str]) -> dict[str, float]:
    """How much of all outcomes each name is."""
    listed = list(outcomes)
    return {name: listed.count(name) / len(listed) for name in names}


def left_out_of(categories: Iterable[str], seed: int) -> set[str]:
    """The third of the categories that nothing is known of, another for each seed."""
    names = sorted(categories)
    return set(random.Random(seed).sample(names, len(names) // 3))  # noqa: S311 - nothing here is secret


def some_questions(test: Sequence[Asked], most: int) -> list[Asked]:
    """At most so many test questions, always the same ones; all for 0."""
    return random.Random(0).sample(test, most) if 0 < most < len(test) else list(test)  # noqa: S311 - nothing secret
