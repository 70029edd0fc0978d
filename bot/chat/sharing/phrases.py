"""Sentences of sharing an answer in the channel."""

from __future__ import annotations

from typing import Final

SHARED: Final = "Shared, without your name or your question."
SHARED_BEFORE: Final = "You have shared this already."
SHARE_NOT_ALLOWED: Final = "I may not write in this channel. Somebody who manages the server can allow it."
SHARE_YOU_MAY_NOT: Final = "You may not write in this channel, so I cannot share anything in it for you."
