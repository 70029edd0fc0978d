"""`briefing-bot run`: the bot on Discord. Settings and knowledge are checked before Discord is even imported."""

from __future__ import annotations

import logging
import signal
from typing import TYPE_CHECKING

from bot.chat.app.findings import Level
from bot.chat.app.logs import set_up_logs
from bot.errors import KnowledgeError, RecordsError, SettingsError
from bot.publishing.learnt_cache import prepare
from bot.publishing.live import Prepared
from bot.publishing.working_copy import WorkingCopy
from bot.settings import knowledge_folder, read_settings, unknown_settings
from bot.terminal.ready import read_folder, shown_learning

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings

log = logging.getLogger(__name__)


def run(given: str | None) -> int:
    """Log in and answer until told to stop.

    A folder with faults does not keep the bot from answering: it goes on with the edition that was live last.

    Args:
        given: the knowledge folder of the command line.

    Raises:
        SettingsError: a setting cannot work; names what is wrong with the knowledge and the records as well.
        KnowledgeError: the folder has faults, and there is no edition yet.
        RecordsError: the records cannot be used; names the folder's faults as well.
    """
    try:
        settings = read_settings()
    except SettingsError as error:
        raise SettingsError("\n".join([str(error), *_also_wrong(given)])) from error
    set_up_logs(settings)
    before = signal.signal(signal.SIGTERM, _stop)  # until the bot has something to finish
    try:
        _start(settings, given)
    finally:
        signal.signal(signal.SIGTERM, before)
    return 0


def _start(settings: Settings, given: str | None) -> None:
    """Get the knowledge ready and run the bot; raises as `run` does."""
    for one in unknown_settings():
        log.warning("%s", one)
    folder = knowledge_folder(given)
    log.info("reading %s; what has changed in it is learnt, which takes some seconds", folder)
    prepared, fault = ready_files(folder)

    from bot.chat.app.running import run_bot  # noqa: PLC0415 - discord takes a quarter of a second, and errors come first

    try:
        run_bot(settings, folder, prepared, fault)
    except RecordsError as error:
        if fault is None:
            raise
        raise type(error)(f"{error}\n{fault}") from error


def _stop(*_: object) -> None:
    """End in good order: nothing has begun yet."""
    raise SystemExit(0)


def _also_wrong(given: str | None) -> list[str]:
    """Return what else keeps the bot from starting: a host who mends one thing after the other starts it many times."""
    from bot.terminal.doctor import knowledge_seen, records_seen  # noqa: PLC0415 - as above

    seen = (*knowledge_seen(given), *records_seen())
    return [": ".join(filter(None, (one.what, one.mend))) for one in seen if one.level is Level.FAULT]


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
