"""Keeps whose requests the officers of a server take no more for some days, without telling the officers who it is."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, exists, func, insert, select

from bot.errors import RequestStoppedError
from bot.phrases import records as phrases
from bot.phrases.languages import BRITISH
from bot.records.retention import STOPPED_DAYS
from bot.records.schema import STOPPED
from bot.records.transactions import Transactions


class Stopped:
    """Members by the request for which they were stopped; `Requests.stop` does that and closes it."""

    def __init__(self, transactions: Transactions) -> None:
        """Use these transactions."""
        self._transactions = transactions

    async def refuse(self, server: int, member: int, now: datetime) -> None:
        """Return where a member may ask.

        Raises:
            RequestStoppedError: the officers have stopped them; the sentence says until when.
        """
        await self._transactions.run(refuse_if_stopped, server, member, now)

    async def of_member(self, member: int, now: datetime) -> list[datetime]:
        """Return until when a member is stopped, for each request for which they were."""
        return await self._transactions.run(_of_member, member, now)

    async def lift(self, request: str, server: int) -> bool:
        """Take back that a member was stopped for a request; return whether that held still."""
        return await self._transactions.run(_lift, request, server)


def is_stopped(server: int, member: int, now: datetime) -> ColumnElement[bool]:
    """Return the condition that a member is stopped, for the statement that would keep their request."""
    return exists(select(STOPPED.c.request).where(_holds(server, member, now)))


def _holds(server: int, member: int, now: datetime) -> ColumnElement[bool]:
    return (STOPPED.c.server == server) & (STOPPED.c.asker == member) & (STOPPED.c.until > now)


def refuse_if_stopped(connection: Connection, server: int, member: int, now: datetime) -> None:
    """As `Stopped.refuse`, within a step."""
    mine = _holds(server, member, now)
    until = connection.execute(select(func.max(STOPPED.c.until)).where(mine)).scalar_one_or_none()
    if until is not None:
        raise RequestStoppedError(phrases.REQUESTS_STOPPED.format(day=BRITISH.day(until.date())))


def stop_member(connection: Connection, server: int, member: int, request: str, now: datetime) -> datetime:
    """Stop a member from now on; return until when."""
    until = now + timedelta(days=STOPPED_DAYS)
    connection.execute(insert(STOPPED).values(request=request, server=server, asker=member, until=until))
    return until


def delete_stopped_before(connection: Connection, moment: datetime) -> None:
    """Forget those whose time is over."""
    connection.execute(STOPPED.delete().where(STOPPED.c.until <= moment))


def forget_stopped_of_server(connection: Connection, server: int) -> None:
    """Forget those of a server that the bot has left."""
    connection.execute(STOPPED.delete().where(STOPPED.c.server == server))


def _of_member(connection: Connection, member: int, now: datetime) -> list[datetime]:
    mine = (STOPPED.c.asker == member) & (STOPPED.c.until > now)
    return list(connection.execute(select(STOPPED.c.until).where(mine).order_by(STOPPED.c.until)).scalars())


def _lift(connection: Connection, request: str, server: int) -> bool:
    this = (STOPPED.c.request == request) & (STOPPED.c.server == server)
    return connection.execute(STOPPED.delete().where(this)).rowcount > 0
