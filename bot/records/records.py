"""Everything that the bot keeps, opened and closed together: one attribute for each kind of record."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.records.feedback import Feedback, delete_counts
from bot.records.requests import Requests, close_all_of_server, close_expired
from bot.records.retention import FEEDBACK_DAYS
from bot.records.servers import Servers, delete_settings
from bot.records.transactions import Transactions
from bot.records.values import Request


class Records:
    """The kinds of record, and the steps that touch several of them."""

    def __init__(self, transactions: Transactions) -> None:
        """Use `open` instead: it checks the database."""
        self.transactions = transactions
        self.servers = Servers(transactions)
        self.feedback = Feedback(transactions)
        self.requests = Requests(transactions)

    @classmethod
    async def open(cls, address: str) -> Records:
        """Open the records; make them where there are none.

        Args:
            address: the path of a file, or a URL; `sqlite://` is a database in memory.

        Raises:
            RecordsError: the database cannot be used; the sentence says why and what to do.
        """
        records = cls(await Transactions.open(address))
        await records.requests.look_who_waits()
        return records

    async def close(self) -> None:
        """Finish the steps under way and close the database."""
        await self.transactions.close()

    async def forget_server(self, server: int, now: datetime) -> None:
        """Delete what is kept of a server that the bot has left."""

        def forget(connection: Connection) -> None:
            delete_settings(connection, server)
            close_all_of_server(connection, server, now)

        await self.transactions.run(forget)
        await self.requests.look_who_waits()
        self.servers.forget(server)

    async def delete_what_is_due(self, now: datetime) -> list[Request]:
        """Close expired requests and delete what was kept long enough; return the expired requests as they were."""

        def delete(connection: Connection) -> list[Request]:
            delete_counts(connection, now.date() - timedelta(days=FEEDBACK_DAYS))
            return close_expired(connection, now)

        return await self.transactions.run(delete)
