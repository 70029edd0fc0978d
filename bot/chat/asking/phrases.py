"""Sentences of questions and their answers, for a tired teacher on a phone."""

from __future__ import annotations

from typing import Final

ASK_NAME: Final = "ask"
ASK_DESCRIPTION: Final = "Ask about the Intensifying Support Programme"
ASK_QUESTION_NAME: Final = "question"
ASK_QUESTION: Final = "Your question, in your own words, or one from the list"
MENU_ASK: Final = "Ask about this message"
REVIEW_DUE: Final = "Check this with an officer: it was to be looked at again by {day}, and nobody has yet."
PART_WITHOUT_TITLE: Final = "No answer to this part"
OPEN_PART: Final = "More on {number}"
WARM_LINE: Final = "Hello, and you are welcome! Ask me anything about the Intensifying Support Programme."
RELATED: Final = "Related questions"
RELATED_TITLE: Final = "These questions stand next to that one:"
RELATED_NONE: Final = "There are no related questions."
HELPED: Final = "This helped"
NOT_HELPED: Final = "Not really"
SHARE: Final = "Share in the channel"
PRIVACY_QUESTIONS: Final = (
    "**Your questions:** nothing. They are answered and forgotten, and they stand in no log. For questions that lean "
    "on the last one, I remember its subject for {minutes} minutes, in memory only and never your words."
)
FORGOTTEN_TALK: Final = "- what I remembered of our conversations: {count}"
PERSONAL_DATA: Final = (
    "A gentle word, only to you: your message seems to hold {kinds}. I have kept none of it. Better leave out whatever "
    "could point to a person; I do not need it to answer."
)
