"""Answers a message that is meant for the bot, where it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord

from bot.chat.asking import phrases as asking_phrases
from bot.chat.asking.cards import reply_card, warning_card
from bot.chat.asking.conversations import CONVERSATIONS, remember_question
from bot.chat.asking.counting import Tally
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import Tone
from bot.chat.discord_io.languages import server_language
from bot.chat.discord_io.sending import post, reply_to
from bot.chat.discord_io.short_replies import cooldown_card, short_card
from bot.chat.discord_io.visibility import is_conversation, may_speak
from bot.phrases import discord as phrases
from bot.records.retention import GAP_TEXT_DAYS

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Host


async def answer_message(host: Host, message: discord.Message) -> None:
    """Answer a direct message, a message that mentions the bot, or a reply to one of its own; look at nothing else."""
    me, served = host.user, host.served
    if message.author.bot or me is None or not _is_meant(message, me.id):
        return
    member, guild = message.author.id, message.guild
    say = server_language(guild)
    if wait := host.cooldown.use(member):
        if host.cooldown.may_tell(member):
            await reply_to(message, cooldown_card(wait, say))
        return
    if host.paused:
        await reply_to(message, short_card(say(phrases.PAUSED, reason=escape(host.paused)), tone=Tone.REFUSAL))
        return
    question = re.sub(rf"<@!?{me.id}>", " ", message.content).strip()
    conversations, place = host.memory(CONVERSATIONS), (message.channel.id, member)
    goes_on = is_conversation(message.channel) or _is_reply_to(message, me.id)
    reply = served.engine.reply(question, conversations.get(place) if goes_on else None)
    conversations.keep(place, reply.context)
    remember_question(host, place, question, reply)
    card = reply_card(reply, served.context(say, host.today()), served)
    if guild and not may_speak(await host.records.servers.remembered(guild.id), message.channel):
        await post(message.author, card)
    else:
        await reply_to(message, card)
    if warning := warning_card(question, say):
        await post(message.author, warning)
    way = "direct" if guild is None else "reply" if _is_reply_to(message, me.id) else "mention"
    if await host.state(Tally).count(reply, way, member, guild.id if guild else None):
        await post(message.author, short_card(say(asking_phrases.TEXTS_ARE_KEPT, days=GAP_TEXT_DAYS)))


def _is_meant(message: discord.Message, me: int) -> bool:
    if message.guild is None:
        return True
    # Discord leaves the words out of a message that neither mentions the bot nor pings it with a reply.
    mentioned = any(member.id == me for member in message.mentions)
    return mentioned or (bool(message.content) and _is_reply_to(message, me))


def _is_reply_to(message: discord.Message, me: int) -> bool:
    replied = message.reference.resolved if message.reference else None
    return isinstance(replied, discord.Message) and replied.author.id == me
