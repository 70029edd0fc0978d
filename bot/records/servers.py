"""Keeps the settings of each Discord server."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from bot.records.schema import SERVERS
from bot.records.transactions import Transactions, insert_or_update
from bot.records.values import ServerSettings


class Servers:
    """Settings by server; remembered in memory after the first look."""

    def __init__(self, transactions: Transactions) -> None:
        """Use these transactions."""
        self._transactions = transactions
        self._known: dict[int, ServerSettings] = {}

    async def settings(self, server: int) -> ServerSettings:
        """Return a server's settings; the defaults where it has none."""
        if server not in self._known:
            self._known[server] = await self._transactions.run(_settings, server)
        return self._known[server]

    async def change(self, server: int, **changes: object) -> ServerSettings:
        """Change some settings of a server and leave the others as they are, whoever changes those at the same moment.

        Args:
            server: its id.
            changes: new values by the names of `ServerSettings`' fields.

        Returns:
            All settings as they are now.
        """
        self._known[server] = await self._transactions.run(_change, server, changes)
        return self._known[server]

    async def forget(self, server: int) -> None:
        """Delete a server's settings."""
        await self._transactions.run(_delete, server)
        self._known.pop(server, None)


def _delete(connection: Connection, server: int) -> None:
    connection.execute(SERVERS.delete().where(SERVERS.c.server == server))


def _settings(connection: Connection, server: int) -> ServerSettings:
    row = connection.execute(select(SERVERS).where(SERVERS.c.server == server)).one_or_none()
    return ServerSettings(server) if row is None else _of_row(row)


def _change(connection: Connection, server: int, changes: dict[str, Any]) -> ServerSettings:
    # One statement: of two changes at once neither is built on what the other has not written yet.
    values = {name: list(value) if name == "channels" else value for name, value in changes.items()}
    made = {"server": server, "private": True, "channels": []} | values
    statement = insert_or_update(connection, SERVERS).values(made)
    statement = statement.on_conflict_do_update(index_elements=["server"], set_=values)
    return _of_row(connection.execute(statement.returning(SERVERS)).one())


def _of_row(row: Any) -> ServerSettings:  # noqa: ANN401 - a row has the columns of its table
    return ServerSettings(row.server, row.officer_role, row.officers_channel, row.private, tuple(row.channels))
