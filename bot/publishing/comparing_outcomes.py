"""The exam of a change against the edition that it stands on: which questions would lead elsewhere.

Put are the golden questions of both, every wording of both, and the texts of recent questions that got no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from bot.answering.reply import Outcome
from bot.publishing.exam import passes

if TYPE_CHECKING:
    from bot.answering.engine import Engine
    from bot.answering.reply import Part, Reply
    from bot.knowledge.values import GoldenQuestion, Knowledge


class Asked(StrEnum):
    """The kind of a question that was put."""

    GOLDEN = "golden"
    WORDING = "wording"
    UNANSWERED = "unanswered"
    """A member's, that got no answer."""


@dataclass(frozen=True, slots=True)
class Led:
    """Where a question leads."""

    outcome: str
    """The outcome of each of its parts."""
    to: str
    """The entries that answer or decline, or the reasons of refusals. What is offered as a choice is left out: its
    order changes with every wording, and the member chooses."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A question that would lead elsewhere."""

    question: str
    kind: Asked
    before: Led
    after: Led
    worse: bool
    """Whether a golden question would fail that passed, or a wording would lose its own entry."""

    @property
    def closes_a_gap(self) -> bool:
        """Whether it got no answer and would get one."""
        return self.kind is Asked.UNANSWERED and "answered" in self.after.outcome


@dataclass(frozen=True, slots=True)
class _Question:
    turns: tuple[str, ...]
    kind: Asked
    owner: str = ""
    """The entry whose wording it is in the edition before."""
    golden: GoldenQuestion | None = None
    shown: str = ""


Asking: TypeAlias = Callable[[Sequence[_Question]], Iterable[_Question]]
"""Gives questions again, one by one, and shows how far they are."""


def compare_outcomes(
    base: Engine,
    engine: Engine,
    texts: Iterable[tuple[str, str]] = (),
    progress: Asking = lambda asked: asked,
) -> tuple[int, list[Moved]]:
    """Put every question to two engines.

    Args:
        base: of the edition that is changed.
        engine: of the edition as it would be.
        texts: questions that got no answer, each with how it may be shown.
        progress: is given all questions and gives them again, one by one, showing how far it is.

    Returns:
        How many questions were put, and those that would lead elsewhere.
    """
    asked = [
        *_questions(base.knowledge, engine.knowledge),
        *(_Question((text,), Asked.UNANSWERED, shown=shown) for text, shown in texts),
    ]
    found = (_moved(one, base, engine) for one in progress(asked))
    return len(asked), [one for one in found if one]


def _questions(base: Knowledge, knowledge: Knowledge) -> Iterator[_Question]:
    golden = {one.turns: one for one in (*base.questions, *knowledge.questions)}
    for one in golden.values():
        yield _Question(one.turns, Asked.GOLDEN, golden=one)
    owners = {wording: entry.id for entry in knowledge.entries.values() for wording in entry.phrasings}
    owners |= {wording: entry.id for entry in base.entries.values() for wording in entry.phrasings}
    seen = {turns[0] for turns in golden if len(turns) == 1}
    for wording, owner in owners.items():
        if wording not in seen:
            yield _Question((wording,), Asked.WORDING, owner)


def _moved(question: _Question, base: Engine, engine: Engine) -> Moved | None:
    reply = engine.converse(question.turns)
    after = _led(reply)
    own = base.knowledge.entries.get(question.owner)
    if own and after == Led(str(Outcome.ANSWERED if own.answers else Outcome.DECLINED), own.id):
        return None  # as it stands a wording leads to its own entry; asking the other engine would take half the time
    reply_before = base.converse(question.turns)
    before = _led(reply_before)
    if _same(reply_before, reply):
        return None
    if question.golden:
        worse = passes(question.golden, reply_before) and not passes(question.golden, reply)
    else:
        worse = bool(own) and _owns(reply_before, question.owner) and not _owns(reply, question.owner)
    return Moved(question.shown or question.turns[-1], question.kind, before, after, worse)


def _same(before: Reply, after: Reply) -> bool:
    """Return whether a member is told the same: of a message with several questions, whether its answers are the same.

    What is asked back or declined beside an answer changes with every wording, and misleads nobody.
    """
    if len(before.parts) == len(after.parts) == 1:
        return _led(before) == _led(after)
    return {*_answering(before)} == {*_answering(after)}


def _owns(reply: Reply, entry: str) -> bool:
    return any(part.entry == entry for part in reply.parts)


def _answering(reply: Reply) -> list[str | None]:
    return [part.entry for part in reply.parts if part.outcome is Outcome.ANSWERED]


def _led(reply: Reply) -> Led:
    return Led(", ".join(str(part.outcome) for part in reply.parts), ", ".join(filter(None, map(_to, reply.parts))))


def _to(part: Part) -> str:
    return part.entry or str(part.reason or "")
