"""Publishes: makes proposals, approves them, goes back, and says which edition is live in this process.

    files or an officer's change ──judge──▶ proposal ──approve──▶ edition, live here at once
    another process's publication ──follow──▶ live here, too

Everything that takes seconds happens when a proposal is made. Start reading at `Publisher.propose`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.errors import ConflictError, FaultyChangeError, OvertakenError, PublishingError
from bot.knowledge.reading import read
from bot.phrases import changes as change_phrases
from bot.phrases import publishing as phrases
from bot.publishing import learnt_cache
from bot.publishing.assessing import Base, Candidate, Depth, Judged
from bot.publishing.changing.by_officers import Ground
from bot.publishing.differences import note_of
from bot.publishing.learning import Job, judged_elsewhere
from bot.publishing.live import Judge, Live, Prepared, learnt_of
from bot.publishing.merging import Merged, merge
from bot.publishing.redaction import shown_text
from bot.publishing.serving import Serving
from bot.records.editions import Publication, tree_of
from bot.records.retention import GAP_TEXT_DAYS, PROPOSAL_DAYS
from bot.records.values import Edition, Origin, Proposal, ProposalState, new_id

if TYPE_CHECKING:
    from bot.knowledge.values import Knowledge
    from bot.records import Records


@dataclass(frozen=True, slots=True)
class Officer:
    """Who changes the knowledge; nobody in particular where it is done from the terminal or by files."""

    server: int | None = None
    id: int | None = None
    name: str | None = None
    """Only where they agreed to its standing in the history."""


NOBODY = Officer()


class Publisher:
    """The way from a change to what members are told."""

    def __init__(self, records: Records, clock: Callable[[], datetime], judge: Judge = judged_elsewhere) -> None:
        """Serve nothing yet: `begin` says what.

        Args:
            records: keep editions and proposals.
            clock: gives the present time in UTC.
            judge: judges a candidate; in another process where this is missing.
        """
        self.records = records
        self.clock = clock
        self.judge = judge
        self.serving = Serving(records, judge)

    @property
    def live(self) -> Live | None:
        """The edition that this process answers from."""
        return self.serving.live

    async def begin(self, prepared: Prepared | None) -> Live:
        """Say which edition is live: the newest one, or the folder's files where there is none yet.

        Args:
            prepared: the folder's files, their knowledge and what was learnt; None where they have faults.

        Raises:
            NoEditionError: there is neither.
        """
        newest = await self.records.editions.newest()
        if newest is None and prepared:
            digest = prepared.knowledge.digest
            first = Publication(0, prepared.files, digest, change_phrases.NOTE_FIRST, Origin.FILES)
            try:
                newest = await self.records.editions.publish(first, self.clock())
            except OvertakenError:  # another process was quicker
                newest = await self.records.editions.newest()
        edition = newest or await self.records.editions.find(0)
        return await self.serving.serve(edition, prepared)

    async def propose(
        self,
        files: Mapping[str, bytes],
        base: Edition,
        origin: Origin,
        officer: Officer = NOBODY,
        *,
        note: str = "",
        draft: str | None = None,
    ) -> Proposal:
        """Keep a change as a proposal, once it is known what it does.

        Args:
            files: every file as it would be.
            base: the edition that it changes.
            origin: where it was made.
            officer: who made it.
            note: one line for the history; what changes where it is empty.
            draft: what its author typed: then they look at the proposal before the others do.

        Raises:
            FaultyChangeError: the check found errors; nothing is kept.
            PublishingError: nothing would change.
        """
        judged = await self.judged(Candidate(files), base, officer.server)
        assessment = judged.assessment
        if assessment is None or await self._is_same(files, base):
            raise PublishingError(phrases.NOTHING_CHANGES)
        now = self.clock()
        made = Proposal(
            new_id(),
            ProposalState.OPEN if draft is None else ProposalState.DRAFT,
            base.number,
            {},
            judged.digest,
            note or note_of(assessment.changes),
            origin,
            assessment.as_values(),
            draft or "",
            now,
            now + timedelta(days=PROPOSAL_DAYS),
            officer.server,
            officer.id,
            officer.name,
        )
        return await self.records.proposals.propose(made, files)

    async def ground(self) -> tuple[Ground, Edition]:
        """Return what a change made now stands on.

        Raises:
            NoEditionError: nothing is live yet.
        """
        newest = await self.records.editions.find(await self.records.editions.newest_number())
        files = await self.records.editions.files(newest.tree)
        live = self.live
        knowledge = live.knowledge if live and live.edition.number == newest.number else None
        if knowledge is None:
            knowledge = await self.knowledge_of(files)
        return Ground(files, knowledge, self.clock().date()), newest

    async def knowledge_of(self, files: Mapping[str, bytes]) -> Knowledge:
        """Return the knowledge of files that had no error."""
        return (await learnt_of(files, self.records, self.judge))[0]

    async def read_only(self, files: Mapping[str, bytes]) -> Knowledge:
        """Return the knowledge of any edition's files, for comparing: nothing is learnt from it."""
        kept = await asyncio.to_thread(learnt_cache.find, await asyncio.to_thread(learnt_cache.fingerprint, files))
        return kept[0] if kept else (await asyncio.to_thread(read, files)).knowledge

    async def judged(
        self, candidate: Candidate, base: Edition | None = None, server: int | None = None, depth: Depth = Depth.EXAM
    ) -> Judged:
        """Find out about a change.

        Args:
            candidate: the files as they would be.
            base: the edition that they change.
            server: whose unanswered questions are put; those of all where this is missing.
            depth: how much is found out.

        Raises:
            FaultyChangeError: the check found errors.
        """
        before = Base(await self.records.editions.files(base.tree)) if base else None
        texts = await self._texts(server) if depth is Depth.EXAM else ()
        judged = await self.judge(Job(candidate, before, texts, depth))
        if judged.errors.count:
            raise FaultyChangeError(judged.errors.words, judged.errors.message, judged.errors.values)
        if judged.learnt and self.records.shared:
            await self.records.editions.keep_learnt(judged.key, judged.learnt, self.clock())
        return judged

    async def approve(self, proposal: str, approver: Officer = NOBODY, *, second: bool = True) -> Live:
        """Make a proposal live.

        Args:
            proposal: its id.
            approver: who approves.
            second: whether that must be somebody else than its author.

        Raises:
            ProposalGoneError: it is closed.
            OwnProposalError: its author tried to approve it.
            OvertakenError: another edition went live since it was made: bring it up to date first.
        """
        found = await self.records.proposals.find(proposal)
        files = await self.records.editions.files(found.tree)
        made = Publication(
            parent=found.base,
            files=files,
            digest=found.digest,
            note=found.note,
            origin=found.origin,
            officer=found.author,
            officer_name=found.author_name,
            proposal=found.id,
            approver=approver.id if second else None,
        )
        return await self.publish(made)

    async def publish(self, made: Publication) -> Live:
        """Make a change live at once, in this process and in the records; raises as `approve` does."""
        edition = await self.records.editions.publish(made, self.clock())
        return await self.serving.serve(edition)

    async def bring_up_to_date(self, proposal: str, *, theirs: bool | None = None) -> Proposal:
        """Put a proposal on the edition that is live now, and look at it once more.

        Args:
            proposal: its id.
            theirs: where both changed the same: whether this proposal's words count, or those that are live.

        Raises:
            ProposalGoneError: it is closed.
            ConflictError: both changed the same, and nobody has said whose words count.
        """
        found = await self.records.proposals.find(proposal)
        newest = await self.records.editions.find(await self.records.editions.newest_number())
        merged = await self.merged(found.base, newest, await self.records.editions.files(found.tree))
        if merged.conflicts and theirs is None:
            raise ConflictError(phrases.CONFLICT.format(names=", ".join(merged.conflicts)))
        files = merged.theirs if theirs else merged.files
        author = Officer(found.server, found.author, found.author_name)
        draft = found.draft if found.state is ProposalState.DRAFT else None
        made = await self.propose(files, newest, found.origin, author, note=found.note, draft=draft)
        await self.records.proposals.close(found.id, ProposalState.REPLACED, self.clock())
        return made

    async def go_back(self, number: int, officer: Officer = NOBODY, draft: str | None = None) -> Proposal:
        """Propose the files of an earlier edition.

        Raises:
            NoEditionError: it is not there, or no longer.
            FaultyChangeError: it has faults by the rules of today.
            PublishingError: nothing would change.
        """
        earlier = await self.records.editions.find(number)
        newest = await self.records.editions.find(await self.records.editions.newest_number())
        files = await self.records.editions.files(earlier.tree)
        note = change_phrases.NOTE_BACK.format(number=number)
        return await self.propose(files, newest, Origin.BACK, officer, note=note, draft=draft)

    async def merged(self, base: int, newest: Edition, files: Mapping[str, bytes]) -> Merged:
        """Merge files that stand on one edition with the edition that is live."""
        began = await self.records.editions.find(base)
        return merge(
            await self.records.editions.files(began.tree), await self.records.editions.files(newest.tree), files
        )

    async def pause(self, entry: str, reason: str) -> None:
        """Withhold an entry, or with the empty name the whole bot, from now on."""
        await self.records.pauses.pause(entry, reason, self.clock())
        await self.serving.pause_anew()

    async def resume(self, entry: str) -> bool:
        """Give it free again; return whether it was withheld."""
        was = await self.records.pauses.resume(entry)
        await self.serving.pause_anew()
        return was

    async def _is_same(self, files: Mapping[str, bytes], base: Edition) -> bool:
        return await asyncio.to_thread(tree_of, files) == base.tree

    async def _texts(self, server: int | None) -> tuple[tuple[str, str], ...]:
        """Return the texts of recent unanswered questions, each with how it may be shown.

        A proposal may show them as long as it is open, so those are left out that would be deleted meanwhile.
        """
        since: date = self.clock().date() - timedelta(days=GAP_TEXT_DAYS - PROPOSAL_DAYS)
        kept = [one for one in await self.records.asked.texts(server) if one.day >= since]
        askers: dict[str, int] = {}
        for one in kept:
            askers[one.text] = askers.get(one.text, 0) + one.askers
        knows = self.live.engine.index.knows if self.live else lambda _: False
        return tuple((text, shown_text(text, count, knows)) for text, count in askers.items())
