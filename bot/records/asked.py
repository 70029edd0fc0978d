"""Counts what was asked, and where a server switched it on keeps the words of what got no answer.

The counts hold nobody: no user, server, channel or message, nor a hash of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import Connection, select

from bot.records.schema import GAP_TEXTS, GAPS
from bot.records.transactions import Transactions, insert_or_update
from bot.records.values import AskedCount, UnansweredText


class Asked:
    """Counts, and the texts of unanswered questions."""

    def __init__(self, transactions: Transactions) -> None:
        """Use these transactions."""
        self._transactions = transactions

    async def count(self, asked: Sequence[AskedCount]) -> None:
        """Add these to the counts, each as often as it says."""
        await self._transactions.run(_count, asked)

    async def since(self, day: date) -> list[AskedCount]:
        """Return all counts from a day on."""
        return await self._transactions.run(_since, day)

    async def keep_text(self, text: UnansweredText) -> None:
        """Keep the words of an unanswered question, or add to those of the same day."""
        await self._transactions.run(_keep_text, text)

    async def texts(self, server: int | None = None) -> list[UnansweredText]:
        """Return the texts of a server, or of all of them, by day."""
        return await self._transactions.run(_texts, server)

    async def delete_before(self, counts: date, texts: date) -> None:
        """Delete counts and texts of days before these."""
        await self._transactions.run(_delete_before, counts, texts)

    async def forget_texts(self, server: int, texts: Sequence[str] | None = None) -> int:
        """Delete some texts of a server, or all of them; return how many there were."""
        return await self._transactions.run(_forget_texts, server, texts)


def _count(connection: Connection, asked: Sequence[AskedCount]) -> None:
    for one in asked:
        key = asdict(one)
        del key["times"]
        statement = insert_or_update(connection, GAPS).values(key | {"times": one.times})
        more = {"times": GAPS.c.times + one.times}
        connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=more))


def _since(connection: Connection, day: date) -> list[AskedCount]:
    keys = [column for column in GAPS.c if column.primary_key]
    rows = connection.execute(select(GAPS).where(GAPS.c.day >= day).order_by(*keys))
    return [AskedCount(**row._asdict()) for row in rows]


def _keep_text(connection: Connection, text: UnansweredText) -> None:
    added = {"askers": GAP_TEXTS.c.askers + text.askers, "times": GAP_TEXTS.c.times + text.times}
    statement = insert_or_update(connection, GAP_TEXTS).values(asdict(text))
    connection.execute(statement.on_conflict_do_update(index_elements=["server", "day", "text"], set_=added))


def _texts(connection: Connection, server: int | None) -> list[UnansweredText]:
    chosen = select(GAP_TEXTS).order_by(GAP_TEXTS.c.day, GAP_TEXTS.c.text, GAP_TEXTS.c.server)
    rows = connection.execute(chosen if server is None else chosen.where(GAP_TEXTS.c.server == server))
    return [UnansweredText(**row._asdict()) for row in rows]


def _delete_before(connection: Connection, counts: date, texts: date) -> None:
    connection.execute(GAPS.delete().where(GAPS.c.day < counts))
    connection.execute(GAP_TEXTS.delete().where(GAP_TEXTS.c.day < texts))


def _forget_texts(connection: Connection, server: int, texts: Sequence[str] | None) -> int:
    which = GAP_TEXTS.c.server == server
    if texts is not None:
        which &= GAP_TEXTS.c.text.in_(texts)
    return connection.execute(GAP_TEXTS.delete().where(which)).rowcount
