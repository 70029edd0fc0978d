"""The engine's reply as frozen values, in the shape that `ask --json` prints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.knowledge.values import DeclineReason, Move, Signpost


class Outcome(StrEnum):
    """The outcome of a question: a closed list."""

    ANSWERED = "answered"
    UNSURE = "unsure"
    """Several entries fit; the member is asked which one is meant."""
    DECLINED = "declined"
    TOLD = "told"
    """No question: a move of the conversation, which `Part.move` names."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph an answer rests on, and its words that prove it."""

    briefing: str
    paragraph: str
    quote: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that the bot can answer and that may be the one meant."""

    entry: str
    question: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a move is told, before it is put into words: names of the knowledge, and nobody's words."""

    move: Move
    about: tuple[str, ...] = ()
    """The entries that it is said of."""
    offered: tuple[str, ...] = ()
    """Entries that may be meant, or that go on from there."""
    paragraphs: tuple[tuple[str, str], ...] = ()
    """Briefings and the numbers of their paragraphs."""
    reason: DeclineReason | None = None
    """Why the reply before it was no answer, where it is said of that."""
    marked: tuple[str, ...] = ()
    """Words of the paragraph that were asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """The reply to one question of a message."""

    question: str
    outcome: Outcome
    reason: DeclineReason | None = None
    entry: str | None = None
    score: float = 0.0
    text: str = ""
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    next_step: str = ""
    move: Move | None = None
    """The move of the conversation that it replies to; None for a question."""
    told: Told | None = None
    """What the move is told, by names: from it the part can be made again."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up may lean on: what was said and offered, by the names of the knowledge, never anybody's words."""

    subjects: tuple[str, ...] = ()
    source: tuple[str, str] | None = None
    """The briefing and paragraph that the last answer rests on."""
    said: tuple[str, ...] = ()
    """The entries that the last reply gave, in order."""
    offered: tuple[str, ...] = ()
    """The entries that it offered to choose from, in order."""
    others: tuple[str, ...] = ()
    """The entries that came next, should those not be meant."""
    reason: DeclineReason | None = None
    """Why it declined, where it gave no entry."""
    signposted: tuple[str, ...] = ()
    """The urgent matters for which people were named already: once in a conversation is enough."""

    @property
    def goes_on(self) -> bool:
        """Whether something was said that can be leant on."""
        return bool(self.said or self.offered or self.reason)


@dataclass(frozen=True, slots=True)
class Reply:
    """The reply to a message: one part for each question found in it."""

    question: str
    knowledge: str
    elapsed_ms: float
    parts: tuple[Part, ...]
    signposts: tuple[Signpost, ...] = ()
    """People to turn to first, where the message sounds urgent."""
    context: Context = Context()
    """What the next message of the same conversation may lean on."""
