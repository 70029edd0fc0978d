"""`briefing-bot backup` and `restore`: the records in a file, and back."""

from __future__ import annotations

from pathlib import Path

from bot.phrases import editions as phrases
from bot.records import backup as copies
from bot.settings import database_address
from bot.terminal.with_records import show


def backup(file: str, form: str) -> int:
    """Copy the records into a file; raises as `bot.records.backup.backup` does."""
    copies.backup(database_address(), Path(file))
    show([phrases.BACKED_UP.format(file=file)], {"file": file}, form)
    return 0


def restore(file: str, form: str) -> int:
    """Put a copy in the place of the records; raises as `bot.records.backup.restore` does."""
    kept = copies.restore(database_address(), Path(file))
    said = phrases.RESTORED_OLD if kept else phrases.RESTORED
    show([said.format(file=file, old=kept)], {"file": file, "kept": str(kept) if kept else None}, form)
    return 0
