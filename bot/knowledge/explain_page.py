"""Defines the page that explains a code, and the examples that several pages share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ExplainPage:
    """What an officer reads about one code; the examples are lines as they would be typed, empty where none helps."""

    title: str
    """What is wrong, in one clause."""
    meaning: str
    """What happened, why it matters to members, what to do."""
    wrong: str = ""
    right: str = ""


PROOF: Final = "evidence:\n  - paragraph: 10\n    quote: no element of compulsion"
"""Evidence in an example."""
SECOND_PROOF: Final = "\n  - paragraph: 13\n    quote: \"'Learning Walks' are not compulsory\""
"""A second item for that list."""
