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
NO_ANSWER: Final = "No answer to that"
OPEN_PART: Final = "More on {number}"
RELATED: Final = "Related questions"
PROOF: Final = "Show the proof"
PROOF_TITLE: Final = "### The words that prove it\n{question}"
PROOF_MORE: Final = "… and {count} more: *{button}*"
PROOF_MORE_OF_PART: Final = "… and {count} more: open its number below"
RELATED_TITLE: Final = "These questions stand next to that one:"
RELATED_NONE: Final = "There are no related questions."
HELPED: Final = "This helped"
NOT_HELPED: Final = "Not really"
SHARE: Final = "Share in the channel"
PRIVACY_QUESTIONS: Final = (
    "**Your questions:** nothing is written down, and they stand in no log. For {minutes} minutes I remember, in "
    "memory only, the subject of your last question, for others that lean on it, and its words, so that “Ask an "
    "officer” can begin with them; not the words if they seem to hold personal data. For a minute I remember which "
    "answer belongs to your message, so that you can correct a slip. For an hour I remember whether I have named "
    "people to turn to, so as not to repeat it."
)
PRIVACY_COUNTS: Final = (
    "**What is asked:** how many questions there were each day, what became of them, and which answer was given; not "
    "who asked, and not where. These counts are kept for {days} days. **Only if those who manage a server switched "
    "it on,** the words of questions that I could not answer are kept for its officers, for {text_days} days: without "
    "names, numbers, addresses and schools, without who asked, and never of your own case."
)
TEXTS_ARE_KEPT: Final = (
    "So that this server's officers see what I cannot answer yet, the words of such questions are kept here for {days} "
    "days, without names, numbers and schools, and without who asked. What I do answer is not kept. More: `/privacy`"
)
HELP_TEXTS: Final = "Where a server has switched it on, officers see the words of questions that I could not answer"
FORGOTTEN_TALK: Final = "- what I remembered of our conversations: {count}"
FORGOTTEN_WORDS: Final = "- the words of your last question, in each place where you asked: {count}"
POINTER: Final = (
    "I cannot see other people's messages. Press and hold the message, choose Apps, then “Ask about this message”; or "
    "mention me with the question itself."
)
POINTER_ROLE: Final = (
    "Discord shows me what you wrote only when you mention me myself, not my role. Mention me with your question, or "
    "use `/ask`."
)
PERSONAL_DATA: Final = (
    "A gentle word, only to you: your message seems to hold {kinds}. I have kept none of it. Better leave out whatever "
    "could point to a person; I do not need it to answer."
)
