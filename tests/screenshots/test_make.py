"""The program that takes the README's pictures, as far as it goes without a browser."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY

pytestmark = pytest.mark.usefixtures("kept_on_disk")

_WITHOUT_PYTEST = """
import runpy, sys
sys.modules["pytest"] = None
sys.argv = ["make"]
runpy.run_module("tests.screenshots.make", run_name="__main__")
"""


def test_it_needs_no_pytest_and_names_the_browser_that_is_missing() -> None:
    """With what its docstring asks for and nothing more, it plays its first scene, and ends at the missing browser."""
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_PYTEST],
        cwd=REPOSITORY,
        env={**os.environ, "PATH": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert 1 == done.returncode
    assert "There is no Chromium on this machine" in done.stderr
    assert "Traceback" not in done.stderr
