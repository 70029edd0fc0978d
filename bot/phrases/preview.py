"""Sentences and names of the page that looks like Discord (`briefing-bot preview`)."""

from __future__ import annotations

from typing import Final

STAGE_MISSING: Final = (
    "The page that looks like Discord needs one more package. In the folder that holds pyproject.toml: "
    '`.venv/bin/pip install ".[preview]"`. `briefing-bot chat` works without it.'
)
STAGE_BOT: Final = "ISP briefing"
STAGE_SERVER: Final = "Your division"
STAGE_CHANNEL: Final = "try-it-out"
STAGE_GUIDE: Final = "How to try it"
STAGE_WELCOME: Final = (
    "This is a division's server, with the real bot in it. Nothing leaves your machine.\n"
    "- Type **/** to see the bot's commands, such as `/ask`. What comes back is seen by you alone.\n"
    "- Or mention the bot in a message. This page offers no names behind @, so copy this line: "
    "`{mention} are learning walks compulsory?`\n"
    "- **Viewing as**, at the top, makes you the member, the officer or the one who manages the server. Press "
    "*Ask an officer* as the member, then answer as the officer: the request comes into this channel."
)
STAGE_DIRECT: Final = (
    "-# This is a direct message to you. On Discord it stands in a window of its own; here it is shown in the channel, "
    "to you alone."
)
STAGE_OFFICERS: Final = "Officers"
STAGE_MANAGERS: Final = "Managers"
STAGE_MEMBER: Final = "Mel, a member"
STAGE_OFFICER: Final = "Olu, an officer"
STAGE_MANAGER: Final = "Sam, who manages the server"
