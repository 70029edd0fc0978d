"""What is learnt is kept between starts: used again while nothing changed, and never trusted further than that."""

from __future__ import annotations

import gc
import io
import os
import pickle
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

import bot
from bot.answering.engine import Engine
from bot.answering.learnt import Learnt
from bot.knowledge import values
from bot.knowledge.values import LARGEST, Knowledge
from bot.knowledge.yaml.source import Position, SourceText
from bot.publishing import learnt_cache
from bot.publishing.learnt_cache import CACHE, MOST_KEPT, prepare
from tests.conftest import KNOWLEDGE
from tests.things import THINGS, made

pytestmark = pytest.mark.slow  # folders and processes of their own

MESSAGES = (
    *(f"Are {thing}s compulsory?" for thing in THINGS),
    "What is a kettle? And must we violin?",
    "is the marbel safe",
    "How many kettles are there?",
    "hello",
    "zebra",
)


@dataclass
class Reader:
    """Reads any folder as the same knowledge, and counts how often it does."""

    knowledge: Knowledge = field(default_factory=made)
    times: int = 0

    def __call__(self, folder: Path) -> Knowledge:
        """The knowledge of a folder."""
        assert folder.is_dir()
        self.times += 1
        return self.knowledge


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's knowledge is kept: a folder that is not there yet."""
    place = tmp_path / "caches" / "bot"
    monkeypatch.setenv(CACHE, str(place))
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of each kind; what stands in them is the reader's affair."""
    whole = tmp_path / "knowledge"
    for name in ("vocabulary.yaml", "answers/a.yaml", "answers/b.yaml", "declines/c.yaml", "briefings/d.txt"):
        file = whole / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"This is {name}.", encoding="utf-8")
    return whole


@pytest.fixture
def kept(home: Path, folder: Path) -> Path:
    """The one file in which the folder's knowledge was kept."""
    prepare(folder, Reader())
    (file,) = home.iterdir()
    return file


def reads(folder: Path) -> int:
    """How often the folder is read when it is prepared now; whoever prepares it can answer from it."""
    reader = Reader()
    knowledge, learnt = prepare(folder, reader)
    assert knowledge == reader.knowledge
    assert Engine(knowledge, learnt=learnt).reply("Are kettles compulsory?").parts[0].entry == "kettle-compulsory"
    return reader.times


def plain(learnt: Learnt) -> list[list[object]]:
    """What was learnt, as lists that can be compared."""
    weights = learnt.weights
    arrays = (*weights.deviations, *weights.uses, weights.pair_keys, weights.usual, weights.bias)
    return [list(one) for one in (weights.terms, weights.runs, *arrays, learnt.known, learnt.everyday)] + [
        list(learnt.marks),
        list(learnt.owners),
    ]


# Used again ---------------------------------------------------------------------------------------------------------
def test_the_second_start_reads_and_learns_nothing(home: Path, folder: Path) -> None:
    """What was prepared once is there at once the next time: neither read nor learnt again."""
    reader, rounds = Reader(), []

    def progress(planned: Iterable[int]) -> Iterable[int]:
        rounds.append(planned)
        return planned

    first = prepare(folder, reader, progress)
    again = prepare(folder, reader, progress)
    assert (1, 1) == (reader.times, len(rounds))
    assert first[0] == again[0]
    assert plain(first[1]) == plain(again[1])
    assert 1 == len(list(home.iterdir()))


def test_prepared_knowledge_replies_as_fresh_knowledge(home: Path, folder: Path) -> None:
    """A member cannot tell whether the bot has just learnt or learnt long ago."""
    assert not home.exists()
    fresh, learnt = prepare(folder, Reader())
    again, kept = prepare(folder, Reader())
    for message in MESSAGES:
        before, after = (Engine(*one).reply(message) for one in ((fresh, _today, learnt), (again, _today, kept)))
        assert replace(before, elapsed_ms=0) == replace(after, elapsed_ms=0)


def _today() -> date:
    """A day like any other."""
    return date(2026, 11, 23)


def test_the_real_knowledge_comes_back_whole(knowledge: Knowledge, engine: Engine) -> None:
    """Everything the bot knows is the same after it was kept, and so is every reply to the golden questions."""

    def never(folder: Path) -> Knowledge:
        raise AssertionError(folder)

    again, learnt = prepare(KNOWLEDGE, never)
    assert knowledge == again
    other = Engine(again, learnt=learnt)
    for one in knowledge.questions:
        assert engine.converse(one.turns).parts == other.converse(one.turns).parts


def test_texts_forget_where_they_stood(home: Path, folder: Path) -> None:
    """What is kept are plain texts: whoever needs their places reads the files."""
    whole = made()
    typed = SourceText("Is my own kettle safe?", Position("answers/a.yaml", 3, 5))
    entry = replace(whole.entries["own-kettle"], question=typed)
    reader = Reader(replace(whole, entries={**whole.entries, entry.id: entry}))
    assert type(prepare(folder, reader)[0].entries["own-kettle"].question) is SourceText
    again = prepare(folder, reader)[0].entries["own-kettle"].question
    assert (1, str, str(typed)) == (reader.times, type(again), again)
    assert home.exists()


@pytest.mark.parametrize("collecting", [True, False])
def test_loading_leaves_garbage_collection_as_it_was(kept: Path, folder: Path, collecting: bool) -> None:
    """Whether the garbage is collected is nobody's business but the caller's, also after a file that is broken."""
    before = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        for _ in ("whole", "broken"):
            prepare(folder, Reader())
            assert collecting == gc.isenabled()
            kept.write_bytes(b"\x80\x05broken")
    finally:
        (gc.enable if before else gc.disable)()


# Read again ---------------------------------------------------------------------------------------------------------
def _rewritten(folder: Path) -> None:
    (folder / "answers" / "a.yaml").write_text("That is answers/a.yaml.", encoding="utf-8")


def _rewritten_unseen(folder: Path) -> None:
    file = folder / "answers" / "a.yaml"
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("This", "That"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _added(folder: Path) -> None:
    (folder / "answers" / "new.yaml").touch()


def _taken_away(folder: Path) -> None:
    (folder / "declines" / "c.yaml").unlink()


def _renamed(folder: Path) -> None:
    (folder / "answers" / "a.yaml").rename(folder / "answers" / "z.yaml")


def _moved(folder: Path) -> None:
    (folder / "answers" / "a.yaml").rename(folder / "declines" / "a.yaml")


def _swapped(folder: Path) -> None:
    one, other = folder / "answers" / "a.yaml", folder / "answers" / "b.yaml"
    texts = one.read_bytes(), other.read_bytes()
    one.write_bytes(texts[1])
    other.write_bytes(texts[0])


def _added_too_large(folder: Path) -> None:
    (folder / "answers" / "new.yaml").write_bytes(b"#" * (LARGEST + 1))


def _vocabulary(folder: Path) -> None:
    (folder / "vocabulary.yaml").write_text("concepts: {}", encoding="utf-8")


def _imported(folder: Path) -> None:
    (folder / "briefings" / "d.txt").write_text("Another edition.", encoding="utf-8")


CHANGES = (
    *(_rewritten, _rewritten_unseen, _added, _added_too_large, _taken_away),
    *(_renamed, _moved, _swapped, _vocabulary, _imported),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__.strip("_"))
def test_a_changed_file_is_read(kept: Path, folder: Path, change: Callable[[Path], None]) -> None:
    """Whatever changes in the files, they are read again, once; and what was kept before stays for going back."""
    change(folder)
    assert [1, 0] == [reads(folder), reads(folder)]
    assert kept.exists()


def test_only_what_the_files_say_counts(home: Path, kept: Path, folder: Path) -> None:
    """Files that were only touched or copied elsewhere, and files of others, are no reason to read again."""
    os.utime(folder / "answers" / "a.yaml", (1, 1))
    (folder / "notes").mkdir()
    (folder / "notes" / "mine.yaml").touch()
    copy = Path(shutil.copytree(folder, folder.parent / "elsewhere"))
    assert [0, 0] == [reads(folder), reads(copy)]
    assert [kept] == list(home.iterdir())


def _newer_version(patch: pytest.MonkeyPatch, _folder: Path) -> None:
    patch.setattr(bot, "__version__", "999.0.0")


def _other_numbers(patch: pytest.MonkeyPatch, folder: Path) -> None:
    package = Path(bot.__file__).parent
    copy = Path(shutil.copytree(package, folder.parent / "program", ignore=shutil.ignore_patterns("__pycache__")))
    patch.setattr(bot, "__file__", str(copy / "__init__.py"))
    assert 0 == reads(folder)
    constants = copy / "answering" / "constants.py"
    constants.write_text(constants.read_text(encoding="utf-8") + "\nROUNDS = 60\n", encoding="utf-8")


def _another_place(patch: pytest.MonkeyPatch, folder: Path) -> None:
    patch.setenv(CACHE, str(folder.parent / "another"))


@pytest.mark.parametrize(
    "change", [_newer_version, _other_numbers, _another_place], ids=lambda one: one.__name__.strip("_")
)
def test_a_changed_setting_is_heeded(
    kept: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch, Path], None]
) -> None:
    """Another version of the program, other numbers to learn by, another place to keep: all is worked out anew."""
    with monkeypatch.context() as patch:
        change(patch, folder)
        assert [1, 0] == [reads(folder), reads(folder)]
    assert 0 == reads(folder)
    assert kept.exists()


def test_faulty_knowledge_is_never_kept(home: Path, folder: Path) -> None:
    """What cannot be read is tried again each time, and leaves nothing behind."""

    def faulty(_folder: Path) -> Knowledge:
        raise ValueError("a fault on line 3")

    for _ in range(2):
        with pytest.raises(ValueError, match="line 3"):
            prepare(folder, faulty)
    assert not home.exists() or [] == list(home.iterdir())


# Broken and malicious files -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("missing", [1, 4, 8, 64, 1_000, 100_000], ids=lambda one: f"{one} bytes")
def test_a_truncated_file_is_ignored(kept: Path, folder: Path, missing: int) -> None:
    """A file that was not written to its end is no file: everything is worked out anew, and kept whole."""
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-missing])
    assert [1, 0] == [reads(folder), reads(folder)]
    assert len(whole) == len(kept.read_bytes())


@pytest.mark.parametrize("place", [0.0, 0.3, 0.5, 0.9, 1.0], ids=lambda one: f"at {one:.0%}")
def test_a_file_with_one_bit_flipped_is_ignored(kept: Path, folder: Path, place: float) -> None:
    """A file that the disk did not keep as it was is no file: wrong weights would be wrong answers."""
    content = bytearray(kept.read_bytes())
    content[round(place * (len(content) - 1))] ^= 4
    kept.write_bytes(content)
    assert [1, 0] == [reads(folder), reads(folder)]


OVERFLOW = b"\x80\x05\x8d" + b"\xff" * 8
ENDLESS = b"\x80\x05\x8e" + (1 << 42).to_bytes(8, "little")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00" * 1_000, id="zeros"),
        pytest.param(b"\xff" * 1_000, id="ones"),
        pytest.param(b"Not what you think.", id="text"),
        pytest.param(OVERFLOW, id="a text longer than any can be"),
        pytest.param(ENDLESS, id="a text longer than the memory"),
        pytest.param(pickle.dumps(None), id="nothing"),
        pytest.param(pickle.dumps((1, 2, 3, 4, 5)), id="numbers"),
        pytest.param(pickle.dumps((made(), [], [], [], [])), id="knowledge alone"),
        pytest.param(pickle.dumps((made(), [], [], [], [("q", -1)] * 12)), id="endless arrays"),
        pytest.param(b"(" * 100_000 + b"." * 10, id="depth"),
    ],
)
def test_what_is_no_kept_knowledge_is_ignored(kept: Path, folder: Path, content: bytes) -> None:
    """Whatever else stands in the file's place, everything is worked out anew, and kept in its stead."""
    kept.write_bytes(content)
    assert [1, 0] == [reads(folder), reads(folder)]


def _text(text: str) -> bytes:
    return b"\x8c" + bytes([len(text.encode())]) + text.encode()


def _called(module: str, name: str, *arguments: bytes) -> bytes:
    """The opcodes that call something with arguments."""
    return _text(module) + _text(name) + b"\x93(" + b"".join(arguments) + b"tR"


def _by_way_of(name: str) -> Callable[[str], bytes]:
    """A pickle that climbs from a function of our own values to `eval`."""
    ours = values.__name__

    def made_for(command: str) -> bytes:
        builtins = _called(ours, f"{name}.__globals__.__getitem__", _text("__builtins__"))
        found = _called(ours, f"{name}.__globals__.__class__.__getitem__", builtins, _text("eval"))
        return b"\x80\x04" + found + b"(" + _text(f"__import__('os').system({command!r})") + b"tR."

    return made_for


ATTACKS: dict[str, Callable[[str], bytes]] = {
    "os.system": lambda command: b"\x80\x04" + _called("os", "system", _text(command)) + b".",
    "posix.system": lambda command: b"\x80\x04" + _called("posix", "system", _text(command)) + b".",
    "old protocol": lambda command: b"cos\nsystem\n(S'" + command.encode() + b"'\ntR.",
    "eval": lambda command: (
        b"\x80\x04" + _called("builtins", "eval", _text(f"__import__('os').system({command!r})")) + b"."
    ),
    "subprocess": lambda command: b"\x80\x04" + _called("subprocess", "getoutput", _text(command)) + b".",
    "by way of a library's function": _by_way_of("dataclass"),
    "by way of a method": _by_way_of("Knowledge.__init__"),
    "by way of a property": _by_way_of("Entry.phrasings.fget"),
}
"""Pickles that run a command where they are loaded without care."""


@pytest.fixture
def trace(tmp_path: Path) -> Path:
    """A file that is there once an attack has come through."""
    return tmp_path / "trace"


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_would_work_elsewhere(trace: Path, attack: str) -> None:
    """The attacks below are real: loaded without care, each of them runs its command."""
    pickle.loads(ATTACKS[attack](f"touch {trace}"))  # noqa: S301 - this is the point
    assert trace.exists()


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_malicious_file_runs_nothing(kept: Path, folder: Path, trace: Path, attack: str) -> None:
    """A file that was put there to run something is ignored like any other that is broken, and nothing is run."""
    kept.write_bytes(ATTACKS[attack](f"touch {trace}"))
    assert [1, 0] == [reads(folder), reads(folder)]
    assert not trace.exists()


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_unpickles_refuses_whatever_could_run(trace: Path, attack: str) -> None:
    """Also in a file that looks right in every other respect, nothing but values is ever made."""
    with pytest.raises(pickle.UnpicklingError):
        learnt_cache._OurValues(io.BytesIO(ATTACKS[attack](f"touch {trace}"))).load()
    assert not trace.exists()


@pytest.mark.parametrize("name", ["dataclass", "field", "StrEnum", "TYPE_CHECKING", "__builtins__", "__doc__"])
def test_only_values_are_made(name: str) -> None:
    """Of the module of our values, only the values themselves are ever made."""
    with pytest.raises(pickle.UnpicklingError):
        learnt_cache._OurValues(io.BytesIO()).find_class(values.__name__, name)


class Bomb(str):
    """A text that runs a command when it is unpickled."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        """Run what it says."""
        return os.system, (str(self),)


def test_a_file_of_our_own_making_runs_nothing(home: Path, folder: Path, trace: Path) -> None:
    """A file that is right in every respect but for what it runs is ignored, and nothing is run."""
    prepare(folder, Reader(replace(made(), digest=Bomb(f"touch {trace}"))))
    assert 1 == len(list(home.iterdir()))
    assert [1, 0] == [reads(folder), reads(folder)]
    assert not trace.exists()


# Where it is kept ---------------------------------------------------------------------------------------------------
posix = pytest.mark.skipif(os.name != "posix", reason="there are no such permissions here")


@posix
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077], ids=oct)
def test_what_is_kept_is_private(home: Path, folder: Path, mask: int) -> None:
    """Whatever the machine is used to give others, the file is its owner's alone, and so is the folder."""
    before = os.umask(mask)
    try:
        prepare(folder, Reader())
    finally:
        os.umask(before)
    (file,) = home.iterdir()
    assert (0o700, 0o600) == (home.stat().st_mode & 0o777, file.stat().st_mode & 0o777)


@posix
def test_the_place_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path) -> None:
    """The setting names the folder; else it is the desktop's, else the one in the home folder, each by our name."""
    for setting, named, place in (
        (CACHE, tmp_path / "ours", tmp_path / "ours"),
        ("XDG_CACHE_HOME", tmp_path / "xdg", tmp_path / "xdg" / "briefing-bot"),
        ("HOME", tmp_path / "me", tmp_path / "me" / ".cache" / "briefing-bot"),
    ):
        monkeypatch.delenv(CACHE, raising=False)
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        monkeypatch.setenv(setting, str(named))
        assert [1, 0] == [reads(folder), reads(folder)]
        assert 1 == len(list(place.iterdir()))


def _a_file_in_the_way(home: Path, _patch: pytest.MonkeyPatch) -> None:
    home.parent.mkdir()
    home.touch()


def _nowhere_to_write(home: Path, patch: pytest.MonkeyPatch) -> None:
    home.mkdir(parents=True)
    mkdir = Path.mkdir

    def refused(path: Path, mode: int = 0o777, *, parents: bool = False, exist_ok: bool = False) -> None:
        if path == home:
            raise PermissionError(13, "Permission denied")
        mkdir(path, mode, parents=parents, exist_ok=exist_ok)

    patch.setattr(Path, "mkdir", refused)


def _the_disk_is_full(_home: Path, patch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    patch.setattr(Path, "replace", full)


def _nobody_is_at_home(_home: Path, patch: pytest.MonkeyPatch) -> None:
    def unknown(_user: int) -> None:
        raise KeyError

    patch.setattr("pwd.getpwuid", unknown)
    for setting in (CACHE, "XDG_CACHE_HOME", "HOME"):
        patch.delenv(setting, raising=False)


UNWRITABLE = [_a_file_in_the_way, _nowhere_to_write, _the_disk_is_full]
if os.name == "posix":
    UNWRITABLE.append(_nobody_is_at_home)


@pytest.mark.parametrize("trouble", UNWRITABLE, ids=lambda one: one.__name__.strip("_"))
def test_what_cannot_be_kept_costs_nothing_but_time(
    home: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Callable[[Path, pytest.MonkeyPatch], None],
) -> None:
    """Where nothing can be kept the bot reads and learns at each start, answers all the same, and leaves no rubbish."""
    trouble(home, monkeypatch)
    assert [1, 1] == [reads(folder), reads(folder)]
    assert not home.is_dir() or [] == list(home.iterdir())


def test_a_folder_in_the_place_of_the_file_is_left(kept: Path, home: Path, folder: Path) -> None:
    """Where something stands that cannot be replaced, it stays, and nothing is strewn beside it."""
    kept.unlink()
    kept.mkdir()
    assert [1, 1] == [reads(folder), reads(folder)]
    assert [kept] == list(home.iterdir())


def test_few_versions_are_kept(home: Path, folder: Path) -> None:
    """The newest versions are kept, the older ones go, and what is no version of ours stays."""
    home.mkdir(parents=True)
    (home / "README").touch()
    for version in range(MOST_KEPT + 3):
        (folder / "answers" / "a.yaml").write_text(f"version {version}", encoding="utf-8")
        assert 1 == reads(folder)
        for file in home.iterdir():
            before = file.stat().st_mtime
            os.utime(file, (before - 10, before - 10))
    assert MOST_KEPT + 1 == len(list(home.iterdir()))
    assert (home / "README").exists()
    for version, expected in ((MOST_KEPT + 2, 0), (3, 0), (2, 1)):
        (folder / "answers" / "a.yaml").write_text(f"version {version}", encoding="utf-8")
        assert expected == reads(folder)
    assert MOST_KEPT + 1 == len(list(home.iterdir()))


def test_what_is_used_stays(home: Path, folder: Path) -> None:
    """The version that is used is not pushed out by those that are learnt for proposals after it."""
    answers = folder / "answers" / "a.yaml"
    used = answers.read_text(encoding="utf-8")
    assert 1 == reads(folder)
    for version in range(MOST_KEPT + 2):
        for file in home.iterdir():
            before = file.stat().st_mtime
            os.utime(file, (before - 10, before - 10))
        answers.write_text(used, encoding="utf-8")
        assert 0 == reads(folder)
        answers.write_text(f"proposal {version}", encoding="utf-8")
        assert 1 == reads(folder)
