"""Sentences of the engine, where an entry has no words of its own, and the form in which every surface cites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

UNSURE: Final = "I am not sure which of these you mean."
UNSURE_ONE: Final = "I am not sure that I understood. Do you mean this?"

DECLINED: Final[dict[str, tuple[str, str]]] = {
    "outside-the-briefing": (
        "The briefing does not cover that, so I will not guess.",
        "Ask an officer of your division.",
    ),
    "only-referred-to": (
        "The briefing names that document without repeating it, so I cannot say what it holds.",
        "Ask an officer of your division for it.",
    ),
    "personal-case": (
        "That is about your own case, and it deserves a person who knows it.",
        "Talk to an officer of your division before you act.",
    ),
    "small-talk": (
        "Always glad to help. I answer questions about the Intensifying Support Programme from the Union's briefing.",
        "Try: Are learning walks compulsory?",
    ),
    "not-a-question": (
        "I could not find a question in that.",
        "Ask in a short sentence, for example: Are learning walks compulsory?",
    ),
    "not-understood": (
        "I found nothing in the briefing that answers that safely, so I will not guess.",
        "Put it in other words, or ask an officer of your division.",
    ),
    "too-long": ("That is longer than I can read.", "Ask in one or two sentences."),
    "out-of-date": (
        "There was an answer to this, but its date has passed, so I no longer give it.",
        "Ask an officer of your division for the present position.",
    ),
}
"""For each reason without words of its own: what is said, and what the member can do next."""

WITHHELD: Final = "There is an answer to this, and officers withhold it for the moment: {reason}"

SOURCE: Final = "{publisher} briefing, {title}, {date}"


def citation(paragraph: str, quotes: Iterable[str]) -> str:
    """Cite words of a paragraph."""
    return f"Paragraph {paragraph}: {' · '.join(map(quoted, dict.fromkeys(quotes)))}"


def quoted(words: str) -> str:
    """Set words in quotation marks; marks of the same kind within them become the other kind."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"
