"""Sentences of `briefing-bot rename` and `briefing-bot remove`."""

from __future__ import annotations

from typing import Final

# What cannot be done -------------------------------------------------------------------------------------------------
NO_SUCH_ENTRY: Final = "There is no entry {name}."
NEAREST_ENTRY: Final = "There is no entry {name}. Did you mean {nearest}?"
TWICE: Final = "The name {name} is given to more than one entry, so it is not clear which is meant. Mend that first."
UNREADABLE: Final = "{place}: {what}. The knowledge has to be read whole before it is changed, so mend that first."
LAID_OUT: Final = (
    "{file} is laid out so that this cannot be changed there without touching more. Nothing was changed; do it by hand."
)
NOT_PROVED: Final = (
    "Some file is laid out so that more than {name} would change with it ({files}). Nothing was changed; do it by hand."
)

# In the terminal -----------------------------------------------------------------------------------------------------
FILE_PLACES: Final = "{file}: {places}"
FILE_GOES: Final = "{file}: {places}; nothing is left in it, so the file goes"
POINTED_HERE: Final = "These entries named it under `see_also` and do so no more: {entries}"
STOOD_BESIDE: Final = "These stood beside it and now stand alone: {entries}"
QUESTIONS_GONE: Final = "Golden questions that only it could answer go with it: {count}"
QUESTION_SHORTER: Final = (
    "Look over this golden question, which waited for its answer too and now waits for {rest} alone:"
)
CONFIRM: Final = "Remove {name}? (y or n)"
NOTHING_WRITTEN: Final = "Nothing was written."
FAULTY: Final = "With this change the knowledge would have faults that it does not have now, so nothing was written."
FAULTS_BEFORE: Final = "The knowledge had faults before, and still has them: see `briefing-bot check`."
NOT_WRITTEN: Final = "{file} could not be written ({why}). Every file is as it was before."
NOT_RESTORED: Final = (
    "{file} could not be written ({why}), and these files could not be put back as they were: {files}. Put them back "
    "from your last copy."
)
MEANWHILE: Final = "{file} was changed by somebody else just now, so nothing was written. Try again."
RENAMED: Final = "{old} is now called {new}."
REMOVED: Final = "{name} is removed."
OLD_CARDS: Final = (
    "What members were sent before still carries the old name: its buttons say that this is no longer known. The "
    "counts of “Did this help?” under the old name stay there, too."
)
NEXT: Final = "Next: `briefing-bot exam` shows whether another answer suffers."


def places(count: int) -> str:
    """Say in how many places a file names an entry."""
    return f"{count} place{'s' * (count != 1)}"
