"""Urgent matters: who is shown a way to people, and who is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.engine import Engine
from bot.answering.reply import Outcome
from bot.knowledge.formats.field_types import Field, ListOf, Record, Text
from bot.knowledge.values import Signpost
from bot.terminal.showing import in_words
from tests.asked import questions_of
from tests.things import made

_CASE = Record("a case", {"ask": Field(Text()), "signpost": Field(Text())})
URGENT = questions_of("urgent.yaml", urgent=ListOf(_CASE), calm=ListOf(Text()))
HELP = Signpost("help", ("kettles compulsory",), "That sounds hard.", "Ring somebody.")


@pytest.mark.parametrize("case", URGENT["urgent"], ids=lambda case: case["ask"])
def test_somebody_who_needs_a_person_is_shown_one(engine: Engine, case: dict[str, str]) -> None:
    """Distress, a job at stake and legal deadlines are noticed in members' own words."""
    assert case["signpost"] in [one.id for one in engine.reply(case["ask"]).signposts]


@pytest.mark.parametrize("message", URGENT["calm"])
def test_an_ordinary_question_is_not_taken_for_an_emergency(engine: Engine, message: str) -> None:
    """Words of stress, capability and dismissal by themselves call nobody."""
    assert () == engine.reply(message).signposts


def test_distress_comes_before_everything_else(engine: Engine) -> None:
    """Where a message calls for two signposts, the more urgent is told first."""
    said = engine.reply("I want to die, they have suspended me").signposts
    assert ["distress", "job-at-stake"] == [one.id for one in said]


def test_the_question_is_answered_all_the_same() -> None:
    """A signpost stands before the answer, not instead of it."""
    engine = Engine(replace(made(), signposts=(HELP,)))
    reply = engine.reply("Are kettles compulsory?")
    assert (HELP,) == reply.signposts
    assert Outcome.ANSWERED is reply.parts[-1].outcome
    assert in_words(replace(reply, parts=reply.parts[:0]), engine.knowledge) == "That sounds hard. Ring somebody."


def test_what_is_too_long_to_be_read_calls_nobody() -> None:
    """A message beyond the limit is not read at all."""
    engine = Engine(replace(made(), signposts=(HELP,)))
    assert () == engine.reply("are kettles compulsory " * 200).signposts
