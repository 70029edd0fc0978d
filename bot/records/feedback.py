"""Counts the answers to “Did this help?” by day and entry; nobody who answered is kept."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from bot.records.schema import FEEDBACK
from bot.records.transactions import Transactions, insert_or_update
from bot.records.values import FeedbackCount


class Feedback:
    """The counts."""

    def __init__(self, transactions: Transactions) -> None:
        """Use these transactions."""
        self._transactions = transactions

    async def count(self, day: date, entry: str, knowledge: str, *, helped: bool) -> None:
        """Add one to a count.

        Args:
            day: of the answer.
            entry: the name of the entry that was shown.
            knowledge: the digest of the knowledge that it came from.
            helped: whether it did.
        """
        await self._transactions.run(_count, day, entry, knowledge, helped)

    async def move(self, day: date, entry: str, knowledge: str, *, helped: bool) -> None:
        """Move one from the other count to this one, for somebody who has changed their mind; both or neither change.

        Args:
            day: on which it was counted.
            entry: as it was counted.
            knowledge: as it was counted.
            helped: what holds now.
        """
        await self._transactions.run(_move, day, entry, knowledge, helped)

    async def since(self, day: date) -> list[FeedbackCount]:
        """Return all counts from a day on, by day and entry."""
        return await self._transactions.run(_since, day)

    async def delete_before(self, day: date) -> None:
        """Delete the counts of days before one."""
        await self._transactions.run(_delete_before, day)


def _delete_before(connection: Connection, day: date) -> None:
    connection.execute(FEEDBACK.delete().where(FEEDBACK.c.day < day))


def _count(connection: Connection, day: date, entry: str, knowledge: str, helped: bool) -> None:
    key = {"day": day, "entry": entry, "knowledge": knowledge}
    counted = FEEDBACK.c.helped if helped else FEEDBACK.c.not_helped
    first = {"helped": 0, "not_helped": 0} | {counted.name: 1}
    statement = insert_or_update(connection, FEEDBACK).values(key | first)
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_={counted.name: counted + 1}))


def _move(connection: Connection, day: date, entry: str, knowledge: str, helped: bool) -> None:
    to, out_of = (FEEDBACK.c.helped, FEEDBACK.c.not_helped) if helped else (FEEDBACK.c.not_helped, FEEDBACK.c.helped)
    mine = (FEEDBACK.c.day == day) & (FEEDBACK.c.entry == entry) & (FEEDBACK.c.knowledge == knowledge) & (out_of > 0)
    connection.execute(FEEDBACK.update().where(mine).values({to.name: to + 1, out_of.name: out_of - 1}))


def _since(connection: Connection, day: date) -> list[FeedbackCount]:
    rows = connection.execute(select(FEEDBACK).where(FEEDBACK.c.day >= day))
    counts = [FeedbackCount(row.day, row.entry, row.knowledge, row.helped, row.not_helped) for row in rows]
    return sorted(counts, key=lambda count: (count.day, count.entry, count.knowledge))  # databases order text variously
