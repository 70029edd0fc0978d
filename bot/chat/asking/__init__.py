"""Questions, however they are asked: by command, menu, mention, reply or direct message."""

from __future__ import annotations

from bot.chat.asking import phrases
from bot.chat.asking.cards import draw_related, draw_reply
from bot.chat.asking.commands import ask, ask_about_message
from bot.chat.asking.conversations import forget_conversations, kept_of_conversations
from bot.chat.asking.counting import flush_counts, forget_texts_of_server, kept_of_questions, tidy_counts
from bot.chat.asking.editing import answer_edited
from bot.chat.asking.messages import answer_message
from bot.chat.asking.proofs import draw_proof
from bot.chat.cards.address_book import PROOF, RELATED, REPLY
from bot.chat.discord_io.feature import Feature, everywhere

FEATURE = Feature(
    name="asking",
    commands=everywhere(ask, ask_about_message),
    cards={REPLY: draw_reply, RELATED: draw_related, PROOF: draw_proof},
    on_message=answer_message,
    on_edit=answer_edited,
    help_lines=(phrases.HELP_TEXTS,),
    every_half_hour=tidy_counts,
    on_leaving=flush_counts,
    kept=lambda say: f"{kept_of_conversations(say)}\n{kept_of_questions(say)}",
    forget_member=forget_conversations,
    forget_server=forget_texts_of_server,
)
