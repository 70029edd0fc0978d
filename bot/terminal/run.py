"""`briefing-bot run`: the bot on Discord. Settings and knowledge are checked before Discord is even imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.settings import read_settings
from bot.terminal.faults import knowledge_or_explanation

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path) -> int:
    """Log in and answer until told to stop."""
    settings = read_settings()
    knowledge = knowledge_or_explanation(folder)

    from bot.chat.running import run_bot  # noqa: PLC0415 - discord takes a quarter of a second, and errors come first

    run_bot(settings, knowledge)
    return 0
