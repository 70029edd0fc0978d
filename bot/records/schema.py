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
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    false,
    true,
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


class Words(TypeDecorator[str]):
    """Stores what somebody wrote; PostgreSQL takes every character but NUL, and so no database is given one."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, _: Dialect) -> str | None:  # noqa: ANN401 - as the base class has it
        """Put the sign for an unreadable character in its place."""
        return None if value is None else value.replace("\x00", "\ufffd")


METADATA = MetaData()

SERVERS = Table(
    "server_settings",
    METADATA,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("officer_role", BigInteger),
    Column("officers_channel", BigInteger),
    Column("private", Boolean, nullable=False),
    Column("channels", JSON, nullable=False),
    Column("second_officer", Boolean, nullable=False, server_default=true()),
    Column("keeps_texts", Boolean, nullable=False, server_default=false()),
    Column("confirmed_channel", BigInteger),
    Column("confirmed_readers", String(32)),
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
    Column("question", Words),
    Column("officer", BigInteger),
    Column("answer", Words),
    Column("channel", BigInteger),
    Column("message", BigInteger),
    Column("reusable", Boolean),
)
"""Requests to officers; the table bears the name that the first release gave it. A closed row keeps its id, its ending
and its two moments; every other column is emptied."""

CARDS_LEFT = Table(
    "cards_left",
    METADATA,
    Column("request", String(12), primary_key=True),
    Column("ending", String(20), nullable=False),
    Column("closed", Moment, nullable=False),
    Column("opened", Moment, nullable=False),
    Column("server", BigInteger, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("message", BigInteger),
)
"""Cards among the officers that may still show a closed request: written as it is closed, deleted when the card is seen
to be empty. No member and no text; the message is missing where nobody knows whether the card was posted."""

STOPPED = Table(
    "stopped",
    METADATA,
    Column("request", String(12), primary_key=True),
    Column("server", BigInteger, nullable=False),
    Column("asker", BigInteger, nullable=False, index=True),
    Column("until", Moment, nullable=False),
)
"""Members whose requests the officers of a server take no more for some days, by the closed request for which they were
stopped: a row for each, so that nobody can tell from the cards that two requests were one member's."""

BLOBS = Table(
    "blobs",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""The content of knowledge files, compressed, by its SHA-256: editions and proposals share what is the same."""

EDITIONS = Table(
    "editions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    Column("tree", JSON, nullable=False),
    Column("moment", Moment, nullable=False),
    Column("note", String(200), nullable=False),
    Column("origin", String(20), nullable=False),
    Column("officer", BigInteger),
    Column("officer_name", String(100)),
)
"""Every edition's number is one more than its parent's. That number is the lock: of two publications that stand on one
parent, the second finds its number taken."""

LEARNT = Table(
    "learnt",
    METADATA,
    Column("key", String(64), primary_key=True),
    Column("made", Moment, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""What was learnt from some files by one version of the program, so that other processes need not learn it."""

PROPOSALS = Table(
    "proposals",
    METADATA,
    Column("id", String(12), primary_key=True),
    Column("state", String(20), nullable=False, index=True),
    Column("base", Integer, nullable=False),
    Column("tree", JSON, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("note", String(200), nullable=False),
    Column("origin", String(20), nullable=False),
    Column("assessment", JSON, nullable=False),
    Column("draft", String(12), nullable=False),
    Column("opened", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("closed", Moment),
    Column("server", BigInteger),
    Column("author", BigInteger, index=True),
    Column("author_name", String(100)),
    Column("channel", BigInteger),
    Column("message", BigInteger),
)
"""Changes of the knowledge that wait for approval. A closed one holds no person any more."""

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("id", String(12), primary_key=True),
    Column("server", BigInteger, nullable=False),
    Column("officer", BigInteger, nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("entry", String(60), nullable=False),
    Column("fields", JSON, nullable=False),
    Column("base", Integer, nullable=False),
    Column("updated", Moment, nullable=False),
)
"""What officers have typed and not proposed yet."""

GAPS = Table(
    "asked",
    METADATA,
    Column("day", Date, primary_key=True),
    Column("outcome", String(12), primary_key=True),
    Column("subject", String(60), primary_key=True),
    Column("band", String(8), primary_key=True),
    Column("way", String(12), primary_key=True),
    Column("edition", String(64), primary_key=True),
    Column("times", Integer, nullable=False),
)
"""Counts of what was asked: nobody who asked, and nowhere where they did."""

GAP_TEXTS = Table(
    "unanswered",
    METADATA,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, primary_key=True),
    Column("text", String(300), primary_key=True),
    Column("reason", String(60), nullable=False),
    Column("askers", Integer, nullable=False),
    Column("times", Integer, nullable=False),
)
"""Questions that got no answer, without names and numbers, of servers whose managers switched that on."""

PAUSES = Table(
    "pauses",
    METADATA,
    Column("entry", String(60), primary_key=True),
    Column("reason", String(300), nullable=False),
    Column("since", Moment, nullable=False),
)
"""Entries that are withheld for the moment, with the reason that members see; the empty name is the whole bot."""

NOTES = Table(
    "notes",
    METADATA,
    Column("name", String(80), primary_key=True),
    Column("text", Text, nullable=False),
)
"""What the bot has to know after a restart, by name: which faults it has told, which edition a folder holds."""
