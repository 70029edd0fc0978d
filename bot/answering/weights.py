"""The weights learnt from all wordings of a Knowledge, as plain arrays: learnt once, read for every question."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.answering.constants import COMMON


class Rows(NamedTuple):
    """A sparse table: row r holds the entries of the places `starts[r]` to `starts[r + 1]`, in rising order."""

    starts: array[int]
    entries: array[int]
    values: array[int] | array[float]
    """A weight for each of the entries; empty where they are only listed."""


@dataclass(frozen=True, slots=True, eq=False)
class LearntWeights:
    """The weights of features for entries, and the phrasings that they were learnt from."""

    terms: list[str]
    """Stems and concepts; a term's place is its row. What its letters say is part of it."""
    runs: list[str]
    """Three letters each, for words that are no terms; their rows follow those of the terms."""
    pair_keys: array[int]
    """In rising order; their rows follow those of the runs."""
    deviations: Rows
    """How much more or less than for most entries a row speaks for an entry, its own weight included (`PER_ONE`)."""
    usual: array[float]
    """How much each row speaks for most entries."""
    uses: Rows
    """Which entries use a term: rows for terms only."""
    bias: array[float]
    """What each entry starts from, by its size."""
    phrasings: Rows
    """Which phrasings (its `entries`) have a term, and what it adds to their cosine: the term's squared rarity by the
    phrasing's length. Rows for terms only; phrasings are numbered entry by entry."""
    phrasings_from: array[int]
    """Where each entry's phrasings start, and where the last one's end."""
    prevailing: Rows
    """For each entry the terms (its `entries`) that at least half of its phrasings have."""
    rarity: array[float]
    """How rare each term is among the phrasings: the logarithm of one over its share of them."""


def telling_from(phrasings: int) -> float:
    """The rarity from which a term says which of so many phrasings is near: less, where they are too few for it."""
    return min(COMMON, math.log(phrasings + 1) / 2)


def cells_of(starts: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of all cells of some rows, row by row."""
    first = starts[rows]
    counts = starts[rows + 1] - first
    before = np.cumsum(counts) - counts
    places: NDArray[np.int64] = np.arange(counts.sum()) + np.repeat(first - before, counts)
    return places


def find(wanted: int, among: Sequence[int], start: int = 0, end: int | None = None) -> int:
    """The place of a number among numbers in rising order, or -1."""
    end = len(among) if end is None else end
    place = bisect_left(among, wanted, start, end)
    return place if place < end and among[place] == wanted else -1
