"""Keeps what officers have typed and not proposed yet, so that nothing typed is lost by a fault or a restart."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.records.retention import PROPOSAL_DAYS
from bot.records.schema import DRAFTS
from bot.records.transactions import Transactions
from bot.records.values import Draft, new_id


class Drafts:
    """Drafts of officers. Moments are aware, and given by the caller."""

    def __init__(self, transactions: Transactions) -> None:
        """Use these transactions."""
        self._transactions = transactions

    async def keep(self, draft: Draft) -> Draft:
        """Keep what was typed, in the place of this officer's older draft with that id."""
        return await self._transactions.run(_keep, draft)

    async def find(self, draft: str, officer: int) -> Draft | None:
        """Return an officer's own draft, or None."""
        return await self._transactions.run(_find, draft, officer)

    async def of_officer(self, officer: int) -> list[Draft]:
        """Return an officer's drafts, the newest first."""
        return await self._transactions.run(_of_officer, officer)

    async def delete(self, draft: str) -> None:
        """Delete a draft that was proposed or thrown away."""
        await self._transactions.run(_delete, draft)

    async def forget_officer(self, officer: int) -> int:
        """Delete all drafts of an officer; return how many there were."""
        return await self._transactions.run(_forget, "officer", officer)

    async def forget_server(self, server: int) -> None:
        """Delete all drafts of a server that the bot has left."""
        await self._transactions.run(_forget, "server", server)

    async def delete_old(self, now: datetime) -> None:
        """Delete drafts that nobody has touched for as long as a proposal may wait."""
        await self._transactions.run(_delete_old, now)


def _keep(connection: Connection, made: Draft) -> Draft:
    values = {name: getattr(made, name) for name in Draft.__dataclass_fields__}
    mine = (DRAFTS.c.id == made.id) & (DRAFTS.c.officer == made.officer)
    if not connection.execute(DRAFTS.update().where(mine).values(values)).rowcount:
        taken = connection.execute(select(DRAFTS.c.id).where(DRAFTS.c.id == made.id)).one_or_none()
        values["id"] = new_id() if taken else made.id
        connection.execute(DRAFTS.insert().values(values))
    return Draft(**values)


def _find(connection: Connection, draft: str, officer: int) -> Draft | None:
    mine = (DRAFTS.c.id == draft) & (DRAFTS.c.officer == officer)
    row = connection.execute(select(DRAFTS).where(mine)).one_or_none()
    return None if row is None else _of_row(row)


def _of_officer(connection: Connection, officer: int) -> list[Draft]:
    order = (DRAFTS.c.updated.desc(), DRAFTS.c.id)
    return [
        _of_row(row) for row in connection.execute(select(DRAFTS).where(DRAFTS.c.officer == officer).order_by(*order))
    ]


def _delete(connection: Connection, draft: str) -> None:
    connection.execute(DRAFTS.delete().where(DRAFTS.c.id == draft))


def _forget(connection: Connection, column: str, of: int) -> int:
    return connection.execute(DRAFTS.delete().where(DRAFTS.c[column] == of)).rowcount


def _delete_old(connection: Connection, now: datetime) -> None:
    connection.execute(DRAFTS.delete().where(DRAFTS.c.updated < now - timedelta(days=PROPOSAL_DAYS)))


def _of_row(row: Row[Any]) -> Draft:
    return Draft(**row._asdict())
