"""`briefing-bot status`, `propose`, `proposals`, `approve`, `withdraw`: the way to an edition without Discord."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.errors import FaultyChangeError, KnowledgeFaultsError, KnowledgeMissingError
from bot.phrases import changes as change_phrases
from bot.phrases import editions as phrases
from bot.publishing.assessing import Assessment, Depth
from bot.publishing.changing.proof import after
from bot.publishing.describing import change_lines, exam_lines
from bot.publishing.working_copy import WorkingCopy
from bot.records.editions import Publication
from bot.records.values import Edition, Origin, Proposal, ProposalState
from bot.terminal.editions import as_values as edition_values
from bot.terminal.with_records import Result, show, with_publisher

if TYPE_CHECKING:
    from bot.publishing.publisher import Publisher
    from bot.publishing.working_copy import Reading


def propose(folder: str, note: str, form: str) -> int:
    """Propose the files of a folder as the next edition; the very first one is live at once.

    Raises:
        KnowledgeFaultsError: they have faults.
        KnowledgeMissingError: there is no such folder.
        PublishingError: they say what is live already.
    """
    reading = _read(Path(folder))

    async def work(publisher: Publisher) -> Edition | _Made:
        number = await publisher.records.editions.newest_number()
        if not number:
            judged = await publisher.judged(reading.candidate, depth=Depth.LEARN)
            first = note or change_phrases.NOTE_FIRST
            made = Publication(0, reading.candidate.files, judged.digest, first, Origin.TERMINAL)
            return (await publisher.publish(made)).edition
        # What stands beside the files is looked at, too, before the proposal is made of the files alone.
        await publisher.judged(reading.candidate, depth=Depth.CHECK)
        newest = await publisher.records.editions.find(number)
        return await _made(publisher, reading.candidate.files, newest, note)

    found = _worked(work)
    if isinstance(found, _Made):
        show(found.lines, as_values(found.proposal), form)
    else:
        show([phrases.FIRST], edition_values(found), form)
    return 0


def propose_change(change: Callable[[Mapping[str, bytes]], Mapping[str, bytes | None]]) -> int:
    """Propose a change of the live edition, and say what it does.

    Args:
        change: makes the files that change out of all; None for one that goes.

    Raises:
        KnowledgeFaultsError: the knowledge would have faults.
        NoEditionError: nothing is live yet.
    """

    async def work(publisher: Publisher) -> _Made:
        ground, newest = await publisher.ground()
        return await _made(publisher, after(ground.files, change(ground.files)), newest, "")

    show(_worked(work).lines, None, "terminal")
    return 0


class _Made(NamedTuple):
    """A proposal, and what people are told of it."""

    proposal: Proposal
    lines: list[str]


async def _made(publisher: Publisher, files: Mapping[str, bytes], newest: Edition, note: str) -> _Made:
    proposal = await publisher.propose(files, newest, Origin.TERMINAL, note=note)
    assessment = Assessment.from_values(proposal.assessment)
    outcomes = exam_lines(assessment, await publisher.knowledge_of(files))
    lines = [phrases.CHANGES, *_indented(change_lines(assessment)), phrases.OUTCOMES, *_indented(outcomes)]
    return _Made(proposal, [*lines, phrases.PROPOSED.format(id=proposal.id, day=f"{proposal.expires:%Y-%m-%d}")])


def _worked(work: Callable[[Publisher], Awaitable[Result]]) -> Result:
    try:
        return with_publisher(work)
    except FaultyChangeError as faulty:
        raise KnowledgeFaultsError(phrases.FAULTY.format(faults=faulty)) from None


def proposals(form: str) -> int:
    """List what waits for approval."""
    waiting = with_publisher(lambda publisher: publisher.records.proposals.all_open())
    lines = [_in_a_line(one) for one in waiting] or [phrases.NO_PROPOSALS]
    show(lines, [as_values(one) for one in waiting], form)
    return 0


def approve(proposal: str, form: str) -> int:
    """Make a proposal live; one that stands on an older edition is brought up to date first.

    Raises:
        ConflictError: it and what is live changed the same.
        ProposalGoneError: it is closed, or was never there.
    """

    async def work(publisher: Publisher) -> Edition:
        found = await publisher.records.proposals.find(proposal)
        if found.base != await publisher.records.editions.newest_number():
            found = await publisher.bring_up_to_date(proposal)
        return (await publisher.approve(found.id, second=False)).edition

    edition = with_publisher(work)
    show([phrases.LIVE.format(number=edition.number, note=edition.note)], edition_values(edition), form)
    return 0


def withdraw(proposal: str, form: str) -> int:
    """Withdraw a proposal; raises as `approve` does."""

    async def work(publisher: Publisher) -> Proposal:
        return await publisher.records.proposals.close(proposal, ProposalState.WITHDRAWN, publisher.clock())

    closed = with_publisher(work)
    show([phrases.WITHDRAWN.format(note=closed.note)], as_values(closed), form)
    return 0


def status(folder: Path, form: str) -> int:
    """Say what is live, whether the files agree, and what waits; 1 where the files have faults."""
    reading = WorkingCopy(folder).read()

    async def work(publisher: Publisher) -> tuple[dict[str, Any], list[str]]:
        records = publisher.records
        history = await records.editions.history(200)
        files: dict[str, Any] = {"folder": str(folder), "state": "unknown", "faults": []}
        if not history:
            return {"edition": None, "files": files}, [phrases.NO_EDITIONS]
        live = history[0]
        moment = f"{live.moment:%Y-%m-%d %H:%M} UTC"
        said = phrases.STATUS_EDITION.format(number=live.number, moment=moment, digest=live.digest, note=live.note)
        lines = [said, await _files(publisher, reading, history, files)]
        waiting, pauses = await records.proposals.all_open(), await records.pauses.all()
        lines.append(phrases.STATUS_PROPOSALS.format(count=len(waiting)))
        lines += [
            phrases.STATUS_PAUSED.format(entry=one.entry or phrases.EVERYTHING, reason=one.reason) for one in pauses
        ]
        values = {
            "edition": edition_values(live),
            "files": files,
            "proposals": [as_values(one) for one in waiting],
            "pauses": [{"entry": one.entry or None, "reason": one.reason, "since": one.since} for one in pauses],
        }
        return values, lines

    values, lines = with_publisher(work)
    show(lines, values, form)
    return 1 if values["files"]["faults"] else 0


async def _files(publisher: Publisher, reading: Reading, history: list[Edition], values: dict[str, Any]) -> str:
    """Say how the folder stands to the live edition, and fill in the same for programs."""
    live, folder = history[0], values["folder"]
    if reading.missing:
        values |= {"state": "faulty", "faults": [{"what": reading.missing}]}
        return phrases.STATUS_MISSING.format(why=reading.missing)
    if reading.tree == live.tree:
        values["state"] = "same"
        return phrases.STATUS_SAME.format(folder=folder)
    older = next((one for one in history if one.tree == reading.tree), None)
    if older:
        values["state"] = "behind"
        return phrases.STATUS_BEHIND.format(folder=folder, number=older.number)
    try:
        await publisher.judged(reading.candidate, depth=Depth.CHECK)
    except FaultyChangeError as faulty:
        values |= {"state": "faulty", "faults": list(faulty.faults)}
        return phrases.STATUS_FAULTY.format(folder=folder, number=live.number, faults=faulty)
    values["state"] = "edited"
    return phrases.STATUS_EDITED.format(folder=folder)


def as_values(proposal: Proposal) -> dict[str, Any]:
    """Return a proposal as plain values; who made it is not told."""
    return {
        "id": proposal.id,
        "base": proposal.base,
        "knowledge": proposal.digest,
        "note": proposal.note,
        "origin": str(proposal.origin),
        "opened": proposal.opened,
        "expires": proposal.expires,
        "assessment": dict(proposal.assessment),
    }


def _in_a_line(proposal: Proposal) -> str:
    who = proposal.author_name or phrases.ORIGINS[proposal.origin]
    return phrases.PROPOSAL_LINE.format(id=proposal.id, day=f"{proposal.expires:%Y-%m-%d}", note=proposal.note, who=who)


def _read(folder: Path) -> Reading:
    reading = WorkingCopy(folder).read()
    if reading.missing:
        raise KnowledgeMissingError(reading.missing)
    return reading


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]
