"""Sentences of the page that `briefing-bot report --html` writes."""

from __future__ import annotations

from typing import Final

TITLE: Final = "What members asked, and what they got"
MADE: Final = "Made on {moment} from knowledge {knowledge}."
COUNTED: Final = (
    "Questions are counted from the week of {first} on, at most a year back. Nobody’s name is in these counts."
)
NOTHING_COUNTED: Final = "No question has been counted yet."
CONTENTS: Final = "On this page"
GLANCE: Final = "At a glance"

# Days --------------------------------------------------------------------------------------------------------------
# `{0}` is the day, `{1}` its month's name.
DAY: Final = "{0.day} {1} {0.year}"
DAY_IN_TABLE: Final = "{0.day} {1:.3} {0.year}"
DAY_SHORT: Final = "{0.day} {1:.3}"
MONTH: Final = "{1} {0.year}"
MONTH_SHORT: Final = "{1:.3} {0.year}"
MOMENT: Final = "{day}, {time}"
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Our own, since the machine's would be those of whoever runs it."""

# Names of what is counted --------------------------------------------------------------------------------------------
ENDINGS: Final[dict[str, str]] = {
    "answered": "Answered",
    "unsure": "Asked which one",
    "declined": "No answer",
    "told": "Whom to turn to",
    "other": "Other",
}
"""How a question ended, in a few letters, since they head narrow columns."""
ENDINGS_MEAN: Final[dict[str, str]] = {
    "answered": "an answer was given, with its paragraphs.",
    "unsure": "several answers came near, and the member was asked which one was meant.",
    "declined": "the bot said that it cannot answer, and why.",
    "told": "the message sounded urgent, and the member was told whom to turn to.",
    "other": "counted under a name that this page does not know.",
}
REASONS: Final[dict[str, str]] = {
    "outside-the-briefing": "The briefing does not cover it",
    "only-referred-to": "The briefing names a document and does not repeat it",
    "personal-case": "A member’s own case, which needs an officer",
    "small-talk": "A greeting or thanks",
    "not-a-question": "There was no question in it",
    "not-understood": "The bot did not understand it",
    "too-long": "It was longer than the bot reads",
    "out-of-date": "The answer’s date has passed",
}
"""Why there was no answer, as officers read it."""
NO_REASON: Final = "No reason was kept"
WAYS: Final[dict[str, str]] = {
    "command": "Command",
    "ask": "Command /ask",
    "mention": "Mention",
    "message-menu": "Menu of a message",
    "menu": "Menu",
    "button": "Button",
    "terminal": "Terminal",
}
"""Ways of asking; another one is shown by its own name."""
NO_WAY: Final = "Not known"

# At a glance -------------------------------------------------------------------------------------------------------
GLANCE_ASKED: Final = "Questions"
GLANCE_ANSWERED: Final = "Answered"
GLANCE_BARE: Final = "Points without an answer"
GLANCE_OVERDUE: Final = "Reviews overdue"
SHARE: Final = "{share}%"
NOTHING: Final = "–"

# Questions a week --------------------------------------------------------------------------------------------------
WEEKS: Final = "Questions a week"
WEEKS_PLOT: Final = "Questions in each of the last {count} weeks, by how they ended"
WEEKS_PLOT_ONE: Final = "Questions in this week, by how they ended"
WEEKS_DESC: Final = "The most, {most}, came in the week of {busiest}; the last week, that of {last}, brought {count}."
WEEKS_BELOW: Final = "Each column is a week and begins on the Monday below it. The number on it is its questions."
WEEKS_TABLE: Final = "The same in numbers, and by way of asking"
WEEKS_CAPTION: Final = "Questions in each week, by how they ended"
WAYS_CAPTION: Final = "Questions in each week, by way of asking"
WEEK_OF: Final = "Week of"
ALL: Final = "All"

# How they ended ----------------------------------------------------------------------------------------------------
OUTCOMES: Final = "How the questions ended"
OUTCOMES_PLOT: Final = "How all questions ended"
OUTCOME: Final = "{count} ({share}%)"
REASONS_TITLE: Final = "Why there was no answer"
REASONS_CAPTION: Final = "Questions without an answer, by the reason that was given"
REASON: Final = "Reason"
TIMES: Final = "Times"
NONE_DECLINED: Final = "No question has been declined."

# Answers -----------------------------------------------------------------------------------------------------------
ANSWERS: Final = "The answers"
NO_ANSWERS: Final = "There are no answers yet."
MOST_USED: Final = "Most used"
MOST_USED_CAPTION: Final = "The answers that were shown most often"
LEAST_HELPFUL: Final = "Least helpful"
LEAST_HELPFUL_CAPTION: Final = "The answers of which members said most clearly that they did not help"
ANSWER: Final = "Answer"
SHOWN: Final = "Shown"
HELPED: Final = "Helped"
NOT_HELPED: Final = "Did not"
NO_ANSWER_SHOWN: Final = "No answer has been shown yet."
NO_COMPLAINT: Final = "Nobody has said of an answer that it did not help."
NO_LONGER_THERE: Final = "No longer in the knowledge"
NEVER_SHOWN: Final = "Not shown to anybody yet: {count} of {all} answers."

# Gaps --------------------------------------------------------------------------------------------------------------
GAPS: Final = "What was asked in vain"
GAPS_CAPTION: Final = "Questions that found no answer, the most frequent first"
NO_GAPS: Final = "Nothing has been asked in vain yet."
ASKED: Final = "What was asked"
ASKERS: Final = "People"
WORDS_NOT_KEPT: Final = "The words were not kept"
GIVEN: Final = "Given: {question}"
MORE_GAPS: Final = "Asked less often, and not listed: {count}."

# The briefing ------------------------------------------------------------------------------------------------------
BRIEFING: Final = "The briefing, point by point"
NO_BRIEFING: Final = "There is no briefing in the knowledge yet."
BRIEFING_TITLE: Final = "{title}, {date}"
POINTS_CAPTION: Final = "What each point says, and which answers rest on it"
POINT: Final = "Point"
SAYS: Final = "What it says, and what answers it"
NO_POINTS: Final = "This briefing has no points yet."
ANSWERED_BY: Final = "Answered by"
UNANSWERED: Final = "No answer"

# Reading -----------------------------------------------------------------------------------------------------------
READING: Final = "How easily the answers read"
READING_SAYS: Final = (
    "Reading age: at which age somebody can read an answer, by the length of its sentences and words (Flesch and "
    "Kincaid). The mean is {age}."
)
READING_CAPTION: Final = "The hardest answers"
AGE: Final = "Reading age"
WORDS: Final = "Words"
LONG_SENTENCES: Final = "Sentences of more than {most} words, better made two:"
NO_LONG_SENTENCES: Final = "No sentence is too long."
LONG_ANSWERS: Final = "Answers of more than {most} words, more than a phone shows at once: {names}."

# Reviews -----------------------------------------------------------------------------------------------------------
REVIEWS: Final = "The calendar of reviews"
NO_REVIEWS: Final = "No entry has a day on which it must be reviewed."
REVIEWS_PLOT: Final = "How many entries fall due in each of the next twelve months"
REVIEWS_DESC: Final = "Overdue: {overdue}. In the twelve months from {first} on: {soon}. Later: {later}."
REVIEWS_CAPTION: Final = "What to look at first"
OVERDUE: Final = "Overdue"
LATER: Final = "Later"
ENTRY: Final = "Entry"
USED: Final = "Shown"
DUE_LATE: Final = "Overdue since {day}"
DUE_BY: Final = "Review by {day}"
RUN_OUT: Final = "No longer given since {day}"
RUNS_OUT: Final = "Given until {day}"
NO_DAY: Final = "Without a day of review: {count}."
MORE_REVIEWS: Final = "Due after these, and not listed: {count}."


def points(count: int, bare: int) -> str:
    """Say how many points a briefing has, and how many of them nothing answers."""
    said = f"{count} point{'s' * (count != 1)}"
    return f"{said}, {bare} of them without an answer." if bare else f"{said}, and each has an answer."
