"""Builds the training matrix: which features each phrasing of a Knowledge has, and how often."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.answering.constants import LEAST_USES, LETTERS
from bot.answering.feature_keys import EDGES, letters, pairs, square_of, terms_of, weight_of
from bot.answering.features import Features

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]


class TrainingMatrix(NamedTuple):
    """A row for each phrasing, a column for each feature: terms first, then runs of letters, then pairs."""

    terms: list[str]
    runs: list[str]
    pair_keys: Integers
    spellings: list[Integers]
    """The columns of each term's letters."""
    weights: Floats
    """What each column's feature weighs."""
    starts: Integers
    """Where each phrasing's cells start in `columns` and `times`."""
    columns: Integers
    times: Floats
    lengths: Floats
    """Each phrasing's length, as that of a question."""
    owners: Integers
    """The entry of each phrasing."""
    order: Integers
    """The phrasings in an order that depends on their words alone."""

    @property
    def pairs_from(self) -> int:
        """The column of the first pair."""
        return len(self.terms) + len(self.runs)


def tabulate(entries: Sequence[Sequence[Features]]) -> TrainingMatrix:
    """Build the matrix of some phrasings.

    Args:
        entries: for each entry the features of its phrasings.
    """
    texts = [one for phrasings in entries for one in phrasings]
    owners = np.repeat(np.arange(len(entries)), [len(one) for one in entries])
    terms = [*EDGES, *sorted({term for text in texts for term in terms_of(text)})]
    numbers = {term: number for number, term in enumerate(terms)}
    whose_term, held = _flat([numbers[term] for term in terms_of(text)] for text in texts)
    runs = sorted({run for term in terms for run in letters(term)})
    places = {run: len(terms) + number for number, run in enumerate(runs)}
    spellings = [np.array([places[run] for run in letters(term)], dtype=np.int64) for term in terms]
    whose_pair, met = _flat(pairs(text, numbers) for text in texts)
    pair_keys, uses = np.unique(met, return_counts=True)
    pair_keys = pair_keys[uses >= LEAST_USES]
    known = np.isin(met, pair_keys)
    whose_pair, pair_columns = whose_pair[known], np.searchsorted(pair_keys, met[known]) + len(terms) + len(runs)
    weights = [1.0] * len(terms) + [LETTERS] * len(runs) + [weight_of(key) for key in pair_keys.tolist()]
    spelt = np.array([len(one) for one in spellings])[held] if len(held) else held
    whose = np.concatenate([whose_term, np.repeat(whose_term, spelt), whose_pair])
    columns = np.concatenate([held, *(spellings[number] for number in held.tolist()), pair_columns])
    cells, times = np.unique(whose * len(weights) + columns, return_counts=True)
    squares = np.bincount(whose_term, np.array([square_of(term) for term in terms])[held], minlength=len(texts))
    squares = squares + np.bincount(whose_pair, np.array(weights)[pair_columns] ** 2, minlength=len(texts))
    marks = np.array([zlib.crc32(" ".join(text.units + text.stems).encode()) for text in texts], dtype=np.int64)
    return TrainingMatrix(
        terms=terms,
        runs=runs,
        pair_keys=pair_keys,
        spellings=spellings,
        weights=np.array(weights, dtype=np.float32),
        starts=np.searchsorted(cells // len(weights), np.arange(len(texts) + 1)),
        columns=cells % len(weights),
        times=times.astype(np.float32),
        lengths=np.sqrt(np.maximum(squares, 1.0)).astype(np.float32),
        owners=owners,
        order=np.lexsort((owners, marks)),
    )


def _flat(rows: Iterable[list[int]]) -> tuple[Integers, Integers]:
    """Lay lists of numbers end to end; return beside each number the place of its list."""
    kept = list(rows)
    places = np.repeat(np.arange(len(kept)), [len(row) for row in kept])
    return places, np.array([number for row in kept for number in row], dtype=np.int64)
