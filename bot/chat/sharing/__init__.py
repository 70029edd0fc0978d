"""Sharing an answer in the channel, without the member's question or name."""

from __future__ import annotations

from bot.chat.discord_io.feature import Feature, forget_no_server
from bot.chat.sharing.buttons import forget_shares, keep, offer, share, take_back

FEATURE = Feature(
    name="sharing",
    presses={"offer": offer, "keep": keep, "share": share, "takeback": take_back},
    kept=None,
    forget_member=forget_shares,
    forget_server=forget_no_server,
)
