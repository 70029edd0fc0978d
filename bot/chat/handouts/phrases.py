"""Sentences of handouts."""

from __future__ import annotations

from typing import Final

HANDOUT_NAME: Final = "handout"
HANDOUT_DESCRIPTION: Final = "Take answers into a meeting: pages to print, and plain text"
HANDOUT_TOPIC_NAME: Final = "topic"
HANDOUT_TOPIC: Final = "The topic, or a word to look for"
HANDOUT_PRINT_NAME: Final = "large-print"
HANDOUT_PRINT: Final = "Large print: yes or no"
HELP_HANDOUT: Final = "`/handout` makes pages for a meeting, also in large print"
NO_ACTIONS: Final = "No briefing here says who should do what."
CARD: Final = (
    "### {title}\nYour handout has {pages}. The text file says the same, to read on a phone or have read aloud."
)
CARD_TEXT: Final = "### {title}\nYour handout, as a text file."
SHORTENED: Final = "It is shortened to fit. Choose fewer questions to get the answers in full, with every quotation."
CHOOSE: Final = "Choose fewer questions"
LARGE: Final = "In large print"
NORMAL: Final = "In normal print"
HANDOUT_SAYS: Final = "Your handout"
