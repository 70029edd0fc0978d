"""Describes the tables as they are now; `migrations` holds the steps that led here."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """Stores an aware moment in UTC without its zone, since SQLite has none, and reads it back with the zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: Any, _: Dialect) -> datetime | None:  # noqa: ANN401 - as the base class has it
        """Turn a moment into what is stored."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, _: Dialect) -> datetime | None:  # noqa: ANN401 - as the base class has it
        """Turn what is stored into a moment."""
        return None if value is None else value.replace(tzinfo=UTC)


METADATA = MetaData()

SERVERS = Table(
    "server_settings",
    METADATA,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("officer_role", BigInteger),
    Column("officers_channel", BigInteger),
    Column("private", Boolean, nullable=False),
    Column("channels", JSON, nullable=False),
)

FEEDBACK = Table(
    "feedback",
    METADATA,
    Column("day", Date, primary_key=True),
    Column("entry", String(60), primary_key=True),
    Column("knowledge", String(64), primary_key=True),
    Column("helped", Integer, nullable=False),
    Column("not_helped", Integer, nullable=False),
)

REQUESTS = Table(
    "handovers",
    METADATA,
    Column("id", String(12), primary_key=True),
    Column("state", String(20), nullable=False, index=True),
    Column("opened", Moment, nullable=False),
    Column("expires", Moment),
    Column("closed", Moment),
    Column("server", BigInteger),
    Column("asker", BigInteger, index=True),
    Column("asker_name", String(100)),
    Column("question", Text),
    Column("officer", BigInteger),
    Column("answer", Text),
    Column("channel", BigInteger),
    Column("message", BigInteger),
)
"""Requests to officers; the table bears the name that the first release gave it. A closed row keeps its id, its ending
and its two moments; every other column is emptied."""
