"""A short soak: a process of its own, and something going wrong all the while. The long one is a benchmark."""

from __future__ import annotations

import os

import pytest

from tests.benchmarks.soak import soak

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("kept_on_disk"),
    pytest.mark.skipif(os.name != "posix", reason="memory is read from /proc"),
]


def test_every_question_is_answered_once_whatever_goes_wrong() -> None:
    """Broken responses, a broken gateway, locked records and spoiled files lose nothing and answer nothing twice."""
    result = soak(600, seed=3)
    assert (0, 0) == (result.lost, result.doubled)
    assert 10 < sum(result.went_wrong.values())
    assert [] == result.complaints
    assert 0 == result.exit_code
    assert [] == result.left_behind
