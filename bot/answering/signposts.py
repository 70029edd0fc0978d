"""Urgent matters, noticed before anything is looked up: the words of somebody who needs a person, not a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.wording import Words
from bot.knowledge.values import Signpost


class Signposts:
    """Knows by which words a message calls for a person."""

    def __init__(self, signposts: Sequence[Signpost], words: Words) -> None:
        """Cut the words of each signpost to stems, as those of a message are."""
        self._phrases = [
            (signpost, [f" {' '.join(one.stem for one in words.of(text))} " for text in signpost.words])
            for signpost in signposts
        ]

    def of(self, stems: Sequence[str]) -> tuple[Signpost, ...]:
        """The signposts that a message with these stems calls for, the more urgent first."""
        message = f" {' '.join(stems)} "
        return tuple(one for one, phrases in self._phrases if any(phrase in message for phrase in phrases))
