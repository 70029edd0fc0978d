"""Carries out `briefing-bot briefing renew` and `mend`: a new edition of a briefing takes the old one's place."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from bot.errors import ChangeError, FaultyChangeError, UsageError
from bot.knowledge.briefing.comparing import check_citations
from bot.knowledge.folder import content_of
from bot.phrases import briefing_texts as phrases
from bot.publishing.changing.proof import after
from bot.publishing.changing.removing import removed
from bot.publishing.renewing.mending import fallen, mended
from bot.publishing.renewing.renewal import renewed
from bot.publishing.writing import write_all
from bot.records.editions import tree_of
from bot.records.values import Origin
from bot.terminal.briefing import read_split
from bot.terminal.briefing_changes import differences, lost_citations
from bot.terminal.faults import not_served
from bot.terminal.proposing import as_values
from bot.terminal.with_records import now, show, with_publisher

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.values import Entry, Knowledge
    from bot.publishing.changing.by_officers import Ground
    from bot.publishing.publisher import Publisher
    from bot.publishing.renewing.renewal import Renewal
    from bot.records.values import Edition, Proposal

_NOT_FILLED_IN = "KB328"
"""The code of a place in brackets."""


def renew(file: Path, briefing_id: str, folder: Path, *, dry_run: bool = False) -> int:
    """Put a new text in the place of a briefing's, and carry over whatever still holds.

    Args:
        file: the new text.
        briefing_id: the briefing; empty for the only one.
        folder: the knowledge.
        dry_run: say what would happen, and write nothing.

    Returns:
        0: nothing that does not hold is shown to members.

    Raises:
        UsageError: the document cannot be used, or it is not clear which briefing is meant.
        ChangeError: there is nothing to compare with, nothing changed, or a file could not be changed or written.
        KnowledgeFaultsError: the knowledge has faults as it is.
    """
    content = content_of(folder)
    inspection = content.inspect()
    if inspection.errors:
        raise not_served(inspection.errors, inspection.lines, folder)
    knowledge = inspection.knowledge
    briefing = _meant(briefing_id, knowledge)
    split = read_split(file)[0]
    console = Console(highlight=False)
    renewal = renewed(content.files, knowledge, briefing, split, now().date())
    _say(console, phrases.RENEWED_TITLE.format(id=briefing), "bold")
    for line in differences(renewal.paragraphs, renewal.before, split.texts):
        _say(console, line)
    _say_what_became(renewal, knowledge, briefing, split.texts, console)
    places = sum(fault.code == _NOT_FILLED_IN for fault in content.inspect(dict(renewal.files)).errors)
    if dry_run:
        _say(console, phrases.NOTHING_WRITTEN)
        return 0
    try:
        write_all(folder, renewal.files, content.files)
    except OSError as error:
        said = phrases.RENEWAL_NOT_WRITTEN.format(file=error.filename, why=error.strerror or error)
        raise ChangeError(said) from error
    _say(console, phrases.RENEWED.format(count=len(renewal.files), folder=folder), "green")
    if places:
        path = next(name for name in renewal.files if name.endswith(".yaml") and name.startswith("briefings/"))
        _say(console, phrases.PLACES_LEFT.format(count=places, path=folder / path))
    _say(console, phrases.RENEWED_NEXT if renewal.withheld else phrases.RENEWED_NEXT_PLAIN)
    return 0


def mend(form: str) -> int:
    """Propose, for each answer that is withheld because its proof fell, what to do with it.

    Where the words of a quotation can be found again, the answer with these words; else that it is taken out. What
    waits for approval already is not proposed twice.
    """

    async def work(publisher: Publisher) -> list[tuple[str, Proposal]]:
        ground, newest = await publisher.ground()
        waiting = [one.tree for one in await publisher.records.proposals.all_open()]
        made = []
        for entry in fallen(ground.knowledge):
            tries = _tries(ground, entry)
            if not any(tree_of(files) in waiting for _, files in tries):
                made.append((entry.id, await _proposed(publisher, newest, tries)))
        return made

    made = with_publisher(work)
    lines = [phrases.MEND_LINE.format(id=proposal.id, note=proposal.note) for _, proposal in made]
    show(
        [*lines, phrases.MEND_NEXT] if lines else [phrases.NOTHING_TO_MEND],
        [{"entry": entry, **as_values(proposal)} for entry, proposal in made],
        form,
    )
    return 0


def _tries(ground: Ground, entry: Entry) -> list[tuple[str, dict[str, bytes]]]:
    """Return what could be done with an answer whose proof fell, the best first, each with a line for the history."""
    without = after(ground.files, removed(ground.files, entry.id))
    tries = [(phrases.NOTE_REMOVED.format(question=entry.question), without)]
    if found := mended(ground.files, ground.knowledge, entry.id, ground.today):
        tries.insert(0, (phrases.NOTE_MENDED.format(question=entry.question), found))
    return tries


async def _proposed(publisher: Publisher, newest: Edition, tries: list[tuple[str, dict[str, bytes]]]) -> Proposal:
    """Propose the first that has no fault."""
    for note, files in tries[:-1]:
        with contextlib.suppress(FaultyChangeError):  # the new words break another rule
            return await publisher.propose(files, newest, Origin.TERMINAL, note=note)
    note, files = tries[-1]
    return await publisher.propose(files, newest, Origin.TERMINAL, note=note)


def _meant(briefing_id: str, knowledge: Knowledge) -> str:
    if briefing_id in knowledge.briefings:
        return briefing_id
    if briefing_id:
        ids = ", ".join(knowledge.briefings)
        raise UsageError(phrases.NO_SUCH_BRIEFING.format(given=briefing_id, ids=ids))
    if len(knowledge.briefings) > 1:
        raise UsageError(phrases.WHICH_RENEWED)
    return next(iter(knowledge.briefings))


def _say_what_became(
    renewal: Renewal, knowledge: Knowledge, briefing: str, texts: Mapping[str, str], console: Console
) -> None:
    _say(console, f"\n{phrases.STAYED.format(count=renewal.stayed)}", "bold")
    for said, names in ((phrases.TAKEN_ALONG, renewal.moved), (phrases.TO_REVIEW, renewal.to_review)):
        if names:
            _say(console, said.format(count=len(names), names=", ".join(names)))
    if renewal.withheld:
        _say(console, phrases.WITHHELD_NOW.format(count=len(renewal.withheld)), "yellow")
        held = [knowledge.entries[name] for name in renewal.withheld]
        for line in lost_citations(check_citations(held, briefing, texts), texts):
            _say(console, f"  {line}")


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style=style), soft_wrap=True)
