"""What members read of a checklist, on Discord and in the terminal."""

from typing import Final

FILE_TITLE: Final = "Checklist for the ISP"
OUR_WORDS: Final = "In our own words; the number in brackets is the paragraph."
COUNTED: Final = "{met} of {every} points are met."
ALL_MET: Final = "All {every} points are met."
MISSING: Final = "Not met"
MET: Final = "Met"
ADVICE: Final = "What the briefing advises then"

# In the terminal ------------------------------------------------------------------------------------------------------
HELP_CHECKLIST: Final = "the checklist for a meeting: what is met, what is not, and what the briefing advises then"
HELP_TICKED: Final = "points that are met, such as 8b 8c; without it the list is to be ticked on paper"
HELP_CHECKLIST_OUT: Final = "a new file to write it to"
NO_LISTS: Final = "No briefing here has a checklist. In its file `checklists` of a paragraph names the points of one."
NO_SUCH_POINT: Final = "There is no point {given} to tick. The points are {known}."
WRITTEN: Final = "Written to {path}."
