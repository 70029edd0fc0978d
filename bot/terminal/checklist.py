"""`briefing-bot checklist`: the lists of points that members tick off, blank or ticked, on the screen or in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.checklists import Checklist, Ticked, blank_text, checklists_of, marks_in, ticked_text
from bot.errors import UsageError
from bot.phrases import checklists as phrases
from bot.phrases.answering import SOURCE
from bot.phrases.languages import BRITISH
from bot.terminal.new_files import write_new
from bot.terminal.ready import read_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def checklist(folder: Path, ticked: Sequence[str] | None, out: str | None) -> int:
    """Print the checklists of a folder's briefings, or what is left open of them.

    Args:
        folder: the knowledge.
        ticked: points that are met, such as "8b"; None for a list to be ticked on paper.
        out: a new file to write it to.

    Raises:
        KnowledgeError: the folder has faults.
        UsageError: there is no such point, or the file cannot be written.
    """
    lists = list(checklists_of(read_folder(folder)))
    if not lists:
        print(phrases.NO_LISTS)  # noqa: T201 - the terminal is where this is read
        return 0
    texts = [_text(list(some), ticked) for some in _by_briefing(lists)]
    known = {f"{number}{letter}" for one in lists for number, letter in one.marks}
    if unknown := [one for one in ticked or () if one not in known]:
        raise UsageError(phrases.NO_SUCH_POINT.format(given=", ".join(unknown), known=", ".join(sorted(known))))
    text = "\n".join(texts)
    if out is None:
        print(text, end="")  # noqa: T201 - as above
        return 0
    write_new(out, text.encode())
    print(phrases.WRITTEN.format(path=out))  # noqa: T201 - as above
    return 0


def _by_briefing(lists: Sequence[Checklist]) -> list[list[Checklist]]:
    names = dict.fromkeys(one.briefing.id for one in lists)
    return [[one for one in lists if one.briefing.id == name] for name in names]


def _text(lists: list[Checklist], ticked: Sequence[str] | None) -> str:
    briefing = lists[0].briefing
    source = SOURCE.format(publisher=briefing.publisher, title=briefing.title, date=briefing.date)
    if ticked is None:
        return blank_text(lists, source, BRITISH, lettered=True)
    return ticked_text(Ticked(tuple(lists), marks_in(ticked, lists)), source, BRITISH)
