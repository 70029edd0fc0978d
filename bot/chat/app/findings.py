"""What an examination found: one line for each thing, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How bad it is."""

    WELL = "✓"
    HINT = "!"
    """The bot runs without it."""
    FAULT = "✗"
    """It keeps the bot, or a part of it, from working."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    level: Level
    what: str
    mend: str = ""
    """What to do; empty where all is well."""


def well(what: str) -> Finding:
    """Something is as it should be."""
    return Finding(Level.WELL, what)


def hint(what: str, mend: str = "") -> Finding:
    """Something could be better."""
    return Finding(Level.HINT, what, mend)


def fault(what: str, mend: str = "") -> Finding:
    """Something must be put right; where no mend is given, what was found says it itself."""
    return Finding(Level.FAULT, what, mend)
