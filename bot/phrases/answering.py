"""What the engine says where an entry has no words of its own, and how every surface cites."""

from __future__ import annotations

from typing import Final

from bot.knowledge.values import DeclineReason

UNSURE: Final = "I am not sure which of these you mean."
UNSURE_ONE: Final = "I am not sure that I understood. Do you mean this?"

DECLINED: Final[dict[DeclineReason, tuple[str, str]]] = {
    DeclineReason.OUTSIDE_THE_BRIEFING: (
        "The briefing does not cover that, so I will not guess.",
        "Ask an officer of your division.",
    ),
    DeclineReason.ONLY_REFERRED_TO: (
        "The briefing names that document without repeating it, so I cannot say what it holds.",
        "Ask an officer of your division for it.",
    ),
    DeclineReason.PERSONAL_CASE: (
        "That is about your own case, and it deserves a person who knows it.",
        "Talk to an officer of your division before you act.",
    ),
    DeclineReason.SMALL_TALK: (
        "Always glad to help. I answer questions about the Intensifying Support Programme from the Union's briefing.",
        "Try: Are learning walks compulsory?",
    ),
    DeclineReason.NOT_A_QUESTION: (
        "I could not find a question in that.",
        "Ask in a short sentence, for example: Are learning walks compulsory?",
    ),
    DeclineReason.NOT_UNDERSTOOD: (
        "I found nothing in the briefing that answers that safely, so I will not guess.",
        "Put it in other words, or ask an officer of your division.",
    ),
    DeclineReason.TOO_LONG: ("That is longer than I can read.", "Ask in one or two sentences."),
    DeclineReason.OUT_OF_DATE: (
        "There was an answer to this, but its date has passed, so I no longer give it.",
        "Ask an officer of your division for the present position.",
    ),
}
"""For each reason without words of its own: what is said, and what the member can do next."""

CITATION: Final = "Paragraph {paragraph}: “{quote}”"
SOURCE: Final = "{publisher} briefing, {title}, {date}"
