"""Sentences of what members look up."""

from __future__ import annotations

from typing import Final

PARAGRAPH_NAME: Final = "paragraph"
PARAGRAPH_DESCRIPTION: Final = "Look up a paragraph of the briefing"
PARAGRAPH_NUMBER_NAME: Final = "number"
PARAGRAPH_NUMBER: Final = "The paragraph's number, or a word to look for"
TOPIC_NAME: Final = "topic"
TOPIC_DESCRIPTION: Final = "See which questions a topic answers"
TOPIC_CHOICE_NAME: Final = "name"
TOPIC_CHOICE: Final = "The topic, or a word to look for"
SEARCH_NAME: Final = "search"
SEARCH_DESCRIPTION: Final = "Find words in the answers and in the briefing"
SEARCH_WORDS_NAME: Final = "words"
SEARCH_WORDS: Final = "One word or several"
CRITERIA_NAME: Final = "criteria"
CRITERIA_DESCRIPTION: Final = "What the Union says the ISP should be, as a checklist to take into a meeting"
BRIEFING_NAME: Final = "briefing"
BRIEFING_DESCRIPTION: Final = "What the answers rest on, how old it is, and where it ends"
HELP_NAME: Final = "help"
HELP_DESCRIPTION: Final = "How to ask, and what else there is"
NO_SUCH_PARAGRAPH: Final = "There is no such paragraph: the briefing has paragraphs {first} to {last}."
PARAGRAPH_TITLE: Final = "Paragraph {number} · {section}"
QUOTED_WORDS: Final = "The answer quotes from it:"
UNION_WORDS: Final = "The Union's own text."
OUR_SUMMARY: Final = "Our summary; the Union's own text is not stored here."
MORE_QUESTIONS: Final = "Other questions"
ANSWERED_FROM: Final = "Questions it answers"
PREVIOUS: Final = "‹ Paragraph {number}"
FOLLOWING: Final = "Paragraph {number} ›"
WORDS_TITLE: Final = "### What it means"
WORDS_NOTE: Final = "These explanations are ours. The briefing does not give them."
CHOOSE_QUESTION: Final = "Choose a question"
SEARCH_NOTHING: Final = "None of these words is in the answers or in the briefing. Try others, or ask an officer."
SEARCH_SHOWN: Final = "The best {count} of {total} passages. Another word narrows it down."
BOX: Final = "☐"
CRITERIA_TITLE: Final = (
    "### Checklist for the ISP\nWhat the Union wants local authorities to adopt. Tick what is true of your school: "
    "press *Tick it*, or print the file."
)
TICK_IT: Final = "Tick it"
TICK_ONE: Final = "Tick: {title}"
CRITERIA_NONE: Final = "There is no list of criteria in what I know."
CRITERIA_BUTTON: Final = "Checklist"
BRIEFING_BUTTON: Final = "About the briefing"
BRIEFING_TITLE: Final = "### What my answers rest on"
BRIEFING_ONE: Final = (
    "**{title}**\n{publisher} briefing, {date}. It has {count} numbered paragraphs, on: {sections}. "
    "What has changed since {date} is not in it."
)
BRIEFING_OWN_TEXT: Final = "Its own text is stored here, and the paragraph buttons show it word for word."
BRIEFING_SUMMARIES: Final = (
    "Its own text is not stored here; the paragraph buttons show our summary, with short quotations."
)
BRIEFING_LIMITS: Final = (
    "**What it does not cover**\nI answer only from the briefing, and give the paragraph of each sentence. It names "
    "other documents, such as its Appendix 1 and the Union's guidance on workload and on classroom observation, "
    "without repeating them. It is not legal advice, and it does not know your case. For that, ask an officer."
)
HELP_TITLE: Final = (
    "### Ask me about the Intensifying Support Programme\nI answer from the Union's briefing, every sentence with its "
    "paragraph. Where I find nothing in the briefing, I say so."
)
HELP_WAYS: Final = (
    "**Ways to ask**\n- `/ask` here; unless this server says otherwise, only you see the answer\n- a direct message "
    "to me\n- mention me in a channel; then everyone there can read it\n- press and hold a message, then Apps, “Ask "
    "about this message”\nIn a thread or a direct message you can ask on: “and who decides that?”"
)
HELP_LOOK_UP: Final = "**Look up**"
HELP_PARAGRAPH_AND_TOPIC: Final = "`/paragraph` and `/topic`"
HELP_SEARCH: Final = "`/search` finds words"
HELP_CRITERIA: Final = "`/criteria` is a checklist for a meeting"
HELP_BRIEFING: Final = "`/briefing` says what all this rests on"
