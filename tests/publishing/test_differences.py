"""Whoever approves a change is told of everything that members will read otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.knowledge.values import Knowledge
from bot.phrases import changes as phrases
from bot.publishing.differences import describe_changes

CHANGED = {
    "short": "No, they are not. [13]",
    "because": "The briefing says so. [13]",
    "reads_as": "Somebody looked.",
    "group": "The observation sheet",
    "topic": "Other walks",
    "next_step": "Ask.",
    "beside": "walks-what",
    "withheld": "it is being compared.",
    "question": "Must we have learning walks?",
    "answer": "They are not compulsory. [13]",
}


@pytest.mark.parametrize("field", CHANGED)
def test_whatever_changes_in_an_entry_is_told(knowledge: Knowledge, field: str) -> None:
    """No change of what an entry says is called mere layout."""
    entry = knowledge.entries["walks-compulsory"]
    new = replace(entry, **{field: CHANGED[field]})  # type: ignore[arg-type]  # each is a text
    lines = describe_changes(knowledge, replace(knowledge, entries={**knowledge.entries, entry.id: new}))
    assert phrases.LAYOUT not in lines
    assert any(CHANGED[field].partition(" [")[0] in line for line in lines)


def test_words_of_the_glossary_are_told_one_by_one(knowledge: Knowledge) -> None:
    """What is explained anew, otherwise or no more, is named."""
    old = replace(knowledge, vocabulary=replace(knowledge.vocabulary, glossary={"MFL": "Languages.", "PE": "Sport."}))
    glossary = {"MFL": "Modern languages.", "NQT": "A new teacher."}
    lines = describe_changes(old, replace(old, vocabulary=replace(old.vocabulary, glossary=glossary)))
    assert [
        phrases.GLOSSARY_WORD.format(word="MFL", said="Modern languages."),
        phrases.GLOSSARY_WORD.format(word="NQT", said="A new teacher."),
        phrases.GLOSSARY_REMOVED.format(word="PE"),
    ] == lines


def test_other_headings_of_a_topic_are_told(knowledge: Knowledge) -> None:
    """The order in which members read a topic is no mere layout."""
    lines = describe_changes(knowledge, replace(knowledge, groups={"Learning walks": ("Who decides",)}))
    assert phrases.LAYOUT not in lines
