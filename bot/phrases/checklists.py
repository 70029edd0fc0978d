"""What members read of a checklist, on Discord and in the terminal."""

from typing import Final

FILE_TITLE: Final = "Checklist"
OUR_WORDS: Final = "In our own words; the number in brackets is the paragraph."
COUNTED: Final = "{kept} of {every} points are kept."
ALL_KEPT: Final = "All {every} points are kept."
MISSING: Final = "Not kept"
KEPT: Final = "Kept"
ADVICE: Final = "What the briefing advises then"
