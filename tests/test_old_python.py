"""What somebody meets whose Python is too old: a sentence, wherever they begin."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib

import pytest

from bot.__main__ import main
from tests.conftest import REPOSITORY

OLD = ["python3.8", "python3.9", "python3.10"]


def test_the_bot_says_which_python_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything else is imported, an older Python is told in a sentence which one is needed."""
    monkeypatch.setattr(sys, "version_info", (3, 10, 13, "final", 0))
    assert 2 == main(["ask", "hello"])
    said = capsys.readouterr()
    assert "" == said.out
    assert "Python 3.10" in said.err
    needed = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    assert f"{needed.removeprefix('>=')} or later" in said.err


@pytest.mark.parametrize(
    "file", ["__init__.py", "__main__.py", "errors.py", "phrases/__init__.py", "phrases/terminal.py"]
)
def test_what_says_so_can_be_read_by_an_older_python(file: str) -> None:
    """The files on the way to that sentence have no newer syntax: it would end in a SyntaxError before."""
    ast.parse((REPOSITORY / "bot" / file).read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("python", OLD)
def test_an_older_python_is_told(python: str) -> None:
    """Where there is one, it is tried: nothing that it lacks is used before the sentence."""
    if shutil.which(python) is None or subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode:
        pytest.skip(f"{python} is not on this machine")
    done = subprocess.run(
        [python, "-m", "bot", "ask", "hello"], cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False
    )
    assert (2, "") == (done.returncode, done.stdout)
    assert "3.11 or later" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_pip_stops_at_a_name_that_says_why(lock: str) -> None:
    """The first requirement is for older Pythons only, names what they lack, and can never be met by any file."""
    text = (REPOSITORY / lock).read_text(encoding="utf-8")
    entries = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", "").splitlines()
    assert entries[0].startswith("this-bot-needs-python-3.11-or-later==")
    assert 'python_version < "3.11"' in entries[0]
    assert ["0" * 64] == re.findall(r"--hash=sha256:(\w+)", entries[0])
