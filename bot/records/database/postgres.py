"""A database on a PostgreSQL server. All PostgreSQL words are here.

Steps run under READ COMMITTED, whatever the server's own choice is: a statement that waited for somebody else's row
looks at its condition again, and the next statement sees what the other has written. The records lean on both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from sqlalchemy import BigInteger, Connection, Engine, create_engine, func, literal, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool

from bot.errors import RecordsAwayError, RecordsError, RecordsHeldError
from bot.phrases import records as phrases
from bot.records.database.migrating import migrate

Result = TypeVar("Result")

CONNECTIONS = 4
"""Steps at once: some for members' presses, while another waits for a row."""
WAIT_MS = 5_000
"""How long a step waits for somebody else's row, and how long a statement may take."""
MIGRATION_MS = 60_000
"""The same while the tables are changed, when another process may be doing just that."""
_PARAMETERS = {
    "application_name": "briefing-bot",
    "client_encoding": "utf8",
    "connect_timeout": "5",
    "options": f"-c lock_timeout={WAIT_MS} -c statement_timeout={WAIT_MS}",
    # A standby is told at the start, not at the first member's request.
    "target_session_attrs": "read-write",
    # A server that went without a word is noticed in some seconds; the system's own choice is two hours.
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}
"""How we connect (PostgreSQL's documentation, libpq, Parameter Key Words); what the address itself says wins."""
_MIGRATING = (0x15B, 1)
"""The lock that whoever changes the tables holds: two numbers, so that it is none of `one_at_a_time`."""
_OTHERWISE = text(
    "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND classid = :whole AND "
    "objid <> :parts AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"
)
"""Whether anybody holds parts of another division (PostgreSQL's documentation, pg_locks: keys of two numbers)."""
_NO_RIGHT = "42501"
_UNDONE = frozenset({"40001", "40P01"})
"""Codes of a transaction that the server itself has undone for another's sake: serialisation failure and deadlock."""
_REFUSALS = (
    (re.compile(r'.*password|role ".*" does not exist'), phrases.POSTGRES_LOGIN),
    (re.compile(r'database ".*" does not exist'), phrases.POSTGRES_NO_DATABASE),
)
"""How the server says that it does not let us in, for which there is no code. A server that speaks another language
than English is quoted instead."""


def opened(url: URL) -> Engine:
    """An engine on a database of a server, brought up to date.

    Raises:
        RecordsError: it cannot be used, with the reason and the mend.
    """
    with _told(url) as name:
        return _sound(url, name)


def looked_at(url: URL, look: Callable[[Connection], Result]) -> Result:
    """Return what is seen of a database of a server; raises as `opened` does."""
    with _told(url) as name, _alone(url).connect() as connection:
        _check(connection, name)
        return look(connection)


def _alone(url: URL) -> Engine:
    """An engine whose connections are nobody else's, and closed after their use."""
    return create_engine(url.set(query=_PARAMETERS | dict(url.query)), hide_parameters=True, poolclass=NullPool)


@contextmanager
def held(url: URL, keys: Sequence[int], division: tuple[int, int]) -> Iterator[None]:
    """Hold keys on a server for as long as this lasts, by a connection of its own.

    Args:
        url: of the database.
        keys: nobody else may hold one of them.
        division: what the keys are parts of, by a number of 31 bits, and how many parts it has: nobody may hold parts
            of another division of the same thing.

    Raises:
        RecordsHeldError: another process has a key, or has divided the whole otherwise.
        RecordsError: the server cannot be used.
    """
    whole, parts = division
    with ExitStack() as stack:
        with _told(url):
            connected = _alone(url).connect().execution_options(isolation_level="AUTOCOMMIT")
            connection = stack.enter_context(connected)
            connection.execute(select(func.pg_advisory_lock_shared(whole, parts)))
            otherwise = connection.execute(_OTHERWISE, {"whole": whole, "parts": parts}).scalar_one()
            wanted = [select(func.pg_try_advisory_lock(literal(key, BigInteger))) for key in keys]
            are_ours = [connection.execute(one).scalar_one() for one in wanted]
        if otherwise or not all(are_ours):
            raise RecordsHeldError(phrases.TOKEN_HELD)
        yield


@contextmanager
def _told(url: URL) -> Iterator[str]:
    """Say what went wrong in words of ours; gives the name of the database.

    Raises:
        RecordsError: with the reason and the mend.
    """
    words = {
        "host": str(url.host or url.query.get("host") or phrases.THIS_MACHINE),
        "user": url.username or phrases.OWN_USER,
        "name": url.database or url.username or phrases.OWN_DATABASE,
    }
    try:
        yield words["name"]
    except ImportError as error:
        raise RecordsError(phrases.POSTGRES_DRIVER) from error
    except SQLAlchemyError as error:
        refused = RecordsAwayError if is_away(error) else RecordsError
        raise refused(_refusal(error, words)) from error


def _sound(url: URL, name: str) -> Engine:
    engine = create_engine(
        url.set(query=_PARAMETERS | dict(url.query)),
        hide_parameters=True,
        isolation_level="READ COMMITTED",
        poolclass=QueuePool,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,  # a server that was started again is noticed before a step, not by it
    )
    try:
        with engine.begin() as connection:
            _check(connection, name)
            for setting in ("lock_timeout", "statement_timeout"):
                connection.exec_driver_sql(f"SET LOCAL {setting} = {MIGRATION_MS}")
            connection.execute(select(func.pg_advisory_xact_lock(*_MIGRATING)))
            migrate(connection, name)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _check(connection: Connection, name: str) -> None:
    if connection.exec_driver_sql("SHOW server_encoding").scalar_one() != "UTF8":
        raise RecordsError(phrases.POSTGRES_ENCODING.format(name=name))


def one_at_a_time(connection: Connection, key: int) -> None:
    """Let whoever comes with the same key wait until this transaction has ended.

    For a step whose condition looks at more rows than it changes: there is no row to wait for.
    """
    connection.execute(select(func.pg_advisory_xact_lock(literal(key, BigInteger))))


def was_undone(error: SQLAlchemyError) -> bool:
    """Return whether the server has undone a transaction for another's sake, so that it can simply be done again."""
    return _code(error) in _UNDONE


def is_away(error: SQLAlchemyError) -> bool:
    """Return whether the server cannot be reached, or went away."""
    return was_lost(error) or (isinstance(error, OperationalError) and _code(error) is None)


def was_lost(error: SQLAlchemyError) -> bool:
    """Return whether a connection broke that there was."""
    return isinstance(error, DBAPIError) and error.connection_invalidated


def _code(error: SQLAlchemyError) -> str | None:
    """Return the server's code of a failure (PostgreSQL's documentation, Error Codes).

    Returns:
        None where the driver failed before the server said anything; no text where it is no failure of PostgreSQL.
    """
    code: str | None = getattr(getattr(error, "orig", None), "sqlstate", "")
    return code


def _refusal(error: SQLAlchemyError, words: dict[str, str]) -> str:
    """Return the sentence about a database that cannot be used."""
    if _code(error) == _NO_RIGHT:
        return phrases.POSTGRES_NO_RIGHT.format_map(words)
    said = str(getattr(error, "orig", None) or type(error).__name__)
    if refused := re.search(r"FATAL:\s+(.*)|(no password supplied)", said):
        why = refused[1] or refused[2]
        sentence = next((one for sign, one in _REFUSALS if sign.match(why)), phrases.POSTGRES_REFUSED)
    else:
        why = " ".join(said.split())
        sentence = phrases.POSTGRES_UNREACHABLE if is_away(error) else phrases.POSTGRES_REFUSED
    return sentence.format_map({**words, "why": why.rstrip(".?")})
