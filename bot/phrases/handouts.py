"""What members read in a handout for a meeting, and of it, on Discord and in the terminal."""

from __future__ import annotations

from typing import Final

TITLE: Final = "{topic}: what the briefing says"
TITLE_CHOSEN: Final = "What the briefing says"
TITLE_DIVISION: Final = "For a division meeting: who should do what"
OUR_WORDS: Final = (
    "The answers are this bot's words, not the Union's. The number in brackets is the paragraph of the briefing that "
    "each sentence rests on. Words in double quotation marks are copied from the briefing, which in places quotes "
    "others."
)
SHORTENED: Final = (
    "The answers are shortened. The whole answers may say more, or set limits: ask the bot before you rely on one."
)
OUR_POINTS: Final = (
    "What the briefing advises, in this bot's words, not the Union's; the number in brackets is the paragraph. Words "
    "in double quotation marks are copied from the briefing, which in places quotes others."
)
SINCE: Final = "The briefing is of {date}. It does not cover what has changed since."
CRITERIA: Final = "The criteria to ask local authorities for"
ALSO: Final = "Related questions, in short"
NOT_SAID: Final = "The briefing does not answer these"
NOT_SAID_MORE: Final = "and {count} more like these: ask the bot"
WHOM: Final = "Whom to ask"
WHOM_TO_ASK: Final = (
    "Anything else, and everything about your own case: ask an officer of your division before you act. The "
    "briefing speaks of schools and of the Union, not of what may happen to one member who refuses. On Discord there "
    "is a button, “Ask an officer”, under each answer."
)
WHOM_OFFICERS: Final = "A member's own case is not for the meeting: it should go to an officer, in private."
MADE: Final = "Made on {day} from edition {edition}"
PAGE: Final = "Page {number} of {count}"

# In the terminal ------------------------------------------------------------------------------------------------------
HELP_HANDOUT: Final = "a handout for a meeting: questions and answers, the exact words, what is not said, whom to ask"
HELP_TOPIC: Final = "the answers of a topic, or of some of its name"
HELP_ENTRY: Final = "the answers with these names, such as walks-compulsory"
HELP_DIVISION: Final = "for a division meeting: who should do what"
HELP_LARGE: Final = "in large print"
HELP_OUT: Final = "a new file to write it to; one that ends in .pdf has pages to print"
NO_SUCH_TOPIC: Final = "There is no topic {given}. The topics are: {known}."
NO_SUCH_ENTRY: Final = "There is no answer {given}. `briefing-bot ask --why` names the answer that a question gets."
NO_ACTIONS: Final = (
    "No briefing here says who should do what. In its file `actions` of a paragraph lists the points of each."
)
NO_LIBRARY: Final = "A PDF needs the library fpdf2: type `pip install fpdf2`. Without it, end the file's name in .txt."
WRITTEN: Final = "Written to {path}: {pages}."
WRITTEN_TEXT: Final = "Written to {path}."
ONE_PAGE: Final = "one page"
PAGES: Final = "{count} pages"
