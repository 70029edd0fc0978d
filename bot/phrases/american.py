"""British sentences whose American spelling differs."""

from __future__ import annotations

from typing import Final

from bot.phrases import chat

_PAIRS: Final = {"anonymised": "anonymized", "Cancelled": "Canceled", "cancelled": "canceled"}
"""Spellings by which they differ. The Programme's own name is a name and stays."""


def _spelt(sentence: str) -> str:
    for british, american in _PAIRS.items():
        sentence = sentence.replace(british, american)
    return sentence


SENTENCES: Final[dict[str, str]] = {
    one: _spelt(one)
    for one in (chat.PRIVACY_DESCRIPTION, chat.PRIVACY_FEEDBACK, chat.PREVIEW_CANCELLED, chat.PREVIEW_GONE)
}
"""By the British sentence."""
