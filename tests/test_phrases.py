"""The sentences know no room of the bot, and no reason goes without words."""

from __future__ import annotations

from bot.knowledge.values import DeclineReason
from bot.phrases.answering import DECLINED


def test_every_reason_has_its_words() -> None:
    """The sentences are keyed by the reasons' names, so that phrases need not import the knowledge."""
    assert {str(reason) for reason in DeclineReason} == set(DECLINED)
