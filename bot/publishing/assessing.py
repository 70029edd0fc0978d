"""Everything that is found out about a change before anybody may approve it: the check, what changes, the exam.

Pure but for the time that it takes: seconds. `bot.publishing.learning` runs it in another process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import IntEnum
from types import MappingProxyType
from typing import Any, Final

from bot.answering.engine import Engine
from bot.answering.learnt import Learnt, study
from bot.errors import KnowledgeMissingError
from bot.knowledge.diagnostics import Fault, as_json, in_a_message, in_words
from bot.knowledge.reading import Inspection, read
from bot.publishing.comparing_outcomes import Asked, Asking, Led, Moved, compare_outcomes
from bot.publishing.differences import changed_entries, describe_changes
from bot.publishing.learnt_cache import DAMAGED, dumped, fingerprint, loaded

MOST_MOVED = 100
"""Questions that lead elsewhere and are kept with a proposal; all of them are counted."""
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Depth(IntEnum):
    """How much is found out about a candidate."""

    CHECK = 1
    """Whether it has faults: a quarter of a second."""
    LEARN = 2
    """And what changes; it is learnt, so that it can go live at once: some seconds."""
    EXAM = 3
    """And what becomes of every question: twice as long."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Files that might become an edition."""

    files: Mapping[str, bytes]
    unread: Mapping[str, str] = field(default_factory=dict)
    """Files that could not be opened, and why."""
    others: tuple[str, ...] = ()
    """What else stands in their folder."""


@dataclass(frozen=True, slots=True)
class Base:
    """The edition that a candidate changes."""

    files: Mapping[str, bytes]
    learnt: bytes | None = None
    """What was learnt from it, where that is at hand."""


@dataclass(frozen=True, slots=True)
class Told:
    """Faults as people and programs read them."""

    count: int
    words: str
    """For a terminal."""
    message: str
    """For one message on Discord."""
    values: tuple[Mapping[str, Any], ...]


NO_FAULTS: Final = Told(0, "", "", ())


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a change does, kept with a proposal."""

    changes: tuple[str, ...]
    """In plain words, a line each."""
    entries: tuple[str, ...]
    """The names of the entries that it touches."""
    asked: int
    """How many questions were put."""
    moved: tuple[Moved, ...]
    """Those that would lead elsewhere: the first of them."""
    moved_count: int
    worse_count: int
    gaps: int
    """Questions of members that got no answer."""
    gaps_closed: int
    warnings: Told = NO_FAULTS
    """Of the check, that the edition before did not have."""

    def as_values(self) -> dict[str, Any]:
        """Return it as plain values that JSON can hold."""
        return asdict(self)

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Assessment:
        """Read it back."""
        moved = [
            Moved(one["question"], Asked(one["kind"]), Led(**one["before"]), Led(**one["after"]), one["worse"])
            for one in values["moved"]
        ]
        warnings = Told(**{**values["warnings"], "values": tuple(values["warnings"]["values"])})
        lists = {"changes": tuple(values["changes"]), "entries": tuple(values["entries"])}
        return cls(**{**values, **lists, "moved": tuple(moved), "warnings": warnings})


@dataclass(frozen=True, slots=True)
class Judged:
    """What came out of a candidate."""

    digest: str
    """Of its knowledge, as far as that can be read."""
    errors: Told
    """With any of these it cannot be served."""
    key: str = ""
    """The name under which what was learnt is kept."""
    learnt: bytes | None = None
    """The knowledge and what was learnt from it, dumped; None with errors."""
    assessment: Assessment | None = None
    """None with errors, or where there was nothing to compare with."""


def judge(
    candidate: Candidate,
    base: Base | None = None,
    *,
    texts: Sequence[tuple[str, str]] = (),
    learnt: bytes | None = None,
    depth: Depth = Depth.EXAM,
    progress: Callable[[Iterable[int]], Iterable[int]] = lambda rounds: rounds,
    asking: Asking = lambda questions: questions,
) -> Judged:
    """Check a candidate, learn it, and put the exam to it.

    Args:
        candidate: the files.
        base: the edition that they change; without one there is no exam.
        texts: questions of members that got no answer, each with how it may be shown.
        learnt: what was learnt from the same files before.
        depth: how much is found out.
        progress: shows how far the learning is.
        asking: shows how far the exam is.
    """
    try:
        before = base.files if base else candidate.files
        newest = [name for name, content in candidate.files.items() if before.get(name) != content]
        inspection = read(candidate.files, unread=candidate.unread, others=candidate.others, newest=newest)
    except KnowledgeMissingError as error:
        fault = {"code": "", "what": str(error)}
        return Judged("", Told(1, str(error), str(error), (fault,)))
    knowledge = inspection.knowledge
    if inspection.errors:
        return Judged(knowledge.digest, _told(inspection.errors, inspection))
    if depth is Depth.CHECK:
        return Judged(knowledge.digest, NO_FAULTS)
    studied = _learnt(learnt) or study(knowledge, progress)
    assessment = _assessed(base, inspection, studied, texts if depth is Depth.EXAM else None, asking) if base else None
    key = fingerprint(candidate.files)
    return Judged(knowledge.digest, NO_FAULTS, key, dumped(knowledge, studied), assessment)


def _learnt(content: bytes | None) -> Learnt | None:
    if content is None:
        return None
    try:
        return loaded(content)[1]
    except DAMAGED:
        return None


def _assessed(
    base: Base, inspection: Inspection, learnt: Learnt, texts: Sequence[tuple[str, str]] | None, asking: Asking
) -> Assessment:
    """Compare a candidate with the edition that it changes; with no `texts`, nothing is asked."""
    before, new = read(base.files), inspection.knowledge
    old = before.knowledge
    asked, moved = 0, list[Moved]()
    if texts is not None:
        old_learnt = _learnt(base.learnt) or study(old)
        engines = Engine(old, date.today, old_learnt), Engine(new, date.today, learnt)
        asked, moved = compare_outcomes(*engines, texts, asking)
    moved.sort(key=lambda one: (not one.worse, one.kind is not Asked.UNANSWERED, one.kind is not Asked.GOLDEN))
    known = {_identity(fault) for fault in before.faults}
    warnings = [fault for fault in inspection.faults if _identity(fault) not in known]
    return Assessment(
        changes=tuple(describe_changes(old, new)),
        entries=tuple(changed_entries(old, new)),
        asked=asked,
        moved=tuple(moved[:MOST_MOVED]),
        moved_count=len(moved),
        worse_count=sum(one.worse for one in moved),
        gaps=len(texts or ()),
        gaps_closed=sum(one.closes_a_gap for one in moved),
        warnings=_told(warnings, inspection),
    )


def _identity(fault: Fault) -> tuple[str, str, str]:
    """Return what makes a fault the same fault when lines have moved."""
    return fault.code, fault.position.file, fault.what


def _told(faults: Iterable[Fault], inspection: Inspection) -> Told:
    found = list(faults)
    if not found:
        return NO_FAULTS
    values = tuple(as_json(fault) for fault in found)
    return Told(len(found), in_words(found, inspection.lines), in_a_message(found, inspection.lines), values)
