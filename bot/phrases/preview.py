"""Names on the page that looks like Discord (`briefing-bot preview`)."""

from __future__ import annotations

from typing import Final

STAGE_MISSING: Final = (
    "The page that looks like Discord needs one more package: pip install 'isp-briefing-bot[preview]'. "
    "`briefing-bot chat` works without it."
)
STAGE_BOT: Final = "ISP briefing"
STAGE_SERVER: Final = "Your division"
STAGE_CHANNEL: Final = "try-it-out"
STAGE_OFFICERS: Final = "Officers"
STAGE_MANAGERS: Final = "Managers"
STAGE_MEMBER: Final = "Mel, a member"
STAGE_OFFICER: Final = "Olu, an officer"
STAGE_MANAGER: Final = "Sam, who manages the server"
