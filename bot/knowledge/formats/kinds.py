"""Lists the kinds of knowledge files: what each is called and where its files stand.

This is the only list of them. It imports nothing, so that the command line and the cache may use it at every start;
`file_formats.FORMATS` holds the table by which a file of each kind is read.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class FileKind(NamedTuple):
    """A kind of knowledge file. Its files stand in `folder`; where that is empty, there is one, called `file`."""

    name: str
    """What the command line calls it."""
    folder: str = ""
    file: str = ""

    @property
    def place(self) -> str:
        """The folder or file in the knowledge folder that belongs to this kind alone."""
        return self.folder or self.file

    def holds(self, path: str) -> bool:
        """Return whether a file is of this kind, by its path inside the knowledge folder."""
        if not self.folder:
            return path == self.file
        folder, _, file = path.rpartition("/")
        return folder == self.folder and file.endswith(".yaml") and not file.startswith(".")


ANSWERS: Final = FileKind("answers", folder="answers")
DECLINES: Final = FileKind("declines", folder="declines")
BRIEFING: Final = FileKind("briefing", folder="briefings")
QUESTIONS: Final = FileKind("questions", folder="questions")
SIGNPOSTS: Final = FileKind("signposts", file="signposts.yaml")
CONVERSATION: Final = FileKind("conversation", file="conversation.yaml")
VOCABULARY: Final = FileKind("vocabulary", file="vocabulary.yaml")

KINDS: Final = (ANSWERS, DECLINES, BRIEFING, QUESTIONS, SIGNPOSTS, CONVERSATION, VOCABULARY)
FOLDERS: Final = tuple(sorted(kind.folder for kind in KINDS if kind.folder))
"""The folders inside the knowledge folder that are read."""


def kind_of(path: str) -> FileKind | None:
    """Return the kind of a file by its path inside the knowledge folder; None for one that is not read by a table."""
    return next((kind for kind in KINDS if kind.holds(path)), None)


def text_of_briefing(briefing_id: str) -> str:
    """Return the path, inside the knowledge folder, of the publisher's text of a briefing."""
    return f"{BRIEFING.folder}/{briefing_id}.txt"


def may_be_text_of_briefing(path: str) -> bool:
    """Return whether a path, inside the knowledge folder, is that of a briefing's text."""
    folder, _, file = path.rpartition("/")
    return folder == BRIEFING.folder and file.endswith(".txt")
