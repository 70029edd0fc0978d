"""The command /handout."""

from __future__ import annotations

from functools import partial

from discord import app_commands

from bot.chat.cards.choices import answered_topic_choices
from bot.chat.cards.pages import LONGEST_OPTION
from bot.chat.discord_io.autocomplete import offer
from bot.chat.discord_io.error_handler import handle
from bot.chat.discord_io.host import Interaction
from bot.chat.handouts import phrases
from bot.chat.handouts.handing_out import hand_out, handout_choices


@app_commands.command(name=phrases.HANDOUT_NAME, description=phrases.HANDOUT_DESCRIPTION)
@app_commands.rename(topic=phrases.HANDOUT_TOPIC_NAME, large_print=phrases.HANDOUT_PRINT_NAME)
@app_commands.describe(topic=phrases.HANDOUT_TOPIC, large_print=phrases.HANDOUT_PRINT)
async def handout(
    interaction: Interaction,
    topic: app_commands.Range[str, 1, LONGEST_OPTION],
    large_print: bool = False,
) -> None:
    """Hand out the answers of a topic."""
    await handle(interaction, partial(hand_out, topic=topic, large=large_print))


@handout.autocomplete("topic")
async def offer_handouts(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer topics by name or word."""
    return await offer(
        interaction,
        lambda served: handout_choices(served, answered_topic_choices(served.knowledge, current), current),
    )
