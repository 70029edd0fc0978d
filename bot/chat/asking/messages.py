"""Answers a message that is meant for the bot, where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.asking import phrases as asking_phrases
from bot.chat.asking.cards import reply_card, warning_card
from bot.chat.asking.conversations import CONVERSATIONS, remember_question, said_once
from bot.chat.asking.counting import Tally
from bot.chat.asking.incoming import Incoming, context_in, read_message
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import Tone
from bot.chat.discord_io.languages import server_language
from bot.chat.discord_io.reference import new_reference
from bot.chat.discord_io.sending import post, reply_to
from bot.chat.discord_io.short_replies import cooldown_card, short_card
from bot.chat.discord_io.visibility import is_conversation, may_speak, remembered_in_time
from bot.phrases import discord as phrases
from bot.records.retention import GAP_TEXT_DAYS

if TYPE_CHECKING:
    import discord

    from bot.answering.reply import Reply
    from bot.chat.discord_io.host import Host


async def answer_message(host: Host, message: discord.Message) -> None:
    """Answer a direct message, a message that mentions the bot, or a reply to one of its own; look at nothing else."""
    me = host.user
    incoming = read_message(message, me.id) if me else None
    if incoming is None:
        return
    new_reference()
    with host.metrics.use("mention" if message.guild else "direct message"):
        await _answer(host, message, incoming)


async def _answer(host: Host, message: discord.Message, incoming: Incoming) -> None:
    served = host.served
    member, guild = message.author.id, message.guild
    say = server_language(guild)
    if wait := host.cooldown.use(member):
        if host.cooldown.may_tell(member):
            await reply_to(message, cooldown_card(wait, say))
        return
    if host.paused:
        await reply_to(message, short_card(say(phrases.PAUSED, reason=escape(host.paused)), tone=Tone.REFUSAL))
        return
    if guild and incoming.is_bare and not incoming.replies_to_bot:
        await reply_to(
            message, short_card(say(asking_phrases.POINTER_ROLE if incoming.by_role else asking_phrases.POINTER))
        )
        return
    place = (message.channel.id, member)
    reply = _replied(host, message, incoming)
    remember_question(host, place, incoming.question, reply)
    card = reply_card(reply, served.context(say, host.today()), served)
    settings = await remembered_in_time(host, guild.id) if guild else None
    if guild and not (settings and may_speak(settings, message.channel)):
        await post(message.author, card)
    else:
        await reply_to(message, card)
    if warning := warning_card(incoming.question, say):
        await post(message.author, warning)
    way = "direct" if guild is None else "reply" if incoming.replies_to_bot else "mention"
    if await host.state(Tally).count(reply, way, member, guild.id if guild else None):
        await post(message.author, short_card(say(asking_phrases.TEXTS_ARE_KEPT, days=GAP_TEXT_DAYS)))


def _replied(host: Host, message: discord.Message, incoming: Incoming) -> Reply:
    """The engine's reply to a message: it leans on the message replied to, and then on the member's own last topic."""
    conversations, place = host.memory(CONVERSATIONS), (message.channel.id, message.author.id)
    before = context_in(message, host.served) if incoming.replies_to_bot else None
    if before is None and (is_conversation(message.channel) or incoming.replies_to_bot):
        before = conversations.get(place)
    reply = said_once(host, place, host.served.engine.reply(incoming.question, before))
    conversations.keep(place, reply.context)
    return reply
