"""A folder of knowledge files in, frozen Knowledge or every fault out."""

from __future__ import annotations

import errno
import gc
import hashlib
import os
import stat
from typing import TYPE_CHECKING, Any

from bot.errors import KnowledgeFaultsError, KnowledgeMissingError
from bot.knowledge.briefing.quotations import split_paragraphs
from bot.knowledge.diagnostics import Fault, fault_at, in_file_order
from bot.knowledge.formats.field_types import Record, read_values
from bot.knowledge.formats.file_formats import (
    ANSWERS_FILE,
    BRIEFING_FILE,
    DECLINES_FILE,
    QUESTIONS_FILE,
    SIGNPOSTS_FILE,
    VOCABULARY_FILE,
)
from bot.knowledge.formats.kinds import FOLDERS, KINDS
from bot.knowledge.rules import check_content
from bot.knowledge.rules.evidence import checklist_points_exist
from bot.knowledge.rules.names import ids_are_unique
from bot.knowledge.values import (
    LARGEST,
    Briefing,
    Concept,
    ConceptKind,
    DeclineReason,
    Entry,
    Evidence,
    GoldenQuestion,
    Knowledge,
    Paragraph,
    Signpost,
    Vocabulary,
)
from bot.knowledge.yaml.source import Position
from bot.knowledge.yaml.yaml_lines import parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_EXPECTED = "It should hold vocabulary.yaml and the folders briefings and answers."


def read_knowledge(folder: Path) -> Knowledge:
    """Read, check and freeze a knowledge folder.

    Args:
        folder: holds `briefings/`, `answers/`, `declines/`, `questions/`, `vocabulary.yaml` and, if there are any,
            `signposts.yaml`.

    Raises:
        KnowledgeMissingError: the folder or what it must hold is not there.
        KnowledgeFaultsError: with every error of every file, in file order; warnings do not count.
    """
    knowledge, faults, _ = inspect_knowledge(folder)
    errors = [fault for fault in faults if not fault.warning]
    if errors:
        raise KnowledgeFaultsError(errors)
    return knowledge


def inspect_knowledge(folder: Path) -> tuple[Knowledge, list[Fault], dict[str, list[str]]]:
    """Read as much of a folder as can be read.

    The collector of cyclic garbage pauses meanwhile: hundreds of thousands of values are made and none is thrown away.

    Returns:
        The knowledge without its unreadable parts, every fault in file order, and each file's lines by its name.

    Raises:
        KnowledgeMissingError: the folder or what it must hold is not there.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _inspect(folder)
    finally:
        if collecting:
            gc.enable()


def _inspect(folder: Path) -> tuple[Knowledge, list[Fault], dict[str, list[str]]]:
    if not folder.is_dir():
        raise KnowledgeMissingError(f"There is no knowledge folder at {folder}. {_EXPECTED}")
    shelf = _Shelf(folder)
    try:
        shelf.report_strays()
    except OSError as error:
        raise KnowledgeMissingError(f"{folder} cannot be opened: {error.strerror or error}.") from error
    briefings = [
        _briefing(values, folder, path, shelf.faults) for path, values in shelf.files("briefings", BRIEFING_FILE)
    ]
    if not briefings and not shelf.faults:
        raise KnowledgeMissingError(f"{folder / 'briefings'} holds no briefing. {_EXPECTED}")
    only = briefings[0].id if len(briefings) == 1 else ""
    entries = [
        _entry(entry, values, only)
        for name, shape in (("answers", ANSWERS_FILE), ("declines", DECLINES_FILE))
        for _, values in shelf.files(name, shape)
        for entry in values.get("entries", ())
    ]
    if not any(entry.answers for entry in entries) and not shelf.faults:
        raise KnowledgeMissingError(f"{folder / 'answers'} holds no answers. {_EXPECTED}")
    golden = [
        _golden(question, shelf.faults)
        for _, values in shelf.files("questions", QUESTIONS_FILE)
        for question in values.get("questions", ())
    ]
    vocabulary = shelf.file(folder / "vocabulary.yaml", VOCABULARY_FILE)
    urgent = folder / "signposts.yaml"
    signposts = shelf.file(urgent, SIGNPOSTS_FILE) if urgent.exists() else None
    shelf.faults += [*checklist_points_exist(briefings), *ids_are_unique(briefings, entries)]
    knowledge = Knowledge(
        briefings={briefing.id: briefing for briefing in briefings},
        entries={entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)},
        vocabulary=_vocabulary(vocabulary) if vocabulary else Vocabulary(),
        questions=tuple(one for one in golden if one),
        signposts=_signposts(signposts or {}),
        digest=shelf.digest(),
    )
    # What is missing because its file is broken is told once, where it broke.
    places = {fault.position.file.split("/")[0] for fault in shelf.faults}
    shelf.faults += check_content(knowledge, frozenset(kind for kind in KINDS if kind.place in places))
    return knowledge, in_file_order(shelf.faults, shelf.lines), shelf.lines


class _Shelf:
    """Reads the files of a folder and keeps their faults, lines and digest."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.lines: dict[str, list[str]] = {}
        self._contents: dict[str, bytes] = {}

    def files(self, name: str, shape: Record) -> Iterable[tuple[Path, dict[str, Any]]]:
        """The readable YAML files of a sub-folder, by name."""
        for path in sorted((self.folder / name).glob("*.yaml")):
            values = self.file(path, shape)
            if values is not None:
                yield path, values

    def report_strays(self) -> None:
        """Tell of files that look like knowledge and are not read, so that nobody waits for them to count."""
        for place in (self.folder, *(self.folder / name for name in FOLDERS)):
            for path in sorted(place.iterdir()) if place.is_dir() else ():
                if path.name.startswith(".") or (place == self.folder and path.is_dir() and path.name in FOLDERS):
                    continue
                if path.is_dir() or (place == self.folder and path.name in FOLDERS):
                    why = f"Read is what stands directly in the folders {', '.join(FOLDERS)}."
                    what = "a folder that is not read" if path.is_dir() else "a file that is not read"
                    self.faults.append(Fault("KB108", Position(self._name(path), 1, 1), what, why))
                elif ".y" in path.name.lower() and path.suffix != ".yaml":
                    why = "Only files whose names end in .yaml are read, in small letters."
                    mend = f"call it {path.name[: path.name.lower().index('.y')]}.yaml"
                    self.faults.append(
                        Fault("KB108", Position(self._name(path), 1, 1), "a file that is not read", why, mend)
                    )

    def file(self, path: Path, shape: Record) -> dict[str, Any] | None:
        """One file's values by key, or None where nothing of it can be used."""
        name = self._name(path)
        try:
            content = _content(path, LARGEST)
            if len(content) > LARGEST:
                self.faults.append(Fault("KB101", Position(name, 1, 1), "the file is larger than 1 MiB"))
                return None
        except OSError as error:
            self.faults.append(
                Fault("KB109", Position(name, 1, 1), "the file cannot be opened", f"{error.strerror or error}.")
            )
            return None
        self._contents[name] = content
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.faults.append(
                Fault(
                    "KB110",
                    Position(name, line, 1),
                    "a character that is not UTF-8",
                    "The editor saved the file in an older encoding.",
                    "save the file as UTF-8",
                )
            )
            return None
        self.lines[name] = text.splitlines()
        root, faults = parse(text, name)
        self.faults += faults
        if root is None and faults:
            return None
        return read_values(shape, root, name, self.faults.append)

    def digest(self) -> str:
        """The start of the SHA-256 over the names and contents of all YAML files."""
        whole = hashlib.sha256()
        for name in sorted(self._contents):
            whole.update(name.encode() + b"\0" + self._contents[name] + b"\0")
        return whole.hexdigest()[:12]

    def _name(self, path: Path) -> str:
        return os.fsencode(path.relative_to(self.folder).as_posix()).decode(errors="replace")


def _content(path: Path, most: int) -> bytes:
    """A regular file's content, at most one byte more than `most`; a pipe or device would never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is no ordinary file")
    with path.open("rb") as file:
        return file.read(most + 1)


def _briefing(values: dict[str, Any], folder: Path, path: Path, faults: list[Fault]) -> Briefing:
    paragraphs: dict[str, Paragraph] = {}
    for one in values.get("paragraphs", ()):
        number = one["number"]
        if number in paragraphs:
            faults.append(
                fault_at(
                    number,
                    "KB301",
                    f"paragraph {number} is given twice",
                    why="Only one of the two could be cited.",
                )
            )
        lists = {heading: tuple(letters) for heading, letters in one.get("checklists", {}).items()}
        paragraphs.setdefault(number, Paragraph(number, one["section"], one["summary"], one["points"], lists))
    own_words = folder / "briefings" / f"{values.get('id', path.stem)}.txt"
    full_text = {}
    if own_words.exists():
        place = Position(f"briefings/{own_words.name}", 1, 1)
        try:
            full_text = split_paragraphs(_content(own_words, LARGEST).decode("utf-8-sig", errors="replace"))
        except OSError as error:
            faults.append(Fault("KB109", place, "the file cannot be opened", f"{error.strerror or error}."))
            return Briefing(values.get("id", path.stem), "", "", "", paragraphs)
        if not full_text:
            why = "Its paragraphs must start with 1., 2. and so on, so that quotations can be compared with them."
            faults.append(Fault("KB123", place, "a briefing's text without numbered paragraphs", why))
    return Briefing(
        values.get("id", path.stem),
        values.get("title", ""),
        values.get("publisher", ""),
        values.get("date", ""),
        paragraphs,
        full_text,
    )


def _entry(values: dict[str, Any], file: dict[str, Any], only_briefing: str) -> Entry:
    default = file.get("briefing", only_briefing)
    evidence = tuple(
        Evidence(one.get("briefing", default), one["paragraph"], one.get("point", ""), one["quote"])
        for one in values.get("evidence", ())
    )
    reason = values.get("reason")
    return Entry(
        id=values["id"],
        topic=str(file["topic"]) if "topic" in file else "",
        question=values["question"],
        wordings=tuple(values["wordings"]),
        answer=values["answer"] if reason is None else values["reply"],
        evidence=evidence,
        see_also=tuple(values.get("see_also", ())),
        reviewed=values.get("reviewed"),
        review_by=values.get("review_by"),
        expires=values.get("expires"),
        reason=None if reason is None else DeclineReason(reason),
        next_step=values.get("next_step", ""),
        beside=values.get("beside", ""),
        needs=tuple(values.get("needs", ())),
        not_with=tuple(values.get("not_with", ())),
    )


def _vocabulary(values: dict[str, Any]) -> Vocabulary:
    return Vocabulary(
        concepts=tuple(
            Concept(str(name), ConceptKind(concept["kind"]), tuple(concept["words"]))
            for name, concept in values.get("concepts", {}).items()
        ),
        abbreviations=values.get("abbreviations", {}),
        ignored=frozenset(values.get("ignored", ())),
        small_talk=frozenset(values.get("small_talk", ())),
        it_means=values.get("it_means", ""),
    )


def _signposts(values: dict[str, Any]) -> tuple[Signpost, ...]:
    line = values.get("advice_line", "the Union's advice line")
    return tuple(
        Signpost(one["id"], tuple(one["words"]), one["reply"], one["next_step"].replace("{advice_line}", line))
        for one in values.get("signposts", ())
    )


def _golden(values: dict[str, Any], faults: list[Fault]) -> GoldenQuestion | None:
    entries, reason = tuple(values.get("entry", ())), values.get("decline", "")
    if not values["ask"]:
        return None  # told already
    if bool(entries) == bool(reason):
        faults.append(
            fault_at(
                values["ask"][0],
                "KB213",
                "a golden question needs either `entry` or `decline`",
                why="Either an entry must answer it, or it must be declined.",
            )
        )
    return GoldenQuestion(tuple(values["ask"]), entries, "" if reason == "any" else reason)
