"""Sentences that several features of the bot on Discord say, and those said when something goes wrong."""

from __future__ import annotations

from typing import Final

SOURCE: Final = "{publisher} briefing, {date}"
ASK_OFFICER: Final = "Ask an officer"
WHAT_IT_MEANS: Final = "What does {word} mean?"
WHAT_THEY_MEAN: Final = "What do {word} and others mean?"
NO_SUCH_TOPIC: Final = "There is no such topic. The topics are: {topics}."
TAKE_IT: Final = "Take it with me"
SHOW_PARAGRAPH: Final = "Paragraph {number}"
PAGE_OF: Final = "Page {number} of {count}"
PAGE_BACK: Final = "Back"
PAGE_ON: Final = "Next page"
YOUR_TEXT: Final = "Here is what you wrote, so that you can keep it:"
PAUSED: Final = "I answer nothing for the moment. {reason}\nAsk an officer of your division."
GONE: Final = "That is no longer in what I know. Please ask again."
PERSONAL_KINDS: Final[dict[str, str]] = {
    "email": "an e-mail address",
    "phone": "a phone number",
    "insurance": "a National Insurance number",
    "name": "somebody's name",
}
AND: Final = " and "
READERS_EVERYBODY: Final = "everybody in this server"
READERS_ROLE: Final = "the role {name}"
READERS_MEMBER: Final = "{name}"
READERS_UNKNOWN: Final = "somebody whom I cannot name"
READERS_MORE: Final = "{count} more"
FAILED: Final = (
    "Something went wrong on my side, sorry. Try again; if it stays, tell an officer the reference {reference}."
)
NOT_ALLOWED: Final = (
    "Discord did not let me do that here. Somebody who manages the server can look at my permissions (reference "
    "{reference})."
)
RECORDS_FAILED: Final = (
    "I cannot reach my notes just now, so that did not work. Try again soon (reference {reference})."
)
TOO_SLOW: Final = "That took too long, and nothing was changed. Please press it once more."
DISCORD_AWAY: Final = "Discord does not answer me just now, and nothing was changed. Please try again in a minute."
MESSAGE_DELETED: Final = "What you pressed was done, but its message has been deleted meanwhile."
COMMAND_CHANGED: Final = (
    "That command has changed. Please type it anew; restarting Discord helps where it still looks old."
)
COOLDOWN: Final = "That was a lot at once. You can go on in {seconds} seconds."
COOLDOWN_ONE: Final = "That was a lot at once. You can go on in a second."
