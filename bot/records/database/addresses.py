"""Reads the address of a database; never repeats it, since it may hold a password."""

from __future__ import annotations

from typing import Final

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from bot.errors import RecordsError
from bot.phrases import records as phrases

SQLITE: Final = "sqlite"
POSTGRES: Final = "postgresql+psycopg"
_DRIVERS = {
    "sqlite": SQLITE,
    "sqlite+pysqlite": SQLITE,
    "postgres": POSTGRES,  # hosts of databases write it like this
    "postgresql": POSTGRES,
    "postgresql+psycopg": POSTGRES,
}
"""The one driver that the bot uses, by what an address begins with."""


def url_of(address: str) -> URL:
    """Return an address as a URL with the driver that the bot uses.

    Args:
        address: the path of a file, or a URL; `sqlite://` is a database in memory.

    Raises:
        RecordsError: it is no address, or names a kind of database that the bot does not speak.
    """
    if "://" not in address:
        return URL.create(SQLITE, database=address)
    # A password's own @ ends it too early, and the rest of it would be taken for a host and shown as one.
    if address.partition("?")[0].count("@") > 1 and not address.startswith(SQLITE):
        raise RecordsError(phrases.DATABASE_PASSWORD_SIGNS)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise RecordsError(phrases.DATABASE_ADDRESS) from error
    if url.drivername not in _DRIVERS:
        raise RecordsError(phrases.DATABASE_KIND.format(kind=url.drivername))
    return url.set(drivername=_DRIVERS[url.drivername])
