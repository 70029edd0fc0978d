"""Sentences of Discord, for a tired teacher on a phone."""

from __future__ import annotations

from typing import Final

ASK_DESCRIPTION: Final = "Ask about the Intensifying Support Programme; only you see the answer"
ASK_QUESTION: Final = "Your question, in your own words"
MENU_ASK: Final = "Ask about this message"
PARAGRAPH_DESCRIPTION: Final = "Look up a paragraph of the briefing; only you see it"
PARAGRAPH_NUMBER: Final = "The paragraph's number, or a word to look for"
TOPIC_DESCRIPTION: Final = "See which questions a topic answers; only you see it"
TOPIC_NAME: Final = "The topic, or a word to look for"
NO_SUCH_PARAGRAPH: Final = "There is no such paragraph: the briefing has paragraphs {first} to {last}."
NO_SUCH_TOPIC: Final = "There is no such topic. The topics are: {topics}."
COMMAND_FAILED: Final = (
    "Something went wrong on my side, sorry. Try again; if it stays, tell an officer the reference {reference}."
)
BULLET: Final = "•"
EVIDENCE: Final = "In the briefing's words"
ASK_AGAIN: Final = "Ask again with the one you mean."
PART_WITHOUT_TITLE: Final = "No answer to this part"
PARAGRAPH_TITLE: Final = "Paragraph {number} · {section}"
TOPIC_PARAGRAPHS: Final = "(paragraph {numbers})"
WHOSE_WORDS: Final = "Whose words"
UNION_WORDS: Final = "The Union's own text."
OUR_SUMMARY: Final = "Our summary; the Union's own text is not stored here."
