"""The topics that have answers: which of them is meant by a name, and in which order they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answering.features import Analyser
    from bot.knowledge.values import Entry, Knowledge


def answered_topics(knowledge: Knowledge) -> dict[str, str]:
    """Return the topics with answers, each with its name and all its questions."""
    topics: dict[str, str] = {}
    for entry in knowledge.entries.values():
        if entry.answers:
            topics[entry.topic] = f"{topics.get(entry.topic, entry.topic)} {entry.question}"
    return topics


def in_groups(topic: str, knowledge: Knowledge) -> list[tuple[str, Entry]]:
    """Return the answers of a topic in the order of its headings, each with its own; an empty one where it has none."""
    answers = (one for one in knowledge.entries.values() if one.topic == topic and one.answers)
    entries = sorted(answers, key=lambda one: one.place)
    headings = knowledge.groups.get(topic, ())
    grouped = [(heading, one) for heading in headings for one in entries if one.group == heading]
    return [*grouped, *(("", one) for one in entries if one.group not in headings)]


def topic_named(name: str, topics: Iterable[str], analyser: Analyser | None = None) -> str | None:
    """Return the topic that was meant: by its name, by some of it, or by its words.

    Args:
        name: as it was typed.
        topics: their names.
        analyser: knows the forms of words, and slips; without it words must stand as they are.
    """

    def stems(text: str) -> list[str]:
        return [word.stem for word in analyser.mend(analyser.words.of(text.replace("-", " ")))] if analyser else []

    wanted, every = name.strip().casefold(), list(topics)
    exact = (topic for topic in every if topic.casefold() == wanted)
    partly = (topic for topic in every if wanted and wanted in topic.casefold())
    by_words = (topic for topic in every if wanted and set(stems(wanted)) and {*stems(wanted)} <= {*stems(topic)})
    return next(exact, None) or next(partly, None) or next(by_words, None)
