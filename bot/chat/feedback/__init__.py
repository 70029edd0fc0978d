"""“Did this help?” under an answer: a count for each answer and day, and not who pressed."""

from __future__ import annotations

from bot.chat.discord_io.feature import Feature, forget_no_server
from bot.chat.feedback.buttons import count_helped, count_not_helped, delete_old_counts, forget_presses, kept_of_presses

FEATURE = Feature(
    name="feedback",
    presses={"helped": count_helped, "unhelped": count_not_helped},
    every_half_hour=delete_old_counts,
    kept=kept_of_presses,
    forget_member=forget_presses,
    forget_server=forget_no_server,
)
