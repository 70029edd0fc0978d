"""Looks at a database without changing anything of it: for whoever wants to know before the bot is started."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.engine import URL

from bot.errors import RecordsError, RecordsHeldError
from bot.phrases import records as phrases
from bot.records.database import postgres, sqlite
from bot.records.database.addresses import POSTGRES, url_of
from bot.records.database.holding import held, lock_of
from bot.records.database.migrating import revision_of, revisions


@dataclass(frozen=True, slots=True)
class DatabaseState:
    """What was seen of a database."""

    place: str
    """Where it is, without a password."""
    revision: str | None
    """Of its tables; None where there are none yet."""
    newest: str
    """The revision that this version of the bot works with."""
    held: bool
    """Whether a bot is running on it; known of files only."""


def examined(address: str) -> DatabaseState:
    """Look at a database.

    Args:
        address: the path of a file, or a URL.

    Raises:
        RecordsError: it could not be used, with the reason and the mend.
    """
    url, known = url_of(address), revisions()
    if url.drivername == POSTGRES:
        place, held_by_a_bot = url.render_as_string(hide_password=True), False
        found = postgres.looked_at(url, revision_of)
    else:
        place, held_by_a_bot = url.database or phrases.IN_MEMORY, _is_held(url, address)
        found = sqlite.looked_at(url, revision_of)
    if found not in {None, *known}:
        raise RecordsError(phrases.DATABASE_NEWER.format(name=place))
    return DatabaseState(place, found, known[-1], held_by_a_bot)


def _is_held(url: URL, address: str) -> bool:
    if not url.database or not lock_of(url.database).exists():
        return False
    try:
        with held(address):
            return False
    except RecordsHeldError:
        return True
