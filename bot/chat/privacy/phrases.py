"""Sentences of /privacy and /forget-me."""

from __future__ import annotations

from typing import Final

PRIVACY_NAME: Final = "privacy"
PRIVACY_DESCRIPTION: Final = "What is kept, what is anonymised, for how long, and who sees it"
FORGET_NAME: Final = "forget-me"
FORGET_DESCRIPTION: Final = "Delete everything that is kept about you"
PRIVACY_TITLE: Final = "### What I keep"
PRIVACY_DISCORD: Final = (
    "**Discord itself** stores messages, also private ones, by its own rules. Delete direct messages to me there "
    "yourself."
)
PRIVACY_FORGET: Final = "`/forget-me` deletes what is kept about you, at once."
FORGOTTEN_TITLE: Final = "### Deleted"
FORGOTTEN_REST: Final = "Nothing else is kept about you. Counts of “This helped” hold nobody's name."
HELP_PRIVACY: Final = "`/privacy` says what is kept, and `/forget-me` deletes it"
