"""Keeps the editions of the knowledge: every publication is one row, written in one transaction.

    edition n ──publish(parent=n)──▶ edition n + 1 (live)

An edition's number is the lock. Whoever publishes says which edition the change stands on; where that is no longer the
newest one, the number is taken, nothing is written, and the change has to be looked at again. Files are kept compressed
by their digest, so that editions share what is the same.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, literal, select, update

from bot.errors import NoEditionError, OvertakenError, OwnProposalError, ProposalGoneError
from bot.phrases import records as phrases
from bot.records.retention import EDITION_DAYS, LEAST_EDITIONS, MOST_LEARNT
from bot.records.schema import BLOBS, EDITIONS, LEARNT, PROPOSALS
from bot.records.transactions import Transactions, insert_or_update
from bot.records.values import Edition, Origin, ProposalState


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to become an edition."""

    parent: int
    """The number of the edition that it changes; 0 where there is none."""
    files: Mapping[str, bytes]
    """Every file by its path."""
    digest: str
    note: str
    origin: Origin
    officer: int | None = None
    """Who publishes, where they agreed to be named: their id, so that they can be forgotten."""
    officer_name: str | None = None
    proposal: str = ""
    """The proposal that is approved by it; empty where there is none."""
    approver: int | None = None
    """Who approves the proposal, where it must be somebody else than its author."""


def blob_digest(content: bytes) -> str:
    """Return the name by which a file's content is kept."""
    return hashlib.sha256(content).hexdigest()


def tree_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the digest of each file."""
    return {path: blob_digest(content) for path, content in sorted(files.items())}


class Editions:
    """All editions that are kept. Moments are aware, and given by the caller."""

    def __init__(self, transactions: Transactions) -> None:
        """Use these transactions."""
        self._transactions = transactions

    async def newest(self) -> Edition | None:
        """Return the edition that is live; None before the first."""
        return await self._transactions.run(_newest)

    async def newest_number(self) -> int:
        """Return the number of the edition that is live, 0 before the first: cheap enough to ask every second."""
        return await self._transactions.run(_newest_number)

    async def history(self, most: int) -> list[Edition]:
        """Return editions, the newest first."""
        return await self._transactions.run(_history, most)

    async def find(self, number: int) -> Edition:
        """Return an edition.

        Raises:
            NoEditionError: it is not there, or no longer.
        """
        return await self._transactions.run(_find, number)

    async def files(self, tree: Mapping[str, str]) -> dict[str, bytes]:
        """Return the files of an edition or a proposal."""
        return await self._transactions.run(_files, tree)

    async def publish(self, publication: Publication, now: datetime) -> Edition:
        """Make an edition live, and with it close the proposal that it comes from.

        Raises:
            OvertakenError: its parent is no longer the newest edition.
            ProposalGoneError: its proposal is not open.
            OwnProposalError: its proposal's author tried to approve it.
        """
        return await self._transactions.run(_publish, publication, now)

    async def prune(self, now: datetime) -> None:
        """Delete what is past its time: the newest editions stay, and all of the last school year."""
        await self._transactions.run(_prune, now)

    async def keep_learnt(self, key: str, content: bytes, now: datetime) -> None:
        """Keep what was learnt, for other processes and the next start."""
        await self._transactions.run(_keep_learnt, key, content, now)

    async def learnt(self, key: str) -> bytes | None:
        """Return what was learnt, or None where it is not kept."""
        return await self._transactions.run(_learnt, key)

    async def forget_officer(self, officer: int) -> int:
        """Take an officer's name out of the history; return from how many editions."""
        return await self._transactions.run(_forget_officer, officer)


def keep_files(connection: Connection, files: Mapping[str, bytes]) -> dict[str, str]:
    """Keep the content of files inside a transaction; return their tree."""
    tree = tree_of(files)
    wanted = set(tree.values())
    kept = set(connection.execute(select(BLOBS.c.digest).where(BLOBS.c.digest.in_(wanted))).scalars())
    for path, digest in tree.items():
        if digest not in kept:
            kept.add(digest)
            made = insert_or_update(connection, BLOBS).values(digest=digest, content=zlib.compress(files[path]))
            connection.execute(made.on_conflict_do_nothing())
    return tree


def _newest(connection: Connection) -> Edition | None:
    row = connection.execute(select(EDITIONS).order_by(EDITIONS.c.number.desc()).limit(1)).one_or_none()
    return None if row is None else _of_row(row)


def _newest_number(connection: Connection) -> int:
    return connection.execute(select(func.max(EDITIONS.c.number))).scalar_one() or 0


def _history(connection: Connection, most: int) -> list[Edition]:
    rows = connection.execute(select(EDITIONS).order_by(EDITIONS.c.number.desc()).limit(most))
    return [_of_row(row) for row in rows]


def _find(connection: Connection, number: int) -> Edition:
    row = connection.execute(select(EDITIONS).where(EDITIONS.c.number == number)).one_or_none()
    if row is not None:
        return _of_row(row)
    oldest, newest = connection.execute(select(func.min(EDITIONS.c.number), func.max(EDITIONS.c.number))).one()
    if newest is None:
        raise NoEditionError(phrases.NO_EDITIONS)
    raise NoEditionError(phrases.NO_EDITION.format(number=number, newest=newest, oldest=oldest))


def _files(connection: Connection, tree: Mapping[str, str]) -> dict[str, bytes]:
    rows = connection.execute(select(BLOBS).where(BLOBS.c.digest.in_(set(tree.values()))))
    contents = {row.digest: zlib.decompress(row.content) for row in rows}
    return {path: contents[digest] for path, digest in tree.items()}


def _publish(connection: Connection, made: Publication, now: datetime) -> Edition:
    tree = keep_files(connection, made.files)
    newest = select(func.coalesce(func.max(EDITIONS.c.number), 0)).scalar_subquery()
    values = {
        "number": made.parent + 1,
        "digest": made.digest,
        "tree": tree,
        "moment": now,
        "note": made.note[:200],
        "origin": str(made.origin),
        "officer": made.officer if made.officer_name else None,
        "officer_name": made.officer_name,
    }
    row = select(*(literal(value, EDITIONS.c[name].type) for name, value in values.items())).where(
        newest == made.parent
    )
    statement = insert_or_update(connection, EDITIONS).from_select(list(values), row)
    # Beside another transaction that publishes at this moment, the number itself is what only one of them gets.
    published = connection.execute(statement.on_conflict_do_nothing().returning(EDITIONS.c.number))
    if published.one_or_none() is None:  # an INSERT has no row count on every database
        raise OvertakenError(phrases.OVERTAKEN)
    if made.proposal:
        _approve(connection, made, now)
    return _find(connection, made.parent + 1)


def _approve(connection: Connection, made: Publication, now: datetime) -> None:
    alive = PROPOSALS.c.state.in_([ProposalState.DRAFT.value, ProposalState.OPEN.value])
    still = (PROPOSALS.c.id == made.proposal) & alive
    another = PROPOSALS.c.author.is_(None) | (PROPOSALS.c.author != (made.approver or 0))
    closed: dict[str, Any] = {"state": ProposalState.APPROVED.value, "closed": now}
    emptied: dict[str, Any] = {"author": None, "author_name": None, "assessment": {}}
    if connection.execute(update(PROPOSALS).where(still, another).values(closed | emptied)).rowcount:
        return
    if connection.execute(select(PROPOSALS.c.id).where(still)).one_or_none() is None:
        raise ProposalGoneError(phrases.PROPOSAL_GONE)
    raise OwnProposalError(phrases.OWN_PROPOSAL)


def _prune(connection: Connection, now: datetime) -> None:
    newest = _newest_number(connection)
    old = (EDITIONS.c.number <= newest - LEAST_EDITIONS) & (EDITIONS.c.moment < now - timedelta(days=EDITION_DAYS))
    connection.execute(EDITIONS.delete().where(old))
    used: set[str] = set()
    for table in (EDITIONS, PROPOSALS):
        for tree in connection.execute(select(table.c.tree)).scalars():
            used.update(tree.values())
    _delete(connection, set(connection.execute(select(BLOBS.c.digest)).scalars()) - used)


def _delete(connection: Connection, digests: Iterable[str]) -> None:
    for digest in digests:
        connection.execute(BLOBS.delete().where(BLOBS.c.digest == digest))


def _keep_learnt(connection: Connection, key: str, content: bytes, now: datetime) -> None:
    values = {"key": key, "made": now, "content": zlib.compress(content, 1)}
    statement = insert_or_update(connection, LEARNT).values(values)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"made": now}))
    kept = select(LEARNT.c.key).order_by(LEARNT.c.made.desc(), LEARNT.c.key).limit(MOST_LEARNT)
    newest = set(connection.execute(kept).scalars())
    connection.execute(LEARNT.delete().where(LEARNT.c.key.not_in(newest)))


def _learnt(connection: Connection, key: str) -> bytes | None:
    content = connection.execute(select(LEARNT.c.content).where(LEARNT.c.key == key)).scalar_one_or_none()
    return None if content is None else zlib.decompress(content)


def _forget_officer(connection: Connection, officer: int) -> int:
    nobody: dict[str, None] = {"officer": None, "officer_name": None}
    return connection.execute(update(EDITIONS).where(EDITIONS.c.officer == officer).values(nobody)).rowcount


def _of_row(row: Row[Any]) -> Edition:
    values = row._asdict()
    del values["officer"]
    return Edition(**values | {"origin": Origin(row.origin)})
