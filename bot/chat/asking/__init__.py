"""Questions, however they are asked: by command, menu, mention, reply or direct message."""

from __future__ import annotations

from bot.chat.asking.cards import draw_related, draw_reply
from bot.chat.asking.commands import ask, ask_about_message
from bot.chat.asking.conversations import forget_conversations, kept_of_conversations
from bot.chat.asking.messages import answer_message
from bot.chat.cards.address_book import RELATED, REPLY
from bot.chat.discord_io.feature import Feature, everywhere, forget_no_server

FEATURE = Feature(
    name="asking",
    commands=everywhere(ask, ask_about_message),
    cards={REPLY: draw_reply, RELATED: draw_related},
    on_message=answer_message,
    kept=kept_of_conversations,
    forget_member=forget_conversations,
    forget_server=forget_no_server,
)
