"""The container image, as far as its recipe tells: what is learnt while it is built is of use when it runs."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.knowledge.values import Knowledge
from bot.publishing.learnt_cache import CACHE, prepare
from tests.conftest import REPOSITORY
from tests.things import made

RECIPE = re.sub(r"\\\n\s*", "", (REPOSITORY / "Dockerfile").read_text(encoding="utf-8"))
LEARNT = "/opt/bot/learnt"
posix = pytest.mark.skipif(os.name != "posix", reason="there are no such permissions here")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter: pytest's own are the tester's alone."""
    with tempfile.TemporaryDirectory(prefix="briefing-bot-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "knowledge" / "answers").mkdir(parents=True)
        yield folder


@contextmanager
def somebody_else() -> Iterator[None]:
    """As the image's own user, where we may become another; else as ourselves, bound by the rights of the files."""
    if os.geteuid() != 0:
        yield
        return
    (user,) = re.findall(r"^USER (\d+)$", RECIPE, re.MULTILINE)
    groups = os.getgroups()
    os.setgroups([])
    os.setegid(int(user))
    os.seteuid(int(user))
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


def never_read(_: Path) -> Knowledge:
    """Stand in for the reader where nothing is to be read."""
    pytest.fail("the knowledge was read and learnt again")


def test_what_is_learnt_is_where_the_image_looks_for_it() -> None:
    """The folder that the build fills is the one that the container is told of."""
    assert f"RUN {CACHE}={LEARNT} " in RECIPE
    assert f"{CACHE}={LEARNT}" in RECIPE.split("\nFROM ")[-1]


@posix
def test_the_images_user_starts_at_once(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What root learnt while building is read by the image's user as it is, on a disk that nobody can write."""
    learnt, knowledge = open_folder / "learnt", open_folder / "knowledge"
    monkeypatch.setenv(CACHE, str(learnt))
    prepare(knowledge, lambda _: made())
    (rights,) = re.findall(rf"&& (chmod .+?) {LEARNT}$", RECIPE, re.MULTILINE)
    subprocess.run([*rights.split(), str(learnt)], check=True)
    (file,) = learnt.iterdir()
    assert 0o555 == learnt.stat().st_mode & 0o555
    assert 0o444 == file.stat().st_mode & 0o444
    learnt.chmod(0o555)
    file.chmod(0o444)
    with somebody_else():
        assert made() == prepare(knowledge, never_read)[0]
    assert [file] == list(learnt.iterdir())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user")
def test_without_those_rights_it_would_learn_again(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The law above is needed: what the bot keeps is its owner's alone."""
    monkeypatch.setenv(CACHE, str(open_folder / "learnt"))
    prepare(open_folder / "knowledge", lambda _: made())
    read: list[Path] = []

    def reader(folder: Path) -> Knowledge:
        read.append(folder)
        return made()

    with somebody_else():
        prepare(open_folder / "knowledge", reader)
    assert [open_folder / "knowledge"] == read
