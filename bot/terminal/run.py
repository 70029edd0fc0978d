"""`briefing-bot run`: the bot on Discord. Settings and knowledge are checked before Discord is even imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.settings import read_settings
from bot.terminal.ready import ready_engine

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path) -> int:
    """Log in and answer until told to stop."""
    settings = read_settings()
    engine = ready_engine(folder)

    from bot.chat.app.running import run_bot  # noqa: PLC0415 - discord takes a quarter of a second, and errors come first

    run_bot(settings, engine)
    return 0
