"""Checks that no wording stands twice.

The pages of the exam's two codes (`bot.publishing.exam`) stand here too, because they are about wordings and every page
belongs to the knowledge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.rules.fault_texts import place_of, shortened
from bot.knowledge.yaml.source import letters_of, letters_of_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Entry, Knowledge

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB312": ExplainPage(
        "the same wording twice",
        "The same words stand in two entries, or twice in one; capitals and punctuation make no difference. Two "
        "answers cannot both be the one for a member who asks so. Delete one of the two, and keep it where the answer "
        "fits better.",
        "wordings:\n  - must we allow a walk\n  - Must we allow a walk?",
        "wordings:\n  - must we allow a walk\n  - can we refuse a walk",
    ),
    "KB321": ExplainPage(
        "two entries with a wording of the same words",
        "Two wordings of two entries hold the same words, only in another order, with other endings or with other "
        "small words between. Nothing tells the bot which of the two answers a member wants. Say in one of them what "
        "makes the difference, or delete one.",
        "id: walks-useful\nwordings:\n  - useful learning walks at school",
        "id: walks-useful\nwordings:\n  - what good do learning walks do a school",
    ),
    "KB322": ExplainPage(
        "a wording that another entry wins",
        "The exam asked each wording of each entry, and for this one another entry came first. A member who asks in "
        "these words is led to that other entry, not to the one you wrote them for. Decide where they belong: "
        "move them to the entry that wins, or add the words that make the difference. If the two entries say the "
        "same, make one of them.",
        "id: walks-useful\nwordings:\n  - do we have to do learning walks",
        "id: walks-useful\nwordings:\n  - do learning walks do any good",
    ),
    "KB353": ExplainPage(
        "a golden question that gets another reply",
        "The exam put each golden question to the bot, and this one no longer gets the reply that its file names. A "
        "member who asks so is answered wrongly, or turned away. Often a new wording or a word of vocabulary.yaml "
        "stands too near: take it back and look whether the exam passes. Where the new reply is the right one, "
        "change the golden question.",
        "- ask: what is the weather like\n  decline: only-referred-to",
        "- ask: what is the weather like\n  decline: outside-the-briefing",
    ),
}


def same_wordings(first: str, second: str) -> bool:
    """Return whether two wordings are the same: capitals and punctuation make no difference."""
    return letters_of(first) == letters_of(second)


def wordings_are_unique(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that no wording stands twice, in one entry or two: two answers cannot both be the one for it."""
    # By letters, as `same_wordings` compares them: comparing every two would take minutes.
    seen: dict[str, tuple[str, Entry]] = {}
    for entry in knowledge.entries.values():
        for wording, letters in zip(entry.phrasings, letters_of_each(entry.phrasings), strict=True):
            if letters in seen:
                first, owner = seen[letters]
                said = f"The entry `{entry.id}` has it already,"
                if owner is not entry:
                    said = f"It is a wording of `{owner.id}` and of `{entry.id}`; the other place is"
                why = f"{said} {place_of(first)}".rstrip(", ") + "."
                yield fault_at(wording, "KB312", f"“{shortened(wording)}” stands twice", why=why, twin=first)
            seen.setdefault(letters, (wording, entry))
