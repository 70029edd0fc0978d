"""Puts every golden question to the engine as a member would, and finds wordings that lead to another entry."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answering.engine import Engine
from bot.answering.reply import Outcome, Reply
from bot.answering.wording import FUNCTION_STEMS, Words
from bot.knowledge.diagnostics import Fault, fault_at
from bot.knowledge.values import Conversation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.values import Entry, GoldenQuestion, Knowledge


KEYWORDS = 2
"""Words of a wording that is a keyword search and no question."""


FOLDS = 4
"""Parts into which the wordings are cut: each part is put to what the others teach."""
FAR_NEARER = 1.0
"""Score by which another entry must be nearer: the distance that learning asks for between two entries."""


def overlaps(knowledge: Knowledge) -> Iterator[Fault | None]:
    """Yield, for each wording of each entry, the fault that another entry is far nearer to it, or None.

    Every wording is put to an engine that has not learnt it. Typed as it stands it finds its entry all the same; asked
    a little differently, it would lead elsewhere. Keywords of one or two words are passed over: they are typed as they
    stand or not at all; so is what lies between a refusal and the answer it stands beside.
    """
    for fold in range(FOLDS):
        engine = Engine(_without(knowledge, fold))
        for entry in knowledge.entries.values():
            for wording in entry.wordings:
                if _fold(wording) == fold:
                    yield _overlap(wording, entry, engine)


def _fold(wording: str) -> int:
    return zlib.crc32(wording.encode()) % FOLDS


def _without(knowledge: Knowledge, fold: int) -> Knowledge:
    """Return the knowledge without the wordings of one part."""
    entries = {
        entry.id: replace(entry, wordings=tuple(wording for wording in entry.wordings if _fold(wording) != fold))
        for entry in knowledge.entries.values()
    }
    return replace(knowledge, entries=entries, conversation=Conversation())


def _overlap(wording: str, entry: Entry, engine: Engine) -> Fault | None:
    scores = {one.id: (score, one) for one, score in engine.ranked(engine.analyser.of(wording)).entries}
    winner = next(iter(scores), entry.id)
    own = scores.get(entry.id, (0.0, entry))[0]
    score, other = scores.get(winner, (own, entry))
    beside = entry.id == other.beside or other.id == entry.beside
    if score - own < FAR_NEARER or beside or len(wording.split()) <= KEYWORDS:
        return None
    why = f"Whoever asks nearly so is led to “{other.question}”. Reword it, or move it there."
    return fault_at(wording, "KB322", f"a wording that `{winner}` wins", why=why)


def near_duplicates(knowledge: Knowledge) -> Iterator[Fault]:
    """Yield the faults of wordings of two entries that are made of the same words.

    They may stand in another order, with other endings or with other small words between. Nothing but the small words
    could tell which of the two is meant.
    """
    words = Words(knowledge.vocabulary.abbreviations)
    owners: dict[frozenset[str], tuple[str, str]] = {}
    for entry in knowledge.entries.values():
        for wording in entry.phrasings:
            content = frozenset(word.stem for word in words.of(wording)) - FUNCTION_STEMS
            first, owner = owners.setdefault(content, (wording, entry.id))
            if owner != entry.id and len(content) > KEYWORDS:
                why = f"The entry `{owner}` has “{first}”. Say in one of them what makes the difference."
                yield fault_at(wording, "KB321", f"the same words as a wording of `{owner}`", why=why)


@dataclass(frozen=True, slots=True)
class Result:
    """A golden question and what became of it."""

    question: GoldenQuestion
    reply: Reply
    passed: bool
    misleading: bool
    """Whether it was answered with something else: worse than no answer."""


def sit_exam(knowledge: Knowledge, engine: Engine) -> Iterator[Result]:
    """Put every golden question to the engine.

    A question that must be answered passes when the named entries answer, one for each part. One that must be
    declined passes when nothing is answered; where its file names a reason, some part must give that reason.
    """
    for question in knowledge.questions:
        reply = engine.converse(question.turns)
        wrong = _answering(reply) - set(question.entries)
        yield Result(question, reply, passes(question, reply), bool(wrong))


def failures(knowledge: Knowledge, engine: Engine) -> Iterator[Fault]:
    """Yield the fault of each golden question that gets another reply than it must: what a change did to the others."""
    for one in sit_exam(knowledge, engine):
        if not one.passed:
            asked = one.question.turns[-1]
            wanted = " and ".join(f"`{name}`" for name in one.question.entries) or one.question.move or "a refusal"
            given = " and ".join(f"`{name}`" for name in sorted(filter(None, _answering(one.reply)))) or "no answer"
            why = f"It must get {wanted}, and gets {given}. A word of the vocabulary may stand too near."
            yield fault_at(asked, "KB353", f"“{asked}” gets another reply", why=why)


def passes(question: GoldenQuestion, reply: Reply) -> bool:
    """Return whether a golden question got the reply that it must get."""
    answered = _answering(reply)
    if question.move:
        return not answered - set(question.entries) and question.move in {part.move for part in reply.parts}
    if question.entries:
        return answered == set(question.entries)
    return not answered and (not question.reason or question.reason in {str(part.reason) for part in reply.parts})


def _answering(reply: Reply) -> set[str | None]:
    return {part.entry for part in reply.parts if part.outcome is Outcome.ANSWERED}
