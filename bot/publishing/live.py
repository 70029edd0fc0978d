"""The edition that is live in this process: kept whole, swapped whole."""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.engine import Engine
from bot.errors import PublishingError
from bot.phrases import publishing as phrases
from bot.publishing.assessing import Candidate, Judged
from bot.publishing.learning import Job
from bot.publishing.learnt_cache import DAMAGED, find_bytes, fingerprint, loaded

if TYPE_CHECKING:
    from bot.answering.learnt import Learnt
    from bot.knowledge.values import Knowledge
    from bot.records import Records
    from bot.records.values import Edition


class Prepared(NamedTuple):
    """Files that had no error, with what was read and learnt from them."""

    files: Mapping[str, bytes]
    knowledge: Knowledge
    learnt: Learnt


Judge = Callable[[Job], Awaitable[Judged]]
"""Judges a candidate, wherever that may be."""


@dataclass(frozen=True, slots=True, eq=False)
class Live:
    """One edition, ready to answer."""

    edition: Edition
    knowledge: Knowledge
    learnt: Learnt
    engine: Engine
    pauses: Mapping[str, str]
    """The reason for each entry that is withheld; that of the whole bot under the empty name."""


@contextmanager
def long_lived() -> Iterator[None]:
    """Make values that stay for long without the garbage collector looking at them, then or later.

    An edition has some 180,000 of them. The collector stops everything while it looks through all there is, for 50 to
    90 ms in which no member is answered. They are freed all the same when the next edition is live, since no circle of
    references keeps them (Python documentation: gc.freeze).
    """
    collecting = gc.isenabled()
    gc.collect()  # quick: it does not look at what was made so before; and what is garbage now would stay for ever
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


async def made_ready(edition: Edition, knowledge: Knowledge, learnt: Learnt, pauses: Mapping[str, str]) -> Live:
    """Make an edition ready to answer, beside what answers now.

    Args:
        edition: which.
        knowledge: read from it.
        learnt: from that.
        pauses: the reason for each entry that is withheld.
    """
    return await asyncio.to_thread(_live, edition, knowledge, learnt, pauses)


async def paused(live: Live, pauses: Mapping[str, str]) -> Live:
    """Make the same edition ready with other pauses."""
    return await asyncio.to_thread(_live, live.edition, live.knowledge, live.learnt, pauses)


def _live(edition: Edition, knowledge: Knowledge, learnt: Learnt, pauses: Mapping[str, str]) -> Live:
    with long_lived():
        held = {
            name: replace(entry, withheld=pauses[name]) if name in pauses else entry
            for name, entry in knowledge.entries.items()
        }
        engine = Engine(replace(knowledge, entries=held), date.today, learnt)
    return Live(edition, knowledge, learnt, engine, dict(pauses))


async def learnt_of(files: Mapping[str, bytes], records: Records, judge: Judge) -> tuple[Knowledge, Learnt]:
    """Return the knowledge of files and what is learnt from it: from this machine's disk, the records, or anew.

    Raises:
        PublishingError: the files have faults, which an edition's cannot have unless the rules have changed.
    """
    key = await asyncio.to_thread(fingerprint, files)
    for content in (await asyncio.to_thread(find_bytes, key), await records.editions.learnt(key)):
        with contextlib.suppress(*DAMAGED):
            if content:
                return await asyncio.to_thread(_loaded, content)
    judged = await judge(Job(Candidate(files)))
    if judged.learnt is None:
        raise PublishingError(phrases.EDITION_FAULTY.format(faults=judged.errors.words))
    return await asyncio.to_thread(_loaded, judged.learnt)


def _loaded(content: bytes) -> tuple[Knowledge, Learnt]:
    with long_lived():
        return loaded(content)
