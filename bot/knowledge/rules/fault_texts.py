"""Helps the rules to say what is wrong: cuts texts short and names the place where something stands."""

from __future__ import annotations

from bot.knowledge.yaml.source import SourceText

LONGEST_SHOWN = 60
"""Characters of a text that a message repeats."""


def shortened(text: str) -> str:
    """Return a text, cut where it is too long to be repeated whole."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def place_of(text: str) -> str:
    """Return where a text was typed, with a space behind it; an empty string where that is not known."""
    return f"in {text.position.file}, line {text.position.line} " if isinstance(text, SourceText) else ""
