"""Reads knowledge: the bytes of its files in, frozen Knowledge and every fault out.

Nothing here touches a disk. `bot.knowledge.folder` reads a folder; whoever has files from elsewhere, or would like to
know what a change to one of them does, calls `read` with a mapping.
"""

from __future__ import annotations

import gc
import hashlib
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import PurePath, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from bot.errors import KnowledgeMissingError
from bot.knowledge.briefing.quotations import split_paragraphs
from bot.knowledge.diagnostics import Fault, in_file_order
from bot.knowledge.formats import kinds
from bot.knowledge.formats.building import (
    briefing_of,
    conversation_of,
    entry_of,
    golden_question_of,
    groups_of,
    signposts_of,
    vocabulary_of,
)
from bot.knowledge.formats.field_types import read_values
from bot.knowledge.formats.file_formats import FORMATS
from bot.knowledge.rules import check_content
from bot.knowledge.rules.evidence import listed_points_exist
from bot.knowledge.rules.names import ids_are_unique
from bot.knowledge.values import LARGEST, Briefing, Knowledge
from bot.knowledge.yaml.decoding import decoded
from bot.knowledge.yaml.source import Position, SourceText, lines_of
from bot.knowledge.yaml.yaml_lines import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from bot.knowledge.formats.kinds import FileKind

EXPECTED: Final = "It should hold vocabulary.yaml and the folders briefings and answers."
"""Stands behind the complaint that a folder is not there or empty."""
_OF_PROOFS: Final = frozenset(["KB303", "KB304", "KB342", "KB346", "KB348"])
"""Faults that an answer has where one of its proofs could not be read."""
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Inspection:
    """What came out of reading knowledge."""

    knowledge: Knowledge
    """All that could be read."""
    faults: tuple[Fault, ...]
    """Every error and warning, in file order."""
    lines: Mapping[str, list[str]]
    """The lines of each file by its name, for showing the place of a fault."""

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults with which the knowledge cannot be served."""
        return tuple(fault for fault in self.faults if not fault.warning)


def read(
    files: Mapping[str, bytes],
    *,
    unread: Mapping[str, str] = _NOTHING,
    others: Collection[str] = (),
    folder: str = "",
    newest: Collection[str] = (),
) -> Inspection:
    """Read and check as much of the knowledge as can be read.

    Args:
        files: the content of each file by its path inside the knowledge folder, such as `answers/walks.yaml`.
        unread: files that could not be opened, by path, and why.
        others: paths of what else stands there and was not opened; those of folders end with a slash. What looks like
            knowledge among them is reported.
        folder: what the knowledge folder is called in an error.
        newest: the files that were changed last; their faults come first.

    Raises:
        KnowledgeMissingError: there is no briefing or no answer, and no fault that would explain it.
    """
    collecting = gc.isenabled()
    # Hundreds of thousands of values are made and none is thrown away, so looking for cyclic garbage is wasted time.
    gc.disable()
    try:
        return _Reading(files, unread).whole([*files, *unread, *others], folder, newest)
    finally:
        if collecting:
            gc.enable()


@dataclass(slots=True)
class _Reading:
    """Reads the files and keeps what is found on the way."""

    files: Mapping[str, bytes]
    unread: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)
    lines: dict[str, list[str]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    """What counts for the digest: every file whose content was read."""

    def whole(self, paths: Iterable[str], folder: str, newest: Collection[str]) -> Inspection:
        """Read everything; `paths` are those of all that stands in the folder."""
        self.faults += strays(paths)
        briefings = [self._briefing(values) for values in self._all(kinds.BRIEFING)]
        if not briefings and not self.faults:
            raise KnowledgeMissingError(f"{PurePath(folder, kinds.BRIEFING.folder)} holds no briefing. {EXPECTED}")
        topics = [values for kind in (kinds.ANSWERS, kinds.DECLINES) for values in self._all(kind)]
        only = briefings[0].id if len(briefings) == 1 else ""
        entries = [
            entry_of(entry, values, only, place) for values in topics for place, entry in enumerate(values["entries"])
        ]
        if not any(entry.answers for entry in entries) and not self.faults:
            raise KnowledgeMissingError(f"{PurePath(folder, kinds.ANSWERS.folder)} holds no answers. {EXPECTED}")
        golden = [
            golden_question_of(question, self.faults.append)
            for values in self._all(kinds.QUESTIONS)
            for question in values["questions"]
        ]
        vocabulary = self._file(kinds.VOCABULARY.file, kinds.VOCABULARY)
        signposts: dict[str, Any] = next(iter(self._all(kinds.SIGNPOSTS)), {})
        conversation: dict[str, Any] = next(iter(self._all(kinds.CONVERSATION)), {})
        self.faults += [*listed_points_exist(briefings), *ids_are_unique(briefings, entries)]
        knowledge = Knowledge(
            briefings={briefing.id: briefing for briefing in briefings},
            entries={entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)},
            vocabulary=vocabulary_of(vocabulary or {}),
            questions=tuple(question for question in golden if question),
            signposts=signposts_of(signposts),
            conversation=conversation_of(conversation),
            groups=groups_of(topics),
            digest=digest(self.contents),
        )
        # What is missing because its file is broken is told once, where it broke.
        places = {fault.position.file.split("/")[0] for fault in self.faults}
        content = check_content(knowledge, frozenset(kind for kind in kinds.KINDS if kind.place in places))
        self.faults += without_consequences(content, self.faults, knowledge)
        return Inspection(knowledge, tuple(in_file_order(self.faults, self.lines, newest)), self.lines)

    def _briefing(self, values: dict[str, Any]) -> Briefing:
        return briefing_of(values, self._full_text(kinds.text_of_briefing(values["id"])), self.faults.append)

    def _full_text(self, path: str) -> Mapping[str, str]:
        """Return the paragraphs of a briefing's text; none where the text is not there."""
        if path not in self.files and path not in self.unread:
            return {}
        content = self._content(path)
        text = self._text(path, content) if content is not None else None
        paragraphs = split_paragraphs(text) if text is not None else {}
        if text is not None and not paragraphs:
            why = "Its paragraphs must start with 1., 2. and so on, so that quotations can be compared with them."
            self._report(path, "KB123", "a briefing's text without numbered paragraphs", why)
        return paragraphs

    def _all(self, kind: FileKind) -> Iterator[dict[str, Any]]:
        """Yield the values of each readable file of a kind, in order of name."""
        for path in sorted({*self.files, *self.unread}):
            if kind.holds(path):
                values = self._file(path, kind)
                if values is not None:
                    yield values

    def _file(self, path: str, kind: FileKind) -> dict[str, Any] | None:
        """Return one file's values by key, or None where nothing of it can be used."""
        content = self._content(path)
        if content is None:
            return None
        if len(content) > LARGEST:
            self._report(path, "KB101", "the file is larger than 1 MiB")
            return None
        name = shown(path)
        self.contents[name] = content
        text = self._text(path, content)
        if text is None:
            return None
        self.lines[name] = lines_of(text)
        root, faults = parse(text, name)
        self.faults += faults
        if root is None and faults:
            return None
        return read_values(FORMATS[kind], root, name, self.faults.append)

    def _content(self, path: str) -> bytes | None:
        if path in self.files:
            return self.files[path]
        why = self.unread.get(path, "No such file or directory")
        self._report(path, "KB109", "the file cannot be opened", f"{why}.")
        return None

    def _text(self, path: str, content: bytes) -> str | None:
        text = decoded(content)
        if isinstance(text, str):
            return text
        mend = "save the file as plain text in UTF-8" if text.code == "KB124" else "save the file as UTF-8"
        self._report(path, text.code, text.what, text.why, mend, line=text.line)
        return None

    def _report(self, path: str, code: str, what: str, why: str = "", mend: str = "", *, line: int = 1) -> None:
        self.faults.append(Fault(code, Position(shown(path), line, 1), what, why, mend))


def without_consequences(content: Iterable[Fault], broken: Collection[Fault], knowledge: Knowledge) -> Iterator[Fault]:
    """Yield the faults of content that do not merely follow from a proof which could not be read.

    Args:
        content: what the rules say of what could be read.
        broken: what could not be read, and why.
        knowledge: tells where its entries begin.
    """
    starts: dict[str, list[int]] = defaultdict(list)
    for entry in knowledge.entries.values():
        if isinstance(entry.id, SourceText):
            starts[entry.id.position.file].append(entry.id.position.line)

    def entry_at(position: Position) -> tuple[str, int]:
        lines = sorted(starts[position.file])
        return position.file, bisect_right(lines, position.line)

    halves = {entry_at(fault.position) for fault in broken if fault.code.startswith("KB2")}
    for fault in content:
        if fault.code not in _OF_PROOFS or not halves or entry_at(fault.position) not in halves:
            yield fault


def shown(path: str) -> str:
    """Return a path as it can be printed: a name in an older encoding loses the letters that are no text."""
    return path.encode(errors="surrogateescape").decode(errors="replace")


def digest(contents: Mapping[str, bytes]) -> str:
    """Return the start of the SHA-256 over the names and contents of files, whatever their order."""
    whole = hashlib.sha256()
    for name in sorted(contents):
        whole.update(name.encode() + b"\0" + contents[name] + b"\0")
    return whole.hexdigest()[:12]


def strays(paths: Iterable[str]) -> Iterator[Fault]:
    """Yield the fault of each file or folder that looks like knowledge and is not read.

    Otherwise an officer would wait in vain for its answers to be given.

    Args:
        paths: inside the knowledge folder; those of folders end with a slash. Hidden ones are passed over.
    """
    only = f"Read is what stands directly in the folders {', '.join(kinds.FOLDERS)}."
    for path in paths:
        *folders, name = path.split("/")
        if folders and folders[0] not in kinds.FOLDERS:
            yield from _stray(folders[0], "a folder that is not read", only)
        elif len(folders) > 1:
            yield from _stray("/".join(folders[:2]), "a folder that is not read", only)
        elif not folders and name in kinds.FOLDERS:
            yield from _stray(path, "a file that is not read", only)
        elif _is_copy(name):
            why = "An editor or a person kept an older state of a file in it; members get nothing from it."
            yield from _stray(path, "a copy that is not read", why, warning=True)
        elif ".y" in name.lower() and PurePosixPath(name).suffix != ".yaml":
            why = "Only files whose names end in .yaml are read, in small letters."
            mend = f"call it {name[: name.lower().index('.y')]}.yaml"
            yield from _stray(path, "a file that is not read", why, mend)
        elif _is_of_another_kind(path):
            why = "Only files whose names end in .yaml are read: members get nothing from this one."
            yield from _stray(path, "a file that is not read", why, warning=True)
        elif not folders and name.endswith(".yaml") and not any(kind.holds(path) for kind in kinds.KINDS):
            why = f"Beside the folders only {', '.join(kind.file for kind in kinds.KINDS if kind.file)} are read."
            yield from _stray(path, "a file that is not read", why)


def _is_copy(name: str) -> bool:
    """Whether a file is what an editor keeps beside one that is edited."""
    return name.endswith(("~", ".bak", ".orig", ".old", ".tmp", ".swp", ".rej"))


def _is_of_another_kind(path: str) -> bool:
    """Whether it is a file that is neither YAML, nor a note beside it, nor the text of a briefing."""
    others = not path.endswith("/") and PurePosixPath(path).suffix not in {".yaml", ".md"}
    return others and not kinds.may_be_text_of_briefing(path)


def _stray(path: str, what: str, why: str, mend: str = "", *, warning: bool = False) -> Iterator[Fault]:
    if not path.rstrip("/").rpartition("/")[2].startswith("."):
        yield Fault("KB108", Position(shown(path), 1, 1), what, why, mend, warning=warning)
