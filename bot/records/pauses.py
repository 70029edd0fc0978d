"""Keeps which entries are withheld for the moment, and why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from bot.records.schema import PAUSES
from bot.records.transactions import Transactions, insert_or_update
from bot.records.values import Pause


class Pauses:
    """Pauses by entry; the empty name is the whole bot."""

    def __init__(self, transactions: Transactions) -> None:
        """Use these transactions."""
        self._transactions = transactions

    async def all(self) -> list[Pause]:
        """Return everything that is withheld, by name."""
        return await self._transactions.run(_all)

    async def pause(self, entry: str, reason: str, now: datetime) -> None:
        """Withhold an entry, or the whole bot, from now on; a new reason takes the place of the old one."""
        await self._transactions.run(_pause, entry, reason, now)

    async def resume(self, entry: str) -> bool:
        """Give an entry, or the whole bot, free again; return whether it was withheld."""
        return await self._transactions.run(_resume, entry)


def _all(connection: Connection) -> list[Pause]:
    return [
        Pause(row.entry, row.reason, row.since) for row in connection.execute(select(PAUSES).order_by(PAUSES.c.entry))
    ]


def _pause(connection: Connection, entry: str, reason: str, now: datetime) -> None:
    statement = insert_or_update(connection, PAUSES).values(entry=entry, reason=reason, since=now)
    connection.execute(statement.on_conflict_do_update(index_elements=["entry"], set_={"reason": reason}))


def _resume(connection: Connection, entry: str) -> bool:
    return bool(connection.execute(PAUSES.delete().where(PAUSES.c.entry == entry)).rowcount)
