"""Sentences of ticking a checklist."""

from __future__ import annotations

from typing import Final

FORM_TITLE: Final = "Tick what is true of your school"
FORM_HINT: Final = "Only you see the result. Nothing of it is kept."
FORM_MORE: Final = "{heading} ({number})"
RESULT_TITLE: Final = "### Your checklist"
RESULT_MORE: Final = "**Read on:** what the briefing says of what is not met"
RESULT_REST: Final = "The rest is in the file."
RESULT_FILE: Final = "my-checklist.txt"
FILE_SAYS: Final = "Your checklist, to take along"
LIST_CHANGED: Final = "The list has changed since you opened it. Open it once more with `/criteria`."
TICK_AGAIN: Final = "Tick again"
