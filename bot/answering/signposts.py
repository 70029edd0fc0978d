"""Urgent matters, noticed before anything is looked up: the words of somebody who needs a person, not a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.wording import Words
from bot.knowledge.values import Signpost


class Signposts:
    """Knows by which words a message calls for a person."""

    def __init__(self, signposts: Sequence[Signpost], words: Words) -> None:
        """Cut the words of each signpost to stems, as those of a message are."""
        self._signposts = tuple(signposts)
        self._phrases: dict[str, list[tuple[int, str]]] = {}
        for number, signpost in enumerate(signposts):
            for text in signpost.words:
                stems = [one.stem for one in words.of(text)]
                self._phrases.setdefault(stems[0], []).append((number, f" {' '.join(stems)} "))

    def of(self, stems: Sequence[str]) -> tuple[Signpost, ...]:
        """The signposts that a message with these stems calls for, the more urgent first."""
        message = f" {' '.join(stems)} "
        begun = (one for first in {*stems}.intersection(self._phrases) for one in self._phrases[first])
        return tuple(self._signposts[number] for number in sorted({number for number, one in begun if one in message}))
