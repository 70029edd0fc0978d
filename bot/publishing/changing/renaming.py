"""Gives an entry another name, wherever the files of the knowledge name it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import ChangeError
from bot.publishing.changing.file_text import Edit
from bot.publishing.changing.places import files_naming
from bot.publishing.changing.proof import prove, readable
from bot.publishing.draft_checks import id_fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.values import Entry, Knowledge


def renamed(files: Mapping[str, bytes], old: str, new: str) -> dict[str, bytes]:
    """Rename an entry: its own name, and every line of another entry or a golden question that names it.

    Only these letters change. What merely reads like the name, in an answer or a wording, stays.

    Args:
        files: the content of each file by its path inside the knowledge folder.
        old: the entry's name.
        new: its new name.

    Returns:
        The new content of each file that changes.

    Raises:
        ChangeError: there is no such entry, the new name cannot be used, or a file is laid out so that more than the
            name would change.
        KnowledgeMissingError: the files are no knowledge.
    """
    knowledge = readable(files, old)
    if fault := id_fault(new, {*knowledge.entries, *knowledge.briefings}):
        raise ChangeError(fault)
    changed = with_other_name(files, old, new)
    prove(files, changed, _expected(knowledge, old, new), old)
    return changed


def with_other_name(files: Mapping[str, bytes], old: str, new: str) -> dict[str, bytes]:
    """Return the files in which a name changes, without a proof that nothing else does.

    Raises:
        ChangeError: a name is typed with backslashes.
    """
    changed = {}
    for file, names in files_naming(files, old):
        places = [file.written(name) for name in names]
        changed[file.file] = file.changed(Edit(place.bare_start, place.bare_end, new) for place in places)
    return changed


def _expected(knowledge: Knowledge, old: str, new: str) -> Knowledge:
    def now(name: str) -> str:
        return new if name == old else name

    def renamed_in(entry: Entry) -> Entry:
        see_also = tuple(map(now, entry.see_also))
        return replace(entry, id=now(entry.id), see_also=see_also, beside=now(entry.beside))

    return replace(
        knowledge,
        entries={now(name): renamed_in(entry) for name, entry in knowledge.entries.items()},
        questions=tuple(replace(one, entries=tuple(map(now, one.entries))) for one in knowledge.questions),
    )
