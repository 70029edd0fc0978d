"""Turns features into integer keys: each stem, concept, pair and run of three letters has a row in the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from bot.answering.constants import BESIDE_EACH_OTHER, CONCEPTS_TOGETHER, LETTERS
from bot.answering.features import Features

START, END, UNKNOWN = 0, 1, 2
EDGES = ("^", "$", "?")
"""What the first three terms stand for: both ends of a text, and a word that the knowledge does not have."""
MOST_MEETING = 12
"""Concepts of one text that make pairs."""
_BITS = 28
_MEETING = 1 << 2 * _BITS


def letters(term: str) -> list[str]:
    """The runs of three letters of a stem, its edges marked by blanks; a concept has none."""
    if term[0] == "#":
        return []
    edged = f" {term} "
    return list(dict.fromkeys(edged[start : start + 3] for start in range(len(edged) - 2)))


def square_of(term: str) -> float:
    """The square of a term's weight, its letters included: what it adds to the square of a text's length."""
    return 1 + LETTERS**2 * len(letters(term))


def terms_of(features: Features) -> list[str]:
    """The stems and concepts of a text, each once."""
    return [*dict.fromkeys(features.stems), *features.concepts]


def pairs(features: Features, numbers: Mapping[str, int]) -> list[int]:
    """The pairs of a text as keys, each once: neighbours, and concepts that meet anywhere in it.

    Args:
        features: the text.
        numbers: each known term's number, below 2 to the 28th.
    """
    units = [START, *(numbers.get(one, UNKNOWN) for one in features.units), END]
    met = sorted(numbers.get(one, UNKNOWN) for one in features.concepts)[:MOST_MEETING]
    keys = [first << _BITS | second for first, second in pairwise(units)]
    return list(dict.fromkeys(keys + [_MEETING | first << _BITS | second for first, second in combinations(met, 2)]))


def weight_of(key: int) -> float:
    """Return the weight of a pair."""
    return CONCEPTS_TOGETHER if key & _MEETING else BESIDE_EACH_OTHER


def name_of(key: int, terms: Sequence[str]) -> str:
    """A pair in words."""
    first, second = terms[(key & ~_MEETING) >> _BITS], terms[key & (1 << _BITS) - 1]
    return f"{first} with {second}" if key & _MEETING else f"{first} {second}"
