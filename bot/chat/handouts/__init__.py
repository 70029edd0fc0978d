"""Handouts for a meeting, as files that a member takes along. Nothing of them is kept."""

from __future__ import annotations

from bot.chat.cards.building_blocks import TAKE
from bot.chat.discord_io.feature import Feature, everywhere, forget_no_member, forget_no_server
from bot.chat.handouts import phrases
from bot.chat.handouts.cards import TAKE_SOME
from bot.chat.handouts.commands import handout
from bot.chat.handouts.handing_out import take, take_some

FEATURE = Feature(
    name="handouts",
    commands=everywhere(handout),
    presses={TAKE: take, TAKE_SOME: take_some},
    help_lines=(phrases.HELP_HANDOUT,),
    kept=None,
    forget_member=forget_no_member,
    forget_server=forget_no_server,
)
