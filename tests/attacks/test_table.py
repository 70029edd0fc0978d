"""The table of attacks is true: each of its tests is there."""

from __future__ import annotations

import re

from tests.conftest import REPOSITORY

HERE = REPOSITORY / "tests" / "attacks"
ROWS = re.findall(
    r"^\| (.+) \| .+ \| \[`(\w+)`\]\((.+)\) \|$", (HERE / "README.md").read_text(encoding="utf-8"), re.MULTILINE
)


def test_there_are_enough_of_them() -> None:
    """Each is named once; a test may stand for two."""
    assert 80 <= len(ROWS)
    assert len(ROWS) == len({attack for attack, *_ in ROWS})
    assert 80 <= len({test for _, test, _ in ROWS})


def test_each_has_its_test() -> None:
    """In the file that it is linked to."""
    missing = [
        test
        for _, test, file in ROWS
        if not re.search(rf"^(?:async )?def {test}\(", (HERE / file).read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert [] == missing
