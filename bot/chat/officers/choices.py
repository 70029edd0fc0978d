"""What /officer offers while somebody types: entries and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.cards.pages import LONGEST_OPTION, MOST_OPTIONS
from bot.publishing.changing.by_officers import topics_of

if TYPE_CHECKING:
    from bot.chat.cards.choices import Pairs
    from bot.chat.cards.served import Served
    from bot.knowledge.values import Entry, Knowledge


def entry_choices(served: Served, typed: str) -> Pairs:
    """Return entries to choose from, also those that turn away: what holds each typed word first, then what is near."""
    entries = served.knowledge.entries
    wanted = typed.casefold().split()
    offered = {entry.id: entry for entry in entries.values() if all(one in entry.question.casefold() for one in wanted)}
    if wanted:
        ranked = served.engine.ranked(served.engine.analyser.of(typed), MOST_OPTIONS).entries
        offered |= {entry.id: entry for entry, _ in ranked}
    return [(shown_question(entry), entry.id) for entry in [*offered.values()][:MOST_OPTIONS]]


def shown_question(entry: Entry) -> str:
    """Return an entry's question as a list shows it."""
    return entry.question[:LONGEST_OPTION]


def topic_choices(knowledge: Knowledge, typed: str, *, answers: bool) -> Pairs:
    """Return topics that hold what was typed."""
    wanted = typed.casefold()
    found = [topic for topic in topics_of(knowledge, answers=answers) if wanted in topic.casefold()]
    return [(topic[:LONGEST_OPTION], topic) for topic in found[:MOST_OPTIONS]]
