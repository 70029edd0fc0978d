"""The numbers behind features: each stem, concept, pair and three letters of a stem has a row in the index."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from bot.answering.constants import BESIDE_EACH_OTHER, CONCEPTS_TOGETHER, LETTERS, ONE_BETWEEN, WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answering.features import Features

START, END, UNKNOWN = 0, 1, 2
EDGES = ("^", "$", "?")
"""What the first three terms stand for: both ends of a text, and a word that the knowledge does not have."""
_BITS = 28
PAIR_WEIGHTS = (BESIDE_EACH_OTHER, ONE_BETWEEN, CONCEPTS_TOGETHER)
PAIR_NAMES = ("{} {}", "{} … {}", "{} with {}")
"""How the kinds of pairs are shown, in the order of their weights."""


def letters(term: str) -> list[str]:
    """The runs of three letters of a stem, its edges marked by blanks; a concept has none."""
    if term[0] == "#":
        return []
    edged = f" {term} "
    return list(dict.fromkeys(edged[start : start + 3] for start in range(len(edged) - 2)))


def square_of(term: str) -> float:
    """The square of a term's weight, its letters included: what it adds to the square of a text's length."""
    return WORD**2 + LETTERS**2 * len(letters(term))


def terms_of(features: Features) -> list[str]:
    """The stems and concepts of a text, each once."""
    return [*features.words, *features.concepts]


def pairs(features: Features, numbers: Mapping[str, int]) -> list[int]:
    """The pairs of a text as keys, each once: neighbours, words with one between, and concepts that meet.

    Args:
        features: the text.
        numbers: each known term's number, below 2 to the 28th.
    """
    units = [numbers.get(one, UNKNOWN) for one in features.units]
    keys = [first << _BITS | second for first, second in pairwise([START, *units, END])]
    keys += [1 << 2 * _BITS | first << _BITS | second for first, second in zip(units, units[2:], strict=False)]
    met = sorted(numbers.get(one, UNKNOWN) for one in features.concepts)
    keys += [2 << 2 * _BITS | first << _BITS | second for first, second in combinations(met[:12], 2)]
    return list(dict.fromkeys(keys))


def kind_of(key: int) -> int:
    """Which kind of pair a key stands for: a place in `PAIR_WEIGHTS`."""
    return key >> 2 * _BITS


def name_of(key: int, terms: Sequence[str]) -> str:
    """A pair in words."""
    mask = (1 << _BITS) - 1
    return PAIR_NAMES[kind_of(key)].format(terms[key >> _BITS & mask], terms[key & mask])
