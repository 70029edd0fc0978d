"""Answers a question to /ask or to the message menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.decision import Decision
from bot.answering.rebuilding import rebuilt_reply
from bot.answering.reply import Outcome
from bot.chat.asking import phrases
from bot.chat.asking.cards import reply_card, warning_card
from bot.chat.asking.choices import chosen_entry
from bot.chat.asking.conversations import CONVERSATIONS, remember_question, said_once
from bot.chat.asking.counting import Tally
from bot.chat.discord_io.last_question import LAST_QUESTION
from bot.chat.discord_io.sending import respond
from bot.chat.discord_io.short_replies import reply_privately
from bot.chat.discord_io.visibility import is_conversation, is_private
from bot.records.retention import GAP_TEXT_DAYS

if TYPE_CHECKING:
    import discord

    from bot.answering.reply import Context, Reply
    from bot.chat.cards.served import Served
    from bot.chat.discord_io.host import Invocation


async def answer_command(invocation: Invocation, question: str) -> None:
    """Answer a question that was typed, or chosen from the list."""
    invocation.host.refuse_if_paused()
    interaction, served = invocation.interaction, invocation.served
    conversations = invocation.host.memory(CONVERSATIONS)
    place = (interaction.channel_id or 0, invocation.member)
    context = conversations.get(place) if is_conversation(interaction.channel) else None
    reply = said_once(invocation.host, place, replied(served, question, context))
    conversations.keep(place, reply.context)
    entry = chosen_entry(question, served)
    remember_question(invocation.host, place, entry.question if entry else question, reply)
    private = await is_private(interaction)
    await respond(interaction, reply_card(reply, invocation.context(private=private), served), private=private)
    if warning := warning_card(question, invocation.say):
        await respond(interaction, warning, private=True)
    await _count(invocation, reply, "chosen" if chosen_entry(question, served) else "command")


async def answer_about(invocation: Invocation, message: discord.Message) -> None:
    """Answer what a message asks, in private to the one who chose the menu."""
    invocation.host.refuse_if_paused()
    interaction, served = invocation.interaction, invocation.served
    snapshots = "\n".join(snapshot.content for snapshot in message.message_snapshots)
    reply = served.engine.reply(message.content or snapshots)
    place = (interaction.channel_id or 0, invocation.member)
    if message.author.id == invocation.member:
        remember_question(invocation.host, place, message.content, reply)
    else:  # what somebody else wrote is not theirs to send, nor is an older question the one they ask about now
        invocation.host.memory(LAST_QUESTION).pop(place)
    await respond(interaction, reply_card(reply, invocation.context(private=True), served), private=True)
    if message.author.id == invocation.member and (warning := warning_card(message.content, invocation.say)):
        await respond(interaction, warning, private=True)
    await _count(invocation, reply, "menu")


async def _count(invocation: Invocation, reply: Reply, way: str) -> None:
    """Count what was asked, and tell a member at their first question in a server that keeps unanswered ones."""
    server = invocation.interaction.guild_id
    if await invocation.host.state(Tally).count(reply, way, invocation.member, server):
        await reply_privately(invocation.interaction, phrases.TEXTS_ARE_KEPT, days=GAP_TEXT_DAYS)


def replied(served: Served, question: str, context: Context | None) -> Reply:
    """Return the engine's reply to a question that was typed; to one chosen from the list, its own entry's answer."""
    if entry := chosen_entry(question, served):
        return rebuilt_reply(served.engine, [Decision(Outcome.ANSWERED, entry, 1.0)])
    return served.engine.reply(question, context)
