"""Sentences of “Did this help?”."""

from __future__ import annotations

from typing import Final

THANKS_HELPED: Final = "Thank you. Only the count is kept, not who pressed."
THANKS_NOT_HELPED: Final = (
    "Thank you for saying so; only the count is kept, not who pressed. Put your question in other words, or ask an "
    "officer."
)
CHANGED_HELPED: Final = "Changed: it counts as a help now. Thank you; only the count is kept, not who pressed."
CHANGED_NOT_HELPED: Final = (
    "Changed: it no longer counts as a help. Thank you; only the count is kept, not who pressed. Put your question in "
    "other words, or ask an officer."
)
COUNTED_BEFORE: Final = (
    "You have told me already, thank you: it is counted once. If you have changed your mind, press the other button."
)
PRIVACY_FEEDBACK: Final = (
    "**“This helped”:** a count for each answer and day, anonymised from the start, for {days} days. Officers see the "
    "counts. For {minutes} minutes I remember, in memory only, what you pressed, so that you can change it."
)
