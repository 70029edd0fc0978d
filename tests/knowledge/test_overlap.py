"""Figures and long runs of words that a text shares with a briefing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.briefing.overlap import copied_run, figures

WORDS = [f"w{number}" for number in range(40)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tea at 8.10 for 1,000 heads.", ["8.10", "1000"]),
        ("In May 2020 and on 3 June.", ["2020", "3", "May"]),
        ("It may be May.", []),
        ("June of that year", ["June"]),
        ("Y3 and Level 4+", ["3", "4"]),
        ("no figure", []),
        ("2007 to 2009", ["2007", "2009", "2007–2009"]),
    ],
)
def test_figures_are_numbers_and_the_months_of_dates(text: str, expected: list[str]) -> None:
    """A figure is compared as a number, whatever commas it has, and counted as often as it stands there."""
    assert expected == list(figures(text))


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 27), st.integers(1, 13), st.sampled_from([" ", ", ", "\n", " – "]))
def test_a_run_is_copied_when_it_is_longer_than_allowed(first: int, count: int, between: str) -> None:
    """Punctuation, case and line ends do not hide a copy, and twelve words are none."""
    run = WORDS[first : first + count]
    found = copied_run(between.join(run).upper(), [" ".join(WORDS)], 12)

    assert (" ".join(run) if count > 12 else "") == found


def test_a_changed_word_ends_a_run() -> None:
    """Two halves with a word of ours between them are no copy."""
    assert "" == copied_run(" ".join([*WORDS[:12], "ours", *WORDS[13:25]]), [" ".join(WORDS)], 12)


def test_a_text_without_words_copies_nothing() -> None:
    """Nothing is no copy of anything."""
    assert "" == copied_run("…", [" ".join(WORDS)], 12)
