"""What a question sets aside."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.engine import Engine
from bot.answering.reply import Outcome
from bot.answering.scope import scoped, sets_aside

CASES = yaml.safe_load((Path(__file__).parent / "scope.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[one["text"] for one in CASES])
def test_what_is_set_aside_is_taken_out(case: dict[str, str]) -> None:
    """The words set aside go, what is asked stays; a negation that belongs to the question is left alone."""
    assert (case.get("asked", case["text"]), case.get("aside", "")) == tuple(scoped(case["text"]))


@pytest.mark.parametrize(
    ("sentence", "aside"),
    [
        ("Never mind learning walks.", "learning walks"),
        ("Ok, forget the letter", "the letter"),
        ("I'm not asking about the walks.", "the walks"),
        ("I never mind walks.", ""),
        ("We had a walk.", ""),
    ],
)
def test_a_sentence_before_may_set_aside(sentence: str, aside: str) -> None:
    """A sentence of its own that only says what the question is not about is no case."""
    assert aside == sets_aside(sentence)


@pytest.mark.parametrize(
    "message",
    [
        "forget walks, is the ISP compulsory?",
        "Never mind learning walks. Is the ISP compulsory?",
        "not learning walks but the ISP, is it compulsory",
        "walks aren't compulsory. what about the ISP?",
        "how many schools are not in it",
    ],
)
def test_what_is_set_aside_does_not_answer(engine: Engine, message: str) -> None:
    """An answer on what the question sets aside is never given."""
    assert all(part.outcome is not Outcome.ANSWERED for part in engine.reply(message).parts)


def test_the_rest_is_answered(engine: Engine) -> None:
    """Without what is set aside the question is answered as if it stood alone."""
    for message in ("not funding - who runs the ISP?", "Forget the letter, who runs the ISP?", "who runs the ISP?"):
        (part,) = engine.reply(message).parts
        assert (Outcome.ANSWERED, "isp-who-runs") == (part.outcome, part.entry), message


@given(st.text(alphabet="not but forget, apart from I know-?.  walks", max_size=200))
def test_no_text_breaks_the_rules(text: str) -> None:
    """Any text gives words to ask, and never more of them."""
    asked, aside = scoped(text)
    assert len(asked) <= len(text)
    assert aside == "" or asked


def test_long_texts_are_read_at_once() -> None:
    """The rules take no longer than their text is long: no text makes the bot think for seconds."""
    for text in ("not " * 500, "apart from " * 180, "i know " + "a " * 900, "forget " + "a" * 1900, ", not a" * 280):
        started = time.perf_counter()
        scoped(text)
        assert time.perf_counter() - started < 1
