"""`briefing-bot check`: every fault of the knowledge, with its file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import phrases
from bot.knowledge.reading import inspect_knowledge
from bot.terminal.reading import faults_in_words

if TYPE_CHECKING:
    from pathlib import Path


def check(folder: Path) -> int:
    """Check the knowledge and print what is wrong with it; 1 where anything is."""
    knowledge, faults, lines = inspect_knowledge(folder)
    if faults:
        print(faults_in_words(faults, lines, folder))  # noqa: T201 - printing is what this command does
        return 1
    quotes = sum(len(entry.evidence) for entry in knowledge.entries.values())
    compared = sum(
        len(entry.evidence)
        for entry in knowledge.entries.values()
        if all(knowledge.briefings[one.briefing].full_text for one in entry.evidence)
    )
    answers = sum(entry.answers for entry in knowledge.entries.values())
    print(  # noqa: T201 - printing is what this command does
        phrases.CHECKED.format(
            answers=answers,
            declines=len(knowledge.entries) - answers,
            questions=len(knowledge.questions),
            digest=knowledge.digest,
        )
    )
    print(  # noqa: T201 - see above
        phrases.QUOTES_COMPARED.format(count=quotes)
        if compared == quotes
        else phrases.QUOTES_NOT_COMPARED.format(count=quotes - compared)
    )
    return 0
