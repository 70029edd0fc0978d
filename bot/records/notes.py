"""Keeps what the bot has to know after a restart, by name."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, or_, select

from bot.records.schema import NOTES
from bot.records.transactions import Transactions, insert_or_update


class Notes:
    """Short texts by name."""

    def __init__(self, transactions: Transactions) -> None:
        """Use these transactions."""
        self._transactions = transactions

    async def get(self, name: str) -> str:
        """Return a note; an empty text where there is none."""
        return await self._transactions.run(_get, name)

    async def keep(self, name: str, text: str) -> bool:
        """Keep a note in the place of the one before, and return whether it says something else.

        Of two processes that want to do a thing once, only one is told that it does.
        """
        return await self._transactions.run(_keep, name, text)

    async def take_turn(self, name: str, now: datetime, pause: timedelta) -> bool:
        """Return whether a process may do now what none may do within a pause after another.

        A turn that stands in the future, because a clock was put back, counts for nothing.
        """
        return await self._transactions.run(_take_turn, name, now, pause)


def _get(connection: Connection, name: str) -> str:
    return connection.execute(select(NOTES.c.text).where(NOTES.c.name == name)).scalar_one_or_none() or ""


def _keep(connection: Connection, name: str, text: str) -> bool:
    statement = insert_or_update(connection, NOTES).values(name=name, text=text)
    changed = statement.on_conflict_do_update(index_elements=["name"], set_={"text": text}, where=NOTES.c.text != text)
    return connection.execute(changed.returning(NOTES.c.name)).one_or_none() is not None


def _take_turn(connection: Connection, name: str, now: datetime, pause: timedelta) -> bool:
    moment = now.isoformat(timespec="milliseconds")
    before, after = (one.isoformat(timespec="milliseconds") for one in (now - pause, now + pause))
    statement = insert_or_update(connection, NOTES).values(name=name, text=moment)
    is_over = or_(NOTES.c.text <= before, NOTES.c.text > after)  # moments in UTC, written alike, sort as texts
    taken = statement.on_conflict_do_update(index_elements=["name"], set_={"text": moment}, where=is_over)
    return connection.execute(taken.returning(NOTES.c.name)).one_or_none() is not None
