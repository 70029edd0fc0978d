"""Checks that no word of the vocabulary or of a signpost turns away, or alarms, members who ask what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.rules.fault_texts import place_of, shortened
from bot.knowledge.values import ConceptKind
from bot.knowledge.yaml.source import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Knowledge

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB339": ExplainPage(
        "a word that turns members away from an answer",
        "A concept with `kind: foreign` tells the bot that a message is not about our subject at all. One of its words "
        "stands in the question or a wording of an answer: members who ask so would be turned away. Take the word out "
        "of the concept, or make it longer, so that it fits what is foreign and nothing else.",
        "school-bus:\n  kind: foreign\n  words: [school]",
        "school-bus:\n  kind: foreign\n  words: [school bus]",
    ),
    "KB340": ExplainPage(
        "a word that is too short to mean anything",
        "A single letter, or a small word such as “us” as a short form, stands in nearly every message. With it in "
        "the vocabulary the bot would take most questions of members for something else. Write the word that members "
        "really use, or take it out.",
        "abbreviations:\n  us: united schools",
        "abbreviations:\n  USP: united schools project",
    ),
    "KB341": ExplainPage(
        "a signpost that ordinary questions call for",
        "A signpost is for urgent matters. One of its words stands in many questions that members ask every day, so "
        "that nearly everybody would be told to ring somebody first, and nobody would read it any more. Write the "
        "words of somebody in such need, at least two together.",
        "words: [work]",
        "words: [I can not face going to work]",
    ),
}
_SMALL_WORDS: Final = """
a i an am as at be by do go he hi if in is it me my no of oh on or so to up us we the and are can had has have her him
his how not our she they this that was who why you your for from with will would what when where which
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())
"""Words that stand in nearly every message."""
_MOST_ANSWERS: Final = 3
"""Answers with a word in their wordings: beyond them it is a word of every day."""


def vocabulary_turns_nobody_away(knowledge: Knowledge) -> Iterator[Fault]:
    """Check the words of foreign concepts, and that no word of the vocabulary is too short."""
    vocabulary = knowledge.vocabulary
    foreign = [word for one in vocabulary.concepts if one.kind is ConceptKind.FOREIGN for word in one.words]
    asked = _wordings_with(foreign, knowledge)
    for concept in vocabulary.concepts:
        for word in concept.words:
            if len(letters_of(word)) == 1:
                yield fault_at(word, "KB340", f"“{word}” stands in nearly every message", why="It is a single letter.")
            elif concept.kind is ConceptKind.FOREIGN and (met := asked[letters_of(word)]):
                where = f"“{shortened(met[0])}”, {place_of(met[0])}".rstrip(", ")
                what = f"“{word}” of `{concept.name}` turns members away"
                answers = f"{len(met)} answer{'s' * (len(met) != 1)}"
                why = f"It stands in {where}, and in wordings of {answers} in all: who asks so is turned away."
                yield fault_at(word, "KB339", what, why=why, warning=len(met) <= _MOST_ANSWERS)
    for short in vocabulary.abbreviations:
        if short.lower() in _SMALL:
            why = "It would be read as the short form wherever it stands."
            yield fault_at(short, "KB340", f"“{short}” stands in nearly every message", why=why)


def signposts_are_for_need(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that no signpost has a word of every day, and no two have one name."""
    single = [word for one in knowledge.signposts for word in one.words if " " not in word.strip()]
    asked = _wordings_with(single, knowledge)
    seen: dict[str, str] = {}
    for signpost in knowledge.signposts:
        if signpost.id in seen:
            why = f"It stands {place_of(seen[signpost.id])}already."
            yield fault_at(signpost.id, "KB301", f"the id `{signpost.id}` is used twice", why=why)
        seen.setdefault(signpost.id, signpost.id)
        for word in signpost.words:
            if len(asked.get(letters_of(word), ())) <= _MOST_ANSWERS:
                continue
            why = "It stands in the wordings of many answers: everybody would be told to ring somebody."
            yield fault_at(word, "KB341", f"“{word}” is a word of every day", why=why)


def _wordings_with(phrases: Iterable[str], knowledge: Knowledge) -> dict[str, list[str]]:
    """For each phrase, by its letters, a wording of each answer that has it, its words side by side."""
    found: dict[str, list[str]] = {letters_of(phrase): [] for phrase in phrases}
    answers = [entry for entry in knowledge.entries.values() if entry.answers] if found else []
    each = [(entry.phrasings, "\n".join(entry.phrasings).lower()) for entry in answers]
    whole = "\n".join(text for _, text in each).encode()  # bytes are searched several times as fast
    for phrase, wordings in found.items():
        for phrasings, text in each if phrase.encode() in whole else ():
            if phrase in text:
                met = (one for one in phrasings if f" {phrase} " in f" {letters_of(one)} ")
                wordings += [one for one in [next(met, "")] if one]
    return found
