"""`rename` and `remove` show what changes, check the whole with it, and write all files or none."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from bot.__main__ import main
from bot.publishing import writing
from bot.publishing.changing.renaming import renamed
from bot.publishing.writing import NotRestoredError, write_all
from bot.terminal import changing
from tests.publishing.marked_tea import answers, before, entry

pytestmark = pytest.mark.slow  # folders of their own

KETTLE = entry("kettle")
MUGS = entry("mugs", "    see_also: [kettle]\n").replace("paragraph: 1", "paragraph: 2").replace("[1]", "[2]")
FOLDER = {
    "briefings/tea-rota.txt": "1. Whoever comes first puts the water on.\n\n2. Everybody puts the water on a mug.\n",
    "answers/kettle.yaml": answers(KETTLE),
    "answers/mugs.yaml": answers(MUGS),
    "declines/tea.yaml": "topic: Else\nentries:\n  - id: beside-kettle\n    question: Who paid?\n"
    "    reason: personal-case\n    wordings: [who paid for it]\n    reply: Ask.\n    next_step: Ask.\n"
    "    beside: kettle\n",
    "questions/tea.yaml": "questions:\n  - ask: What is it?\n    entry: kettle\n  - ask: And mugs?\n    entry: mugs\n"
    "  - ask: Both?\n    entry: [kettle, mugs]\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small knowledge folder."""
    for name, content in before(FOLDER).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(folder: Path, *words: str) -> int:
    """Run the program on a folder."""
    return main(["--knowledge", str(folder), *words])


class Typed(io.StringIO):
    """Somebody at a terminal who types."""

    def isatty(self) -> bool:
        """They sit there."""
        return True


def test_a_renaming_is_shown_and_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file is named with its count of places, each line is shown, and the folder is right afterwards."""
    old = contents(folder)
    assert 0 == run(folder, "rename", "kettle", "pot")
    shown = capsys.readouterr().out
    for said in (
        "answers/kettle.yaml: 1 place\n",
        "questions/tea.yaml: 2 places",
        "+    beside: pot",
        "now called pot",
    ):
        assert said in shown
    wanted = {
        path: content.replace(b"id: kettle", b"id: pot").replace(b"[kettle", b"[pot").replace(b": kettle", b": pot")
        for path, content in old.items()
    }
    assert contents(folder) == wanted
    assert 0 == run(folder, "check")


def test_a_removal_is_shown_with_what_follows(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who pointed to the entry is told, a file without entries goes, and nobody is asked where nobody sits."""
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert 0 == run(folder, "remove", "kettle")
    shown = " ".join(capsys.readouterr().out.split())
    for said in (
        "the file goes",
        "+++ /dev/null",
        "under `see_also` and do so no more: mugs",
        "stood beside it and now stand alone: beside-kettle",
        "only it could answer go with it: 1",
        "now waits for mugs alone: Both?",
        "warning KB314 no answer cites paragraph 1 first",
        "kettle is removed.",
    ):
        assert said in shown
    assert not (folder / "answers" / "kettle.yaml").exists()
    assert not any(b": kettle" in content for content in contents(folder).values())
    assert 0 == run(folder, "check")


@pytest.mark.parametrize("words", [("rename", "kettle", "pot"), ("remove", "kettle")])
def test_a_dry_run_writes_nothing(folder: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """It shows the same and leaves every byte."""
    old = contents(folder)
    assert 0 == run(folder, *words, "--dry-run")
    shown = capsys.readouterr().out
    assert "-    beside: kettle" in shown
    assert "Nothing was written." in shown
    assert old == contents(folder)


@pytest.mark.parametrize(
    ("typed", "words", "gone"),
    [
        ("y\n", (), True),
        ("perhaps\nyes\n", (), True),
        ("n\n", (), False),
        ("\n", (), False),
        ("", (), False),
        ("", ("--yes",), True),
    ],
    ids=["yes", "again, then yes", "no", "Enter alone", "gone away", "not asked"],
)
def test_whoever_sits_there_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str, words: tuple[str, ...], gone: bool
) -> None:
    """Only a yes removes, unless nobody wants to be asked; without one the exit code is 1."""
    monkeypatch.setattr("sys.stdin", Typed(typed))
    old = contents(folder)
    assert (0 if gone else 1) == run(folder, "remove", "kettle", *words)
    assert gone is (old != contents(folder))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("rename", "kettel", "pot"), 2, "Did you mean kettle?"),
        (("rename", "kettle", "mugs"), 2, "taken"),
        (("rename", "kettle", "A Pot"), 2, "small letters"),
        (("remove", "kettel"), 2, "Did you mean kettle?"),
        (("rename", "kettle"), 2, "NAME"),
    ],
)
def test_a_mistake_is_a_sentence(
    folder: Path, words: tuple[str, ...], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong name changes nothing, ends in 2, and says how it should be."""
    old = contents(folder)
    assert code == run(folder, *words)
    assert said in capsys.readouterr().err
    assert old == contents(folder)


def test_files_that_cannot_be_read_come_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that nobody can read could name the entry, so nothing is changed before it is mended."""
    (folder / "answers" / "more.yaml").write_text("topic: [", encoding="utf-8")
    old = contents(folder)
    assert 1 == run(folder, "rename", "kettle", "pot")
    assert "answers/more.yaml:1:" in capsys.readouterr().err
    assert old == contents(folder)


def spoil(folder: Path, old: str, new: str) -> None:
    """Change words in one of the files."""
    file = folder / "answers" / "mugs.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_old_faults_of_content_are_no_hindrance(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was wrong before, with the old name in its words too, is not laid to the change."""
    spoil(folder, "[kettle]", "[kettle, pots]")
    spoil(folder, "[2]", "[7]")
    assert 1 == run(folder, "check")
    assert 0 == run(folder, "rename", "mugs", "cups")
    assert "had faults before" in capsys.readouterr().out
    assert b"id: cups" in contents(folder)["answers/mugs.yaml"]


def test_a_change_that_brings_a_fault_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Faults that were not there before are shown, the exit code is 1, and nothing is written."""

    def careless(files: dict[str, bytes], *_: str) -> dict[str, bytes]:
        return {"answers/mugs.yaml": files["answers/mugs.yaml"].replace(b"[kettle]", b"[pot]")}

    monkeypatch.setattr(changing, "renamed", careless)
    old = contents(folder)
    assert 1 == run(folder, "rename", "kettle", "pot")
    said = capsys.readouterr().err
    assert "nothing was written" in said
    assert "KB310  there is no entry `pot`" in said
    assert old == contents(folder)


def test_a_file_that_somebody_changed_meanwhile_is_kept(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was saved in an editor while we worked is not written over."""

    def renamed_slowly(files: dict[str, bytes], old: str, new: str) -> dict[str, bytes]:
        spoil(folder, "What is mugs?", "What are mugs?")
        return renamed(files, old, new)

    monkeypatch.setattr(changing, "renamed", renamed_slowly)
    assert 2 == run(folder, "rename", "kettle", "pot")
    assert "answers/mugs.yaml was changed by somebody else" in capsys.readouterr().err
    assert b"What are mugs?" in contents(folder)["answers/mugs.yaml"]
    assert b"id: kettle" in contents(folder)["answers/kettle.yaml"]


def failing(at: int, error: BaseException, after: int = 1000) -> Callable[[Path, bytes], None]:
    """Something that writes like `write_whole`, but the `at`-th time and then from the `after`-th on."""
    count = 0

    def write(file: Path, content: bytes) -> None:
        nonlocal count
        count += 1
        if count == at or count >= after:
            file.write_bytes(b"half")
            raise error
        file.write_bytes(content)

    return write


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_full_disk_in_the_middle_leaves_every_file_as_it_was(
    folder: Path, at: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one file cannot be written, those before it get their old content back, the removed one too."""
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    monkeypatch.setattr(writing, "write_whole", failing(at, OSError(28, "No space left on device")))
    old = contents(folder)
    assert 2 == run(folder, "remove", "kettle")
    said = capsys.readouterr().err
    assert "No space left on device" in said
    assert "as it was before" in said
    assert old == contents(folder)


def test_what_cannot_be_put_back_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has to mend it by hand learns which files these are."""
    monkeypatch.setattr(writing, "write_whole", failing(3, OSError(28, "No space left on device"), after=4))
    assert 2 == run(folder, "rename", "kettle", "pot")
    said = capsys.readouterr().err
    assert "put back as they were: answers/kettle.yaml, answers/mugs.yaml, declines/tea.yaml" in said


def test_an_interruption_leaves_every_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while files are written is no half change."""
    monkeypatch.setattr(writing, "write_whole", failing(2, KeyboardInterrupt()))
    old = contents(folder)
    assert 130 == run(folder, "rename", "kettle", "pot")
    assert old == contents(folder)


def test_a_file_that_will_not_go_stops_the_rest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot be taken away, all others keep what they held."""

    def refuse(_: Path, missing_ok: bool = False) -> NoReturn:  # noqa: ARG001 - as Path.unlink
        raise PermissionError(1, "Operation not permitted")

    old = contents(folder)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(PermissionError) as caught:
        write_all(folder, {"answers/mugs.yaml": None}, old)
    assert not isinstance(caught.value, NotRestoredError)
    assert caught.value.filename.endswith("answers/mugs.yaml")
    assert old == contents(folder)
