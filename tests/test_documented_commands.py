"""Every command that the guides print is run in a scratch copy of the knowledge; what cannot be is named, with why.

The guides are read as they stand: whatever is written into them tomorrow is run tomorrow.
"""

from __future__ import annotations

import importlib.util
import io
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pytest

from bot import settings
from bot.__main__ import _parser, main
from bot.publishing.learnt_cache import CACHE
from tests.conftest import KNOWLEDGE, REPOSITORY

GUIDES = [REPOSITORY / one / "README.md" for one in ("", "knowledge", "bot/hosting")]
PHRASES = [
    *sorted((REPOSITORY / "bot" / "phrases").glob("*.py")),
    *sorted((REPOSITORY / "bot" / "chat").glob("*/phrases.py")),
]
QUESTION = "Are learning walks compulsory?"

SAMPLES = {
    "QUESTION": QUESTION,
    "…": QUESTION,
    "[CODE]": "KB111",
    "CODE": "KB111",
    "[KIND]": "answers",
    "KIND": "answers",
    "FILE": "tea.txt",
    "ID": "tea",
    "OLD": "tea.txt",
    "NEW": "coffee.txt",
    "SHELL": "bash",
    "DIR": "knowledge",
    "ENTRY": "walks-compulsory",
    "NAME": "walks-a-duty",
    "OTHER": "knowledge",
    "PROPOSAL": "no-such-one",
    "EDITION": "1",
    "FOLDER": "out",
    "COPY": "copy.sqlite3",
    "PAGE": "page.html",
    "KEYFILE": "a.key",
    "PUBLIC": "age1nonsense",
    "TEXT": "spelling",
    "POINT": "8b",
    "LIST": "list.txt",
    "HANDOUT": "handout.pdf",
}
"""What is put in the place of the guides' placeholders."""

LEFT_OUT = {
    ("ask",): [QUESTION],
    ("briefing",): ["compare", "tea.txt", "coffee.txt"],
    ("briefing", "import"): ["tea.txt", "--id", "tea"],
    ("briefing", "compare"): ["tea.txt", "coffee.txt"],
    ("completion",): ["bash"],
    ("export",): ["out"],
    ("backup",): ["copy.sqlite3"],
}
"""What prose leaves out where it only speaks of a command."""

ENDS = {
    ("new",): {1},  # nobody is there to answer its questions, so nothing is saved
    ("briefing", "import"): {0, 1},  # 1: a second briefing, whose quotations are not told apart yet
    ("briefing", "compare"): {0, 1},  # 1: the sample has none of the words that the answers quote
    ("briefing", "renew"): {2},  # the sample folder has no text of the briefing to compare with, which it says
    ("propose",): {0, 1},  # 1: the sample says what is live already
    ("editions",): {0, 1},  # 1: there is one edition, which is no way back and differs from no other
    ("approve",): {1},  # there is no such proposal
    ("withdraw",): {1},
    ("restore",): {2},  # there is no such copy
    ("doctor",): {1},  # there is no token
    ("health",): {1},  # no bot runs here
    ("backup",): {0, 2},  # 2: the guide's own path is one in the container
    ("run",): {2},  # there is no token, which it says; with one it would need Discord
}
"""Exit codes; 0 where nothing is said here."""

ELSEWHERE = {
    "docker": "needs an image builder; tests/test_image.py reads the recipe",
    "sudo": "changes the machine; tests/test_hosting.py holds the unit and the compose file against the guide",
    "systemctl": "as `sudo`",
    "git": "changes files, as the tests of the watcher do in every way",
    ".ci/run": "runs this very suite; tests/test_readme.py holds it against the README",
}
"""Commands that cannot be run here, and why."""


class Documented(NamedTuple):
    """A command as a guide prints it."""

    guide: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        """It, for the list of tests."""
        return f"{self.guide}: {' '.join(self.words)}"


def printed(guide: Path) -> Iterator[Documented]:
    """Every command of a guide: of its blocks, of its sentences and of its tables, options of their rows included."""
    text = guide.read_text(encoding="utf-8")
    for kind, block in re.findall(r"^```(\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            if kind == "sh" or (kind == "text" and line.startswith("$ ")):
                yield from commands(guide, line.removeprefix("$ "))
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    for line in prose.splitlines():
        spans = re.findall(r"`([^`]+)`", line)
        for span in spans:
            yield from commands(guide, span)
        if line.startswith("| `briefing-bot "):
            for option in spans[1:]:
                if option.startswith("--"):
                    yield from commands(guide, f"{spans[0]} {option}")


def commands(guide: Path, line: str) -> Iterator[Documented]:
    """The commands of a line, one by one, those in a command's place included; nothing where it is no command."""
    for inner in re.findall(r"\$\(([^)]+)\)", line):
        yield from commands(guide, inner)
    for one in re.split(r"&&|\|\|?|;", line):
        try:
            words = shlex.split(one)
        except ValueError:  # a lone quotation mark: these are words of a sentence
            continue
        while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
            del words[0]
        if len(words) > 1 or words[:1] == [".ci/run"]:
            yield Documented(guide.relative_to(REPOSITORY).as_posix(), tuple(words))


def program(one: Documented) -> str:
    """The program that a command starts, wherever it lies."""
    return one.words[0].rsplit("/", 1)[-1] if one.words[0] != ".ci/run" else one.words[0]


ALL = list({one.words: one for guide in reversed(GUIDES) for one in printed(guide)}.values())
"""Each once, however often it is printed."""
OURS = [one for one in ALL if program(one) == "briefing-bot"]
PIP = [one for one in ALL if program(one) == "pip"]
PYTHON = [one for one in ALL if re.fullmatch(r"python[\d.]*|py", program(one))]


def arguments(one: Documented) -> list[str]:
    """The arguments of one of our commands, with samples in the place of placeholders and of what is left out."""
    given = [SAMPLES.get(word, word) for word in one.words[1:]]
    given = [str(free_port()) if word == "N" else word for word in given]
    path = command_of(given)
    bare = [word for word in given if not word.startswith("-")]
    return given + (LEFT_OUT.get(path, []) if len(bare) == len(path) and "-" not in given else [])


def command_of(given: list[str]) -> tuple[str, ...]:
    """The command that is meant, and its action where it has one."""
    words = list(takewhile(lambda word: word.replace("-", "").isalpha() and word[0] != "-", given))
    return tuple(words[:2] if words[:1] == ["briefing"] else words[:1])


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


WHOLE = [["exam"], ["check"], ["check", "--strict"]]
"""Commands that judge the wordings: they are run on all of them, and must find nothing."""
MOST_WORDINGS = 10
"""Of each entry, for commands that ask nothing of the wordings: learning and asking all of them takes minutes."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the knowledge, some wordings of each entry, and the records of a bot that has run on it before."""
    folder = tmp_path_factory.mktemp("begun")
    shutil.copytree(KNOWLEDGE, folder / "knowledge", ignore=shutil.ignore_patterns("*.txt"))
    for file in [*folder.glob("knowledge/answers/*.yaml"), *folder.glob("knowledge/declines/*.yaml")]:
        text = re.sub(
            rf"((?:^      - .*\n){{{MOST_WORDINGS}}})(?:^      - .*\n)+",
            r"\1",
            file.read_text("utf-8"),
            flags=re.MULTILINE,
        )
        file.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(settings.DATABASE, str(folder / "records.sqlite3"))
        patch.chdir(folder)
        assert 0 == main(["propose", "knowledge"])
    return folder


@pytest.fixture
def scratch(tmp_path: Path, begun: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as somebody has it before them: the knowledge, and two editions of another briefing."""
    folder = Path(shutil.copytree(begun, tmp_path, dirs_exist_ok=True))
    for name in ("tea", "coffee"):
        (folder / f"{name}.txt").write_text(f"1. We drink {name}.\n\n2. We like {name} a lot.\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.delenv(settings.TOKEN, raising=False)
    monkeypatch.setenv(settings.DATABASE, str(folder / "records.sqlite3"))
    monkeypatch.delenv(settings.KNOWLEDGE, raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    return folder


def test_the_guides_are_read() -> None:
    """The reading above still finds the guides' commands: a new layout of theirs must not empty this file."""
    assert 15 <= len(OURS)
    assert 2 <= len(PIP)
    named = {command_of(list(one.words[1:]))[:1] for one in OURS}
    (known,) = [action.choices for action in _parser()._actions if action.dest == "command" and action.choices]
    assert {(name,) for name in known} <= named


@pytest.mark.usefixtures("kept_on_disk")
@pytest.mark.parametrize("one", [one for one in OURS if one.words[1] != "preview"], ids=str)
def test_a_documented_command_does_its_work(one: Documented, scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Typed as it is printed, it ends as the guides say, and no mistake of ours shows."""
    assert (scratch / "knowledge").is_dir()
    given = arguments(one)
    if given in WHOLE:
        shutil.copytree(KNOWLEDGE, "knowledge", ignore=shutil.ignore_patterns("*.txt"), dirs_exist_ok=True)
    code = main(given)
    said = capsys.readouterr()
    assert code in ENDS.get(command_of(given), {0}), said.err
    assert "mistake" not in said.err
    if command_of(given) == ("run",):
        assert settings.TOKEN in said.err


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent otherwise there")
@pytest.mark.usefixtures("kept_on_disk")
@pytest.mark.parametrize("one", [one for one in OURS if one.words[1] == "preview"], ids=str)
def test_the_preview_opens_and_ends(one: Documented, scratch: Path) -> None:
    """It prints the address of its page, and Ctrl-C ends it without a word of Python's."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments(one)],
        cwd=scratch,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        address = next((line for line in process.stdout if "http://127.0.0.1:" in line), "")
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=60)
    assert address
    assert (130, "") == (process.returncode, complaints)


@pytest.mark.parametrize("one", PIP, ids=str)
def test_an_installation_can_be_understood(one: Documented) -> None:
    """Pip is asked for what lies in the repository: a lock that is there, or the project with extras that it has."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    action, *words = one.words[1:]
    assert "install" == action
    wanted = [word for word in words if not word.startswith("-")]
    assert wanted
    for before, word in zip([action, *words], words, strict=False):
        if word.startswith("-"):
            continue
        if before == "-r":
            assert (REPOSITORY / word).is_file()
            assert "--require-hashes" in words
            continue
        found = re.fullmatch(r"\.(?:\[([\w,]+)\])?", word)
        assert found, f"{word} is no path of this repository"
        assert set(filter(None, (found[1] or "").split(","))) <= project["optional-dependencies"].keys()


@pytest.mark.slow  # pip itself
def test_pip_reads_the_requirements_of_the_guides() -> None:
    """Pip itself takes each for a path with extras; it ends at the index that it is not given, and not at the words."""
    for one in PIP:
        wanted = [word for word in one.words[2:] if word.startswith(".")]
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-deps", "--no-index", "--quiet", *wanted]
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=120, check=False)
        assert "Invalid requirement" not in done.stderr


@pytest.mark.parametrize("one", PYTHON, ids=str)
def test_a_python_command_names_what_there_is(one: Documented) -> None:
    """A module that is run is there, and knows the words behind it; a line of code runs."""
    how, what, *more = one.words[1:]
    if how == "-c":
        subprocess.run([sys.executable, "-c", what], check=True, timeout=60)
        return
    assert "-m" == how
    found = importlib.util.find_spec(what)
    assert found
    assert found.origin
    if what.startswith("tests."):
        source = Path(found.origin).read_text(encoding="utf-8")
        assert [] == [word for word in more if not word.isdecimal() and f'"{word}"' not in source]


def test_no_command_is_forgotten() -> None:
    """Whatever else the guides print is known by name, with the reason why it is not run here."""
    tested = {*OURS, *PIP, *PYTHON}
    programs = {
        "docker",
        "sudo",
        "systemctl",
        "podman",
        "git",
        "pytest",
        "ruff",
        "mypy",
        "bash",
        "curl",
        "apt-get",
        ".ci/run",
    }
    rest = {program(one) for one in ALL if one not in tested} & programs
    assert rest - {"pytest"} <= ELSEWHERE.keys()


@pytest.mark.parametrize("file", PHRASES, ids=lambda one: f"{one.parent.name}/{one.name}")
def test_a_command_that_the_bot_names_is_one(file: Path) -> None:
    """What a message of the bot's tells somebody to type is a command that there is."""
    (known,) = [action.choices for action in _parser()._actions if action.dest == "command" and action.choices]
    named = set(re.findall(r"`briefing-bot ([a-z]+)", file.read_text(encoding="utf-8")))
    assert named <= set(known)


def test_every_setting_is_explained() -> None:
    """Nobody has to read the code to set the bot up: every variable that it reads has its row in the guide."""
    names = {value for name, value in vars(settings).items() if name.isupper() and isinstance(value, str)}
    assert settings.CACHE == CACHE, "the room that learns may not look into the settings"
    assert {one for one in names if one.startswith(("BRIEFING_BOT_", "DISCORD_"))} == set(settings.KNOWN)
    for module in (REPOSITORY / "bot").rglob("*.py"):
        names |= set(re.findall(r"\"((?:BRIEFING_BOT|DISCORD)_[A-Z_]+)\"", module.read_text(encoding="utf-8")))
    guide = (REPOSITORY / "bot" / "hosting" / "README.md").read_text(encoding="utf-8")
    assert [] == sorted(name for name in names if f"| `{name}` |" not in guide)
