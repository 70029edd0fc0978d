"""Buttons that open a card or turn its pages, whatever feature the card belongs to."""

from __future__ import annotations

from bot.chat.card_buttons.buttons import answer_chosen, open_card, turn_page
from bot.chat.cards.address import OPEN, TURN
from bot.chat.discord_io.feature import Feature, forget_no_member, forget_no_server

FEATURE = Feature(
    name="card_buttons",
    presses={OPEN: open_card, TURN: turn_page, "choose": answer_chosen},
    kept=None,
    forget_member=forget_no_member,
    forget_server=forget_no_server,
)
