"""Keeps what was read and learnt on disk until a file of the knowledge changes, so that the next start is quick.

Nothing in it is private: it holds what the knowledge files say, and the weights worked out from them.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
import os
import pickle
import sys
import tempfile
from array import array
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import bot
from bot.answering.learnt import Learnt, study
from bot.answering.moves.spoken import Spoken
from bot.answering.weights import LearntWeights, Rows
from bot.answering.wording import STEMMER
from bot.knowledge import values
from bot.knowledge.formats.kinds import FOLDERS, KINDS, may_be_text_of_briefing
from bot.knowledge.values import LARGEST
from bot.knowledge.yaml.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.knowledge.values import Knowledge

CACHE = "BRIEFING_BOT_CACHE"
"""The setting that names another folder for what is kept."""
MOST_KEPT = 4
"""Versions of knowledge that are kept; those not used for longest go first."""
_SUFFIX = ".learnt"
_CHECKSUM = 32
_VALUES = {
    name: value
    for name, value in vars(values).items()
    if isinstance(value, type) and value.__module__ == values.__name__
}
DAMAGED: Final = (ValueError, EOFError, pickle.UnpicklingError, AttributeError, TypeError)
"""What `loaded` raises where its content is damaged or of another version; it is worked out anew then."""
_HARMLESS = {("datetime", "date"): date, ("builtins", "frozenset"): frozenset, ("builtins", "str"): str}


def prepare(
    folder: Path,
    read: Callable[[Path], Knowledge],
    progress: Callable[[Iterable[int]], Iterable[int]] = lambda rounds: rounds,
) -> tuple[Knowledge, Learnt]:
    """Return the knowledge of a folder and what is learnt from it: kept from last time, or worked out and kept.

    Args:
        folder: the knowledge.
        read: reads it, and raises where it has faults; then nothing is kept.
        progress: shows how far the learning is.
    """
    with contextlib.suppress(OSError):
        key = fingerprint(*_standing_in(folder))
        found = find(key)
        if found:
            return found
    knowledge = read(folder)
    learnt = study(knowledge, progress)
    with contextlib.suppress(OSError):
        keep(fingerprint(*_standing_in(folder)), dumped(knowledge, learnt))
    return knowledge, learnt


def find(key: str) -> tuple[Knowledge, Learnt] | None:
    """Return what is kept under a key; None where it is not there or cannot be read."""
    content = find_bytes(key)
    with contextlib.suppress(*DAMAGED):
        return loaded(content) if content is not None else None
    return None


def find_bytes(key: str) -> bytes | None:
    """Return what is kept under a key as it was dumped; None where it is not there."""
    with contextlib.suppress(OSError):
        content = _place(key).read_bytes()
        with contextlib.suppress(OSError):
            os.utime(_place(key))  # what is used stays, however many proposals are learnt after it
        return content
    return None


def keep(key: str, content: bytes) -> None:
    """Keep what was dumped; a disk that cannot be written costs time at the next start, and nothing else."""
    with contextlib.suppress(OSError):
        _keep(_place(key), content)


def cache_folder() -> Path:
    """Return the folder that keeps what was learnt.

    Raises:
        OSError: nobody has named one, and this user has no home.
    """
    try:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "briefing-bot"
    except RuntimeError as error:
        raise OSError("this user has no home") from error
    return Path(os.environ.get(CACHE) or home)


def _place(key: str) -> Path:
    """Return the file that keeps what was learnt."""
    return cache_folder() / f"{key}{_SUFFIX}"


def fingerprint(files: Mapping[str, bytes], others: Iterable[str] = ()) -> str:
    """Return a hash of all that the result depends on: every file of the knowledge, and the program.

    Args:
        files: the content of each file that is read, by its path inside the knowledge folder.
        others: paths of what else stands there: what looks like knowledge and is not read is a fault.
    """
    whole = hashlib.sha256(f"{bot.__version__} {sys.version} {STEMMER}".encode())
    for room in ("answering", "knowledge"):
        for module in sorted((Path(bot.__file__).parent / room).rglob("*.py")):
            whole.update(module.read_bytes())
    for path, content in sorted(files.items()):
        whole.update(os.fsencode(path) + b"\0" + (b"too large" if len(content) > LARGEST else content) + b"\0")
    for path in sorted(others):
        if not path.endswith(".md"):
            whole.update(os.fsencode(path) + b"\0")
    return whole.hexdigest()[:32]


def _standing_in(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of a folder that count, and the paths of all else, without opening YAML's library."""
    files: dict[str, bytes] = {}
    others: list[str] = []
    for name in ("", *FOLDERS):
        for path in sorted((folder / name).glob("*.*")):
            inside = path.relative_to(folder).as_posix()
            counts = any(kind.holds(inside) for kind in KINDS) or may_be_text_of_briefing(inside)
            if path.is_file() and counts:
                with path.open("rb") as file:
                    files[inside] = file.read(LARGEST + 1)
            elif path.is_file():
                others.append(inside)
    return files, others


def _keep(place: Path, content: bytes) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        unfinished = Path(file.name)
        try:
            file.write(content)
            file.close()
            unfinished.replace(place)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
    kept = sorted(place.parent.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in kept[MOST_KEPT:]:
        old.unlink(missing_ok=True)


def dumped(knowledge: Knowledge, learnt: Learnt) -> bytes:
    """Serialise both, a checksum first."""
    weights = learnt.weights
    arrays = _arrays(learnt)
    shapes = [(name, one.typecode, len(one) * one.itemsize) for name, one in arrays.items()]
    file = io.BytesIO()
    spoken = list(learnt.spoken.terms)
    _Plain(file, protocol=5).dump((knowledge, weights.terms, weights.runs, learnt.known, spoken, shapes))
    for one in arrays.values():
        file.write(one.tobytes())
    return hashlib.sha256(file.getvalue()).digest() + file.getvalue()


def loaded(content: bytes) -> tuple[Knowledge, Learnt]:
    """Return what was dumped; raise ValueError or another error where it is damaged."""
    file = io.BytesIO(content)
    if file.read(_CHECKSUM) != hashlib.sha256(content[_CHECKSUM:]).digest():
        raise ValueError("the disk did not keep it as it was")
    collecting = gc.isenabled()
    gc.disable()
    try:
        knowledge, terms, runs, known, said, shapes = _OurValues(file).load()
    finally:
        if collecting:
            gc.enable()
    arrays: dict[str, array[Any]] = {name: array(kind, file.read(size)) for name, kind, size in shapes}
    plain: dict[str, Any] = {name: arrays[name] for name in _WEIGHTS}
    rows: dict[str, Any] = {name: Rows(*(arrays[f"{name}.{column}"] for column in Rows._fields)) for name in _ROWS}
    weights = LearntWeights(terms=terms, runs=runs, **plain, **rows)
    spoken = Spoken({term: row for row, term in enumerate(said)}, arrays[_SPOKEN])
    return knowledge, Learnt(weights, known, **{name: arrays[name] for name in _LEARNT}, spoken=spoken)


_SPOKEN = "spoken"
_LEARNT = ("everyday", "nouns", "marks", "owners")
_WEIGHTS = ("pair_keys", "usual", "bias", "phrasings_from", "rarity")
_ROWS = ("deviations", "uses", "phrasings", "prevailing")


def _arrays(learnt: Learnt) -> dict[str, array[Any]]:
    """Return every array of what was learnt by its name."""
    named: dict[str, array[Any]] = {name: getattr(learnt, name) for name in _LEARNT}
    named |= {name: getattr(learnt.weights, name) for name in _WEIGHTS}
    named[_SPOKEN] = learnt.spoken.weights
    for name in _ROWS:
        rows: Rows = getattr(learnt.weights, name)
        named |= {f"{name}.{column}": values for column, values in rows._asdict().items()}
    return named


class _Plain(pickle.Pickler):
    """Pickles texts without their places in the files: whoever needs those reads the files."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as the base class has it
        """Write texts as plain ones, the rest as ever."""
        return (str, (str.__str__(value),)) if isinstance(value, SourceText) else NotImplemented


class _OurValues(pickle.Unpickler):
    """Unpickles the frozen values of the knowledge, and refuses everything that could run."""

    def find_class(self, module: str, name: str) -> object:
        """Return the class of a value."""
        if module == values.__name__ and name in _VALUES:
            return _VALUES[name]
        if (module, name) in _HARMLESS:
            return _HARMLESS[module, name]
        raise pickle.UnpicklingError(f"{module}.{name} is no value of the knowledge")
