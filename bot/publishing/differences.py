"""Says in plain words what changes between two editions: “in *Are learning walks compulsory?* the second sentence …”.

Pure. Entries are told apart by their names; an entry that has all but its name in common with one that is gone was
renamed. Sentences of an answer are paired as a reader would: those that stayed first, then those between them.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bot.knowledge.markers import sentences
from bot.phrases import changes as phrases
from bot.phrases.languages import BRITISH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from bot.knowledge.markers import Sentence
    from bot.knowledge.values import Briefing, Entry, Evidence, Knowledge, Vocabulary

MOST_LISTED = 3
"""Wordings that are shown of those that came or went."""


def describe_changes(old: Knowledge, new: Knowledge) -> list[str]:
    """Return a line for each change, entries first; one line says so where only layout changed."""
    lines = [
        *_entries(old.entries, new.entries),
        *_briefings(old.briefings, new.briefings),
        *_vocabulary(old.vocabulary, new.vocabulary),
        *_signposts(old, new),
        *_golden(old, new),
        *([phrases.GROUPS] if old.groups != new.groups else []),
    ]
    return lines or [phrases.LAYOUT]


def note_of(lines: Sequence[str], most: int = 200) -> str:
    """Return one line for the history."""
    first = lines[0]
    note = first if len(lines) == 1 else phrases.NOTE_MORE.format(first=first, count=len(lines) - 1)
    return note if len(note) <= most else f"{note[: most - 1].rstrip()}…"


def changed_entries(old: Knowledge, new: Knowledge) -> list[str]:
    """Return the names of the entries that came, went or changed."""
    names = {*old.entries, *new.entries}
    return sorted(name for name in names if old.entries.get(name) != new.entries.get(name))


def _entries(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[str]:
    gone = {name: entry for name, entry in old.items() if name not in new}
    for name, entry in new.items():
        if name in old:
            changes = list(_entry(old[name], entry))
            yield from (phrases.IN_ENTRY.format(question=entry.question, change=change) for change in changes)
            continue
        before = next((one for one in gone.values() if replace(one, id=name) == entry), None)
        if before:
            del gone[before.id]
            yield phrases.ENTRY_RENAMED.format(question=entry.question, old=before.id, new=name)
        else:
            yield phrases.ENTRY_ADDED.format(question=entry.question, wordings=phrases.wordings(len(entry.wordings)))
    for entry in gone.values():
        yield phrases.ENTRY_REMOVED.format(question=entry.question, wordings=phrases.wordings(len(entry.wordings)))


def _entry(old: Entry, new: Entry) -> Iterator[str]:
    if old == new:
        return
    if old.question != new.question:
        yield phrases.QUESTION.format(new=new.question)
    yield from _answer(sentences(old.answer), sentences(new.answer))
    yield from _proofs(old.evidence, new.evidence)
    yield from _words(old.wordings, new.wordings)
    for template, before, after in (
        (phrases.NEXT_STEP, old.next_step, new.next_step),
        (phrases.REASON, str(old.reason or ""), str(new.reason or "")),
        (phrases.SHORT, old.short, new.short),
        (phrases.BECAUSE, old.because, new.because),
        (phrases.READS_AS, old.reads_as, new.reads_as),
        (phrases.TOPIC, old.topic, new.topic),
        (phrases.GROUP, old.group, new.group),
        (phrases.BESIDE, old.beside, new.beside),
        (phrases.RELATED, ", ".join(old.see_also), ", ".join(new.see_also)),
        (phrases.CONCEPTS, _concepts(old), _concepts(new)),
        (phrases.REVIEWED, _day(old.reviewed), _day(new.reviewed)),
        (phrases.REVIEW_BY, _day(old.review_by), _day(new.review_by)),
        (phrases.EXPIRES, _day(old.expires), _day(new.expires)),
    ):
        if before != after:
            yield template.format(old=before or phrases.NOTHING, new=after or phrases.NOTHING)
    if old.withheld != new.withheld:
        yield phrases.WITHHELD.format(new=new.withheld) if new.withheld else phrases.SHOWN_AGAIN


def _answer(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[str]:
    if [one.words for one in old] != [one.words for one in new] and sorted(one.words for one in old) == sorted(
        one.words for one in new
    ):
        yield phrases.SENTENCES_MOVED
        return
    steps = SequenceMatcher(None, [one.words for one in old], [one.words for one in new], autojunk=False).get_opcodes()
    for step, start, end, first, last in steps:
        if step == "equal":
            for number, (before, after) in enumerate(zip(old[start:end], new[first:last], strict=True), first):
                if before.cited != after.cited:
                    named = {"old": _cited(before), "new": _cited(after)}
                    yield phrases.MARKERS.format(place=_ordinal(number), **named)
            continue
        paired = min(end - start, last - first)
        for number in range(paired):
            before, after = old[start + number], new[first + number]
            place = _ordinal(start + number)
            yield phrases.SENTENCE_BECAME.format(place=place, old=before.words, new=after.words)
        for number in range(start + paired, end):
            yield phrases.SENTENCE_REMOVED.format(place=_ordinal(number), old=old[number].words)
        for after in new[first + paired : last]:
            yield phrases.SENTENCE_ADDED.format(new=after.words)


def _cited(sentence: Sentence) -> str:
    places = [f"{briefing}:{number}" if briefing else number for briefing, number in sentence.cited]
    return ", ".join(places) or phrases.NO_PARAGRAPH


def _proofs(old: Sequence[Evidence], new: Sequence[Evidence]) -> Iterator[str]:
    was, now = ({proof.quote: proof for proof in proofs} for proofs in (old, new))
    for quote, proof in now.items():
        if quote in was and proof not in old:
            yield phrases.PROOF_MOVED.format(quote=quote, old=_place(was[quote]), new=_place(proof))
    for proof in old:
        if proof not in new and proof.quote not in now:
            yield phrases.PROOF_REMOVED.format(paragraph=_place(proof), quote=proof.quote)
    for proof in new:
        if proof not in old and proof.quote not in was:
            yield phrases.PROOF_ADDED.format(paragraph=_place(proof), quote=proof.quote)
    if old != new and set(old) == set(new):
        yield phrases.PROOFS_MOVED


def _place(proof: Evidence) -> str:
    return f"{proof.paragraph}{proof.point}"


def _words(old: Collection[str], new: Collection[str]) -> Iterator[str]:
    for template, these, others in ((phrases.WORDINGS_ADDED, new, old), (phrases.WORDINGS_REMOVED, old, new)):
        found = [one for one in these if one not in set(others)]
        if found:
            yield template.format(count=phrases.wordings(len(found)), words=_listed(found))


def _listed(words: Sequence[str]) -> str:
    shown = [f"“{one}”" for one in words[:MOST_LISTED]]
    rest = len(words) - len(shown)
    return ", ".join([*shown, *([phrases.AND_MORE.format(count=rest)] if rest else [])])


def _concepts(entry: Entry) -> str:
    return ", ".join([*entry.needs, *(f"not {one}" for one in entry.not_with)])


def _day(day: date | None) -> str:
    return BRITISH.day(day) if day else phrases.NO_DAY


def _ordinal(place: int) -> str:
    known = phrases.ORDINALS
    return known[place] if place < len(known) else phrases.ORDINAL.format(number=place + 1)


def _briefings(old: Mapping[str, Briefing], new: Mapping[str, Briefing]) -> Iterator[str]:
    for name, briefing in new.items():
        if name not in old:
            yield phrases.BRIEFING_ADDED.format(title=briefing.title)
        elif old[name] != briefing:
            for change in _briefing(old[name], briefing):
                yield phrases.BRIEFING_CHANGED.format(title=briefing.title, change=change)
    for name, briefing in old.items():
        if name not in new:
            yield phrases.BRIEFING_REMOVED.format(title=briefing.title)


def _briefing(old: Briefing, new: Briefing) -> Iterator[str]:
    if (old.title, old.publisher, old.date) != (new.title, new.publisher, new.date):
        yield phrases.HEAD
    numbers = dict.fromkeys([*old.paragraphs, *new.paragraphs])
    changed = [number for number in numbers if old.paragraphs.get(number) != new.paragraphs.get(number)]
    if len(changed) == 1:
        yield phrases.PARAGRAPH.format(number=changed[0])
    elif changed:
        yield phrases.PARAGRAPHS.format(numbers=", ".join(changed))
    if old.full_text != new.full_text:
        yield phrases.TEXT


def _vocabulary(old: Vocabulary, new: Vocabulary) -> Iterator[str]:
    before, after = ({one.name: one for one in vocabulary.concepts} for vocabulary in (old, new))
    for name, concept in after.items():
        if name not in before:
            yield phrases.CONCEPT_ADDED.format(concept=name, words=_listed(concept.words))
            continue
        changes = list(_words(before[name].words, concept.words))
        if before[name].kind is not concept.kind:
            changes.append(phrases.CONCEPT_KIND.format(kind=concept.kind))
        yield from (phrases.CONCEPT_WORDS.format(concept=name, change=change) for change in changes)
    yield from (phrases.CONCEPT_REMOVED.format(concept=name) for name in before if name not in after)
    for word, said in new.glossary.items():
        if old.glossary.get(word) != said:
            yield phrases.GLOSSARY_WORD.format(word=word, said=said)
    yield from (phrases.GLOSSARY_REMOVED.format(word=word) for word in old.glossary if word not in new.glossary)
    if replace(old, concepts=(), glossary={}) != replace(new, concepts=(), glossary={}):
        yield phrases.VOCABULARY_REST


def _signposts(old: Knowledge, new: Knowledge) -> Iterator[str]:
    before, after = ({one.id: one for one in knowledge.signposts} for knowledge in (old, new))
    for name, signpost in after.items():
        if name not in before:
            yield phrases.SIGNPOST_ADDED.format(name=name)
        elif before[name] != signpost:
            yield phrases.SIGNPOST.format(name=name)
    yield from (phrases.SIGNPOST_REMOVED.format(name=name) for name in before if name not in after)


def _golden(old: Knowledge, new: Knowledge) -> Iterator[str]:
    added = len({*new.questions} - {*old.questions})
    removed = len({*old.questions} - {*new.questions})
    if added or removed:
        yield phrases.GOLDEN.format(added=added, removed=removed)
