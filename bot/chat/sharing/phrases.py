"""Sentences of sharing an answer in the channel."""

from __future__ import annotations

from typing import Final

SHARE_ASK: Final = (
    "Everybody in #{channel} will see this answer. Neither your name nor your question stands with it, but those who "
    "are there now may guess that you shared it."
)
SHARE_YES: Final = "Share it"
SHARE_NO: Final = "Leave it"
SHARE_LEFT: Final = "Nothing was shared."
SHARED: Final = "Shared, without your name or your question."
SHARE_TAKE_BACK: Final = "Take it back"
SHARE_TAKEN_BACK: Final = "Taken back: the answer is deleted from the channel. Who has read it has read it."
SHARE_STAYS: Final = "Discord did not let me delete it. Somebody who manages the server can."
SHARED_BEFORE: Final = "You have shared this already."
SHARE_NOT_ALLOWED: Final = "I may not write in this channel. Somebody who manages the server can allow it."
SHARE_BROKEN: Final = "It could not be shared: Discord did not answer. Try again in a minute."
SHARE_YOU_MAY_NOT: Final = "You may not write in this channel, so I cannot share anything in it for you."
