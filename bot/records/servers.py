"""Keeps the settings of each Discord server."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from bot.records.remembered import Remembered
from bot.records.schema import SERVERS
from bot.records.transactions import Transactions, insert_or_update
from bot.records.values import ServerSettings


class Servers:
    """Settings by server."""

    def __init__(self, transactions: Transactions) -> None:
        """Use these transactions."""
        self._transactions = transactions
        self._remembered = Remembered(self.settings)

    async def settings(self, server: int) -> ServerSettings:
        """Return a server's settings as they are now; the defaults where it has none."""
        return await self._transactions.run(_settings, server)

    async def remembered(self, server: int) -> ServerSettings:
        """Return a server's settings as they were at most a second ago: for what every question has to know.

        Where the database fails, they are those that were seen last. Never send anything of a member's by them.
        """
        return await self._remembered.get(server)

    async def change(self, server: int, **changes: object) -> ServerSettings:
        """Change some settings of a server and leave the others as they are, whoever changes those at the same moment.

        Choosing an officers' channel takes back what was confirmed of the readers of the one before it.

        Args:
            server: its id.
            changes: new values by the names of `ServerSettings`' fields.

        Returns:
            All settings as they are now.
        """
        changed = await self._transactions.run(_change, server, changes)
        self._remembered.forget(server)
        return changed

    async def forget(self, server: int) -> None:
        """Delete a server's settings."""
        await self._transactions.run(_delete, server)
        self._remembered.forget(server)


def _delete(connection: Connection, server: int) -> None:
    connection.execute(SERVERS.delete().where(SERVERS.c.server == server))


def _settings(connection: Connection, server: int) -> ServerSettings:
    row = connection.execute(select(SERVERS).where(SERVERS.c.server == server)).one_or_none()
    return ServerSettings(server) if row is None else _of_row(row)


def _change(connection: Connection, server: int, changes: dict[str, Any]) -> ServerSettings:
    if "officers_channel" in changes:
        changes = {"confirmed_channel": None, "confirmed_readers": None} | changes
    # One statement: of two changes at once neither is built on what the other has not written yet.
    values = {name: list(value) if name == "channels" else value for name, value in changes.items()}
    made = {"server": server, "private": True, "channels": [], "second_officer": True, "keeps_texts": False} | values
    statement = insert_or_update(connection, SERVERS).values(made)
    statement = statement.on_conflict_do_update(index_elements=["server"], set_=values)
    return _of_row(connection.execute(statement.returning(SERVERS)).one())


def _of_row(row: Any) -> ServerSettings:  # noqa: ANN401 - a row has the columns of its table
    return ServerSettings(**row._asdict() | {"channels": tuple(row.channels)})
