"""What is kept and how to be rid of it; every figure is the constant that the code obeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.amending import amend
from bot.chat.conversations import REMEMBERED_MINUTES
from bot.chat.deliveries import afterwards
from bot.chat.notes import note, server_language, spoken
from bot.chat.pages import Page, paged
from bot.chat.patience import in_time
from bot.chat.request_cards import requests_page
from bot.chat.sending import respond
from bot.chat.views import CardView
from bot.phrases import chat as phrases
from bot.records import RequestState
from bot.records.retention import CLOSED_DAYS, DELIVERY_DAYS, FEEDBACK_DAYS, OPEN_DAYS

if TYPE_CHECKING:
    from bot.chat.interactions import Interaction
    from bot.phrases.languages import Language


def privacy_page(say: Language) -> Page:
    """What is kept, for how long, and who sees it."""
    blocks = (
        say(phrases.PRIVACY_TITLE),
        say(phrases.PRIVACY_QUESTIONS, minutes=REMEMBERED_MINUTES),
        say(phrases.PRIVACY_FEEDBACK, days=FEEDBACK_DAYS),
        say(phrases.PRIVACY_HANDOVER, open=OPEN_DAYS, delivery=DELIVERY_DAYS, closed=CLOSED_DAYS),
        "\n".join([say(phrases.PRIVACY_SERVER), say(phrases.PRIVACY_DISCORD), say(phrases.PRIVACY_FORGET)]),
    )
    (page,) = paged(Page(blocks))
    return page


async def show_privacy(interaction: Interaction) -> None:
    """Say what is kept."""
    await respond(interaction, CardView(privacy_page(spoken(interaction))), private=True)
    await afterwards(interaction)


async def show_requests(interaction: Interaction) -> None:
    """List the member's own open requests."""
    client = interaction.client
    kept = await in_time(interaction, client.records.requests.of_asker(interaction.user.id))
    requests = [one for one in kept if one.state is not RequestState.ANSWERED]
    await respond(interaction, CardView(requests_page(requests, spoken(interaction))), private=True)
    await afterwards(interaction)


async def forget(interaction: Interaction) -> None:
    """Delete everything about the member, and report each part."""
    client, member, say = interaction.client, interaction.user.id, spoken(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    forgotten = await client.records.requests.forget_member(member, client.clock())
    left = 0
    for one in forgotten.closed:
        view = note(server_language(client.get_guild(one.server))(phrases.CARD_WITHDRAWN))
        left += not await amend(client, one.channel, one.message, view)
    lines = [
        say(phrases.FORGOTTEN_TITLE),
        say(phrases.FORGOTTEN_REQUESTS, count=len(forgotten.closed)),
        *([say(phrases.FORGOTTEN_CLAIMS, count=len(forgotten.released))] if forgotten.released else []),
        *([say(phrases.FORGOTTEN_CARDS_LEFT, count=left)] if left else []),
        say(phrases.FORGOTTEN_TALK, count=client.conversations.forget(member)),
        say(phrases.FORGOTTEN_DRAFTS, count=client.drafts.forget(lambda _, draft: draft.member == member)),
        say(phrases.FORGOTTEN_REST),
    ]
    client.pressed.forget(lambda key, _: key[1] == member)
    await respond(interaction, note("\n".join(lines)), private=True)
