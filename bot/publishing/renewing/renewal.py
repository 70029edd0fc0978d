"""Works out what a new edition of a briefing does to the whole knowledge. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.errors import ChangeError
from bot.knowledge.briefing.comparing import Change, Difference, compare_paragraphs
from bot.knowledge.briefing.importing import split_briefing
from bot.knowledge.formats.kinds import BRIEFING, text_of_briefing
from bot.knowledge.rules import against_briefing
from bot.phrases import knowledge_editing as phrases
from bot.publishing.changing.blocks import plain_values, read_back
from bot.publishing.changing.entries import changed, file_of
from bot.publishing.renewing.citations import moved_along, taken_along
from bot.publishing.renewing.paragraphs import carried_over

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.knowledge.briefing.split import Split
    from bot.knowledge.values import Briefing, Entry, Knowledge
    from bot.publishing.changing.fields import Value

MOST_REASON = 200
"""Characters of the reason for which an answer is withheld."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a new edition of a briefing changes."""

    files: Mapping[str, bytes]
    """The new content of each file that changes."""
    before: Mapping[str, str]
    """The old texts by number."""
    paragraphs: tuple[Difference, ...]
    stayed: int
    """Entries that rest on this briefing and stay as they are."""
    moved: tuple[str, ...]
    """Entries whose paragraphs have other numbers now."""
    to_review: tuple[str, ...]
    """Entries whose proofs stand, though one of their paragraphs reads differently."""
    withheld: tuple[str, ...]
    """Entries whose proofs no longer stand: nobody is shown them until somebody has looked."""


def renewed(files: Mapping[str, bytes], knowledge: Knowledge, briefing: str, split: Split, today: date) -> Renewal:
    """Put a new text in the place of a briefing's.

    Args:
        files: every file of the knowledge.
        knowledge: read from them.
        briefing: the id of the briefing whose text is new.
        split: the new text.
        today: entries to be looked at again are due by this day.

    Raises:
        ChangeError: the old text is not there to compare with, nothing changed, or a file is laid out so that this
            cannot be done.
    """
    old = knowledge.briefings[briefing]
    if not old.full_text:
        raise ChangeError(phrases.NO_OLD_TEXT.format(id=briefing))
    # Split by the same hand: a text that was typed in has headings and bullets in other shapes.
    before = split_briefing(files[text_of_briefing(briefing)].decode("utf-8-sig", errors="replace")).texts
    found = compare_paragraphs(before, split.texts)
    if all(one.change is Change.UNCHANGED for one in found):
        raise ChangeError(phrases.SAME_TEXT.format(id=briefing))
    path = _file_of_briefing(files, briefing)
    new = dict(files)
    new[path] = carried_over(files[path], old, split, found)
    new[text_of_briefing(briefing)] = split.stored.encode()
    after = _with_texts(knowledge, old, split, found)
    moved: list[str] = []
    to_review: list[str] = []
    withheld: list[str] = []
    resting = [one for one in knowledge.entries.values() if any(proof.briefing == briefing for proof in one.evidence)]
    places = {one.old: one.new for one in found if one.old and one.new}
    other = {one.old for one in found if one.change is Change.CHANGED}
    for entry in resting:
        taken = taken_along(entry, briefing, places, split.texts)
        values: dict[str, Value] = {}
        if taken is None or against_briefing(taken, after):
            withheld.append(entry.id)
            values = _changed_values(entry, moved_along(entry, briefing, places))
            if not entry.withheld:
                values["withheld"] = phrases.WITHHELD_BY_RENEWAL.format(title=old.title)[:MOST_REASON]
        else:
            values = _changed_values(entry, taken)
            moved += [entry.id] * ("evidence" in values)
            if other & set(entry.paragraphs):
                to_review.append(entry.id)
                # A day that has come puts it first in the review; the answer is shown meanwhile, for its proof stands.
                values["review_by"] = max(today, entry.reviewed or today)
        if values:
            place = file_of(new, entry.id)
            new[place] = changed(new[place], entry.id, values, knowledge.only_briefing)
    touched = {*moved, *to_review, *withheld}
    return Renewal(
        {name: content for name, content in new.items() if files.get(name) != content},
        before,
        tuple(found),
        sum(one.id not in touched for one in resting),
        tuple(moved),
        tuple(to_review),
        tuple(withheld),
    )


def _changed_values(entry: Entry, taken: Entry) -> dict[str, Value]:
    values: dict[str, Value] = {}
    if taken.answer != entry.answer:
        values["answer" if entry.answers else "reply"] = taken.answer
    if taken.evidence != entry.evidence:
        values["evidence"] = taken.evidence
    return values


def _with_texts(knowledge: Knowledge, old: Briefing, split: Split, found: list[Difference]) -> Knowledge:
    """Return the knowledge with the new text, for holding entries against it."""
    before = {one.new: old.paragraphs.get(one.old) for one in found if one.new and one.old}
    first = next(iter(old.paragraphs.values()))
    paragraphs = {
        one.number: replace(before.get(one.number) or replace(first, points={}), number=one.number)
        for one in split.paragraphs
    }
    new = replace(old, paragraphs=paragraphs, full_text=split.texts)
    return replace(knowledge, briefings={**knowledge.briefings, old.id: new})


def _file_of_briefing(files: Mapping[str, bytes], briefing: str) -> str:
    for path, content in files.items():
        if BRIEFING.holds(path) and briefing.encode() in content:
            values = plain_values(read_back(content))
            if isinstance(values, dict) and values.get("id") == briefing:
                return path
    raise ChangeError(phrases.BRIEFING_LAID_OUT.format(id=briefing))
