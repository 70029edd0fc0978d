"""Answers a message that is meant for the bot, where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.asking import phrases as asking_phrases
from bot.chat.asking.cards import reply_card, warning_card
from bot.chat.asking.conversations import CONVERSATIONS, remember_question, said_once
from bot.chat.asking.counting import Tally
from bot.chat.asking.incoming import Incoming, context_in, read_message
from bot.chat.asking.told import Told, told_to
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import Tone
from bot.chat.discord_io.editing import edit_message
from bot.chat.discord_io.languages import server_language
from bot.chat.discord_io.last_question import LAST_QUESTION
from bot.chat.discord_io.reference import new_reference
from bot.chat.discord_io.sending import Unsent, post, reply_to
from bot.chat.discord_io.short_replies import cooldown_card, short_card
from bot.chat.discord_io.visibility import is_conversation, may_speak, remembered_in_time
from bot.phrases import discord as phrases
from bot.records.retention import GAP_TEXT_DAYS

if TYPE_CHECKING:
    import discord

    from bot.answering.reply import Reply
    from bot.chat.cards.views import CardView
    from bot.chat.discord_io.host import Host


async def answer_message(host: Host, message: discord.Message) -> None:
    """Answer a direct message, a message that mentions the bot, or a reply to one of its own; look at nothing else."""
    if incoming := meant_for(host, message):
        await answer(host, message, incoming, told_to(host, message))


def meant_for(host: Host, message: discord.Message) -> Incoming | None:
    """Return what a message asks the bot; None where it is not meant for it."""
    return read_message(message, host.user.id) if host.user else None


async def answer(host: Host, message: discord.Message, incoming: Incoming, told: Told) -> None:
    """Answer a message that is meant for the bot, or put another answer where one stands.

    Args:
        host: the bot.
        message: as it is now.
        incoming: what it asks.
        told: what was said to it before.
    """
    async with told.lock:
        question = hash(incoming.question)
        if question != told.question:
            new_reference()
            with host.metrics.use("mention" if message.guild else "direct message"):
                await _answer(host, message, incoming, told)


async def _answer(host: Host, message: discord.Message, incoming: Incoming, told: Told) -> None:
    member, guild = message.author.id, message.guild
    say = server_language(guild)
    if wait := host.cooldown.use(member):
        # An answer that stands is worth more than a word on how long to wait for another.
        if told.shown is None and host.cooldown.may_tell(member):
            await _show(host, message, cooldown_card(wait, say), told)
        return
    told.question = hash(incoming.question)
    if host.paused:
        await _show(host, message, short_card(say(phrases.PAUSED, reason=escape(host.paused)), tone=Tone.REFUSAL), told)
        return
    if guild and incoming.is_bare and not incoming.replies_to_bot:
        pointer = asking_phrases.POINTER_ROLE if incoming.by_role else asking_phrases.POINTER
        await _show(host, message, short_card(say(pointer)), told)
        return
    await _reply(host, message, incoming, told)


async def _reply(host: Host, message: discord.Message, incoming: Incoming, told: Told) -> None:
    served, member, guild = host.served, message.author.id, message.guild
    say = server_language(guild)
    reply = _replied(host, message, incoming, told)
    remember_question(host, (message.channel.id, member), incoming.question, reply)
    card = reply_card(reply, served.context(say, host.today()), served)
    settings = await remembered_in_time(host, guild.id) if guild else None
    private = bool(guild) and not (settings and may_speak(settings, message.channel))
    if not await _show(host, message, card, told, private=private):
        host.memory(LAST_QUESTION).pop((message.channel.id, member))
        return
    if not told.warned and (warning := warning_card(incoming.question, say)):
        told.warned = True
        await post(message.author, warning)
    if told.counted:
        # One question, however often it is corrected: what is counted is how it was first asked, since counts have no
        # asker and no message by which the first could be taken back.
        return
    told.counted = True
    way = "direct" if guild is None else "reply" if incoming.replies_to_bot else "mention"
    if await host.state(Tally).count(reply, way, member, guild.id if guild else None):
        await post(message.author, short_card(say(asking_phrases.TEXTS_ARE_KEPT, days=GAP_TEXT_DAYS)))


async def _show(host: Host, message: discord.Message, card: CardView, told: Told, *, private: bool = False) -> bool:
    """Say something to a message: in the place of what was said before, else where it was written or to its writer.

    Returns:
        False where the message was deleted meanwhile: who takes a question back wants no answer to it.
    """
    if told.shown:
        await edit_message(host, *told.shown, card)
        return True
    sent = await (post(message.author, card) if private else reply_to(message, card))
    if not isinstance(sent, Unsent):
        told.shown = (sent.channel.id, sent.id)
    return sent is not Unsent.TAKEN_BACK


def _replied(host: Host, message: discord.Message, incoming: Incoming, told: Told) -> Reply:
    """The engine's reply to a message: it leans on the message replied to, and then on the member's own last topic."""
    conversations, place = host.memory(CONVERSATIONS), (message.channel.id, message.author.id)
    if not told.counted:
        told.before = context_in(message, host.served) if incoming.replies_to_bot else None
        if told.before is None and (is_conversation(message.channel) or incoming.replies_to_bot):
            told.before = conversations.get(place)
    reply = said_once(host, place, host.served.engine.reply(incoming.question, told.before), told.signposts)
    told.signposts = tuple(one.id for one in reply.signposts)
    conversations.keep(place, reply.context)
    return reply
