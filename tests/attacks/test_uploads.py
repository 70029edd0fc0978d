"""Files that an officer, or whoever took over an officer's account, sends to be put into the knowledge."""

from __future__ import annotations

import io
import zipfile

import pytest

from bot.errors import ChangeError
from bot.knowledge.values import LARGEST
from bot.publishing.changing.by_officers import uploaded
from tests.publishing.conftest import FILES

GOOD = FILES["answers/tea.yaml"]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/cron.d/tea.yaml",
        "/etc/tea.yaml",
        "..\\..\\tea.yaml",
        "C:\\Windows\\tea.yaml",
        "answers/../../../tea.yaml",
        "./tea.yaml",
        "bot/tea.yaml",
    ],
)
def test_a_path_in_the_name_leads_nowhere(name: str) -> None:
    """Whatever folders a name claims, the file goes where its content belongs, among the knowledge."""
    changed = uploaded(FILES, name, GOOD + b"\n")
    assert FILES.keys() == changed.keys()
    assert {"answers/tea.yaml"} == {path for path in changed if changed[path] != FILES[path]}


@pytest.mark.parametrize(
    "name", ["..yaml", ".yaml", "..", "", "tea.yaml.exe", "tea.py", "tea.yaml\n", "tea.yaml\x00.txt", "tea", "/", "\\"]
)
def test_a_name_that_is_none_is_refused(name: str) -> None:
    """Hidden files, programs and signs that end a name are no knowledge."""
    with pytest.raises(ChangeError):
        uploaded(FILES, name, GOOD)


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("tea.yaml", b"x" * 5_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100,
        b"\xff\xfe" + "topic: Tea".encode("utf-16-le"),
        b"MZ\x90\x00",
        b"- &a [*a]\n",
        b"!!python/object/apply:os.system ['true']",
        b"[" * 50_000,
        b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a,*a]\n" % (n, n) for n in range(500)),
        b"x" * (LARGEST + 1),
        pytest.param(_zip(), id="zip"),
    ],
    ids=lambda one: repr(one[:12]) if isinstance(one, bytes) else None,
)
def test_content_that_is_no_knowledge_finds_no_place(content: bytes) -> None:
    """Bombs, programs and other kinds of file are refused, or told of when the file is checked; none of them runs."""
    with pytest.raises(ChangeError):
        uploaded(FILES, "something-new.yaml", content)
