"""Writes what a command made to a new file; nothing that is there already is overwritten."""

from __future__ import annotations

from pathlib import Path

from bot.errors import UsageError
from bot.phrases import terminal as phrases


def write_new(out: str, content: bytes) -> None:
    """Write a file that is not there yet.

    Raises:
        UsageError: it is there, or cannot be written.
    """
    try:
        with Path(out).open("xb") as file:
            file.write(content)
    except OSError as error:
        raise UsageError(phrases.FILE_NOT_WRITTEN.format(path=out, why=error.strerror)) from error
