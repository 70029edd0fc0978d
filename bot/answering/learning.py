"""Learns the weights of features from the wordings: first counted, then corrected where the counts mislead.

Counting: a feature speaks for an entry by the logarithm of how much more often the entry's wordings use it than the
knowledge as a whole (a language model for each entry with Dirichlet smoothing; Zhai and Lafferty, "A Study of Smoothing
Methods for Language Models", SIGIR 2001). Correcting: every wording is put to the counts; where another entry comes
too near to its own, the features of that wording gain a little for the one and lose it for the other (the
passive-aggressive update PA-I; Crammer and others, "Online Passive-Aggressive Algorithms", JMLR 7, 2006), averaged over
all steps. Every weight can be read: so much does this word speak for that entry.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from bot.answering.constants import KEPT_FROM, LARGEST_STEP, MOST_SHARING, MOST_WORK, PER_ONE, ROUNDS, SMOOTHING
from bot.answering.features import Features
from bot.answering.training_matrix import Floats, Integers, TrainingMatrix, tabulate
from bot.answering.weights import LearntWeights, Rows, telling_from


def learn(
    entries: Sequence[Sequence[Features]], progress: Callable[[Iterable[int]], Iterable[int]] = lambda rounds: rounds
) -> LearntWeights:
    """Count and correct.

    Args:
        entries: for each entry the features of its phrasings, in any order.
        progress: is given the rounds of correction and gives them again, one by one, showing how far it is.
    """
    matrix = tabulate(entries)
    counts = _counted(matrix, len(entries))
    bias, weights = _language_model(counts, matrix, len(entries))
    rounds = min(ROUNDS, MOST_WORK // (len(matrix.owners) * len(entries) or 1))
    if rounds and len(entries) > 1:
        weights = _corrected(weights, bias, matrix, progress(range(rounds)))
    usual, deviations = _usual_and_deviations(weights, matrix, len(entries))
    whole = np.clip(np.rint(PER_ONE * deviations.values), -(2**15), 2**15 - 1)
    of_terms = counts.rows < len(matrix.terms)
    uses = _Cells(counts.rows[of_terms], counts.entries[of_terms], counts.values[:0])
    phrasings, rarity = _phrasings(matrix)
    rows = deviations.as_rows(len(matrix.weights))
    return LearntWeights(
        terms=matrix.terms,
        runs=matrix.runs,
        pair_keys=array("q", matrix.pair_keys.tobytes()),
        deviations=rows._replace(values=array("h", whole.astype(np.int16).tobytes())),
        usual=array("f", usual.tobytes()),
        uses=uses.as_rows(len(matrix.terms)),
        bias=array("f", bias.tobytes()),
        phrasings=phrasings,
        prevailing=_prevailing(matrix, len(entries)),
        phrasings_from=array("q", np.searchsorted(matrix.owners, np.arange(len(entries) + 1)).tobytes()),
        rarity=rarity,
    )


class _Cells(NamedTuple):
    """A sparse matrix as the cells that are not empty, row by row."""

    rows: Integers
    entries: Integers
    values: Floats

    def as_rows(self, height: int) -> Rows:
        starts = np.searchsorted(self.rows, np.arange(height + 1))
        return Rows(
            array("I", starts.astype(np.uint32).tobytes()),
            array("H", self.entries.astype(np.uint16).tobytes())
            if self.entries.max(initial=0) < 2**16
            else array("I", self.entries.astype(np.uint32).tobytes()),
            array("f", self.values.astype(np.float32).tobytes()),
        )


def _phrasings(matrix: TrainingMatrix) -> tuple[Rows, array[float]]:
    """Return which phrasings have each term, with what it adds to their cosine, and the rarity of all terms."""
    terms, whose = _terms_of_phrasings(matrix)
    uses = np.bincount(terms, minlength=len(matrix.terms))
    rarity = np.log((len(matrix.owners) + 1) / (uses + 1))
    squares = np.where(rarity < telling_from(len(matrix.owners)), 0.0, rarity**2)[terms]
    lengths = np.sqrt(np.bincount(whose, squares, minlength=len(matrix.owners)))
    added = squares / np.maximum(lengths[whose], _LEAST_LENGTH)
    by_term = np.lexsort((whose, terms))
    rows = _Cells(terms[by_term], whose[by_term], added[by_term].astype(np.float32)).as_rows(len(matrix.terms))
    return rows, array("f", rarity.astype(np.float32).tobytes())


_LEAST_LENGTH = 1e-9
"""As good as none; nought itself would be divided by."""


def _prevailing(matrix: TrainingMatrix, entries: int) -> Rows:
    """Return for each entry the terms that at least half of its phrasings have."""
    terms, whose = _terms_of_phrasings(matrix)
    cells, counts = np.unique(matrix.owners[whose] * len(matrix.terms) + terms, return_counts=True)
    owners = cells // (len(matrix.terms) or 1)
    kept = 2 * counts >= np.bincount(matrix.owners, minlength=entries)[owners]
    return _Cells(owners[kept], cells[kept] % (len(matrix.terms) or 1), np.zeros(0, np.float32)).as_rows(entries)


def _terms_of_phrasings(matrix: TrainingMatrix) -> tuple[Integers, Integers]:
    """Return every term of every phrasing, and beside it the phrasing."""
    of_terms = matrix.columns < len(matrix.terms)
    whose = np.repeat(np.arange(len(matrix.owners)), np.diff(matrix.starts))
    return matrix.columns[of_terms], whose[of_terms]


def _counted(matrix: TrainingMatrix, entries: int) -> _Cells:
    """Count how often each entry uses each feature."""
    owner = np.repeat(matrix.owners, np.diff(matrix.starts))
    cells, places = np.unique(matrix.columns * entries + owner, return_inverse=True)
    times = np.bincount(places, matrix.times, minlength=len(cells))
    return _Cells(cells // (entries or 1), cells % (entries or 1), times.astype(np.float32))


def _language_model(counts: _Cells, matrix: TrainingMatrix, entries: int) -> tuple[Floats, _Cells]:
    """Return the log-prior of each entry, and the log-odds of each feature for each entry."""
    weighed = counts.values * matrix.weights[counts.rows]
    sizes = np.bincount(counts.entries, weighed, minlength=entries)
    whole = float(sizes.sum()) or 1.0
    added = SMOOTHING * whole / (entries or 1)
    expected = added * np.bincount(counts.rows, weighed, minlength=len(matrix.weights)) / whole
    # From sums over a text's features to sums by its length, as the scores are.
    scale = math.fsum(matrix.lengths) / whole
    values = scale * np.log1p(weighed / expected[counts.rows])
    return np.log(added / (sizes + added)).astype(np.float32), counts._replace(values=values.astype(np.float32))


def _corrected(counted: _Cells, bias: Floats, matrix: TrainingMatrix, rounds: Iterable[int]) -> _Cells:
    """Put every wording to the weights in each round and correct them; return their average over all steps."""
    weights = np.zeros((len(matrix.weights), len(bias)), dtype=np.float32)
    weights[counted.rows, counted.entries] = counted.values
    drift = np.zeros_like(weights)
    shares = matrix.times * matrix.weights[matrix.columns] / np.repeat(matrix.lengths, np.diff(matrix.starts))
    steps = 0
    for number in rounds:
        for place in matrix.order if number % 2 == 0 else matrix.order[::-1]:
            steps += 1
            here = slice(matrix.starts[place], matrix.starts[place + 1])
            features, values, own = matrix.columns[here], shares[here], matrix.owners[place]
            scores = values @ weights[features] + bias
            reached = scores[own]
            scores[own] = -np.inf
            rival = int(scores.argmax())
            loss = 1.0 - reached + scores[rival]
            if loss > 0:
                change = min(LARGEST_STEP, loss / 2) * values
                weights[features, own] += change
                weights[features, rival] -= change
                drift[features, own] += steps * change
                drift[features, rival] -= steps * change
    weights -= drift / (steps or 1)
    rows, entries = np.nonzero(weights)
    return _Cells(rows, entries, weights[rows, entries])


def _usual_and_deviations(learnt: _Cells, matrix: TrainingMatrix, entries: int) -> tuple[Floats, _Cells]:
    """Split each feature's weights into their median over entries and the clear deviations from it, which are kept.

    The weights of a term's letters are added to its own.
    """
    weights = learnt._replace(values=learnt.values * matrix.weights[learnt.rows])
    starts = np.searchsorted(weights.rows, np.arange(len(matrix.weights) + 1))
    first_run = len(matrix.terms)
    spelling = np.zeros((len(matrix.runs), entries), dtype=np.float32)
    of_runs = slice(starts[first_run], starts[matrix.pairs_from])
    spelling[weights.rows[of_runs] - first_run, weights.entries[of_runs]] = weights.values[of_runs]
    usual = np.zeros(len(matrix.weights), dtype=np.float32)
    cells = []
    for row in range(matrix.pairs_from if entries else 0):
        here = slice(starts[row], starts[row + 1])
        if row < first_run:
            said = spelling[matrix.spellings[row] - first_run].sum(axis=0)
            said[weights.entries[here]] += weights.values[here]
        else:
            said = spelling[row - first_run]
        usual[row] = np.median(said)
        clear = np.flatnonzero(np.abs(said - usual[row]) >= KEPT_FROM)
        cells.append(_Cells(np.full(len(clear), row), clear, said[clear] - usual[row]))
    pairs = slice(starts[matrix.pairs_from], None)
    cells.append(_Cells(weights.rows[pairs], weights.entries[pairs], weights.values[pairs]))
    joined = _Cells(
        rows=np.concatenate([cell.rows for cell in cells]),
        entries=np.concatenate([cell.entries for cell in cells]),
        values=np.concatenate([cell.values for cell in cells]),
    )
    return usual, _clearest(joined, len(matrix.weights))


def _clearest(cells: _Cells, height: int) -> _Cells:
    """Return the cells that deviate enough, as many in a row as are allowed."""
    size = np.abs(cells.values)
    kept = size >= KEPT_FROM
    starts = np.searchsorted(cells.rows, np.arange(height + 1))
    for row in np.flatnonzero(np.diff(starts) > MOST_SHARING):
        largest_first = np.argsort(-size[starts[row] : starts[row + 1]], kind="stable")
        kept[starts[row] + largest_first[MOST_SHARING:]] = False
    return _Cells(cells.rows[kept], cells.entries[kept], cells.values[kept])
