"""Compares two texts of a briefing paragraph by paragraph, and the citations of the answers with the newer one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.knowledge.briefing.quotations import occurs, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.knowledge.values import Entry, Evidence

_ALIKE = 0.5
"""Paragraphs that share less than this part of their words are not versions of each other."""


_NEAR = 0.6
"""Words that share no more than this part with a quotation are not what has become of it."""


class Change(StrEnum):
    """What became of a paragraph."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Difference:
    """One paragraph in the old text and the new one."""

    change: Change
    old: str
    """Its number in the old text; empty for a new paragraph."""
    new: str
    """Its number in the new text; empty for one that is gone."""
    words: tuple[tuple[str, str], ...] = ()
    """For each place that changed: the words that went and the words that came."""


class Standing(StrEnum):
    """The state of a quotation in a new text."""

    HOLDS = "holds"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class CitationCheck:
    """A citation, compared with the new text."""

    entry: str
    paragraph: str
    quote: str
    standing: Standing
    found_in: tuple[str, ...] = ()
    """The paragraphs of the new text in which the quotation stands instead."""


def compare_paragraphs(old: Mapping[str, str], new: Mapping[str, str]) -> list[Difference]:
    """Say what became of each paragraph, in the order of the old text, then of the new paragraphs.

    The same text under its own number is unchanged, under another one moved. Of the rest, the paragraphs most alike
    are taken for versions of each other.

    Args:
        old: the texts by number.
        new: likewise.
    """
    pairs = {number: number for number in old if number in new and plain(old[number]) == plain(new[number])}
    free = {number: plain(text) for number, text in new.items() if number not in pairs}
    for number, text in old.items():
        if number in pairs:
            continue
        same = next((other for other, words in free.items() if words == plain(text)), None)
        if same is not None:
            pairs[number] = same
            del free[same]
    left = {number: plain(text) for number, text in old.items() if number not in pairs}
    pairs |= _versions(left, free)
    found = [_difference(number, text, pairs.get(number), new) for number, text in old.items()]
    reached = set(pairs.values())
    return [*found, *(Difference(Change.NEW, "", number) for number in new if number not in reached)]


def check_citations(entries: Iterable[Entry], briefing: str, new: Mapping[str, str]) -> list[CitationCheck]:
    """Compare every citation of a briefing, and every one that names none, with the new text.

    Args:
        entries: whose evidence counts.
        briefing: the id of the briefing they must cite.
        new: the texts by number.
    """
    meant = (briefing, "")
    return [_checked(entry.id, proof, new) for entry in entries for proof in entry.evidence if proof.briefing in meant]


def nearest_words(quote: str, new: Mapping[str, str]) -> tuple[str, str]:
    """Find what a quotation that stands nowhere any more has probably become.

    Args:
        quote: the quotation.
        new: the texts by number.

    Returns:
        The number of a paragraph and the words in it that are most like the quotation, as many as it has; both empty
        where nothing is like it.
    """
    wanted = [_bare(word) for word in plain(quote).split()]
    best, found = _NEAR, ("", "")
    for number, text in new.items():
        words = plain(text).split()
        bare = [_bare(word) for word in words]
        shared = [word in wanted for word in bare]
        for start in range(len(words) - len(wanted) + 1):
            end = start + len(wanted)
            # The order of words can only lower the share, and comparing it is slow.
            if sum(shared[start:end]) < best * len(wanted):
                continue
            likeness = SequenceMatcher(None, wanted, bare[start:end], autojunk=False).ratio()
            if likeness > best:
                best, found = likeness, (number, " ".join(words[start:end]))
    return found


def _bare(word: str) -> str:
    return word.strip(".,;:!?()\"'") or word


def _checked(entry: str, evidence: Evidence, new: Mapping[str, str]) -> CitationCheck:
    found = tuple(number for number, text in new.items() if occurs(evidence.quote, text))
    if evidence.paragraph in found:
        return CitationCheck(entry, evidence.paragraph, evidence.quote, Standing.HOLDS)
    standing = Standing.MOVED if found else Standing.GONE
    return CitationCheck(entry, evidence.paragraph, evidence.quote, standing, found)


def _versions(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Pair the versions of each paragraph: the most alike first, under the same number where several are as alike."""
    alike = sorted(
        (
            (-_likeness(before.split(), after.split()), number != other, at, other)
            for at, (number, before) in enumerate(old.items())
            for other, after in new.items()
        ),
    )
    numbers = list(old)
    pairs: dict[str, str] = {}
    for negative, _, at, other in alike:
        if -negative >= _ALIKE and numbers[at] not in pairs and other not in pairs.values():
            pairs[numbers[at]] = other
    return pairs


def _likeness(before: list[str], after: list[str]) -> float:
    length = len(before) + len(after)
    shared = (Counter(before) & Counter(after)).total()
    # The order of words can only lower the share, and comparing it is slow.
    if not length or 2 * shared / length < _ALIKE:
        return 0.0
    return SequenceMatcher(None, before, after, autojunk=False).ratio()


def _difference(number: str, text: str, other: str | None, new: Mapping[str, str]) -> Difference:
    if other is None:
        return Difference(Change.GONE, number, "")
    before, after = plain(text).split(), plain(new[other]).split()
    if before == after:
        return Difference(Change.UNCHANGED if number == other else Change.MOVED, number, other)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    words = tuple(
        (" ".join(before[start:end]), " ".join(after[first:last]))
        for step, start, end, first, last in steps
        if step != "equal"
    )
    return Difference(Change.CHANGED, number, other, words)
