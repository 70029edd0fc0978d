"""Knows which cards among the officers may still show a request that is closed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.records.schema import CARDS_LEFT
from bot.records.transactions import Transactions
from bot.records.values import CardLeft, Ending, Request, card_left


class CardsLeft:
    """Cards that are to be emptied. They are noted with the closing itself, so that no stop comes in between."""

    def __init__(self, transactions: Transactions) -> None:
        """Use these transactions."""
        self._transactions = transactions

    async def closed_before(self, moment: datetime) -> list[CardLeft]:
        """Return those whose requests were closed before a moment, the oldest first: whoever closed them is done."""
        return await self._transactions.run(_select, moment)

    async def emptied(self, request: str) -> None:
        """Forget a card that shows nothing of its request any more."""
        await self._transactions.run(_delete, request)


def leave_cards(connection: Connection, ended: list[Request], ending: Ending, now: datetime) -> None:
    """Note the cards of requests that are being closed, those of a server that the bot has left aside.

    Args:
        connection: of the step that closes them.
        ended: as they were.
        ending: of all of them.
        now: the moment of it.
    """
    if ending is Ending.SERVER_LEFT:
        return
    left = [asdict(card) | {"ending": str(ending)} for one in ended if (card := card_left(one, ending, now))]
    if left:
        connection.execute(insert(CARDS_LEFT), left)


def delete_cards_before(connection: Connection, moment: datetime) -> None:
    """Forget cards that could not be emptied for so long that they never will be."""
    connection.execute(CARDS_LEFT.delete().where(CARDS_LEFT.c.closed <= moment))


def forget_cards_of_server(connection: Connection, server: int) -> None:
    """Forget the cards of a server that the bot has left: it can see them no more."""
    connection.execute(CARDS_LEFT.delete().where(CARDS_LEFT.c.server == server))


def _select(connection: Connection, moment: datetime) -> list[CardLeft]:
    rows = connection.execute(select(CARDS_LEFT).where(CARDS_LEFT.c.closed <= moment).order_by(CARDS_LEFT.c.closed))
    return [CardLeft(**row._asdict() | {"ending": Ending(row.ending)}) for row in rows]


def _delete(connection: Connection, request: str) -> None:
    connection.execute(CARDS_LEFT.delete().where(CARDS_LEFT.c.request == request))
