"""Ticking a checklist of a briefing: a form with boxes, and what that leaves open. Nothing of it is kept."""

from __future__ import annotations

from bot.chat.cards.building_blocks import TICK
from bot.chat.discord_io.feature import Feature, forget_no_member, forget_no_server
from bot.chat.ticking.ticking import TICKED, open_list, show_result

FEATURE = Feature(
    name="ticking",
    presses={TICK: open_list},
    forms={TICKED: show_result},
    kept=None,
    forget_member=forget_no_member,
    forget_server=forget_no_server,
)
