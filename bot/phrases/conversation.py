"""Sentences of the moves of a conversation."""

from __future__ import annotations

from typing import Final

from bot.phrases.privacy import IN_SHORT as PRIVACY_IN_SHORT

NOTHING_BEFORE: Final = "There is nothing before this that it could be about. Ask me something first."
TRY: Final = "Try: {question}"
ASK_AN_OFFICER: Final = "Ask an officer of your division."
TOLD: Final[dict[str, str]] = {
    "greet": "Hello, and you are welcome! Ask me anything about the {subject}.",
    "thank": "Always glad to help. If anything else comes up, just ask.",
    "bye": "Goodbye, and all the best. I am here whenever you need me.",
    "help": (
        "Ask me about the {subject} in your own words, and I answer from the {publisher} briefing, with the paragraph "
        "for every sentence. You can also say: source, why, in short, tell me more, paragraph 1, topics, summary."
    ),
    "topics": "I can tell you about: {topics}.",
    "bot": (
        "I am a program, no person, and no language model either: I look for answers that officers of the union have "
        "written from the {publisher} briefing, and invent nothing."
    ),
    "privacy": PRIVACY_IN_SHORT,
    "human": "Some things are better said to a person.",
    "date": "My source is the {publisher} briefing “{title}” of {date}. What came after it I do not know.",
    "trust": (
        "I say only what the {publisher} briefing of {date} says, and show the words for it. It is advice of that "
        "time, and no legal advice: read the paragraph, and check with an officer before you act on it."
    ),
    "upset": "I am sorry: that was no help. I know one briefing and nothing else.",
    "language": "I am sorry, I answer in English only. Please put your question in English.",
    "no-paragraph": "The briefing has paragraphs {first} to {last}, and none with the number {number}.",
    "no-summary": "Nobody has summed up the briefing for me. Ask for one of its paragraphs, {first} to {last}.",
}
NEXT_STEPS: Final[dict[str, str]] = {
    "greet": TRY,
    "help": TRY,
    "topics": TRY,
    "human": "An officer of your division can help: use “Ask an officer”, or ring your school representative.",
    "upset": "Put it in one short question, or ask an officer of your division.",
    "trust": ASK_AN_OFFICER,
    "reject": "Put it in other words, or ask an officer of your division.",
    "language": "If that is hard, ask an officer of your division.",
}
SOURCES: Final = "That is from {paragraphs} of the {publisher} briefing. These are its words:"
CERTAINTY: Final = (
    "I give only what stands in {paragraphs} of the {publisher} briefing of {date}, and these words were compared with "
    "it by a machine:"
)
CERTAINTY_UNCHECKED: Final = (
    "I give only what stands in {paragraphs} of the {publisher} briefing of {date}. Compare it with these words:"
)
REASON_NOT_GIVEN: Final = "I know of no reason that the briefing gives for this. What it says is in {paragraphs}:"
REASON_OF_DECLINE: Final = "I say only what the briefing says, and found nothing in it that answers that safely."
NO_SOURCE: Final = "I gave no answer, so there is no paragraph to show."
MORE: Final = "These questions stand next to that one:"
MORE_NONE: Final = "That is all I know of this. Ask me something else."
REJECT: Final = "Then I misunderstood. Is it one of these?"
REJECT_NONE: Final = "Then I misunderstood, and have nothing nearer."
CHOOSE_NONE: Final = "There is no choice with that number. Ask me in a few words which one you mean."
OWN_WORDS: Final = "Paragraph {number}, in the Union's own words: {text}"
OUR_WORDS: Final = "Paragraph {number}, in our words: {text} [{number}]"
PASSAGE: Final = "Those words stand in paragraph {number}. {text} [{number}]"
PARAGRAPH_ONE: Final = "paragraph {number}"
PARAGRAPHS: Final = "paragraphs {numbers} and {last}"
SHORT_OF_DECLINE: Final = "In short: the briefing does not answer that."
