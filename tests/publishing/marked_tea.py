"""Small knowledge folders whose files mark with « and » what a change may touch."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.tea import TEA

_MARKED = re.compile("«(.*?)»", re.DOTALL)
REST = """
    question: What is {0}?
    wordings: [tell me of {0}]
    answer: So it is. [1]
    evidence: [{{paragraph: 1, quote: puts the water on}}]
"""
"""What every entry below its name needs, indented as in a file of ours."""


def entry(name: str, more: str = "") -> str:
    """An entry of an answers file; `name` may be marked, and so may what stands below."""
    (bare,) = re.findall(r"[a-z0-9-]*[a-z0-9]", name.partition(" #")[0])
    return f"  - id: {name}{REST.format(bare)}{more}"


def answers(*entries: str) -> str:
    """An answers file."""
    return "topic: Tea\nentries:\n" + "".join(entries)


def before(marked: Mapping[str, str]) -> dict[str, bytes]:
    """The files of a folder as they are before the change."""
    files = {path: text.encode() for path, text in TEA.items()}
    return files | {path: _MARKED.sub(r"\1", text).encode() for path, text in marked.items()}


def after(marked: Mapping[str, str], instead: str = "") -> dict[str, bytes]:
    """The files of a folder with something else in the place of all that is marked; only those that change."""
    changing = {path: text for path, text in marked.items() if _MARKED.search(text)}
    return {path: _MARKED.sub(instead, text).encode() for path, text in changing.items()}
