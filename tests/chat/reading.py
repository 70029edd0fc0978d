"""What a member reads and can press on a message of the bot's, from Discord's components."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from simcord import InteractionResult, MemberActor
from simcord.results import ResponseMessage

from bot.chat.cards.pages import Button, CardPage
from bot.chat.cards.views import CardView
from tests.chat.openapi import walk

if TYPE_CHECKING:
    from tests.chat.conftest import Server

Shown = discord.Message | ResponseMessage


def components(shown: Shown) -> list[dict[str, Any]]:
    """Every component of a message, nested ones too."""
    raw = shown.components
    return list(walk([one if isinstance(one, dict) else dict(one.to_dict()) for one in raw]))


def text(shown: Shown) -> str:
    """All it says."""
    return "\n".join(one["content"] for one in components(shown) if one["type"] == 10)


def labels(shown: Shown) -> list[str]:
    """The buttons, by what stands on them."""
    return [one["label"] for one in components(shown) if one["type"] == 2]


def private(result: InteractionResult) -> ResponseMessage:
    """The response to an interaction, which only the member sees."""
    shown = only(result)
    assert shown.ephemeral
    return shown


def only(result: InteractionResult) -> ResponseMessage:
    """The first message that came back; where the used message itself was kept, what was said beside it."""
    if result.followups and (result.deferred or result.response is None):
        return result.followups[0]
    assert result.response is not None
    return result.response


async def pressed(server: Server, custom_id: str, member: MemberActor | None = None) -> ResponseMessage:
    """What comes back from a button with any custom_id at all, such as an older version of the bot may have sent."""
    channel = server.bot.get_channel(server.channel.id)
    assert isinstance(channel, discord.TextChannel)
    with server.env._bot_scope():
        await channel.send(view=CardView(CardPage(("old",), rows=((Button("old", custom_id),),))))
    return private(await (member or server.member).click(server.said(), label="old"))
