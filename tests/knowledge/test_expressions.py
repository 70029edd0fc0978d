"""Expressions: one line for many ways to say the same."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.expressions import ExpressionError, Parser, Slack, ends, firsts, sample

PARTS = {"can-you": "(can|could) you (please|)", "it": "(it|that)", "round": "<round> again"}


def parser() -> Parser:
    """A parser that cuts at spaces."""
    return Parser(PARTS, str.split)


def fits(line: str, text: str, slack: Slack | None = None) -> bool:
    """Whether a text is one of the ways to say a line."""
    words = text.split()
    reached = ends(parser().read(line), words, {0: 0}, slack or Slack())
    return len(words) in reached


@pytest.mark.parametrize("text", ["can you repeat it", "could you please repeat that", "repeat it", "repeat that"])
def test_options_and_names_are_followed(text: str) -> None:
    """Law: a bar separates, an empty option may be left out, a name stands for its phrase."""
    assert fits("(<can-you>|) repeat <it>", text)


@pytest.mark.parametrize("text", ["can repeat it", "could you", "repeat", "please repeat it", "repeat it it"])
def test_nothing_else_fits(text: str) -> None:
    """Law: a text fits only where each of its words stands in the line, in order."""
    assert not fits("(<can-you>|) repeat <it>", text)


def test_small_words_may_be_more_or_less() -> None:
    """Law: with slack so many small words may stand in only one of the two, and no other word."""
    assert fits("say it again", "say again", Slack({"it"}, 1))
    assert fits("say again", "say it again", Slack({"it"}, 1))
    assert not fits("say again", "say it it again", Slack({"it"}, 1))
    assert not fits("say again", "say never again", Slack({"it"}, 2))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("(can|could you", "a bracket is not closed"),
        ("can) you", "a bracket closes that none opened"),
        ("say <them> again", "there is no phrase <them> under `parts`"),
        ("(|)", "it holds no word"),
        ("<round>", "brackets or names stand too deep in each other"),
    ],
)
def test_what_cannot_be_read_is_told(line: str, said: str) -> None:
    """Law: a slip of an officer gets a sentence that says what is wrong, even a phrase that holds itself."""
    with pytest.raises(ExpressionError) as caught:
        parser().read(line)
    assert str(caught.value) == said


LINES = st.recursive(
    st.sampled_from(["say", "it", "again", "<it>", "please now"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        st.lists(st.one_of(inner, st.just("")), min_size=1, max_size=3).map(lambda some: f"({'|'.join(some)})"),
    ),
    max_leaves=8,
)


@given(LINES, st.integers(0, 99))
def test_every_sample_fits(line: str, seed: int) -> None:
    """Law: what an expression stands for fits it, and begins with one of its first words."""
    try:
        expression = parser().read(line)
    except ExpressionError:
        return
    words = sample(expression, Random(seed))  # noqa: S311 - the same samples for a seed
    assert len(words) in ends(expression, words, {0: 0})
    assert not words or words[0] in firsts(expression)
