"""A question, however it was asked: by command, menu, mention, reply or direct message."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import discord

from bot.answering.decision import Decision
from bot.answering.reply import Outcome
from bot.chat.conversations import goes_on
from bot.chat.deliveries import afterwards
from bot.chat.notes import note, server_language, spoken
from bot.chat.pages import LONGEST_OPTION, MOST_OPTIONS
from bot.chat.personal_data import kinds_of_personal_data
from bot.chat.repeating import repeated
from bot.chat.request_cards import named_kinds
from bot.chat.sending import post, reply_to, respond
from bot.chat.visibility import is_private, may_speak
from bot.phrases import chat as phrases
from bot.phrases.languages import Language

if TYPE_CHECKING:
    from bot.answering.reply import Reply
    from bot.chat.client import BriefingClient
    from bot.chat.interactions import Interaction
    from bot.chat.views import CardView

log = logging.getLogger(__name__)

CHOSEN = "entry:"
"""Before the id of an entry that autocomplete offered: nobody types that, and only that entry is meant."""


async def answer_command(interaction: Interaction, question: str) -> None:
    """Answer a question to /ask: typed, or chosen from the list."""
    client = interaction.client
    entry = client.engine.knowledge.entries.get(question.removeprefix(CHOSEN)) if question.startswith(CHOSEN) else None
    if entry and entry.answers:
        reply = repeated(client.engine, [Decision(Outcome.ANSWERED, entry, 1.0)])
        if goes_on(interaction.channel):
            client.conversations.remember(interaction.channel_id or 0, interaction.user.id, reply.context)
    else:
        reply = _replied(client, question, interaction.channel, interaction.user.id)
    private = await is_private(interaction)
    shareable = private and interaction.guild is not None
    say = spoken(interaction)
    await respond(interaction, _view(client, reply, say, shareable=shareable), private=private)
    if warning := personal_warning(question, say):
        await respond(interaction, warning, private=True)
    if private:
        await afterwards(interaction)


async def answer_about(interaction: Interaction, message: discord.Message) -> None:
    """Answer what a message asks, in private to the one who chose the menu."""
    client, say = interaction.client, spoken(interaction)
    reply = client.engine.reply(message.content)
    shareable = interaction.guild is not None
    await respond(interaction, _view(client, reply, say, shareable=shareable), private=True)
    if message.author.id == interaction.user.id and (warning := personal_warning(message.content, say)):
        await respond(interaction, warning, private=True)
    await afterwards(interaction)


async def answer_message(client: BriefingClient, message: discord.Message) -> None:
    """Answer a direct message, a message that mentions the bot, or a reply to one of its own; look at nothing else."""
    me = client.user
    if message.author.bot or me is None or not _is_meant(message, me.id):
        return
    wait = client.cooldown.use(message.author.id)
    guild = message.guild
    say = server_language(guild)
    if wait:
        if client.cooldown.may_tell(message.author.id):
            await reply_to(message, note(cooldown_words(wait, say)))
        return
    question = re.sub(rf"<@!?{me.id}>", " ", message.content).strip()
    reply = _replied(client, question, message.channel, message.author.id, follows=_is_reply_to(message, me.id))
    view = _view(client, reply, say)
    if guild and not may_speak(await client.records.servers.settings(guild.id), message.channel):
        await post(message.author, view)
    else:
        await reply_to(message, view)
    if warning := personal_warning(question, say):
        await post(message.author, warning)


def cooldown_words(seconds: int, say: Language) -> str:
    """When somebody who did a lot at once can go on."""
    return say(phrases.COOLDOWN_ONE) if seconds == 1 else say(phrases.COOLDOWN, seconds=seconds)


def personal_warning(text: str, say: Language) -> CardView | None:
    """A gentle word where a message seems to hold personal data."""
    kinds = kinds_of_personal_data(text)
    return note(say(phrases.PERSONAL_DATA, kinds=named_kinds(kinds, say))) if kinds else None


def question_choices(client: BriefingClient, typed: str) -> list[tuple[str, str]]:
    """Questions that autocomplete offers, each with the value that means it: at most 25, from memory.

    Those that begin with what was typed come first, then those that hold each of its words as the start of one of
    theirs, then those that the engine finds near.
    """
    today = client.today()
    questions = [one for one in client.catalogue.questions if not one[0].expired(today)]
    wanted = typed.casefold().split()
    offered = {entry.id: entry for entry, _, _ in questions[:MOST_OPTIONS]}
    if wanted:
        begin = [entry for entry, folded, _ in questions if folded.startswith(" ".join(wanted))]
        hold = [
            entry for entry, _, words in questions if all(any(word.startswith(one) for word in words) for one in wanted)
        ]
        ranked = client.engine.ranked(client.engine.analyser.of(typed), MOST_OPTIONS).entries
        near = [one for one, _ in ranked if one.answers and not one.expired(today)]
        offered = {one.id: one for one in [*begin, *hold, *near]}
    return [(one.question[:LONGEST_OPTION], f"{CHOSEN}{one.id}") for one in [*offered.values()][:MOST_OPTIONS]]


def _replied(client: BriefingClient, question: str, channel: object, member: int, *, follows: bool = False) -> Reply:
    """The engine's reply, leaning on the conversation where there is one."""
    place = getattr(channel, "id", 0)
    context = client.conversations.context(place, member) if follows or goes_on(channel) else None
    reply = client.engine.reply(question, context)
    client.conversations.remember(place, member, reply.context)
    return reply


def _view(client: BriefingClient, reply: Reply, say: Language, *, shareable: bool = False) -> CardView:
    catalogue = client.catalogue
    name = catalogue.addresses.of_reply(reply)
    view = catalogue.view(("r", name), catalogue.scene(say, client.today(), shareable=shareable))
    if view is None:
        raise LookupError(name)
    return view


def _is_meant(message: discord.Message, me: int) -> bool:
    if message.guild is None:
        return True
    # Discord leaves the words out of a message that neither mentions the bot nor pings it with a reply.
    return any(one.id == me for one in message.mentions) or (bool(message.content) and _is_reply_to(message, me))


def _is_reply_to(message: discord.Message, me: int) -> bool:
    replied = message.reference.resolved if message.reference else None
    return isinstance(replied, discord.Message) and replied.author.id == me
