"""`briefing-bot doctor`: looks at all that the bot needs, changes nothing, and says what to do."""

from __future__ import annotations

import asyncio
import os
import platform
import shutil
import textwrap
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import bot
from bot.chat.app.findings import Finding, Level, fault, hint, well
from bot.errors import BriefingBotError, KnowledgeError, RecordsError, SettingsError
from bot.phrases import hosting as phrases
from bot.settings import Settings, database_address, knowledge_folder, read_settings, unknown_settings
from bot.terminal.showing import width

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_FREE_MB = 200
"""Room for the records, their write-ahead log and a copy."""


def doctor(given: str | None, *, offline: bool) -> int:
    """Look at everything and print what was found; 0 where nothing must be put right, else 1.

    Args:
        given: the knowledge folder of the command line.
        offline: whether nothing is asked of Discord.
    """
    settings, found = _settings()
    groups = {
        phrases.GROUP_BOT: [well(phrases.VERSION.format(version=bot.__version__, python=platform.python_version()))],
        phrases.GROUP_SETTINGS: found,
        phrases.GROUP_KNOWLEDGE: list(knowledge_seen(given)),
        phrases.GROUP_RECORDS: list(records_seen()),
        phrases.GROUP_MACHINE: list(_machine()),
        phrases.GROUP_DISCORD: _discord(settings, offline=offline),
    }
    print("\n".join(_shown(groups)))  # noqa: T201 - the terminal is where this is read
    return int(any(one.level is Level.FAULT for found in groups.values() for one in found))


def _settings() -> tuple[Settings | None, list[Finding]]:
    unknown = [hint(one) for one in unknown_settings()]
    try:
        return read_settings(), [well(phrases.SETTINGS_READ), *unknown]
    except SettingsError as error:
        return None, [*(fault(line) for line in str(error).splitlines()), *unknown]


def knowledge_seen(given: str | None) -> Iterator[Finding]:
    """Look at the knowledge folder that a command line means, and at where the cache is."""
    from bot.knowledge.folder import inspect_knowledge  # noqa: PLC0415 - YAML, and only where there is something to read
    from bot.publishing.learnt_cache import cache_folder  # noqa: PLC0415 - as above

    try:
        folder = knowledge_folder(given)
        inspection = inspect_knowledge(folder)
    except KnowledgeError as error:
        yield fault(phrases.KNOWLEDGE_NONE.format(why=error), phrases.KNOWLEDGE_NONE_MEND)
        return
    entries, warnings = len(inspection.knowledge.entries), len(inspection.faults) - len(inspection.errors)
    if inspection.errors:
        said = phrases.KNOWLEDGE_FAULTS.format(faults=len(inspection.errors), folder=folder)
        yield fault(said, phrases.KNOWLEDGE_FAULTS_MEND)
    else:
        said = phrases.KNOWLEDGE_WARNINGS if warnings else phrases.KNOWLEDGE_READ
        yield well(said.format(entries=entries, folder=folder, warnings=warnings))
    place = cache_folder()
    if os.access(_standing(place), os.W_OK):
        yield well(phrases.CACHE_OPEN.format(folder=place))
    else:
        yield hint(phrases.CACHE_SHUT.format(folder=place), phrases.CACHE_SHUT_MEND)


def records_seen() -> Iterator[Finding]:
    """Look at the records, without making any."""
    from bot.records.database.examining import examined  # noqa: PLC0415 - SQLAlchemy takes 0.2 s

    try:
        state = examined(database_address())
    except SettingsError:  # told among the settings
        yield hint(phrases.RECORDS_UNKNOWN)
        return
    except RecordsError as error:
        yield fault(str(error), phrases.RECORDS_MEND)
        return
    if state.revision is None:
        yield well(phrases.RECORDS_NEW.format(place=state.place))
    elif state.revision == state.newest:
        yield well(phrases.RECORDS_READ.format(revision=state.revision, place=state.place))
    else:
        said = phrases.RECORDS_OLDER.format(revision=state.revision, newest=state.newest, place=state.place)
        yield hint(said, phrases.RECORDS_BACKUP)
    if state.held:
        yield well(phrases.RECORDS_HELD)


def _machine() -> Iterator[Finding]:
    try:
        place = Path(database_address()).absolute().parent
    except BriefingBotError:
        place = Path.cwd()
    free = shutil.disk_usage(_standing(place)).free // 2**20
    if free < LEAST_FREE_MB:
        yield fault(phrases.DISK_FULL.format(free=free), phrases.DISK_FULL_MEND)
    else:
        yield well(phrases.DISK_FREE.format(free=free))


def _standing(place: Path) -> Path:
    """Return a place, or the nearest folder above it that is there and can be seen."""
    for one in (place, *place.parents):
        with suppress(PermissionError):  # a folder that this user may not look into
            if one.is_dir():
                return one
    return Path(place.anchor)


def _discord(settings: Settings | None, *, offline: bool) -> list[Finding]:
    if offline or settings is None:
        return [hint(phrases.DISCORD_SKIPPED if offline else phrases.DISCORD_NO_TOKEN)]
    from bot.chat.app.examining import examined  # noqa: PLC0415 - discord.py takes a quarter of a second

    return asyncio.run(examined(settings))


def _shown(groups: dict[str, list[Finding]]) -> Iterator[str]:
    columns = width()
    for name, found in groups.items():
        yield name
        for one in found:
            yield textwrap.fill(f"{one.level.value} {one.what}", columns, initial_indent="  ", subsequent_indent="    ")
            if one.mend:
                said = phrases.MEND.format(mend=one.mend)
                yield textwrap.fill(said, columns, initial_indent="    ", subsequent_indent="    ")
    yield ""
    every = [one for found in groups.values() for one in found]
    faults, hints = (sum(one.level is level for one in every) for level in (Level.FAULT, Level.HINT))
    if faults:
        yield phrases.NOT_WELL.format(faults=_counted(faults))
    else:
        yield phrases.WELL_BUT.format(hints=_counted(hints)) if hints else phrases.WELL


def _counted(count: int) -> str:
    return phrases.HINTS[0] if count == 1 else phrases.HINTS[1].format(count=count)
