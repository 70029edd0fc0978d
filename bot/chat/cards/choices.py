"""Choices that are offered while a member types: at most 25, each with what is read and the value that is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.topic_names import answered_topics
from bot.chat.cards.cutting import cut
from bot.chat.cards.pages import LONGEST_OPTION, MOST_OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.knowledge.values import Knowledge

Pairs = list[tuple[str, str]]
"""What the member reads, and the value that is sent."""


def answered_topic_choices(knowledge: Knowledge, typed: str) -> Pairs:
    """Return topics by name, or by words of their questions."""
    wanted = typed.strip().casefold()
    topics = answered_topics(knowledge)
    pairs = [(name, name) for name, words in topics.items() if wanted in words.casefold()]
    return choices("", sorted(pairs, key=lambda pair: not pair[0].casefold().startswith(wanted)))


def choices(typed: str, pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Return the first 25 pairs whose name holds what was typed, those first whose value starts with it."""
    wanted = typed.strip().casefold()
    fitting = [(name, value) for name, value in pairs if wanted in name.casefold()]
    fitting.sort(key=lambda pair: not pair[1].casefold().startswith(wanted))
    return [(cut(name, LONGEST_OPTION), value[:LONGEST_OPTION]) for name, value in fitting[:MOST_OPTIONS]]
