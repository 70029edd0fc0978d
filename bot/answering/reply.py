"""What the engine says: frozen values, in the shape that `ask --json` prints."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.values import DeclineReason


class Outcome(StrEnum):
    """What became of a question: a closed list."""

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
    """What a follow-up may lean on: the features of the last question, never its words."""

    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """The reply to a message: one part for each question found in it."""

    question: str
    knowledge: str
    elapsed_ms: float
    parts: tuple[Part, ...]
    context: Context = Context()
    """What the next message of the same conversation may lean on."""

    def as_json(self) -> dict[str, Any]:
        """The reply as the plain values of the JSON contract."""
        return {
            "question": self.question,
            "knowledge": self.knowledge,
            "elapsed_ms": round(self.elapsed_ms, 3),
            "parts": [
                {
                    "question": part.question,
                    "outcome": str(part.outcome),
                    "reason": str(part.reason) if part.reason else None,
                    "entry": part.entry,
                    "score": round(part.score, 3),
                    "text": part.text,
                    "citations": [
                        {"briefing": one.briefing, "paragraph": one.paragraph, "quote": one.quote}
                        for one in part.citations
                    ],
                    "suggestions": [
                        {"entry": one.entry, "question": one.question, "paragraphs": list(one.paragraphs)}
                        for one in part.suggestions
                    ],
                    "next_step": part.next_step or None,
                }
                for part in self.parts
            ],
        }
