"""Server settings and counts of feedback, in one transaction each."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from bot.records.tables import FEEDBACK, SERVERS
from bot.records.values import FeedbackCount, ServerSettings


def settings_of(connection: Connection, server: int) -> ServerSettings:
    """A server's settings; the defaults where none are kept."""
    row = connection.execute(select(SERVERS).where(SERVERS.c.server == server)).one_or_none()
    if row is None:
        return ServerSettings(server)
    return ServerSettings(row.server, row.officer_role, row.officers_channel, row.private, tuple(row.channels))


def keep(connection: Connection, settings: ServerSettings) -> None:
    """Keep a server's settings in place of those before."""
    values = {
        "officer_role": settings.officer_role,
        "officers_channel": settings.officers_channel,
        "private": settings.private,
        "channels": list(settings.channels),
    }
    _update_or_insert(connection, SERVERS, {"server": settings.server}, values, values)


def forget(connection: Connection, server: int) -> None:
    """Delete a server's settings."""
    connection.execute(SERVERS.delete().where(SERVERS.c.server == server))


def count(connection: Connection, day: date, entry: str, knowledge: str, helped: bool) -> None:
    """Count one answer to "did this help?"."""
    key = {"day": day, "entry": entry, "knowledge": knowledge}
    more, other = (FEEDBACK.c.helped, "not_helped") if helped else (FEEDBACK.c.not_helped, "helped")
    _update_or_insert(connection, FEEDBACK, key, {more.name: more + 1}, {more.name: 1, other: 0})


def counts(connection: Connection, since: date) -> list[FeedbackCount]:
    """All counts from a day on, by day and entry."""
    order = (FEEDBACK.c.day, FEEDBACK.c.entry, FEEDBACK.c.knowledge)
    rows = connection.execute(select(FEEDBACK).where(FEEDBACK.c.day >= since).order_by(*order))
    return [FeedbackCount(row.day, row.entry, row.knowledge, row.helped, row.not_helped) for row in rows]


def drop_counts(connection: Connection, before: date) -> None:
    """Delete the counts of days before one."""
    connection.execute(FEEDBACK.delete().where(FEEDBACK.c.day < before))


def _update_or_insert(
    connection: Connection, table: Table, key: dict[str, Any], changed: dict[str, Any], made: dict[str, Any]
) -> None:
    """Change the row of a key, or make it: the databases' own upserts differ, and this runs in one transaction."""
    where = [table.c[name] == value for name, value in key.items()]
    if not connection.execute(update(table).where(*where).values(changed)).rowcount:
        connection.execute(insert(table).values(key | made))
