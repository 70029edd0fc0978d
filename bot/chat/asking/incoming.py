"""Reads a message as Discord really sends it: which of its words are a question, and what it leans on.

Discord keeps the words of messages from us, but for direct messages, those that mention the bot, and its own
(documentation: Message Content Intent). What stood in the message replied to is read from its buttons instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.answering.reply import Context
from bot.answering.word_classes import words_of
from bot.chat.cards.address import OPEN, Address
from bot.chat.cards.address_book import REPLY
from bot.chat.cards.building_blocks import ASK_OFFICER
from bot.chat.discord_io.components import button_ids

if TYPE_CHECKING:
    from bot.chat.cards.served import Served

_WRITTEN = frozenset({discord.MessageType.default, discord.MessageType.reply})
"""Types of message that somebody wrote; pins, calls, joins and the like are Discord's own words."""
_POINTING = words_of("""
this that it above the question one please pls can could you answer help thoughts here thanks hi hello
""")
"""Words of a message that says nothing by itself, under somebody else's question."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message that is meant for the bot."""

    question: str
    replies_to_bot: bool
    by_role: bool
    """Whether only the bot's role was mentioned: then Discord does not show the bot what was written."""

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing by itself but points at another message."""
        words = re.findall(r"[^\W_]+", self.question.lower())
        return _POINTING.issuperset(words)


def read_message(message: discord.Message, me: int) -> Incoming | None:
    """Return what a message asks the bot; None where it is not meant for it, or nobody wrote it.

    Args:
        message: any that Discord sends.
        me: the bot's id.
    """
    # Behind a webhook nobody can be seen who asked: another program, or a channel of another server that is followed.
    if message.author.bot or message.webhook_id or message.type not in _WRITTEN:
        return None
    replies = _is_reply_to(message, me)
    mentioned = any(member.id == me for member in message.mentions)
    role = message.guild.self_role if message.guild else None
    by_role = not mentioned and role is not None and role in message.role_mentions
    # Discord leaves the words out of a message that neither mentions the bot nor pings it with a reply.
    meant = message.guild is None or mentioned or by_role or (bool(message.content) and replies)
    if not meant:
        return None
    text = message.content or "\n".join(snapshot.content for snapshot in message.message_snapshots)
    names = rf"<@!?{me}>" + (rf"|<@&{role.id}>" if role else "")
    return Incoming(re.sub(names, " ", text).strip(), replies, by_role and not text)


def context_in(message: discord.Message, served: Served) -> Context | None:
    """Return what the message leans on that a message replies to; None where it is none of the bot's, or says nothing.

    Args:
        message: the one that was written.
        served: the knowledge that is live: what is gone from it cannot be leant on.
    """
    replied = message.reference.resolved if message.reference else None
    if not isinstance(replied, discord.Message):
        return None
    offered: list[str] = []
    for one in button_ids(replied.components):
        if one.verb == ASK_OFFICER and one.target:
            reply = served.book.reply(one.target, served.engine)
            return reply.context if reply else None
        address = Address.from_id(one) if one.verb == OPEN else None
        entry = served.book.entry(address.name[1:]) if address and address.kind == REPLY else None
        if entry and address and address.name.startswith("a"):
            offered.append(entry.id)
    return Context(offered=tuple(dict.fromkeys(offered))) if offered else None


def _is_reply_to(message: discord.Message, me: int) -> bool:
    replied = message.reference.resolved if message.reference else None
    return isinstance(replied, discord.Message) and replied.author.id == me
