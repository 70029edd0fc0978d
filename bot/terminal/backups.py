"""`briefing-bot backup`, `restore` and `backup-key`: the records in a file, and back; encrypted on wish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.phrases import editions as phrases
from bot.records import backup as copies
from bot.records.encryption import new_key
from bot.settings import database_address
from bot.terminal.with_records import show

if TYPE_CHECKING:
    from collections.abc import Sequence


def backup(file: str, to: Sequence[str] | None, form: str) -> int:
    """Copy the records into a file; raises as `bot.records.backup.backup` does."""
    copies.backup(database_address(), Path(file), to or ())
    said = phrases.BACKED_UP_SEALED if to else phrases.BACKED_UP
    show([said.format(file=file)], {"file": file, "encrypted": bool(to)}, form)
    return 0


def restore(file: str, key: str | None, form: str) -> int:
    """Put a copy in the place of the records; raises as `bot.records.backup.restore` does."""
    kept = copies.restore(database_address(), Path(file), Path(key) if key else None)
    said = phrases.RESTORED_OLD if kept else phrases.RESTORED
    show([said.format(file=file, old=kept)], {"file": file, "kept": str(kept) if kept else None}, form)
    return 0


def backup_key(file: str, form: str) -> int:
    """Make a key; raises as `bot.records.encryption.new_key` does."""
    public = new_key(Path(file))
    show([phrases.KEY_MADE.format(file=file, public=public)], {"file": file, "public": public}, form)
    return 0
