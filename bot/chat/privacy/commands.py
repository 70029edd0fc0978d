"""Says what every feature keeps, and lets every feature forget a member.

Each feature says for itself what it keeps and how it forgets, so that none can be left out here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from discord import app_commands

from bot.chat.cards.pages import CardPage, paged
from bot.chat.cards.views import CardView
from bot.chat.discord_io.error_handler import handle
from bot.chat.discord_io.feature import Feature, everywhere, forget_no_member, forget_no_server
from bot.chat.discord_io.host import Interaction
from bot.chat.discord_io.sending import promise_reply, respond
from bot.chat.discord_io.short_replies import short_card
from bot.chat.privacy import phrases
from bot.phrases.privacy import IN_SHORT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.discord_io.host import Invocation
    from bot.phrases.languages import Language


def privacy_feature(others: Sequence[Feature]) -> Feature:
    """Make the feature from all the others."""

    @app_commands.command(name=phrases.PRIVACY_NAME, description=phrases.PRIVACY_DESCRIPTION)
    async def privacy(interaction: Interaction) -> None:
        await handle(interaction, partial(show_privacy, features=others))

    @app_commands.command(name=phrases.FORGET_NAME, description=phrases.FORGET_DESCRIPTION)
    async def forget_me(interaction: Interaction) -> None:
        await handle(interaction, partial(forget_member, features=others))

    return Feature(
        name="privacy",
        commands=everywhere(privacy, forget_me),
        help_lines=(phrases.HELP_PRIVACY,),
        kept=None,
        forget_member=forget_no_member,
        forget_server=forget_no_server,
    )


async def show_privacy(invocation: Invocation, features: Sequence[Feature]) -> None:
    """Say what is kept, for how long, and who sees it."""
    page = privacy_page(invocation.say, features)
    await respond(invocation.interaction, CardView(page), private=True)


async def forget_member(invocation: Invocation, features: Sequence[Feature]) -> None:
    """Delete everything about the member, and report each part."""
    await promise_reply(invocation.interaction)
    lines = [invocation.say(phrases.FORGOTTEN_TITLE)]
    for feature in features:
        lines += await feature.forget_member(invocation)
    lines.append(invocation.say(phrases.FORGOTTEN_REST))
    await respond(invocation.interaction, short_card("\n".join(lines)), private=True)


def privacy_page(say: Language, features: Sequence[Feature]) -> CardPage:
    """Draw what is kept: a paragraph from each feature that keeps something."""
    kept = [feature.kept(say) for feature in features if feature.kept]
    last = "\n".join([say(phrases.PRIVACY_DISCORD), say(phrases.PRIVACY_FORGET)])
    (page,) = paged(CardPage((say(phrases.PRIVACY_TITLE), say(IN_SHORT), *kept, last)))
    return page
