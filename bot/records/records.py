"""Everything that the bot keeps, opened and closed together: one attribute for each kind of record."""

from __future__ import annotations

from bot.records.feedback import Feedback
from bot.records.requests import Requests
from bot.records.servers import Servers
from bot.records.transactions import Transactions


class Records:
    """The kinds of record."""

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
