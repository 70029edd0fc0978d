"""Everything that the bot keeps, opened and closed together: one attribute for each kind of record."""

from __future__ import annotations

from bot.records.asked import Asked
from bot.records.cards_left import CardsLeft
from bot.records.drafts import Drafts
from bot.records.editions import Editions
from bot.records.feedback import Feedback
from bot.records.notes import Notes
from bot.records.pauses import Pauses
from bot.records.proposals import Proposals
from bot.records.requests import Requests
from bot.records.servers import Servers
from bot.records.stopped import Stopped
from bot.records.transactions import Transactions


class Records:
    """The kinds of record."""

    def __init__(self, transactions: Transactions) -> None:
        """Use `open` instead: it checks the database."""
        self.transactions = transactions
        self.servers = Servers(transactions)
        self.feedback = Feedback(transactions)
        self.requests = Requests(transactions)
        self.cards_left = CardsLeft(transactions)
        self.stopped = Stopped(transactions)
        self.editions = Editions(transactions)
        self.proposals = Proposals(transactions)
        self.drafts = Drafts(transactions)
        self.asked = Asked(transactions)
        self.pauses = Pauses(transactions)
        self.notes = Notes(transactions)

    @property
    def shared(self) -> bool:
        """Whether other processes, perhaps on other machines, use the same database."""
        return self.transactions.engine.dialect.name != "sqlite"

    @classmethod
    async def open(cls, address: str) -> Records:
        """Open the records; make them where there are none.

        Args:
            address: the path of a file, or a URL; `sqlite://` is a database in memory.

        Raises:
            RecordsError: the database cannot be used; the sentence says why and what to do.
        """
        return cls(await Transactions.open(address))

    async def close(self) -> None:
        """Finish the steps under way and close the database."""
        await self.transactions.close()
