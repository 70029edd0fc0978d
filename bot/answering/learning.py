"""From wordings to the weights of evidence: first counted, then corrected where the counts mislead.

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
from bot.answering.evidence import Evidence, Rows
from bot.answering.features import Features
from bot.answering.table import Numbers, Table, Weights, tabulate


def learn(
    entries: Sequence[Sequence[Features]], progress: Callable[[Iterable[int]], Iterable[int]] = lambda rounds: rounds
) -> Evidence:
    """Count and correct.

    Args:
        entries: for each entry the features of its phrasings, in any order.
        progress: is given the rounds of correction and gives them again, one by one, showing how far it is.
    """
    table = tabulate(entries)
    counts = _counted(table, len(entries))
    bias, weights = _language_model(counts, table, len(entries))
    rounds = min(ROUNDS, MOST_WORK // (len(table.owners) * len(entries) or 1))
    if rounds and len(entries) > 1:
        weights = _corrected(weights, bias, table, progress(range(rounds)))
    usual, weights = _telling(weights, table, len(entries))
    whole = np.clip(np.rint(PER_ONE * weights.values), -(2**15), 2**15 - 1)
    of_terms = counts.rows < len(table.terms)
    uses = _Cells(counts.rows[of_terms], counts.entries[of_terms], counts.values[:0])
    return Evidence(
        table.terms,
        table.runs,
        array("q", table.pair_keys.tobytes()),
        weights.as_rows(len(table.weights))._replace(values=array("h", whole.astype(np.int16).tobytes())),
        array("f", usual.tobytes()),
        uses.as_rows(len(table.terms)),
        array("f", bias.tobytes()),
        *_phrasings(table, len(entries)),
    )


class _Cells(NamedTuple):
    """A sparse table as the cells that are not empty, row by row."""

    rows: Numbers
    entries: Numbers
    values: Weights

    def as_rows(self, height: int) -> Rows:
        starts = np.searchsorted(self.rows, np.arange(height + 1))
        return Rows(
            array("I", starts.astype(np.uint32).tobytes()),
            array("H", self.entries.astype(np.uint16).tobytes())
            if self.entries.max(initial=0) < 2**16
            else array("I", self.entries.astype(np.uint32).tobytes()),
            array("f", self.values.astype(np.float32).tobytes()),
        )


def _phrasings(table: Table, entries: int) -> tuple[Rows, array[int], array[float]]:
    """The terms of each phrasing with its length by their rarity, where each entry's start, and the rarity of terms."""
    of_terms = table.columns < len(table.terms)
    whose = np.repeat(np.arange(len(table.owners)), np.diff(table.starts))[of_terms]
    terms = table.columns[of_terms]
    uses = np.bincount(terms, minlength=len(table.terms))
    rarity = np.log((len(table.owners) + 1) / (uses + 1))
    lengths = np.sqrt(np.bincount(whose, rarity[terms] ** 2, minlength=len(table.owners)))
    rows = _Cells(whose, terms, lengths.astype(np.float32)).as_rows(len(table.owners))
    starts = np.searchsorted(table.owners, np.arange(entries + 1))
    return rows, array("q", starts.tobytes()), array("f", rarity.astype(np.float32).tobytes())


def _counted(table: Table, entries: int) -> _Cells:
    """How often each entry uses each feature."""
    owner = np.repeat(table.owners, np.diff(table.starts))
    cells, places = np.unique(table.columns * entries + owner, return_inverse=True)
    times = np.bincount(places, table.times, minlength=len(cells))
    return _Cells(cells // (entries or 1), cells % (entries or 1), times.astype(np.float32))


def _language_model(counts: _Cells, table: Table, entries: int) -> tuple[Weights, _Cells]:
    """What each entry's size takes off, and the counts as weights of evidence."""
    weighed = counts.values * table.weights[counts.rows]
    sizes = np.bincount(counts.entries, weighed, minlength=entries)
    whole = float(sizes.sum()) or 1.0
    added = SMOOTHING * whole / (entries or 1)
    expected = added * np.bincount(counts.rows, weighed, minlength=len(table.weights)) / whole
    # From sums over a text's features to sums by its length, as the scores are.
    scale = math.fsum(table.lengths) / whole
    values = scale * np.log1p(weighed / expected[counts.rows])
    return np.log(added / (sizes + added)).astype(np.float32), counts._replace(values=values.astype(np.float32))


def _corrected(counted: _Cells, bias: Weights, table: Table, rounds: Iterable[int]) -> _Cells:
    """The weights after every wording was put to them in each round: the average over all steps."""
    weights = np.zeros((len(table.weights), len(bias)), dtype=np.float32)
    weights[counted.rows, counted.entries] = counted.values
    drift = np.zeros_like(weights)
    shares = table.times * table.weights[table.columns] / np.repeat(table.lengths, np.diff(table.starts))
    steps = 0
    for number in rounds:
        for place in table.order if number % 2 == 0 else table.order[::-1]:
            steps += 1
            here = slice(table.starts[place], table.starts[place + 1])
            features, values, own = table.columns[here], shares[here], table.owners[place]
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


def _telling(learnt: _Cells, table: Table, entries: int) -> tuple[Weights, _Cells]:
    """What each row says of most entries, and where it says clearly more or less; a term's letters join it."""
    weights = learnt._replace(values=learnt.values * table.weights[learnt.rows])
    starts = np.searchsorted(weights.rows, np.arange(len(table.weights) + 1))
    first_run = len(table.terms)
    spelling = np.zeros((len(table.runs), entries), dtype=np.float32)
    of_runs = slice(starts[first_run], starts[table.pairs_from])
    spelling[weights.rows[of_runs] - first_run, weights.entries[of_runs]] = weights.values[of_runs]
    usual = np.zeros(len(table.weights), dtype=np.float32)
    cells = []
    for row in range(table.pairs_from if entries else 0):
        here = slice(starts[row], starts[row + 1])
        if row < first_run:
            said = spelling[table.spellings[row] - first_run].sum(axis=0)
            said[weights.entries[here]] += weights.values[here]
        else:
            said = spelling[row - first_run]
        usual[row] = np.median(said)
        clear = np.flatnonzero(np.abs(said - usual[row]) >= KEPT_FROM)
        cells.append(_Cells(np.full(len(clear), row), clear, said[clear] - usual[row]))
    pairs = slice(starts[table.pairs_from], None)
    cells.append(_Cells(weights.rows[pairs], weights.entries[pairs], weights.values[pairs]))
    return usual, _clearest(_Cells(*(np.concatenate(part) for part in zip(*cells, strict=True))), len(table.weights))


def _clearest(cells: _Cells, height: int) -> _Cells:
    """The cells that say enough, as many in a row as are allowed."""
    size = np.abs(cells.values)
    kept = size >= KEPT_FROM
    starts = np.searchsorted(cells.rows, np.arange(height + 1))
    for row in np.flatnonzero(np.diff(starts) > MOST_SHARING):
        largest_first = np.argsort(-size[starts[row] : starts[row + 1]], kind="stable")
        kept[starts[row] + largest_first[MOST_SHARING:]] = False
    return _Cells(cells.rows[kept], cells.entries[kept], cells.values[kept])
