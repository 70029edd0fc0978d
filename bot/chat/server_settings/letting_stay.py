"""A manager says, in words, that others than officers may read the officers' channel.

A press alone would be too little: members' requests come to stand there. What is kept is the channel and who could read
it then, so that nothing is agreed to that nobody has seen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.chat.discord_io.deadlines import before_modal
from bot.chat.discord_io.sending import update
from bot.chat.discord_io.short_replies import reply_privately
from bot.chat.discord_io.text_modal import TextModal
from bot.chat.server_settings import phrases
from bot.chat.server_settings.commands import card_now, managed, officers_readers
from bot.errors import RefusedError

if TYPE_CHECKING:
    import discord

    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.host import Invocation
    from bot.chat.discord_io.readers import Readers

_LONGEST_WORD = 100


async def let_stay(invocation: Invocation, pressed: ButtonId) -> None:
    """Ask for the words; the button's target is the digest of the readers that its card named."""
    guild = managed(invocation)
    readers = await before_modal(_asked_about(invocation, guild))
    if readers is None or not readers.others or readers.digest != pressed.target:
        await invocation.interaction.response.defer()
        await _look_again(invocation, guild)
        return
    say = invocation.say
    modal = TextModal(
        title=say(phrases.SETUP_WORD_MODAL),
        label=say(phrases.SETUP_WORD_LABEL),
        hint=say(phrases.SETUP_WORD),
        on_text=partial(_agree, seen=readers),
        name="word",
        longest=_LONGEST_WORD,
    )
    await invocation.interaction.response.send_modal(modal)


async def _agree(invocation: Invocation, text: str, seen: Readers) -> None:
    """Keep that the readers who were seen may read the channel, if the words are the right ones."""
    guild, word = managed(invocation), invocation.say(phrases.SETUP_WORD)
    if (
        " ".join(text.casefold().split()).strip(' ."\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}')
        != word
    ):
        raise RefusedError(invocation.say(phrases.SETUP_WORD_WRONG, word=word))
    await invocation.interaction.response.defer()
    if await _asked_about(invocation, guild) != seen:
        await _look_again(invocation, guild)
        return
    servers = invocation.host.records.servers
    await servers.change(guild.id, confirmed_channel=seen.channel, confirmed_readers=seen.digest)
    await update(invocation.interaction, await card_now(invocation, guild))


async def _asked_about(invocation: Invocation, guild: discord.Guild) -> Readers | None:
    """Return who else can read the officers' channel; None where there is none."""
    return await officers_readers(guild, await invocation.host.records.servers.settings(guild.id))


async def _look_again(invocation: Invocation, guild: discord.Guild) -> None:
    await update(invocation.interaction, await card_now(invocation, guild))
    await reply_privately(invocation.interaction, phrases.SETUP_READERS_CHANGED)
