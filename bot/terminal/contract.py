"""A reply as `ask --json` prints it: a contract with the programs that read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.answering.reply import Part, Reply


def as_json(reply: Reply) -> dict[str, Any]:
    """The reply as plain values."""
    return {
        "question": reply.question,
        "knowledge": reply.knowledge,
        "elapsed_ms": round(reply.elapsed_ms, 3),
        "parts": [_part(part) for part in reply.parts],
        "signposts": [{"id": one.id, "text": one.reply, "next_step": one.next_step} for one in reply.signposts],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "question": part.question,
        "outcome": str(part.outcome),
        "reason": str(part.reason) if part.reason else None,
        "entry": part.entry,
        "score": round(part.score, 3),
        "text": part.text,
        "citations": [
            {"briefing": one.briefing, "paragraph": one.paragraph, "quote": one.quote} for one in part.citations
        ],
        "suggestions": [
            {"entry": one.entry, "question": one.question, "paragraphs": list(one.paragraphs)}
            for one in part.suggestions
        ],
        "next_step": part.next_step or None,
        "move": str(part.move) if part.move else None,
    }
