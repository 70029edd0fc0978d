"""Hands out: by command, by a button under an answer, and for questions chosen from a menu. Always in private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.topic_names import answered_topics, topic_named
from bot.chat.cards.building_blocks import DIVISION, OF_ENTRIES, OF_TOPIC
from bot.chat.cards.pages import MOST_OPTIONS
from bot.chat.discord_io.sending import promise_reply
from bot.chat.discord_io.short_replies import name_topics
from bot.chat.discord_io.show_card import send_view
from bot.chat.handouts import phrases
from bot.chat.handouts.cards import Taken, handout_card
from bot.chat.handouts.shelf import Shelf
from bot.errors import RefusedError
from bot.phrases import discord as shared_phrases
from bot.phrases.handouts import TITLE_DIVISION
from bot.publishing.handouts.division import has_actions

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.cards.choices import Pairs
    from bot.chat.cards.served import Served
    from bot.chat.discord_io.host import Invocation


async def hand_out(invocation: Invocation, topic: str, *, large: bool) -> None:
    """Hand out what was named: a topic, or the list for a division's meeting."""
    served = invocation.served
    topics = answered_topics(served.knowledge)
    if topic.strip().casefold() == TITLE_DIVISION.casefold():
        await _send(invocation, Taken(DIVISION, large))
    elif chosen := topic_named(topic, topics, served.engine.analyser):
        await _send(invocation, Taken(f"{OF_TOPIC}{served.book.topics.of(chosen)}", large))
    else:
        await name_topics(invocation.interaction, topics)


async def take(invocation: Invocation, pressed: ButtonId) -> None:
    """Hand out what a button names."""
    await _send(invocation, Taken.of(pressed.fields))


async def take_some(invocation: Invocation, pressed: ButtonId) -> None:
    """Hand out the questions that were chosen from a menu."""
    await _send(invocation, Taken(f"{OF_ENTRIES}{''.join(invocation.chosen)}", Taken.of(pressed.fields).large))


def handout_choices(served: Served, pairs: Pairs, typed: str) -> Pairs:
    """Return the topics that were found, and the list for a division's meeting where it is meant, too."""
    if has_actions(served.knowledge) and typed.strip().casefold() in TITLE_DIVISION.casefold():
        return [*pairs[: MOST_OPTIONS - 1], (TITLE_DIVISION, TITLE_DIVISION)]
    return pairs


async def _send(invocation: Invocation, taken: Taken) -> None:
    invocation.host.refuse_if_paused()
    await promise_reply(invocation.interaction)
    context = invocation.context(private=True)
    made = await invocation.host.state(Shelf).handout(taken, context)
    if made is None:
        raise RefusedError(phrases.NO_ACTIONS if taken.what == DIVISION else shared_phrases.GONE)
    await send_view(invocation, handout_card(made, taken, context))
