"""Gives back what somebody typed into a form that can do nothing any more: nobody's words are lost without a reply."""

from __future__ import annotations

from bot.chat.cards.cutting import cut
from bot.chat.cards.escaping import escape
from bot.errors import RefusedError
from bot.phrases import discord as phrases


def with_text(why: str, text: str) -> RefusedError:
    """Return the refusal of a form with what was typed into it.

    Args:
        why: the sentence that says why nothing was done.
        text: as it was typed.
    """
    return RefusedError(f"{why}\n{phrases.YOUR_TEXT}\n{cut(escape(text), _LONGEST)}")


_LONGEST = 3_500
"""Characters, so that the sentences before it have room (documentation: Component Reference, 4,000 in a message)."""
