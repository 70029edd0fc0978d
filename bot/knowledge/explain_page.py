"""The form of a fault's page, apart from the pages so that each group of them can be a module of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExplainPage:
    """What an officer reads about one code; the examples are lines as they would be typed, empty where none helps."""

    title: str
    """What is wrong, in one clause."""
    meaning: str
    """What happened, why it matters to members, what to do."""
    wrong: str = ""
    right: str = ""
