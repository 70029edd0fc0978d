"""A release is one version everywhere, and says what changed."""

from __future__ import annotations

import re
import tomllib

import bot
from tests.conftest import REPOSITORY

CHANGELOG = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_version_is_one() -> None:
    """The command, the package and the changelog speak of the same version, the newest first."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    released = re.findall(r"^## (\d+\.\d+\.\d+) ", CHANGELOG, re.MULTILINE)
    assert bot.__version__ == project["version"] == released[0]
    assert released == sorted(released, key=lambda version: tuple(map(int, version.split("."))), reverse=True)


def test_every_release_says_something() -> None:
    """No version stands in the changelog without a line under it."""
    sections = re.split(r"^## .*$", CHANGELOG, flags=re.MULTILINE)[1:]
    assert all(re.search(r"^- \S", section, re.MULTILINE) for section in sections)
