"""Opens the database: made where there is none, checked, brought to the newest tables."""

from __future__ import annotations

from sqlalchemy import Engine

from bot.records.database import postgres, sqlite
from bot.records.database.addresses import POSTGRES, url_of


def opened(address: str) -> Engine:
    """An engine on a database that is whole and up to date.

    Args:
        address: the path of a file, or a URL; `sqlite://` is a database in memory.

    Raises:
        RecordsError: it cannot be used, with the reason and the mend.
    """
    url = url_of(address)
    return postgres.opened(url) if url.drivername == POSTGRES else sqlite.opened(url)


def steps_at_once(address: str) -> int:
    """Return how many steps a database of this address can take at the same moment.

    Raises:
        RecordsError: it is no address of a database.
    """
    return postgres.CONNECTIONS if url_of(address).drivername == POSTGRES else 1
