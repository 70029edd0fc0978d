"""Carries out `briefing-bot rename` and `briefing-bot remove`: shows a change, checks the whole with it, writes it."""

from __future__ import annotations

import difflib
import sys
from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from bot.errors import ChangeError, KnowledgeFaultsError
from bot.knowledge.folder import FolderContent, content_of
from bot.phrases import knowledge_changing as phrases
from bot.publishing.changing.places import files_naming
from bot.publishing.changing.removing import pointers, removed
from bot.publishing.changing.renaming import renamed
from bot.publishing.writing import NotRestoredError, write_all
from bot.terminal.asking import Dialogue
from bot.terminal.faults import faults_in_words, not_served, print_faults
from bot.terminal.proposing import propose_change

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.reading import Inspection

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def rename(folder: Path, old: str, new: str, *, dry_run: bool = False) -> int:
    """Give an entry another name, wherever it is named.

    Args:
        folder: the knowledge.
        old: the entry's name.
        new: its new one.
        dry_run: show what would change, and write nothing.

    Returns:
        0.

    Raises:
        ChangeError: it cannot be done as it was asked for, or not be written.
        KnowledgeFaultsError: the knowledge cannot be read, or would have faults that it does not have now.
    """
    content, before = _readable(folder)
    changed = renamed(content.files, old, new)
    change = _Change(content, before, old, changed)
    change.show()
    change.check({old: new})
    if dry_run:
        return change.nothing_written()
    change.write()
    change.say(phrases.RENAMED.format(old=old, new=new), "green")
    change.say(phrases.OLD_CARDS)
    return 0


def remove(folder: Path, name: str, *, dry_run: bool = False, sure: bool = False) -> int:
    """Take an entry out, and its name from wherever it is named.

    Args:
        folder: the knowledge.
        name: the entry's.
        dry_run: show what would change, and write nothing.
        sure: do not ask back; nobody is asked either where standard input is no terminal.

    Returns:
        0; 1 where somebody was asked and did not agree.

    Raises:
        ChangeError: it cannot be done as it was asked for, or not be written.
        KnowledgeFaultsError: the knowledge cannot be read, or would have faults that it does not have now.
        KnowledgeMissingError: no answer would be left.
    """
    content, before = _readable(folder)
    change = _Change(content, before, name, removed(content.files, name))
    change.show()
    _say_what_follows(change)
    change.check({})
    if dry_run:
        return change.nothing_written()
    if not sure and sys.stdin is not None and sys.stdin.isatty() and not change.agrees():
        change.nothing_written()
        return 1
    change.write()
    change.say(phrases.REMOVED.format(name=name), "green")
    change.say(phrases.NEXT)
    return 0


def propose_rename(old: str, new: str) -> int:
    """Propose another name for an entry of the live edition; raises as `rename` does."""
    return propose_change(lambda files: renamed(files, old, new))


def propose_removal(name: str) -> int:
    """Propose to take an entry out of the live edition; raises as `remove` does."""
    return propose_change(lambda files: removed(files, name))


def _readable(folder: Path) -> tuple[FolderContent, Inspection]:
    """Read a folder; faults of content are no hindrance, files that cannot be read are."""
    content = content_of(folder)
    inspection = content.inspect()
    unreadable = [fault for fault in inspection.errors if not fault.code.startswith("KB3")]
    if unreadable:
        raise not_served(unreadable, inspection.lines, folder)
    return content, inspection


class _Change:
    """A change that was worked out and is not written yet."""

    def __init__(
        self, content: FolderContent, before: Inspection, name: str, changed: Mapping[str, bytes | None]
    ) -> None:
        self.content, self.before, self.name, self.changed = content, before, name, changed
        self.console = Console(highlight=False)

    def say(self, text: str, style: str = "") -> None:
        """Print a sentence, not cut into lines."""
        self.console.print(Text(text, style=style), soft_wrap=True)

    def show(self) -> None:
        """Print the files that change with the count of places, then every line that does."""
        counts = {file.file: len(names) for file, names in files_naming(self.content.files, self.name)}
        for path, new in self.changed.items():
            said = phrases.FILE_GOES if new is None else phrases.FILE_PLACES
            self.say(said.format(file=path, places=phrases.places(counts[path])), "bold")
        for path, new in self.changed.items():
            for line in _difference(path, self.content.files[path], new):
                self.say(line, _COLOURS.get(line[:1], ""))

    def check(self, names: Mapping[str, str]) -> None:
        """Check the whole folder with the change.

        Args:
            names: old names of entries and their new ones, so that a fault that merely names one is known again.

        Raises:
            KnowledgeFaultsError: there are errors that were not there before.
        """
        after = self.content.inspect(self.changed)
        found = _new_faults(self.before.faults, after.faults, names)
        errors = [fault for fault in found if not fault.warning]
        if errors:
            raise KnowledgeFaultsError(
                f"{phrases.FAULTY}\n\n{faults_in_words(errors, after.lines, self.content.folder)}"
            )
        if found:
            print_faults(found, after.lines, self.content.folder)
        if after.errors:
            self.say(phrases.FAULTS_BEFORE, "yellow")

    def agrees(self) -> bool:
        """Ask whether to go on."""
        try:
            return Dialogue(self.console).agrees(phrases.CONFIRM.format(name=self.name), default="n")
        except EOFError:
            return False

    def nothing_written(self) -> int:
        """Say that all is as it was."""
        self.say(phrases.NOTHING_WRITTEN)
        return 0

    def write(self) -> None:
        """Write the files, all or none.

        Raises:
            ChangeError: they could not be written, or somebody has changed one since it was read.
        """
        folder, files = self.content.folder, self.content.files
        try:
            for path in self.changed:
                if (folder / path).read_bytes() != files[path]:
                    raise ChangeError(phrases.MEANWHILE.format(file=path))
            write_all(folder, self.changed, files)
        except NotRestoredError as error:
            said = phrases.NOT_RESTORED.format(file=error.filename, why=error.strerror, files=", ".join(error.files))
            raise ChangeError(said) from error
        except OSError as error:
            raise ChangeError(phrases.NOT_WRITTEN.format(file=error.filename, why=error.strerror or error)) from error


def _say_what_follows(change: _Change) -> None:
    """Say what named the entry that goes."""
    found = pointers(change.before.knowledge, change.name)
    for said, names in ((phrases.POINTED_HERE, found.see_also), (phrases.STOOD_BESIDE, found.beside)):
        if names:
            change.say(said.format(entries=", ".join(names)), "yellow")
    if found.gone:
        change.say(phrases.QUESTIONS_GONE.format(count=len(found.gone)), "yellow")
    for question in found.shorter:
        change.say(phrases.QUESTION_SHORTER.format(rest=", ".join(question.entries)), "yellow")
        change.say(f"  {question.turns[-1]}")


def _difference(path: str, old: bytes, new: bytes | None) -> list[str]:
    """Return the lines of a unified difference."""
    before, after = (content.decode("utf-8-sig").splitlines() for content in (old, new or b""))
    return list(difflib.unified_diff(before, after, path, path if new is not None else "/dev/null", lineterm="", n=1))


def _new_faults(before: tuple[Fault, ...], after: tuple[Fault, ...], names: Mapping[str, str]) -> list[Fault]:
    """Return the faults that were not there before, wherever the old ones stand by now."""

    def known_again(fault: Fault) -> tuple[str, str, str]:
        what = fault.what
        for old, new in names.items():
            what = what.replace(f"`{old}`", f"`{new}`")
        return fault.code, fault.position.file, what

    there = Counter(map(known_again, before))
    found = []
    for fault in after:
        if there[known_again(fault)]:
            there[known_again(fault)] -= 1
        else:
            found.append(fault)
    return found
