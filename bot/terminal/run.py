"""`briefing-bot run`: the bot on Discord. Settings and knowledge are checked before Discord is even imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import KnowledgeError
from bot.publishing.learnt_cache import prepare
from bot.publishing.live import Prepared
from bot.publishing.working_copy import WorkingCopy
from bot.settings import read_settings
from bot.terminal.ready import read_folder, shown_learning

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path) -> int:
    """Log in and answer until told to stop.

    A folder with faults does not keep the bot from answering: it goes on with the edition that was live last.

    Raises:
        KnowledgeError: the folder has faults, and there is no edition yet.
    """
    settings = read_settings()
    prepared, fault = ready_files(folder)

    from bot.chat.app.running import run_bot  # noqa: PLC0415 - discord takes a quarter of a second, and errors come first

    run_bot(settings, folder, prepared, fault)
    return 0


def ready_files(folder: Path) -> tuple[Prepared | None, KnowledgeError | None]:
    """Return the files of a folder with their knowledge and what is learnt from them, or what is wrong with them."""
    copy = WorkingCopy(folder)
    try:
        while True:
            before = copy.read()
            knowledge, learnt = prepare(folder, read_folder, shown_learning)
            if copy.read().signature == before.signature:  # nobody saved a file in between
                return Prepared(before.candidate.files, knowledge, learnt), None
    except KnowledgeError as error:
        return None, error
