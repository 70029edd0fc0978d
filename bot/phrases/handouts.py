"""What members read in a handout for a meeting, and of it, on Discord and in the terminal."""

from __future__ import annotations

from typing import Final

TITLE: Final = "{topic}: what the briefing says"
TITLE_CHOSEN: Final = "What the briefing says"
TITLE_DIVISION: Final = "For a division meeting: who does what"
OUR_WORDS: Final = (
    "Answers in our own words; the number in brackets is the paragraph that proves the sentence. What stands in "
    "quotation marks is the briefing's own wording."
)
OUR_POINTS: Final = (
    "What the briefing asks of whom, in our own words; the number in brackets is the paragraph. What stands in "
    "quotation marks is the briefing's own wording."
)
SINCE: Final = "What has changed since {date} is not in it."
ALSO: Final = "In short, what goes with it"
NOT_SAID: Final = "The briefing does not answer these"
NOT_SAID_MORE: Final = "and {count} more questions of this kind"
WHOM: Final = "Whom to ask"
WHOM_TO_ASK: Final = (
    "Anything else, and everything about your own case: ask an officer of your division before you act. On Discord, "
    "“Ask an officer” stands under each answer."
)
WHOM_OFFICERS: Final = "Members with a case of their own: an officer speaks with them, in private."
MADE: Final = "Made on {day} from edition {edition}"
PAGE: Final = "Page {number} of {count}"

# In the terminal ------------------------------------------------------------------------------------------------------
HELP_HANDOUT: Final = "a handout for a meeting: questions and answers, the exact words, what is not said, whom to ask"
HELP_TOPIC: Final = "the answers of a topic, or of some of its name"
HELP_ENTRY: Final = "the answers with these names, such as walks-compulsory"
HELP_DIVISION: Final = "for a division meeting: who does what"
HELP_LARGE: Final = "in large print"
HELP_OUT: Final = "a new file to write it to; one that ends in .pdf has pages to print"
NO_SUCH_TOPIC: Final = "There is no topic {given}. The topics are: {known}."
NO_SUCH_ENTRY: Final = "There is no answer {given}. `briefing-bot ask --why` names the answer that a question gets."
NO_ACTIONS: Final = (
    "No briefing here names who does what. In its file `actions` of a paragraph lists the points of each."
)
NO_LIBRARY: Final = "A PDF needs the library fpdf2: type `pip install fpdf2`. Without it, end the file's name in .txt."
WRITTEN: Final = "Written to {path}: {pages}."
WRITTEN_TEXT: Final = "Written to {path}."
ONE_PAGE: Final = "one page"
PAGES: Final = "{count} pages"
