"""Checks that names lead somewhere: of entries, of briefings, of concepts, of reasons for declining."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at, nearest
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.rules.fault_texts import place_of
from bot.knowledge.values import DeclineReason
from bot.knowledge.yaml.source import SourceText, letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Briefing, Entry, Knowledge, Vocabulary

CLEARLY = 0.1
"""By how much, of 1, a name must be more like what was typed than any other: many are made of the same words."""

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB301": ExplainPage(
        "a name or paragraph number that is used twice",
        "Every entry and briefing has a name that no other may have, and every paragraph of a briefing a number of its "
        "own. With two of the same the second would push out the first, and members would lose an answer without "
        "anybody noticing. Give one of them another name.",
        "- id: walks-what\n- id: walks-what",
        "- id: walks-what\n- id: walks-useful",
    ),
    "KB310": ExplainPage(
        "the name of an entry that there is not",
        "A line names another entry, and there is none of that name: it is misspelt, or the entry was renamed or "
        "deleted. Members would be offered a question that leads nowhere, or the exam would wait for an answer that "
        "cannot come. Correct the name or take it out.",
        "see_also: [walks-compulsary]",
        "see_also: [walks-compulsory]",
    ),
    "KB313": ExplainPage(
        "a reason for declining that there is not",
        "A golden question says for which reason the bot must decline, and there is no such reason. The exam could "
        "never be passed, and would not show whether members are told the right thing. Choose one of the reasons that "
        "the fault names, or `any`.",
        "- ask: What is the weather like?\n  decline: outside",
        "- ask: What is the weather like?\n  decline: outside-the-briefing",
    ),
    "KB337": ExplainPage(
        "an entry that refers to itself",
        "Under `see_also` or `beside` stands the entry's own name. Members who press “Related questions” would be "
        "shown what they have just read. Name another entry, or take the line out.",
        "id: walks-what\nsee_also: [walks-what]",
        "id: walks-what\nsee_also: [walks-compulsory]",
    ),
    "KB354": ExplainPage(
        "a heading that the file does not list",
        "An entry says under which heading of its topic it stands, and `groups` at the top of its file does not have "
        "that heading: it is misspelt, or it was taken out there. Members would find the question at the end of the "
        "topic, among those that stand under no heading. Write it as it stands at the top, or add it there.",
        "groups: [Who decides]\nentries:\n  - id: walks-compulsory\n    group: Who decide",
        "groups: [Who decides]\nentries:\n  - id: walks-compulsory\n    group: Who decides",
    ),
    "KB326": ExplainPage(
        "a concept that is missing, or stands under two keys",
        "A concept is a group of words in vocabulary.yaml; under `needs` and `not_with` stand the names of those that "
        "a question must have, or must not have, and in the vocabulary after `it_means` the one that “it” stands for. "
        "This name is not in the vocabulary, or it stands under both keys. "
        "Members who ask for the answer could be kept from it, or others be given it by a likeness. Use the name that "
        "stands above the words in vocabulary.yaml, under one of the two keys.",
        "needs: [learning-wlak]\nnot_with: [observation-sheet]",
        "needs: [learning-walk]\nnot_with: [observation-sheet]",
    ),
}


def ids_are_unique(briefings: Sequence[Briefing], entries: Sequence[Entry]) -> Iterator[Fault]:
    """Check that a name belongs to one entry or briefing only: a second would silently replace the first."""
    seen: dict[str, str] = {}
    for name in [briefing.id for briefing in briefings] + [entry.id for entry in entries]:
        if name in seen:
            other = place_of(seen[name])
            why = f"It stands {other}already."
            if isinstance(name, SourceText) and name.position.file not in other:
                why += " One of the two files may be a copy that a program made: then delete that file."
            yield fault_at(name, "KB301", f"the id `{name}` is used twice", why=why, twin=seen[name])
        seen.setdefault(name, name)


def see_also_exists(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Check that a related question leads to an entry, and that a refusal stands beside an entry."""
    for name in (*entry.see_also, *([entry.beside] if entry.beside else [])):
        if name not in knowledge.entries:
            yield _entry_missing(name, knowledge, entry.id)
        elif name == entry.id:
            why = "Members would be led back to what they have just read."
            yield fault_at(name, "KB337", f"`{name}` refers to itself", why=why)


def groups_exist(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Check that the heading of an entry is one of its topic's."""
    known = knowledge.groups.get(entry.topic, ())
    if entry.group and entry.group not in known:
        why = f"The headings are: {', '.join(known)}." if known else "There is no `groups` at the top of the file."
        mend = nearest(entry.group, known)
        yield fault_at(entry.group, "KB354", f"there is no heading “{entry.group}”", why=why, mend=mend)


def concepts_exist(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Check that the concepts an entry goes by exist, and that it shuts out none that it asks for.

    A misspelt one would hide the answer from every question (`needs`) or keep it from none (`not_with`).
    """
    if not (entry.needs or entry.not_with):
        return
    yield from _concepts_missing((*entry.needs, *entry.not_with), knowledge.vocabulary)
    for name in entry.not_with:
        if name in entry.needs:
            why = "What a question must have cannot be what it must not have."
            yield fault_at(name, "KB326", f"`{name}` stands under `needs` and under `not_with`", why=why)


def it_exists(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that "it" stands for a concept that exists."""
    vocabulary = knowledge.vocabulary
    yield from _concepts_missing([vocabulary.it_means] if vocabulary.it_means else [], vocabulary)


def golden_questions_name_what_exists(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that the golden questions name entries and reasons that exist."""
    for question in knowledge.questions:
        for name in question.entries:
            if name not in knowledge.entries:
                yield _entry_missing(name, knowledge)
        if question.reason and question.reason not in tuple(DeclineReason):
            what = f"`{question.reason}` is not a reason for declining"
            why, close = f"They are: {', '.join(DeclineReason)}, any.", nearest(question.reason, DeclineReason)
            yield fault_at(question.reason, "KB313", what, why=why, mend=close)


def _entry_missing(name: str, knowledge: Knowledge, own: str = "") -> Fault:
    """Make the fault of a name that no entry has; a name of more or fewer words is another one, and no slip of it."""
    alike = [one for one in knowledge.entries if one != own and one.count("-") == name.count("-")]
    why = "It may have been renamed or taken out."
    return fault_at(name, "KB310", f"there is no entry `{name}`", why=why, mend=nearest(name, alike, CLEARLY))


def _concepts_missing(names: Sequence[str], vocabulary: Vocabulary) -> Iterator[Fault]:
    known = {concept.name for concept in vocabulary.concepts}
    for name in names:
        if name in known:
            continue
        owners = _concepts_with(name, vocabulary)
        if owners:
            why = f"It is among the words of {' and '.join(f'`{owner}`' for owner in owners)}."
            mend = owners[0] if len(owners) == 1 else ""
        else:
            why = "The names of concepts stand in vocabulary.yaml, each above its words."
            mend = nearest(name, known, CLEARLY)
        yield fault_at(name, "KB326", f"there is no concept `{name}`", why=why, mend=mend)


def _concepts_with(name: str, vocabulary: Vocabulary) -> list[str]:
    """Return the concepts that have `name` among their words: officers may take a word for the concept's name."""
    words = letters_of(name.replace("-", " "))
    return [concept.name for concept in vocabulary.concepts if words in map(letters_of, concept.words)]
