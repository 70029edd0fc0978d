"""Gives back what somebody typed into a form that could do nothing with it: nobody's words are lost without a reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.chat.cards.cutting import cut
from bot.chat.cards.escaping import escape
from bot.chat.discord_io.forms import submitted
from bot.chat.discord_io.languages import reader_language
from bot.phrases import discord as phrases

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Interaction


def given_back(interaction: Interaction) -> str:
    """Return what was typed into the form that was sent, for below a refusal; empty for anything but a form."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return ""
    typed = "\n\n".join(text for text in submitted(interaction).texts.values() if text)
    if not typed:
        return ""
    return f"\n{reader_language(interaction)(phrases.YOUR_TEXT)}\n{cut(escape(typed), _LONGEST)}"


_LONGEST = 3_500
"""Characters, so that the sentences before it have room (documentation: Component Reference, 4,000 in a message)."""
