"""What members look up: paragraphs, topics, words, the checklist, what the briefing is, and how to ask."""

from __future__ import annotations

from bot.chat.cards.address_book import PARAGRAPH, WORDS
from bot.chat.discord_io.feature import Feature, everywhere, forget_no_member, forget_no_server
from bot.chat.looking_up import phrases
from bot.chat.looking_up.cards import TOPIC, draw_paragraph, draw_topic, draw_words
from bot.chat.looking_up.commands import briefing, criteria, help_, paragraph, search, topic
from bot.chat.looking_up.info_cards import INFO, draw_info

FEATURE = Feature(
    name="looking_up",
    commands=everywhere(paragraph, topic, search, criteria, briefing, help_),
    cards={PARAGRAPH: draw_paragraph, TOPIC: draw_topic, WORDS: draw_words, INFO: draw_info},
    help_lines=(
        phrases.HELP_PARAGRAPH_AND_TOPIC,
        phrases.HELP_SEARCH,
        phrases.HELP_CRITERIA,
        phrases.HELP_BRIEFING,
    ),
    kept=None,
    forget_member=forget_no_member,
    forget_server=forget_no_server,
)
