"""Sentences about editions and proposals, for officers and whoever runs the bot."""

from __future__ import annotations

from typing import Final

LEARNING_FAILED: Final = "The change could not be looked at: the process that learns it has failed. Try it once more."
"""Nothing is lost: what was to be learnt is kept by whoever asked."""

# Changing files -------------------------------------------------------------------------------------------------------
NO_SUCH_ENTRY: Final = "There is no entry {entry}."
LAYOUT_CLOSED: Final = (
    "The file is laid out in a way that I cannot change without spoiling it. Please change it in an editor, or lay it "
    "out as the officers' guide shows."
)

# Editions -------------------------------------------------------------------------------------------------------------
EDITION_FAULTY: Final = (
    "An edition that was published by another version of the bot has faults by the rules of this one:\n\n{faults}"
)
NOTHING_CHANGES: Final = "That changes nothing: the knowledge says just this already."
CONFLICT: Final = "Another change that went live in between touches the same: {names}. Choose whose words count."

# The folder -----------------------------------------------------------------------------------------------------------
FOLDER_BEHIND: Final = (
    "What was published from Discord could not be written into the knowledge folder ({why}). The bot answers from what "
    "was published; `briefing-bot export` writes it elsewhere."
)
FOLDER_CONFLICT: Final = (
    "The files and a publication from Discord both changed the same. Proposal {proposal} shows what the files say; "
    "until it is approved or withdrawn, what was published counts."
)

# What officers type ---------------------------------------------------------------------------------------------------
NO_PROOF: Final = (
    "I could not read the proof “{line}”. Write one on each line, the paragraph's number first: 10: the quoted words"
)
NO_SIGNPOSTS: Final = "This knowledge has no signposts.yaml, where the advice line belongs."
UPLOAD_LARGE: Final = "That file is larger than 1 MiB, and no knowledge file is. Nothing was changed."
UPLOAD_NAME: Final = "Only files whose names end in .yaml can be uploaded. Nothing was changed."
UPLOAD_NOWHERE: Final = (
    "I do not know where {name} belongs. Give it the name of the file that it replaces; a new file needs a list called "
    "`entries` or `questions`. Nothing was changed."
)
