"""Offers a golden question for an entry that was just added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import ChangeError
from bot.knowledge.folder import content_of
from bot.phrases import terminal as phrases
from bot.publishing import draft_checks
from bot.publishing.changing.by_officers import with_golden_question
from bot.publishing.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from bot.knowledge.values import Knowledge
    from bot.publishing.drafting import DraftEntry
    from bot.terminal.asking import Dialogue


def offer_golden_question(dialogue: Dialogue, folder: Path, file: str, draft: DraftEntry, knowledge: Knowledge) -> None:
    """Ask for a question of the exam, and add it to the file of the topic; whoever has had enough leaves it.

    Args:
        dialogue: asks.
        folder: the knowledge, with the entry in it.
        file: the name of the entry's file, and of the one that its questions go into.
        draft: the entry.
        knowledge: as it was before: no entry of it may have the same words.
    """
    given = (draft.question, *draft.wordings)

    def fault(text: str) -> str:
        return draft_checks.phrasing_fault("question", text, given, knowledge) if text else ""

    try:
        typed = dialogue.ask(phrases.NEW_GOLDEN, fault)
    except EOFError:
        return
    if not typed:
        return
    place = folder / "questions" / file
    try:
        content = with_golden_question(place.read_bytes() if place.exists() else None, typed, "entry", draft.id)
        if content_of(folder).inspect({f"questions/{file}": content}).errors:
            raise ChangeError(phrases.NEW_FAULTY)  # noqa: TRY301 - told below as any other reason
        write_whole(place, content)
    except (OSError, ChangeError) as error:
        dialogue.say(phrases.NEW_NOT_WRITTEN.format(path=place, why=error), "red")
    else:
        dialogue.say(phrases.NEW_GOLDEN_SAVED.format(file=file), "green")
