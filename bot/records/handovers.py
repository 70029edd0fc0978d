"""Requests to officers: each function is one transaction, and one step of a request's life.

    open ──claim──▶ claimed ──answer──▶ answered ──delivered──▶ closed
      ▲───release──────┘
    open, claimed or answered ──withdraw, expiry, forget──▶ closed

Closing empties every column that holds a person or a text, in the same transaction.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from bot.errors import HandoverGoneError, HandoverTakenError, TooManyHandoversError
from bot.phrases import records as phrases
from bot.records.retention import CLOSED_DAYS, DELIVERY_DAYS, MOST_OPEN, OPEN_DAYS
from bot.records.tables import HANDOVERS
from bot.records.values import Ending, Forgotten, Handover, HandoverState

_ALIVE = HANDOVERS.c.state.in_([str(state) for state in HandoverState])
_EMPTIED: dict[str, None] = dict.fromkeys(
    ("expires", "server", "asker", "asker_name", "question", "officer", "answer", "channel", "message")
)


def open_one(  # noqa: PLR0917 - called by position only in `store`
    connection: Connection, server: int, asker: int, asker_name: str | None, question: str, now: datetime
) -> Handover:
    """Open a request.

    Raises:
        TooManyHandoversError: the asker has as many open ones as is allowed.
    """
    mine = select(func.count()).where(_ALIVE, HANDOVERS.c.asker == asker)
    if connection.execute(mine).scalar_one() >= MOST_OPEN:
        raise TooManyHandoversError(phrases.TOO_MANY_HANDOVERS.format(most=MOST_OPEN))
    expires = now + timedelta(days=OPEN_DAYS)
    made = Handover(secrets.token_urlsafe(9), server, asker, asker_name, question, HandoverState.OPEN, now, expires)
    values = {
        "id": made.id,
        "state": str(made.state),
        "opened": now,
        "expires": expires,
        "server": server,
        "asker": asker,
        "asker_name": asker_name,
        "question": question,
    }
    connection.execute(insert(HANDOVERS).values(values))
    return made


def find(connection: Connection, name: str) -> Handover | None:
    """A request that still holds a person, or None."""
    row = connection.execute(select(HANDOVERS).where(HANDOVERS.c.id == name, _ALIVE)).one_or_none()
    return None if row is None else _handover(row)


def place(connection: Connection, name: str, channel: int, message: int) -> None:
    """Note where a request's card stands."""
    connection.execute(update(HANDOVERS).where(HANDOVERS.c.id == name, _ALIVE).values(channel=channel, message=message))


def claim(connection: Connection, name: str, officer: int) -> Handover:
    """Make a request an officer's own; again for the same officer changes nothing.

    Raises:
        HandoverTakenError: another officer has it.
        HandoverGoneError: it is answered or closed.
    """
    found = _there(connection, name)
    if found.officer is not None and found.officer != officer:
        raise HandoverTakenError(phrases.HANDOVER_TAKEN, found.officer)
    if found.state is HandoverState.ANSWERED:
        raise HandoverGoneError(phrases.HANDOVER_GONE)
    return _changed(connection, found, state=HandoverState.CLAIMED, officer=officer)


def release(connection: Connection, name: str, officer: int) -> Handover:
    """Give a request back; raises as `claim` does."""
    return _changed(connection, claim(connection, name, officer), state=HandoverState.OPEN, officer=None)


def answer(connection: Connection, name: str, officer: int, text: str, now: datetime) -> Handover:
    """Keep an officer's answer until it is delivered; raises as `claim` does."""
    expires = now + timedelta(days=DELIVERY_DAYS)
    return _changed(
        connection, claim(connection, name, officer), state=HandoverState.ANSWERED, answer=text, expires=expires
    )


def close(connection: Connection, name: str, ending: Ending, now: datetime) -> None:
    """End a request and empty it."""
    values: dict[str, Any] = {**_EMPTIED, "state": str(ending), "closed": now}
    connection.execute(update(HANDOVERS).where(HANDOVERS.c.id == name, _ALIVE).values(values))


def withdraw(connection: Connection, name: str, asker: int, now: datetime) -> Handover | None:
    """End an asker's own request; the request as it was, or None where it is not theirs or gone."""
    found = find(connection, name)
    if found is None or found.asker != asker:
        return None
    close(connection, name, Ending.WITHDRAWN, now)
    return found


def of_asker(connection: Connection, asker: int) -> list[Handover]:
    """A member's requests that still hold them, the oldest first."""
    return _all(connection, HANDOVERS.c.asker == asker)


def unplaced(connection: Connection, before: datetime) -> list[Handover]:
    """Requests opened before a moment whose card no officer has seen: the bot stopped in between."""
    return _all(connection, HANDOVERS.c.message.is_(None) & (HANDOVERS.c.opened < before))


def waited_for(connection: Connection) -> frozenset[int]:
    """The members for whom an answer waits."""
    answered = HANDOVERS.c.state == str(HandoverState.ANSWERED)
    return frozenset(connection.execute(select(HANDOVERS.c.asker).where(answered)).scalars())


def forget(connection: Connection, user: int, now: datetime) -> Forgotten:
    """End all requests of a member, and give back those that they had claimed as an officer."""
    own = of_asker(connection, user)
    for one in own:
        close(connection, one.id, Ending.WITHDRAWN, now)
    claimed = _all(connection, HANDOVERS.c.officer == user)
    for one in claimed:
        state = HandoverState.OPEN if one.state is HandoverState.CLAIMED else one.state
        _changed(connection, one, state=state, officer=None)
    return Forgotten(tuple(own), len(claimed))


def end_of_server(connection: Connection, server: int, now: datetime) -> None:
    """End all requests of a server that the bot has left."""
    for one in _all(connection, HANDOVERS.c.server == server):
        close(connection, one.id, Ending.SERVER_LEFT, now)


def tidy(connection: Connection, now: datetime) -> list[Handover]:
    """End what has expired and delete what was closed long enough ago; the expired ones, as they were."""
    expired = _all(connection, HANDOVERS.c.expires <= now)
    for one in expired:
        close(connection, one.id, Ending.EXPIRED, now)
    due = HANDOVERS.c.closed <= now - timedelta(days=CLOSED_DAYS)
    connection.execute(HANDOVERS.delete().where(due))
    return expired


def _there(connection: Connection, name: str) -> Handover:
    found = find(connection, name)
    if found is None:
        raise HandoverGoneError(phrases.HANDOVER_GONE)
    return found


def _all(connection: Connection, condition: Any) -> list[Handover]:  # noqa: ANN401 - SQLAlchemy's own type is generic
    rows = connection.execute(select(HANDOVERS).where(condition, _ALIVE).order_by(HANDOVERS.c.opened, HANDOVERS.c.id))
    return [_handover(row) for row in rows]


def _changed(connection: Connection, found: Handover, **values: Any) -> Handover:  # noqa: ANN401 - columns of any type
    kept = {name: str(value) if name == "state" else value for name, value in values.items()}
    connection.execute(update(HANDOVERS).where(HANDOVERS.c.id == found.id).values(kept))
    return _there(connection, found.id)


def _handover(row: Row[Any]) -> Handover:
    values = row._asdict()
    del values["closed"]
    return Handover(**values | {"state": HandoverState(row.state)})
