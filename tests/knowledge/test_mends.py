"""What is offered as a mend, followed as a teacher would who never saw YAML: the fault is gone, and none is new."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.knowledge.reading import read
from tests.knowledge.test_gallery import CASES, FOLDER, GALLERY

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.knowledge.diagnostics import Fault

LOOKALIKES = str.maketrans({"е": "e", "о": "o", "а": "a", "с": "c", "р": "p", "х": "x"})


def quoted(line: str) -> str:
    """A line whose text stands in double quotes."""
    start, text = re.fullmatch(r"(\s*(?:- )?(?:[\w-]+: +)?)(.*)", line.rstrip()).groups()  # type: ignore[union-attr]  # matches every line
    return start + '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


ADVICE: dict[str, Callable[[str], str]] = {
    "put the whole text in double quotes": quoted,
    "put the whole text in double quotes, or the remark on a line of its own": quoted,
    "use single quotation marks around the text": lambda line: line.replace('"', "'"),
    "use spaces": lambda line: line.replace("\t", "      " if "- " in line else "    "),
    "type the word again": lambda line: line.translate(LOOKALIKES),
    "delete the line `---`": lambda _: "",
    "delete the line": lambda _: "",
    "save the file as UTF-8": lambda line: line,
}
"""What is said in words, and what a careful reader does then."""


def followed(fault: Fault, lines: list[str]) -> str:
    """The file after its mend was typed where the fault points."""
    at, column, mend = fault.position.line - 1, fault.position.column - 1, fault.mend
    line = lines[at]
    key = re.match(r"[\w-]+:(?= |$)", mend)
    if mend in ADVICE:
        typed = ADVICE[mend](line)
    elif mend.startswith("- "):
        typed = line[: len(line) - len(line.lstrip())] + mend
    elif key and mend == key[0]:
        typed = line[:column] + mend + line[line.index(":", column + fault.length) + 1 :]
    elif key:
        start = re.match(r"\s*(?:- )?", line)
        typed = line[: start.end() if start else 0] + mend
    else:
        typed = line[:column] + mend + line[column + fault.length :]
    return "\n".join([*lines[:at], typed, *lines[at + 1 :]]) + "\n"


def faults_of(file: str, content: bytes) -> tuple[list[Fault], list[str]]:
    """The faults of a file in the small knowledge, and its lines."""
    inspection = read({**{name: text.encode() for name, text in FOLDER.items()}, file: content})
    return [one for one in inspection.faults if one.position.file == file], inspection.lines.get(file, [])


def stage(fault: Fault) -> str:
    """How far the reading had come: the file, its keys and values, or the content."""
    return fault.code[:3]


@pytest.mark.parametrize("name", CASES)
def test_a_mend_that_is_followed_mends(name: str) -> None:
    """Law: whoever types what stands behind “Mend” has rid of the fault, and has no other one for it."""
    file = f"answers/{name}.yaml"
    faults, lines = faults_of(file, (GALLERY / f"{name}.yaml").read_bytes())
    for fault in (one for one in faults if one.mend):
        after, _ = faults_of(file, followed(fault, lines).encode())
        new = [one for one in after if one.code not in {other.code for other in faults}]
        assert (fault.code, fault.position) not in [(one.code, one.position) for one in after], fault
        # What could not be read before was not checked either: what stood in it all the time is told now.
        assert [] == [one for one in new if stage(one) <= stage(fault)], fault
