"""Urgent matters: who is shown a way to people, and who is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.engine import Engine
from bot.answering.reply import Outcome
from bot.knowledge.formats.field_types import Field, ListOf, Record, Text
from bot.knowledge.values import Move, Signpost
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
    """Where a message calls for two signposts, the more urgent is told, and it alone."""
    said = engine.reply("I want to die, they have suspended me").signposts
    assert ["distress"] == [one.id for one in said]


@pytest.mark.parametrize("message", ["I want to kill myself", "I can't go on, are learning walks compulsory?"])
def test_in_distress_nothing_else_is_said(engine: Engine, message: str) -> None:
    """To somebody in distress people are named, and nothing is answered, refused or asked back."""
    reply = engine.reply(message)
    (part,) = reply.parts
    assert (Outcome.TOLD, Move.HUMAN, (), ()) == (part.outcome, part.move, part.citations, part.suggestions)
    assert reply.signposts


def test_a_signpost_stands_once_in_a_conversation(engine: Engine) -> None:
    """A line that was said is not said again in the next message; one of distress always is."""
    first = engine.reply("they have suspended me, what now")
    again = engine.reply("they have suspended me over a learning walk", first.context)
    assert ["job-at-stake"] == [one.id for one in first.signposts]
    assert () == again.signposts
    assert engine.reply("I want to die", again.context).signposts


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
