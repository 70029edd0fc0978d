"""The weights learnt from all wordings of a Knowledge, as plain arrays: learnt once, read for every question."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


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
    """The terms of each phrasing (its `entries`, in rising order), entry by entry."""
    phrasings_from: array[int]
    """Where each entry's phrasings start, and where the last one's end."""
    rarity: array[float]
    """How rare each term is among the phrasings: the logarithm of one over its share of them."""


def find(wanted: int, among: Sequence[int], start: int = 0, end: int | None = None) -> int:
    """The place of a number among numbers in rising order, or -1."""
    end = len(among) if end is None else end
    place = bisect_left(among, wanted, start, end)
    return place if place < end and among[place] == wanted else -1
