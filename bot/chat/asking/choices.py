"""Questions that /ask offers while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.cards.pages import LONGEST_OPTION, MOST_OPTIONS

if TYPE_CHECKING:
    from datetime import date

    from bot.chat.cards.choices import Pairs
    from bot.chat.cards.served import Served
    from bot.knowledge.values import Entry

CHOSEN = "entry:"
"""Stands before the id of an entry that was offered: nobody types that, and only that entry is meant."""


def question_choices(served: Served, typed: str, today: date) -> Pairs:
    """Return questions to choose from, each with the value that means it: at most 25, from memory.

    Those that begin with what was typed come first, then those that hold each of its words as the start of one of
    theirs, then those that the engine finds near.
    """
    questions = [question for question in served.questions if not question[0].expired(today)]
    wanted = typed.casefold().split()
    offered = {entry.id: entry for entry, _, _ in questions[:MOST_OPTIONS]}
    if wanted:
        begin = [entry for entry, folded, _ in questions if folded.startswith(" ".join(wanted))]
        hold = [
            entry for entry, _, words in questions if all(any(word.startswith(one) for word in words) for one in wanted)
        ]
        ranked = served.engine.ranked(served.engine.analyser.of(typed), MOST_OPTIONS).entries
        near = [entry for entry, _ in ranked if entry.answers and not entry.expired(today)]
        offered = {entry.id: entry for entry in [*begin, *hold, *near]}
    return [(entry.question[:LONGEST_OPTION], f"{CHOSEN}{entry.id}") for entry in [*offered.values()][:MOST_OPTIONS]]


def chosen_entry(value: str, served: Served) -> Entry | None:
    """Return the entry that a value of the list means, or None where it was typed or the entry answers no more."""
    entry = served.knowledge.entries.get(value.removeprefix(CHOSEN)) if value.startswith(CHOSEN) else None
    return entry if entry and entry.answers else None
