"""Keeps members' requests to officers while they are open. Every step of a request's life is one conditional statement.

    open ──claim──▶ claimed ──answer──▶ answered ──delivered──▶ closed
      ▲───release──────┘
    open, claimed or answered ──withdraw, expiry, forget──▶ closed

A step changes the row only where it is still in a state that allows the step; where no row was changed, it is looked up
why. So two officers who press at once cannot both win, on any database. Closing empties every column that holds a
person or a text, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, func, insert, literal, select, update

from bot.errors import RequestGoneError, RequestTakenError, TooManyRequestsError
from bot.phrases import records as phrases
from bot.records.cards_left import delete_cards_before, forget_cards_of_server, leave_cards
from bot.records.remembered import Remembered
from bot.records.retention import CLOSED_DAYS, DELIVERY_DAYS, MOST_OPEN, OPEN_DAYS
from bot.records.schema import REQUESTS
from bot.records.stopped import (
    delete_stopped_before,
    forget_stopped_of_server,
    is_stopped,
    refuse_if_stopped,
    stop_member,
)
from bot.records.transactions import Transactions, one_at_a_time
from bot.records.values import Ending, ForgottenRequests, Request, RequestState, new_id

_ALIVE = REQUESTS.c.state.in_([str(state) for state in RequestState])
_UNANSWERED = REQUESTS.c.state.in_([RequestState.OPEN.value, RequestState.CLAIMED.value])
_EMPTIED: dict[str, None] = dict.fromkeys(
    ("expires", "server", "asker", "asker_name", "question", "officer", "answer", "channel", "message", "reusable")
)


class Requests:
    """Requests that are not closed. Moments are aware, and given by the caller."""

    def __init__(self, transactions: Transactions) -> None:
        """Use these transactions."""
        self._transactions = transactions
        self._waiting = Remembered(self._read_who_waits)
        """Members for whom an answer waits, under one key: they are few, and every private reply has to know."""

    async def open(
        self,
        server: int,
        asker: int,
        asker_name: str | None,
        question: str,
        now: datetime,
        *,
        reusable: bool = False,
        channel: int | None = None,
    ) -> Request:
        """Keep a request that its asker agreed to, before its card is posted in a channel.

        Raises:
            RequestStoppedError: the officers have stopped the asker.
            TooManyRequestsError: the asker has as many open ones in this server as is allowed.
        """
        expires = now + timedelta(days=OPEN_DAYS)
        made = Request(
            *(new_id(), server, asker, asker_name, question, RequestState.OPEN, now, expires),
            channel=channel,
            reusable=reusable,
        )
        await self._transactions.run(_open, made)
        return made

    async def placed(self, request: str, channel: int, message: int | None = None) -> bool:
        """Note where a request's card stands among the officers, or where it is about to be posted.

        Returns:
            Whether the request is still open: a card that was posted over its closing has to be emptied.
        """
        return await self._transactions.run(_placed, request, channel, message)

    async def find(self, request: str) -> Request | None:
        """Return a request that is not closed, or None."""
        return await self._transactions.run(_find, request)

    async def claim(self, request: str, officer: int) -> Request:
        """Give a request to an officer; a second claim by the same officer changes nothing.

        Raises:
            RequestTakenError: another officer has it.
            RequestGoneError: it is answered or closed.
        """
        return await self._transactions.run(_claim, request, officer)

    async def release(self, request: str, officer: int) -> Request:
        """Open a request again for all officers; raises as `claim` does."""
        return await self._transactions.run(_release, request, officer)

    async def answer(self, request: str, officer: int, text: str, now: datetime) -> Request:
        """Keep an officer's answer until it is delivered; raises as `claim` does."""
        answered = await self._transactions.run(_answer, request, officer, text, now)
        self._waiting.forget(None)
        return answered

    async def delivered(self, request: str, now: datetime) -> None:
        """Close a request whose answer has reached its asker."""
        await self._transactions.run(_end, REQUESTS.c.id == request, Ending.DELIVERED, now)
        self._waiting.forget(None)

    async def withdraw(self, request: str, asker: int, now: datetime) -> Request | None:
        """Close an asker's own request; return it as it was, or None where it is not theirs or closed."""
        mine = (REQUESTS.c.id == request) & (REQUESTS.c.asker == asker)
        ended = await self._transactions.run(_end, mine, Ending.WITHDRAWN, now)
        return ended[0] if ended else None

    async def stop(self, request: str, server: int, now: datetime) -> tuple[Request, datetime]:
        """Take no requests from a request's asker for some days, and close this one; others of theirs stay as they are.

        Were they closed with it, their cards would tell which requests are one member's, perhaps a named and an
        anonymous one.

        Returns:
            The request as it was, and until when its asker is stopped.

        Raises:
            RequestGoneError: it is answered or closed, or of another server.
        """
        return await self._transactions.run(_stop, request, server, now)

    async def of_asker(self, asker: int) -> list[Request]:
        """Return a member's requests that are not closed, the oldest first."""
        return await self._transactions.run(_select, REQUESTS.c.asker == asker)

    async def waiting_for(self, asker: int) -> list[Request]:
        """Return a member's answered requests; who has some may be known from a second ago."""
        if asker not in await self._waiting.get(None):
            return []
        return [request for request in await self.of_asker(asker) if request.state is RequestState.ANSWERED]

    async def _read_who_waits(self, _: None) -> frozenset[int]:
        return await self._transactions.run(_waiting)

    async def states(self) -> list[RequestState]:
        """Return the state of every request that is not closed."""
        return await self._transactions.run(_states)

    async def unplaced(self, before: datetime) -> list[Request]:
        """Return unanswered requests opened before a moment of whose card nothing is known: something came between."""
        unknown = _UNANSWERED & REQUESTS.c.message.is_(None) & (REQUESTS.c.opened < before)
        return await self._transactions.run(_select, unknown)

    async def forget_member(self, member: int, now: datetime) -> ForgottenRequests:
        """Close all requests of a member, and open again what they had claimed as an officer."""
        return await self._transactions.run(_forget, member, now)

    async def close_expired(self, now: datetime) -> list[Request]:
        """Close what has expired and delete what was closed long enough ago; return the expired ones as they were."""
        return await self._transactions.run(_close_expired, now)

    async def close_all_of_server(self, server: int, now: datetime) -> None:
        """Close all requests of a server that the bot has left."""
        await self._transactions.run(_close_all_of_server, server, now)
        self._waiting.forget(None)


def _close_all_of_server(connection: Connection, server: int, now: datetime) -> None:
    _end(connection, REQUESTS.c.server == server, Ending.SERVER_LEFT, now)
    forget_cards_of_server(connection, server)
    forget_stopped_of_server(connection, server)


def _close_expired(connection: Connection, now: datetime) -> list[Request]:
    expired = _end(connection, REQUESTS.c.expires <= now, Ending.EXPIRED, now)
    connection.execute(REQUESTS.delete().where(REQUESTS.c.closed <= now - timedelta(days=CLOSED_DAYS)))
    delete_cards_before(connection, now - timedelta(days=CLOSED_DAYS))
    delete_stopped_before(connection, now)
    return expired


def _open(connection: Connection, made: Request) -> None:
    one_at_a_time(connection, made.asker)  # two at once would each count without the other
    values = asdict(made) | {"state": str(made.state)}
    here = (REQUESTS.c.asker == made.asker) & (REQUESTS.c.server == made.server)
    mine = select(func.count()).where(_ALIVE, here).scalar_subquery()
    row = select(*(literal(value, REQUESTS.c[name].type) for name, value in values.items())).where(
        mine < MOST_OPEN, ~is_stopped(made.server, made.asker, made.opened)
    )
    kept = insert(REQUESTS).from_select(list(values), row).returning(REQUESTS.c.id)
    if connection.execute(kept).one_or_none() is None:
        refuse_if_stopped(connection, made.server, made.asker, made.opened)
        raise TooManyRequestsError(phrases.TOO_MANY_REQUESTS.format(most=MOST_OPEN))


def _placed(connection: Connection, request: str, channel: int, message: int | None) -> bool:
    placed = update(REQUESTS).where(REQUESTS.c.id == request, _ALIVE).values(channel=channel, message=message)
    return connection.execute(placed.returning(REQUESTS.c.id)).one_or_none() is not None


def _find(connection: Connection, request: str) -> Request | None:
    row = connection.execute(select(REQUESTS).where(REQUESTS.c.id == request, _ALIVE)).one_or_none()
    return None if row is None else _of_row(row)


def _claim(connection: Connection, request: str, officer: int) -> Request:
    return _step(connection, request, officer, state=RequestState.CLAIMED, officer=officer)


def _release(connection: Connection, request: str, officer: int) -> Request:
    return _step(connection, request, officer, state=RequestState.OPEN, officer=None)


def _answer(connection: Connection, request: str, officer: int, text: str, now: datetime) -> Request:
    expires = now + timedelta(days=DELIVERY_DAYS)
    answered = RequestState.ANSWERED
    return _step(connection, request, officer, state=answered, officer=officer, answer=text, expires=expires)


def _step(connection: Connection, request: str, me: int, **values: object) -> Request:
    """Change an unanswered request that is nobody's or this officer's own.

    Raises:
        RequestTakenError: another officer has it.
        RequestGoneError: it is answered or closed.
    """
    mine = REQUESTS.c.officer.is_(None) | (REQUESTS.c.officer == me)
    changed = update(REQUESTS).where(REQUESTS.c.id == request, _UNANSWERED, mine).values(values).returning(REQUESTS)
    row = connection.execute(changed).one_or_none()
    if row is not None:
        return _of_row(row)
    found = _find(connection, request)
    if found and found.officer not in {None, me}:
        raise RequestTakenError(phrases.REQUEST_TAKEN)
    raise RequestGoneError(phrases.REQUEST_GONE)


def _stop(connection: Connection, request: str, server: int, now: datetime) -> tuple[Request, datetime]:
    which = (REQUESTS.c.id == request) & (REQUESTS.c.server == server) & _UNANSWERED
    closed = _end(connection, which, Ending.STOPPED, now)
    if not closed:
        raise RequestGoneError(phrases.REQUEST_GONE)
    return closed[0], stop_member(connection, server, closed[0].asker, request, now)


def _end(connection: Connection, which: ColumnElement[bool], ending: Ending, now: datetime) -> list[Request]:
    """Close the requests of a condition and empty them; return them as they were, the oldest first.

    The first statement takes the rows, so that nobody else can change them; the second one empties what it took.
    """
    taken = update(REQUESTS).where(which, _ALIVE).values(state=str(ending), closed=now).returning(REQUESTS)
    ended = _sorted(connection.execute(taken).all())
    if ended:
        leave_cards(connection, ended, ending, now)
        ids = [request.id for request in ended]
        connection.execute(update(REQUESTS).where(REQUESTS.c.id.in_(ids)).values(_EMPTIED))
    return ended


def _forget(connection: Connection, member: int, now: datetime) -> ForgottenRequests:
    own = _end(connection, REQUESTS.c.asker == member, Ending.WITHDRAWN, now)
    claimed = REQUESTS.c.state == RequestState.CLAIMED.value
    state = case((claimed, RequestState.OPEN.value), else_=REQUESTS.c.state)
    freed = update(REQUESTS).where(REQUESTS.c.officer == member, _ALIVE).values(officer=None, state=state)
    released = _sorted(connection.execute(freed.returning(REQUESTS)).all())
    return ForgottenRequests(tuple(own), tuple(released))


def _select(connection: Connection, which: ColumnElement[bool]) -> list[Request]:
    return _sorted(connection.execute(select(REQUESTS).where(which, _ALIVE)).all())


def _waiting(connection: Connection) -> frozenset[int]:
    answered = REQUESTS.c.state == RequestState.ANSWERED.value
    return frozenset(connection.execute(select(REQUESTS.c.asker).where(answered)).scalars())


def _states(connection: Connection) -> list[RequestState]:
    return [RequestState(state) for state in connection.execute(select(REQUESTS.c.state).where(_ALIVE)).scalars()]


def _sorted(rows: Sequence[Row[Any]]) -> list[Request]:
    return sorted(map(_of_row, rows), key=lambda request: (request.opened, request.id))


def _of_row(row: Row[Any]) -> Request:
    """Read a request; its state is told by what it holds, since a row that was just closed bears its ending there."""
    values = row._asdict()
    del values["closed"]
    state = RequestState.OPEN if row.officer is None else RequestState.CLAIMED
    values["reusable"] = bool(row.reusable)
    return Request(**values | {"state": state if row.answer is None else RequestState.ANSWERED})
