"""Editions of the knowledge: published one after another, shared by content, pruned, and approved once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.errors import NoEditionError, OvertakenError, OwnProposalError, ProposalGoneError
from bot.records import Records
from bot.records.editions import Publication, blob_digest, tree_of
from bot.records.retention import EDITION_DAYS, LEAST_EDITIONS, MOST_LEARNT
from bot.records.schema import BLOBS, EDITIONS
from bot.records.values import Edition, Origin, Proposal, ProposalState, new_id
from tests.records.conftest import NOW, OFFICER, OTHER, SERVER

FILES = {"vocabulary.yaml": b"concepts: {}\n", "answers/walks.yaml": b"topic: Walks\r\n# a remark\n"}


def publication(parent: int, text: str = "", **more: object) -> Publication:
    """One that changes one file."""
    files = FILES | {"answers/walks.yaml": f"topic: {text}\n".encode()} if text else FILES
    made = {"parent": parent, "files": files, "digest": f"d{text}", "note": f"note {text}", "origin": Origin.FILES}
    return Publication(**made | more)  # type: ignore[arg-type]


async def blobs(records: Records) -> set[str]:
    """The digests of the contents that are kept."""
    return await records.transactions.run(lambda connection: set(connection.execute(BLOBS.select()).scalars()))


def proposal(base: int, author: int | None = OFFICER) -> Proposal:
    """One that was not kept yet."""
    later, made = NOW + timedelta(days=14), {"lines": ["one"]}
    return Proposal(
        new_id(), ProposalState.OPEN, base, {}, "dp", "what", Origin.DISCORD, made, "", NOW, later, SERVER, author
    )


async def test_an_edition_gives_its_files_back_byte_for_byte(records: Records) -> None:
    """What was published is what is read, and its parent is the edition before."""
    assert await records.editions.newest() is None
    assert 0 == await records.editions.newest_number()
    first = await records.editions.publish(publication(0), NOW)
    assert Edition(1, "d", tree_of(FILES), NOW, "note ", Origin.FILES) == first
    assert FILES == await records.editions.files(first.tree)
    second = await records.editions.publish(publication(1, "new"), NOW)
    assert (1, 2) == (second.parent, await records.editions.newest_number())
    assert [second, first] == await records.editions.history(5)


async def test_what_two_editions_share_is_kept_once(records: Records) -> None:
    """A file that did not change takes no room in the next edition."""
    await records.editions.publish(publication(0), NOW)
    await records.editions.publish(publication(1, "new"), NOW)
    assert {blob_digest(one) for one in (*FILES.values(), b"topic: new\n")} == await blobs(records)


async def test_of_two_publications_on_one_parent_one_is_told_so(records: Records) -> None:
    """Whoever publishes on an edition that is no longer the newest one has nothing written, and learns why."""
    await records.editions.publish(publication(0), NOW)
    both = [records.editions.publish(publication(1, one), NOW) for one in ("a", "b")]
    outcomes = await asyncio.gather(*both, return_exceptions=True)
    assert [Edition, OvertakenError] == sorted(map(type, outcomes), key=lambda kind: kind.__name__)
    for parent in (0, 1, 7):
        with pytest.raises(OvertakenError):
            await records.editions.publish(publication(parent, "late"), NOW)
    assert 2 == await records.editions.newest_number()
    assert blob_digest(b"topic: late\n") not in await blobs(records)


async def test_an_edition_that_is_not_there_is_named_with_those_that_are(records: Records) -> None:
    """Somebody who mistypes a number learns which there are."""
    with pytest.raises(NoEditionError, match="no edition yet"):
        await records.editions.find(1)
    await records.editions.publish(publication(0), NOW)
    assert 1 == (await records.editions.find(1)).number
    with pytest.raises(NoEditionError, match="no edition 9"):
        await records.editions.find(9)


async def test_the_newest_editions_and_those_of_a_school_year_stay(records: Records) -> None:
    """Old editions go only where there are many newer ones, and contents go with the last edition that has them."""
    late = NOW + timedelta(days=EDITION_DAYS + 1)
    await records.editions.publish(publication(0, "old"), NOW)
    await records.editions.publish(publication(1, "b"), NOW)
    await records.editions.prune(late)
    assert 2 == len(await records.editions.history(9))
    values = {"digest": "d", "tree": tree_of(FILES), "moment": late, "note": "", "origin": "files"}
    rows = [values | {"number": number} for number in range(3, LEAST_EDITIONS + 2)]
    await records.transactions.run(lambda connection: connection.execute(EDITIONS.insert(), rows))
    await records.editions.prune(NOW)
    assert blob_digest(b"topic: old\n") in await blobs(records)
    await records.editions.prune(late)
    assert LEAST_EDITIONS == len(await records.editions.history(999))
    assert blob_digest(b"topic: old\n") not in await blobs(records)
    assert (
        FILES["vocabulary.yaml"]
        == (await records.editions.files((await records.editions.find(2)).tree))["vocabulary.yaml"]
    )


async def test_a_name_stands_in_the_history_only_with_consent_and_can_be_taken_out(records: Records) -> None:
    """An officer who did not agree is not kept at all; one who did is forgotten when they ask."""
    await records.editions.publish(publication(0, officer=OFFICER), NOW)
    named = await records.editions.publish(publication(1, "b", officer=OFFICER, officer_name="Olive"), NOW)
    assert "Olive" == named.officer_name
    assert 0 == await records.editions.forget_officer(OTHER)
    assert 1 == await records.editions.forget_officer(OFFICER)
    assert [None, None] == [one.officer_name for one in await records.editions.history(9)]


async def test_an_approval_closes_its_proposal_in_the_same_transaction(records: Records) -> None:
    """A proposal approved twice at once is live once, and it holds nobody afterwards."""
    await records.editions.publish(publication(0), NOW)
    kept = await records.proposals.propose(proposal(1), FILES | {"answers/new.yaml": b"x"})
    assert FILES | {"answers/new.yaml": b"x"} == await records.editions.files(kept.tree)
    approved = publication(1, "p", proposal=kept.id, approver=OTHER)
    outcomes = await asyncio.gather(
        *(records.editions.publish(approved, NOW) for _ in range(2)), return_exceptions=True
    )
    assert [Edition, OvertakenError] == sorted(map(type, outcomes), key=lambda kind: kind.__name__)
    with pytest.raises(ProposalGoneError):
        await records.editions.publish(publication(2, "q", proposal=kept.id, approver=OTHER), NOW)
    assert 2 == await records.editions.newest_number()
    assert [] == await records.proposals.all_open()


async def test_who_wrote_a_proposal_cannot_approve_it_where_two_are_wanted(records: Records) -> None:
    """The second pair of eyes is another officer's; nothing is published by the first."""
    await records.editions.publish(publication(0), NOW)
    kept = await records.proposals.propose(proposal(1), FILES)
    with pytest.raises(OwnProposalError):
        await records.editions.publish(publication(1, "p", proposal=kept.id, approver=OFFICER), NOW)
    assert 1 == await records.editions.newest_number()
    assert [kept] == await records.proposals.all_open()
    await records.editions.publish(publication(1, "p", proposal=kept.id), NOW)  # one officer is enough here
    assert 2 == await records.editions.newest_number()


async def test_proposals_are_withdrawn_expire_and_are_forgotten(records: Records) -> None:
    """Each way to close one works once, and whoever comes late is told."""
    first, second, third = [await records.proposals.propose(proposal(0), FILES) for _ in range(3)]
    await records.proposals.placed(first.id, 5, 6)
    assert (5, 6) == ((kept := await records.proposals.find(first.id)).channel, kept.message)
    assert "Olive" == (await records.proposals.name_author(first.id, OFFICER, "Olive")).author_name
    with pytest.raises(ProposalGoneError):
        await records.proposals.name_author(first.id, OTHER, "Mallory")
    assert first.id == (await records.proposals.close(first.id, ProposalState.WITHDRAWN, NOW)).id
    for step in (records.proposals.find(first.id), records.proposals.close(first.id, ProposalState.WITHDRAWN, NOW)):
        with pytest.raises(ProposalGoneError):
            await step
    assert [second.id] == [one.id for one in await records.proposals.all_open() if one.id != third.id]
    await records.proposals.forget_server(SERVER, NOW)
    assert [] == await records.proposals.all_open()
    fourth = await records.proposals.propose(proposal(0), FILES)
    assert [fourth.id] == [one.id for one in await records.proposals.forget_officer(OFFICER, NOW)]
    fifth = await records.proposals.propose(proposal(0), FILES)
    assert [] == await records.proposals.close_expired(NOW)
    assert [fifth.id] == [one.id for one in await records.proposals.close_expired(NOW + timedelta(days=14))]
    assert [] == await records.proposals.close_expired(NOW + timedelta(days=99))
    await records.editions.prune(NOW)
    assert set() == await blobs(records)


async def test_what_was_learnt_is_kept_for_the_newest_few(records: Records) -> None:
    """Another process finds what one has learnt; old ones make room."""
    for number in range(MOST_LEARNT + 2):
        await records.editions.keep_learnt(f"k{number}", b"w" * number, NOW + timedelta(minutes=number))
    assert await records.editions.learnt("k0") is None
    assert b"www" == await records.editions.learnt("k3")


def test_an_id_is_a_plain_word() -> None:
    """On a command line, an id that begins with a hyphen would be taken for an option."""
    assert all(new_id().isalnum() and len(new_id()) == 12 for _ in range(200))
