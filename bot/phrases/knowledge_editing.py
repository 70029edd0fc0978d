"""Sentences said to whoever edits the knowledge: what is wrong with an entry, and what a new briefing's file asks for.

The terminal says them, and so may any other surface on which entries are written.
"""

from __future__ import annotations

from typing import Final

# Any text ------------------------------------------------------------------------------------------------------------
UNSEEN_CHARACTER: Final = "There is a character in it that cannot be seen (an arrow key, perhaps). Type the line again."
NO_WORD: Final = "There is no word in it."
COPIED: Final = (
    "“{words}” stands in the briefing word for word. Say it in your own words: at most {most} words in a row may be "
    "the Union's."
)

# Topic, name and wordings --------------------------------------------------------------------------------------------
TOPIC_THERE: Final = "There is a topic of that name already."
ID_TAKEN: Final = "The name {name} is taken."
WORDING_TAKEN: Final = "The entry {entry} has these words already."
WORDING_SHORT: Final = "That is no question: give the words with which a member would ask, or press Enter to go on."
WORDING_GIVEN: Final = "You have given these words already."

# A sentence of the answer and what proves it -------------------------------------------------------------------------
BRACKETS: Final = "Leave square brackets out: the paragraph is asked for next, and its number put in for you."
TWO_SENTENCES: Final = (
    "The bot reads a sentence's end after “{first}”. Give one sentence at a time, with a full stop, question mark or "
    "exclamation mark at its end only."
)
FIGURE_UNPROVED: Final = (
    "“{figure}” stands in none of those paragraphs, and a figure or date must be the briefing's. Give the "
    "sentence again."
)
FIGURE_TOO_OFTEN: Final = (
    "“{figure}” stands less often in those paragraphs than in the sentence, and a figure or date must be the "
    "briefing's. Give the sentence again."
)
DIFFERS: Final = "“{sentence}” {differs}. {why} Give the sentence again."
NO_PARAGRAPH: Final = "There is no such paragraph. There are: {numbers}."
NO_POINT: Final = "There is no such point. Its points are: {letters}."
QUOTE_LONG: Final = "That is {words} words; at most {most} may be quoted."
QUOTE_SHORT: Final = "So few words prove nothing; give at least {least}."
QUOTE_NEGATED: Final = "In the briefing “not” stands just before these words, so without it they say the opposite."
QUOTE_ELSEWHERE: Final = "These words do not stand in paragraph {paragraph}, but in paragraph {others}."
QUOTE_NOWHERE: Final = "These words do not stand in paragraph {paragraph}. Copy them letter by letter."

# The day of the next review ------------------------------------------------------------------------------------------
REVIEW_PAST: Final = "That day has passed."

# The file of a briefing that was imported ----------------------------------------------------------------------------
SKELETON_HEAD: Final = (
    "# The briefing, paragraph by paragraph, in our own words: replace everything in [brackets].\n"
    "# The publisher's text itself is not kept here."
)
SKELETON_TITLE: Final = "[the briefing's title]"
SKELETON_PUBLISHER: Final = "[who published it]"
SKELETON_DATE: Final = "[month and year]"
SKELETON_SECTION: Final = "[the section's heading]"
SKELETON_SUMMARY: Final = "[in your own words: what paragraph {number} says]"
SKELETON_POINT: Final = "[in your own words: the main point of paragraph {number}]"
SKELETON_BULLET: Final = "[in your own words: bullet {count} of paragraph {number}]"
SKELETON_ADVICE: Final = "[in your own words: the advice below the bullets of paragraph {number}]"

# A new edition of a briefing -----------------------------------------------------------------------------------------
BRIEFING_LAID_OUT: Final = (
    "The file of the briefing {id} is laid out so that its paragraphs cannot be taken apart. Give each paragraph "
    "a line that starts with `- number:`, as `briefing-bot briefing import` writes it."
)
NO_OLD_TEXT: Final = (
    "There is no text of {id} to compare the new one with. Import the text that the answers were written from first: "
    "`briefing-bot briefing import FILE --id {id}`."
)
SAME_TEXT: Final = "Every paragraph of {id} reads as before, so nothing was changed."
SUMMARY_CHANGED: Final = (
    "[paragraph {number} reads differently now: compare this and its points with it, then take the brackets and these "
    "words away: {summary}]"
)
WITHHELD_BY_RENEWAL: Final = "the new edition of “{title}” no longer says it in the words that proved it."
