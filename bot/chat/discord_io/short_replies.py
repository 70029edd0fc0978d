"""Replies of a sentence or two, perhaps with buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.cards.cutting import cut
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import CardPage, Row, Tone
from bot.chat.cards.views import CardView
from bot.chat.discord_io.languages import reader_language
from bot.chat.discord_io.sending import respond
from bot.phrases import discord as phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.chat.discord_io.host import Interaction
    from bot.phrases.languages import Language

_LONGEST_LIST = 2_000
"""Characters of the names of topics."""


def short_card(text: str, *rows: Row, tone: Tone = Tone.NOTE) -> CardView:
    """Make a card of a sentence or two.

    Args:
        text: in the reader's language already.
        rows: of buttons.
        tone: the kind of message.
    """
    return CardView(CardPage((text,), tone, rows=rows))


def cooldown_card(seconds: int, say: Language) -> CardView:
    """Say when somebody who did a lot at once can go on."""
    return short_card(say(phrases.COOLDOWN_ONE) if seconds == 1 else say(phrases.COOLDOWN, seconds=seconds))


async def name_topics(interaction: Interaction, topics: Iterable[str]) -> None:
    """Say that there is no such topic, and which there are."""
    names = cut(", ".join(map(escape, topics)), _LONGEST_LIST)
    await reply_privately(interaction, phrases.NO_SUCH_TOPIC, tone=Tone.REFUSAL, topics=names)


async def reply_privately(
    interaction: Interaction, sentence: str, *rows: Row, tone: Tone = Tone.NOTE, **values: object
) -> None:
    """Say a sentence of ours to whoever uses the bot, and to nobody else."""
    say = reader_language(interaction)
    await respond(interaction, short_card(say(sentence, **values), *rows, tone=tone), private=True)
