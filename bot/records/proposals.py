"""Keeps proposals: changes of the knowledge that wait for approval. Each step is one conditional statement.

    draft ──open──▶ open ──approve──▶ approved   (in the transaction that publishes: `bot.records.editions`)
    draft or open ──withdraw, expiry, replace──▶ closed

Closing empties the columns that hold a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, update

from bot.errors import ProposalGoneError
from bot.phrases import records as phrases
from bot.records.editions import keep_files
from bot.records.retention import CLOSED_DAYS
from bot.records.schema import PROPOSALS
from bot.records.transactions import Transactions
from bot.records.values import Origin, Proposal, ProposalState

_OPEN = PROPOSALS.c.state == ProposalState.OPEN.value
ALIVE = PROPOSALS.c.state.in_([ProposalState.DRAFT.value, ProposalState.OPEN.value])
_EMPTIED: dict[str, Any] = {"author": None, "author_name": None, "assessment": {}}
"""What an assessment shows of members' questions goes with the proposal."""


class Proposals:
    """Proposals that are open. Moments are aware, and given by the caller."""

    def __init__(self, transactions: Transactions) -> None:
        """Use these transactions."""
        self._transactions = transactions

    async def propose(self, proposal: Proposal, files: Mapping[str, bytes]) -> Proposal:
        """Keep a proposal.

        Args:
            proposal: its tree is filled in here.
            files: every file as it would be.

        Returns:
            What is kept.
        """
        return await self._transactions.run(_propose, proposal, files)

    async def find(self, proposal: str) -> Proposal:
        """Return a proposal that is not closed.

        Raises:
            ProposalGoneError: it is closed, or was never there.
        """
        return await self._transactions.run(_find, proposal)

    async def all_open(self) -> list[Proposal]:
        """Return all open proposals, the oldest first."""
        return await self._transactions.run(_select, _OPEN)

    async def open(self, proposal: str, author: int | None) -> Proposal:
        """Put a draft to the other officers; one that is open stays so.

        Raises:
            ProposalGoneError: it is closed, or somebody else's.
        """
        return await self._transactions.run(_own, proposal, author, {"state": ProposalState.OPEN.value})

    async def placed(self, proposal: str, channel: int, message: int) -> None:
        """Note where a proposal's card stands."""
        await self._transactions.run(_change, proposal, {"channel": channel, "message": message})

    async def name_author(self, proposal: str, author: int, name: str | None) -> Proposal:
        """Let an author be named in the history, or not.

        Raises:
            ProposalGoneError: it is closed, or somebody else's.
        """
        return await self._transactions.run(_own, proposal, author, {"author_name": name})

    async def close(self, proposal: str, state: ProposalState, now: datetime) -> Proposal:
        """Close a proposal; return it as it was.

        Raises:
            ProposalGoneError: it is closed already.
        """
        ended = await self._transactions.run(_end, PROPOSALS.c.id == proposal, state, now)
        if not ended:
            raise ProposalGoneError(phrases.PROPOSAL_GONE)
        return ended[0]

    async def close_expired(self, now: datetime) -> list[Proposal]:
        """Close what has waited too long, and delete what was closed long ago; return what was closed now."""
        return await self._transactions.run(_close_expired, now)

    async def forget_officer(self, officer: int, now: datetime) -> list[Proposal]:
        """Withdraw an officer's open proposals; return them as they were."""
        return await self._transactions.run(_end, PROPOSALS.c.author == officer, ProposalState.WITHDRAWN, now)

    async def forget_server(self, server: int, now: datetime) -> None:
        """Withdraw the open proposals of a server that the bot has left."""
        await self._transactions.run(_end, PROPOSALS.c.server == server, ProposalState.WITHDRAWN, now)


def _propose(connection: Connection, made: Proposal, files: Mapping[str, bytes]) -> Proposal:
    tree = keep_files(connection, files)
    values = {name: getattr(made, name) for name in Proposal.__dataclass_fields__} | {
        "tree": tree,
        "state": str(made.state),
        "origin": str(made.origin),
        "assessment": dict(made.assessment),
    }
    connection.execute(PROPOSALS.insert().values(values))
    return _find(connection, made.id)


def _find(connection: Connection, proposal: str) -> Proposal:
    row = connection.execute(select(PROPOSALS).where(PROPOSALS.c.id == proposal, ALIVE)).one_or_none()
    if row is None:
        raise ProposalGoneError(phrases.PROPOSAL_GONE)
    return _of_row(row)


def _select(connection: Connection, which: ColumnElement[bool]) -> list[Proposal]:
    rows = connection.execute(select(PROPOSALS).where(which).order_by(PROPOSALS.c.opened, PROPOSALS.c.id))
    return [_of_row(row) for row in rows]


def _change(connection: Connection, proposal: str, values: dict[str, Any]) -> None:
    connection.execute(update(PROPOSALS).where(PROPOSALS.c.id == proposal, ALIVE).values(values))


def _own(connection: Connection, proposal: str, author: int | None, values: dict[str, Any]) -> Proposal:
    """Change an author's own proposal."""
    own = (PROPOSALS.c.id == proposal) & PROPOSALS.c.author.is_not_distinct_from(author) & ALIVE
    row = connection.execute(update(PROPOSALS).where(own).values(values).returning(PROPOSALS)).one_or_none()
    if row is None:
        raise ProposalGoneError(phrases.PROPOSAL_GONE)
    return _of_row(row)


def _end(connection: Connection, which: ColumnElement[bool], state: ProposalState, now: datetime) -> list[Proposal]:
    """Close the proposals of a condition; return them as they were but for their state."""
    taken = update(PROPOSALS).where(which, ALIVE).values(state=str(state), closed=now).returning(PROPOSALS)
    ended = [_of_row(row) for row in connection.execute(taken).all()]
    if ended:
        ids = [one.id for one in ended]
        connection.execute(update(PROPOSALS).where(PROPOSALS.c.id.in_(ids)).values(_EMPTIED))
    return sorted(ended, key=lambda one: (one.opened, one.id))


def _close_expired(connection: Connection, now: datetime) -> list[Proposal]:
    expired = _end(connection, PROPOSALS.c.expires <= now, ProposalState.EXPIRED, now)
    connection.execute(PROPOSALS.delete().where(PROPOSALS.c.closed <= now - timedelta(days=CLOSED_DAYS)))
    return expired


def _of_row(row: Row[Any]) -> Proposal:
    values = row._asdict()
    del values["closed"]
    return Proposal(**values | {"state": ProposalState(row.state), "origin": Origin(row.origin)})
