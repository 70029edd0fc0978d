"""The engine's reply as frozen values, in the shape that `ask --json` prints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.knowledge.values import DeclineReason, Signpost


class Outcome(StrEnum):
    """The outcome of a question: a closed list."""

    ANSWERED = "answered"
    UNSURE = "unsure"
    """Several entries fit; the member is asked which one is meant."""
    DECLINED = "declined"


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


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up may lean on: the subjects of the last question, as concepts, never its words."""

    subjects: tuple[str, ...] = ()
    source: tuple[str, str] | None = None
    """The briefing and paragraph that the last answer rests on."""


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
