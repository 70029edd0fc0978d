"""Watches the knowledge folder: what is changed there becomes an edition once it passes the check.

    read ──settled, other than before──▶ what is it?
      as the live edition ──▶ nothing to do
      as an older edition that it held ──▶ it is behind: written anew, where that can be
      edited, without faults ──▶ an edition; merged first where another was published meanwhile
      edited, with faults ──▶ the live edition goes on answering, and the officers are told once

The folder is polled and compared by content: mounted folders, network drives and files mounted singly lose the events
that a file system gives. What the folder held when it was last in order is noted in the records, so that a restart
knows an edit from a folder that is behind.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import math
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.errors import BriefingBotError, FaultyChangeError, NoEditionError, ProposalGoneError
from bot.phrases import changes as change_phrases
from bot.phrases import publishing as phrases
from bot.publishing.assessing import Candidate, Depth
from bot.publishing.differences import note_of
from bot.publishing.working_copy import Reading, WorkingCopy
from bot.records.editions import Publication, tree_of
from bot.records.values import Origin, ProposalState

if TYPE_CHECKING:
    from pathlib import Path

    from bot.publishing.publisher import Publisher
    from bot.records.values import Edition

log = logging.getLogger(__name__)

EVERY_SECONDS = 1.0
"""Between two looks."""
SETTLED_SECONDS = 1.0
"""So long a change must have stood still: nobody's half-written file is read as whole."""
AGAIN_SECONDS = 10.0
"""After so long a folder that could not be written, or is in conflict, is looked at again."""
_OLDER = 20
"""Editions that are looked through for the one that an unknown folder comes from."""


class FolderState(StrEnum):
    """The state of the folder beside the live edition."""

    SAME = "same"
    BEHIND = "behind"
    """A publication could not be written there."""
    FAULTY = "faulty"
    """It was edited and has faults: the edition before goes on answering."""
    CONFLICT = "conflict"
    """It was edited, and so was the same entry from Discord: a proposal shows both."""
    WORKING = "working"
    """It was changed, and the change is being looked at."""


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """What is told of the folder."""

    state: FolderState
    why: str = ""
    """Faults in words, or why it could not be written."""
    message: str = ""
    """Faults for one message on Discord."""


@dataclass(frozen=True, slots=True)
class _Note:
    """What is noted of a folder."""

    edition: int = 0
    """The edition whose files it held when it was last in order, or that its edit began with; 0 where it never was."""
    settled: str = ""
    """The signature of an edit that is in conflict with the live edition, and waits for the officers."""
    proposal: str = ""


class Watcher:
    """Keeps the folder and the live edition together."""

    def __init__(
        self,
        publisher: Publisher,
        folder: Path,
        tell: Callable[[FolderStatus], Awaitable[None]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Look at nothing yet.

        Args:
            publisher: publishes what passes.
            folder: the knowledge.
            tell: tells the officers of faults, once for each set of them.
            clock: seconds that only go forward.
        """
        self._publisher = publisher
        self._copy = WorkingCopy(folder)
        self._tell = tell
        self._clock = clock
        self._dealt_with = ""
        """The signature and the edition of the last look that led to something."""
        self._again_at = 0.0
        self._pending = ("", 0.0)
        self.status = FolderStatus(FolderState.WORKING)

    async def run(self) -> None:
        """Look for ever; an error of one look is logged, and the next one tries again."""
        while True:
            try:
                await self._publisher.serving.follow()
                await self.look()
            except (BriefingBotError, OSError) as error:
                log.warning("the knowledge could not be looked at: %s", type(error).__name__)
            await asyncio.sleep(EVERY_SECONDS)

    async def look(self) -> None:
        """Look at the folder once, and deal with what has changed and settled."""
        reading = await asyncio.to_thread(self._copy.read)
        newest = self._publisher.live.edition if self._publisher.live else None
        if newest is None:
            return
        state = f"{reading.signature} {newest.number}"
        if state == self._dealt_with and self._clock() < self._again_at:
            return
        if reading.tree != newest.tree and not self._has_settled(reading.signature):
            return
        await self._deal_with(reading, newest)
        self._dealt_with = f"{reading.signature} {newest.number}"
        in_order = self.status.state in {FolderState.SAME, FolderState.FAULTY}
        self._again_at = math.inf if in_order else self._clock() + AGAIN_SECONDS

    def _has_settled(self, signature: str) -> bool:
        pending, since = self._pending
        if signature != pending:
            self._pending = (signature, self._clock())
            return False
        return self._clock() - since >= SETTLED_SECONDS

    async def _deal_with(self, reading: Reading, newest: Edition) -> None:
        if reading.tree == newest.tree and not reading.candidate.unread and not reading.candidate.others:
            await self._note(_Note(newest.number))
            await self._in_order()
            return
        note = await self._noted()
        held = await self._held(reading, note, newest)
        if held and held.number < newest.number and self._is_on_the_way(reading, held, newest):
            await self._write(newest, reading)
        elif note.settled == reading.signature and await self._is_open(note.proposal):
            self.status = FolderStatus(FolderState.CONFLICT, phrases.FOLDER_CONFLICT.format(proposal=note.proposal))
        elif note.settled == reading.signature:
            await self._write(newest, reading)  # officers have chosen
        else:
            await self._edited(reading, held or newest, newest)

    @staticmethod
    def _is_on_the_way(reading: Reading, held: Edition, newest: Edition) -> bool:
        """Return whether every file is as one of two editions has it: then we wrote it, and did not come to the end."""
        paths = {*reading.tree, *held.tree, *newest.tree}
        return all(reading.tree.get(path) in (held.tree.get(path), newest.tree.get(path)) for path in paths)

    async def _edited(self, reading: Reading, base: Edition, newest: Edition) -> None:
        """Make an edition of what somebody edited."""
        self.status = FolderStatus(FolderState.WORKING)
        if reading.missing:
            await self._faulty(FolderStatus(FolderState.FAULTY, reading.missing, reading.missing))
            return
        origin, conflicts = Origin.FILES, ""
        try:
            candidate = reading.candidate
            if base.number < newest.number:
                # A folder that has faults is told so by its own lines, before anything is merged into it.
                await self._publisher.judged(candidate, depth=Depth.CHECK)
                merged = await self._publisher.merged(base.number, newest, candidate.files)
                candidate, origin = Candidate(merged.files), Origin.MERGED
                if merged.conflicts:
                    conflicts = await self._conflict(merged.theirs, newest, merged.conflicts)
            judged = await self._publisher.judged(candidate, newest, depth=Depth.LEARN)
        except FaultyChangeError as faulty:
            await self._faulty(FolderStatus(FolderState.FAULTY, str(faulty), faulty.message))
            return
        edition = newest
        if judged.assessment and tree_of(candidate.files) != newest.tree:
            note = note_of(judged.assessment.changes)
            if origin is Origin.MERGED:
                note = change_phrases.NOTE_MERGED.format(note=note)
            made = Publication(newest.number, candidate.files, judged.digest, note, origin)
            edition = (await self._publisher.publish(made)).edition
        if conflicts:
            await self._note(_Note(base.number, reading.signature, conflicts))
            self.status = FolderStatus(FolderState.CONFLICT, phrases.FOLDER_CONFLICT.format(proposal=conflicts))
        elif reading.tree == edition.tree:
            await self._note(_Note(edition.number))
            await self._in_order()
        else:
            await self._write(edition, reading)

    async def _conflict(self, files: Mapping[str, bytes], newest: Edition, names: tuple[str, ...]) -> str:
        """Propose the folder's words where both changed the same; return the proposal's id."""
        with contextlib.suppress(ProposalGoneError):  # of an earlier edit, which this one contains
            earlier = (await self._noted()).proposal
            await self._publisher.records.proposals.close(earlier, ProposalState.REPLACED, self._publisher.clock())
        note = change_phrases.NOTE_CONFLICT.format(note=", ".join(names))
        proposal = await self._publisher.propose(files, newest, Origin.FILES, note=note)
        await self._tell(FolderStatus(FolderState.CONFLICT, phrases.FOLDER_CONFLICT.format(proposal=proposal.id)))
        return proposal.id

    async def _write(self, edition: Edition, reading: Reading) -> None:
        """Write an edition into the folder, where that can be."""
        files = await self._publisher.records.editions.files(edition.tree)
        why = await asyncio.to_thread(self._copy.write, files, reading.tree)
        if why:
            self.status = FolderStatus(FolderState.BEHIND, phrases.FOLDER_BEHIND.format(why=why))
            return
        await self._note(_Note(edition.number))
        await self._in_order()

    async def _in_order(self) -> None:
        self.status = FolderStatus(FolderState.SAME)
        await self._publisher.records.notes.keep(f"faults:{self._copy.key}", "")

    async def _faulty(self, status: FolderStatus) -> None:
        """Go on with the live edition; tell the officers, if they do not know these faults yet."""
        self.status = status
        if await self._publisher.records.notes.keep(f"faults:{self._copy.key}", status.why):
            await self._tell(status)

    async def _held(self, reading: Reading, note: _Note, newest: Edition) -> Edition | None:
        """Return the edition that the folder held before it was edited, as well as can be said."""
        editions = self._publisher.records.editions
        if note.edition:
            try:
                return await editions.find(note.edition)
            except NoEditionError:
                pass
        # A folder never seen before: perhaps a copy of an edition, else an edit of the one that is most like it.
        history = await editions.history(_OLDER)
        return min(history, key=lambda one: (differing(one.tree, reading.tree), -one.number), default=newest)

    async def _noted(self) -> _Note:
        text = await self._publisher.records.notes.get(f"folder:{self._copy.key}")
        return _Note(**json.loads(text)) if text else _Note()

    async def _note(self, note: _Note) -> None:
        values = {"edition": note.edition, "settled": note.settled, "proposal": note.proposal}
        await self._publisher.records.notes.keep(f"folder:{self._copy.key}", json.dumps(values))

    async def _is_open(self, proposal: str) -> bool:
        return any(one.id == proposal for one in await self._publisher.records.proposals.all_open())


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    """Return how many files two trees do not share."""
    return sum(one.get(path) != other.get(path) for path in {*one, *other})
