"""A manager says, in words, that others than officers may read the officers' channel.

A press alone would be too little: members' requests come to stand there. What is kept is the channel and who could read
it then, so that nothing is agreed to that nobody has seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.chat.cards.address import custom_id
from bot.chat.discord_io.deadlines import in_time
from bot.chat.discord_io.forms import TextField, open_form
from bot.chat.discord_io.sending import promise_update, update
from bot.chat.discord_io.short_replies import reply_privately
from bot.chat.server_settings import phrases
from bot.chat.server_settings.commands import card_now, managed, officers_readers
from bot.errors import RefusedError

if TYPE_CHECKING:
    import discord

    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.forms import Submitted
    from bot.chat.discord_io.host import Invocation
    from bot.chat.discord_io.readers import Readers

_WORD, WORD_FORM = "word", "stays"
"""The field of the form, and its verb."""
_LONGEST_WORD: Final = 100


async def let_stay(invocation: Invocation, pressed: ButtonId) -> None:
    """Ask for the words; the button's target is the digest of the readers that its card named."""
    guild = managed(invocation)
    readers = await in_time(_asked_about(invocation, guild))
    if readers is None or not readers.others or readers.digest != pressed.target:
        await promise_update(invocation.interaction)
        await _look_again(invocation, guild)
        return
    say = invocation.say
    field = TextField(_WORD, say(phrases.SETUP_WORD_LABEL), say(phrases.SETUP_WORD), longest=_LONGEST_WORD)
    form = custom_id(WORD_FORM, str(readers.channel), readers.digest)
    await open_form(invocation.interaction, say(phrases.SETUP_WORD_MODAL), form, [field])


async def agree(invocation: Invocation, form: ButtonId, sent: Submitted) -> None:
    """Keep that the readers who were seen may read the channel, if the words are the right ones.

    The form names the channel and the digest of those readers.
    """
    guild, word = managed(invocation), invocation.say(phrases.SETUP_WORD)
    text = sent.texts.get(_WORD, "")
    if (
        " ".join(text.casefold().split()).strip(' ."\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}')
        != word
    ):
        raise RefusedError(invocation.say(phrases.SETUP_WORD_WRONG, word=word))
    await promise_update(invocation.interaction)
    seen = await _asked_about(invocation, guild)
    if seen is None or form.fields != (str(seen.channel), seen.digest):
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
