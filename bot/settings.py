"""Settings from the environment, frozen; every fault is named at once."""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.errors import KnowledgeMissingError, SettingsError, UsageError
from bot.phrases import settings as phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWLEDGE = "BRIEFING_BOT_KNOWLEDGE"
TOKEN = "DISCORD_TOKEN"  # noqa: S105 - the name of a variable, not a secret
TOKEN_FILE = "DISCORD_TOKEN_FILE"  # noqa: S105 - the name of a variable, not a secret
LOG_LEVEL = "BRIEFING_BOT_LOG_LEVEL"
DATABASE = "BRIEFING_BOT_DATABASE"
DATABASE_FILE = "BRIEFING_BOT_DATABASE_FILE"
HOME_SERVER = "BRIEFING_BOT_HOME_SERVER"
SHARDS = "BRIEFING_BOT_SHARDS"
HEALTH = "BRIEFING_BOT_HEALTH"
LOG_FORMAT = "BRIEFING_BOT_LOG_FORMAT"
CACHE = "BRIEFING_BOT_CACHE"
DEBUG = "BRIEFING_BOT_DEBUG"
KNOWN: Final = frozenset((
    *(TOKEN, TOKEN_FILE, KNOWLEDGE, CACHE, DATABASE, DATABASE_FILE, HOME_SERVER, SHARDS),
    *(HEALTH, LOG_LEVEL, LOG_FORMAT, DEBUG),
))  # fmt: skip
"""Every setting of the bot's."""
FORMATS = ("text", "json")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True, slots=True)
class HealthPlace:
    """Where the bot tells a host's programs how it is."""

    host: str = "127.0.0.1"
    port: int = 9465
    named: bool = False
    """Whether the host chose it: then it must be had."""


@dataclass(frozen=True, slots=True)
class ShardRange:
    """The shards of Discord's gateway that this process has (documentation: Gateway, Sharding)."""

    first: int
    last: int
    count: int
    """How many there are over all processes."""

    @property
    def ids(self) -> range:
        """Return their ids."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of `briefing-bot run`."""

    token: str = field(repr=False)
    """Discord's bot token; never printed."""
    log_level: str = "INFO"
    log_format: str = "text"
    """For people, or `json` for programs that gather logs."""
    database: str = field(default="sqlite://", repr=False)
    """The file of the records, or the URL of a PostgreSQL database; never printed, since a URL may hold a password."""
    health: HealthPlace | None = HealthPlace()
    """Where the bot tells how it is; None where nobody wants to know."""
    home_server: int | None = None
    """The Discord server whose officers keep the knowledge; the only one that the bot is in where this is missing."""
    token_from_file: bool = False
    """Whether the token may be another one later."""
    shards: ShardRange | None = None
    """Which part of the servers this process has; all of them, over one connection, where this is missing."""


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of `run`.

    Args:
        environment: variables by name.

    Raises:
        SettingsError: naming every setting that cannot work, and what to do.
    """
    faults: list[str] = []
    token = _token(environment, faults)
    level = environment.get(LOG_LEVEL, "").strip().upper() or "INFO"
    if level not in LEVELS:
        faults.append(phrases.BAD_CHOICE.format(name=LOG_LEVEL, value=level, levels=", ".join(LEVELS)))
    form = environment.get(LOG_FORMAT, "").strip().lower() or "text"
    if form not in FORMATS:
        faults.append(phrases.BAD_CHOICE.format(name=LOG_FORMAT, value=form, levels=", ".join(FORMATS)))
    database = _database(environment, faults)
    health = _health(environment, faults)
    home = environment.get(HOME_SERVER, "").strip()
    if home and not re.fullmatch(r"[0-9]{15,20}", home):
        faults.append(phrases.BAD_HOME_SERVER.format(name=HOME_SERVER))
    shards = _shards(environment, database, faults)
    if faults:
        raise SettingsError("\n".join(faults))
    from_file = not environment.get(TOKEN, "").strip()
    return Settings(token, level, form, database, health, int(home) if home else None, from_file, shards)


def token_now(environment: Mapping[str, str] = os.environ) -> str:
    """Return the token as it stands now; an empty text where there is none that could be one."""
    faults: list[str] = []
    token = _token(environment, faults)
    return "" if faults else token


def unknown_settings(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return a sentence for each variable that looks like a setting of the bot's and is none: a slip of the finger."""
    wrong = sorted(name for name in environment if name.startswith("BRIEFING_BOT_") and name not in KNOWN)
    close = {name: difflib.get_close_matches(name, KNOWN, 1) for name in wrong}
    said = (phrases.UNKNOWN_SETTING_NEAR if close[name] else phrases.UNKNOWN_SETTING for name in wrong)
    return [one.format(name=name, near="".join(close[name])) for name, one in zip(wrong, said, strict=True)]


def database_address(environment: Mapping[str, str] = os.environ) -> str:
    """Return where the records are, for commands that need no token.

    Raises:
        SettingsError: nobody has said where, and this user has no folder for it.
    """
    faults: list[str] = []
    database = _database(environment, faults)
    if faults:
        raise SettingsError("\n".join(faults))
    return database


def _token(environment: Mapping[str, str], faults: list[str]) -> str:
    token = environment.get(TOKEN, "").strip()
    place = environment.get(TOKEN_FILE, "").strip()
    if not token and place:
        read = _secret(place, TOKEN_FILE, faults)
        if read is None:
            return ""
        token = read
    if not token:
        faults.append(phrases.NO_TOKEN.format(name=TOKEN, file=TOKEN_FILE))
    elif not re.fullmatch(r"[\w-]+(?:\.[\w-]+){2}", token):
        faults.append(phrases.BAD_TOKEN.format(name=TOKEN_FILE if place else TOKEN))
    return token


def _secret(place: str, name: str, faults: list[str]) -> str | None:
    """Return what stands in a file that a setting names; None where it cannot be read or is empty, which is a fault."""
    try:
        found = Path(place).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else phrases.SECRET_NO_TEXT
        faults.append(phrases.SECRET_UNREADABLE.format(name=name, path=place, why=why))
        return None
    if not found:
        faults.append(phrases.SECRET_UNREADABLE.format(name=name, path=place, why=phrases.SECRET_EMPTY))
    return found or None


def health_place(environment: Mapping[str, str] = os.environ) -> HealthPlace | None:
    """Return where a running bot tells how it is; None where nobody wants to know.

    Raises:
        SettingsError: the setting names no place.
    """
    faults: list[str] = []
    place = _health(environment, faults)
    if faults:
        raise SettingsError("\n".join(faults))
    return place


def _health(environment: Mapping[str, str], faults: list[str]) -> HealthPlace | None:
    given = environment.get(HEALTH, "").strip()
    if not given:
        return HealthPlace()
    if given.lower() == "off":
        return None
    host, _, port = given.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 2**16:
        faults.append(phrases.BAD_HEALTH.format(name=HEALTH, value=given))
        return None
    return HealthPlace(host.strip("[]"), int(port), named=True)


def _shards(environment: Mapping[str, str], database: str, faults: list[str]) -> ShardRange | None:
    given = environment.get(SHARDS, "").strip()
    if not given:
        return None
    found = re.fullmatch(r"([0-9]{1,5})(?:-([0-9]{1,5}))?/([0-9]{1,5})", given.replace(" ", ""))
    first, last, count = (int(one or found[1]) for one in found.groups()) if found else (0, 0, 0)
    if not first <= last < count:
        faults.append(phrases.BAD_SHARDS.format(name=SHARDS, value=given))
        return None
    shards = ShardRange(first, last, count)
    if not environment.get(HOME_SERVER, "").strip():
        faults.append(phrases.SHARDS_NEED_HOME.format(name=SHARDS, home=HOME_SERVER))
    if len(shards.ids) < count and not database.startswith("postgres"):
        faults.append(phrases.SHARDS_NEED_SERVER.format(name=SHARDS, database=DATABASE))
    return shards


def _database(environment: Mapping[str, str], faults: list[str]) -> str:
    """Return what is named, or a file in the user's folder for state (XDG Base Directory Specification)."""
    place = environment.get(DATABASE_FILE, "").strip()
    if place:  # it counts first: an image names a file in the other one
        return _secret(place, DATABASE_FILE, faults) or ""
    if given := environment.get(DATABASE, "").strip():
        return given
    try:
        state = environment.get("XDG_STATE_HOME", "").strip() or Path("~/.local/state").expanduser()
    except RuntimeError:
        faults.append(phrases.NO_DATABASE.format(name=DATABASE))
        return ""
    return str(Path(state) / "briefing-bot" / "records.sqlite3")


_INSTALLED: Final = frozenset(["site-packages", "dist-packages", "shipped_knowledge"])
"""Folders in which Python keeps what was installed, and the bot what came with it."""


def knowledge_folder(given: str | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The knowledge folder: as given, by the environment, in the current folder, or the one shipped with the bot.

    Raises:
        KnowledgeMissingError: there is none at any of these places.
    """
    named = given or environment.get(KNOWLEDGE)
    if named:
        return Path(named)
    package = Path(__file__).resolve().parent
    for place in (Path("knowledge"), package.parent / "knowledge", package / "shipped_knowledge"):
        if (place / "answers").is_dir():
            return place
    raise KnowledgeMissingError(phrases.NO_KNOWLEDGE.format(name=KNOWLEDGE))


def own_knowledge_folder(given: str | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The knowledge folder, where it is one that may be changed: never the copy inside an installed package.

    What is written there is gone with the next version of the bot, and nobody would look for it there.

    Raises:
        KnowledgeMissingError: there is none.
        UsageError: it is the copy that came with the bot.
    """
    folder = knowledge_folder(given, environment)
    if _INSTALLED.intersection(folder.resolve().parts):
        raise UsageError(phrases.NOT_YOUR_OWN.format(folder=folder.resolve(), name=KNOWLEDGE))
    return folder
