"""Takes an entry out of the knowledge, and its name from wherever another entry or a golden question names it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.errors import ChangeError
from bot.knowledge.yaml.nodes import Mapping as Record
from bot.knowledge.yaml.nodes import Sequence
from bot.knowledge.yaml.source import SourceText
from bot.knowledge.yaml.yaml_lines import parse
from bot.phrases import knowledge_changing as phrases
from bot.publishing.changing.cutting import item_cut, key_cut
from bot.publishing.changing.file_text import FileText
from bot.publishing.changing.places import files_naming
from bot.publishing.changing.proof import prove, readable
from bot.publishing.drafting import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.values import Entry, GoldenQuestion, Knowledge
    from bot.knowledge.yaml.nodes import Node
    from bot.publishing.changing.file_text import Edit


@dataclass(frozen=True, slots=True)
class Pointers:
    """What named an entry before it was removed."""

    see_also: tuple[str, ...]
    """Names of the entries that offered it as a related question."""
    beside: tuple[str, ...]
    """Names of the refusals that stood beside it."""
    gone: tuple[GoldenQuestion, ...]
    """The golden questions that only it could answer: they go with it."""
    shorter: tuple[GoldenQuestion, ...]
    """Those that waited for other answers too, as they are now."""


def removed(files: Mapping[str, bytes], name: str) -> dict[str, bytes | None]:
    """Remove an entry.

    Its block goes with the comments directly above it; its name goes from every `see_also` (with the key where it stood
    there alone) and every `beside`; a golden question goes with the only entry that could answer it, and waits for the
    others alone where it had several: what it asks beyond them, nothing answers any more.

    Args:
        files: the content of each file by its path inside the knowledge folder.
        name: the entry's.

    Returns:
        The new content of each file that changes; None for one in which nothing is left.

    Raises:
        ChangeError: there is no such entry, or a file is laid out so that more than the entry would go.
        KnowledgeMissingError: the files are no knowledge, or would be none without the entry.
    """
    knowledge = readable(files, name)
    changed = {file.file: _without(file, name) for file, _ in files_naming(files, name)}
    prove(files, changed, _expected(knowledge, name), name)
    return changed


def pointers(knowledge: Knowledge, name: str) -> Pointers:
    """Return what names an entry that is to be removed."""
    others = [entry for entry in knowledge.entries.values() if entry.id != name]
    waiting = [(one, _left(one.entries, name)) for one in knowledge.questions if name in one.entries]
    return Pointers(
        tuple(entry.id for entry in others if name in entry.see_also),
        tuple(entry.id for entry in others if name == entry.beside),
        tuple(one for one, left in waiting if not left),
        tuple(replace(one, entries=left) for one, left in waiting if left),
    )


def _left(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(one for one in names if one != name)


def _expected(knowledge: Knowledge, name: str) -> Knowledge:
    def without(entry: Entry) -> Entry:
        beside = "" if entry.beside == name else entry.beside
        return replace(entry, see_also=_left(entry.see_also, name), beside=beside)

    questions = [replace(one, entries=_left(one.entries, name)) for one in knowledge.questions]
    return replace(
        knowledge,
        entries={entry.id: without(entry) for entry in knowledge.entries.values() if entry.id != name},
        questions=tuple(
            one for one, old in zip(questions, knowledge.questions, strict=True) if one.entries or not old.entries
        ),
    )


def _without(file: FileText, name: str) -> bytes | None:
    """Return a file's content without an entry's name; None where nothing would be left in it.

    One cut is made at a time and the file read anew, so that no cut has to know what the others moved.
    """
    content = file.changed(())
    while True:
        file = FileText.of(file.file, content)
        root, _ = parse(file.text, file.file)
        if not isinstance(root, Record):
            raise ChangeError(phrases.LAID_OUT.format(file=file.file))
        holder = next((value for key, value in root.items.items() if key in _LISTS), None)
        records = [one for one in holder.items if isinstance(one, Record)] if isinstance(holder, Sequence) else []
        if records and all(_goes(record, name) for record in records):
            return None
        edit = next(_cuts(file, holder, name), None) if isinstance(holder, Sequence) else None
        if edit is None:
            return content
        content = file.changed([edit])


_LISTS = ("entries", "questions")


def _goes(record: Record, name: str) -> bool:
    """Return whether an entry or a golden question goes as a whole."""
    own = [joined(one) for key in ("id", "entry") for one in _texts(_value(record, key))]
    return bool(own) and set(own) == {name}


def _cuts(file: FileText, holder: Sequence, name: str) -> Iterator[Edit]:
    """Yield what can be cut out of a file; after the first cut, the rest has moved."""
    for number, record in enumerate(holder.items):
        if not isinstance(record, Record):
            continue
        if _goes(record, name):
            yield item_cut(file, holder, number, with_comments=_value(record, "id") is not None)
        for key in ("see_also", "beside", "entry"):
            value = _value(record, key)
            names = [joined(text) for text in _texts(value)]
            if set(names) == {name}:
                yield key_cut(file, record, key)
            elif name in names and isinstance(value, Sequence):
                yield item_cut(file, value, names.index(name))


def _value(record: Record, key: str) -> Node | None:
    return next((value for other, value in record.items.items() if other == key), None)


def _texts(value: Node | None) -> list[SourceText]:
    """Return the texts of a list, or the only one that stands without a list."""
    found = value.items if isinstance(value, Sequence) else [value]
    return [one for one in found if isinstance(one, SourceText)]
