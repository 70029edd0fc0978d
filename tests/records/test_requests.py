"""Requests to officers: each step of their life, who may take it, and what is left of them."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.errors import RecordsError, RequestGoneError, RequestTakenError, TooManyRequestsError
from bot.records import Records, Request, RequestState
from bot.records.retention import CLOSED_DAYS, DELIVERY_DAYS, MOST_OPEN, OPEN_DAYS
from tests.records.conftest import ASKER, NOW, OFFICER, OTHER, SERVER

LATER = NOW + timedelta(hours=1)
NAME, QUESTION, ANSWER = "Zebedee Sentinel", "may my head force a sentinelquestion", "no, says the sentinelanswer"


async def opened(records: Records, name: str | None = NAME) -> Request:
    """A request, its card placed."""
    made = await records.requests.open(SERVER, ASKER, name, QUESTION, NOW)
    await records.requests.placed(made.id, 77, 88)
    found = await records.requests.find(made.id)
    assert found == replace(made, channel=77, message=88)
    return found


async def test_a_request_is_kept_as_it_was_agreed(records: Records) -> None:
    """What was sent is what the officer gets, moments in UTC, and it waits as long as is promised."""
    made = await opened(records)
    assert (SERVER, ASKER, NAME, QUESTION, RequestState.OPEN) == (
        *(made.server, made.asker, made.asker_name, made.question),
        made.state,
    )
    assert (NOW, NOW + timedelta(days=OPEN_DAYS)) == (made.opened, made.expires)
    assert len(made.id) == 12
    assert (await opened(records, None)).asker_name is None


async def test_the_way_of_a_request(records: Records) -> None:
    """Claimed, answered, delivered: each state follows the one before, and at the end nothing is found."""
    made = await opened(records)
    assert replace(made, state=RequestState.CLAIMED, officer=OFFICER) == await records.requests.claim(made.id, OFFICER)
    answered = await records.requests.answer(made.id, OFFICER, ANSWER, LATER)
    assert (RequestState.ANSWERED, ANSWER) == (answered.state, answered.answer)
    assert LATER + timedelta(days=DELIVERY_DAYS) == answered.expires
    assert [answered] == await records.requests.waiting_for(ASKER)
    await records.requests.delivered(made.id, LATER)
    assert await records.requests.find(made.id) is None
    assert [] == await records.requests.waiting_for(ASKER)


async def test_an_answer_waits_through_a_restart(records: Records, file: Path) -> None:
    """Whoever opens the records again knows for whom an answer waits; withdrawn, it waits no longer."""
    made = await opened(records)
    await records.requests.claim(made.id, OFFICER)
    answered = await records.requests.answer(made.id, OFFICER, ANSWER, LATER)
    again = await Records.open(str(file))
    assert [answered] == await again.requests.waiting_for(ASKER)
    assert [] == await again.requests.waiting_for(OTHER)
    await again.requests.withdraw(made.id, ASKER, LATER)
    assert [] == await again.requests.waiting_for(ASKER)
    await again.close()


async def test_of_many_officers_one_gets_it(records: Records) -> None:
    """However many click at once, one has the request, and the others are refused."""
    made = await opened(records)
    officers = range(OFFICER, OFFICER + 10)
    ends = await asyncio.gather(*(records.requests.claim(made.id, one) for one in officers), return_exceptions=True)
    (winner,) = [one for one in ends if isinstance(one, Request)]
    assert 9 == sum(isinstance(one, RequestTakenError) for one in ends)
    found = await records.requests.find(made.id)
    assert found == winner


async def test_officers_in_two_processes_cannot_both_win(records: Records, file: Path) -> None:
    """Claimed through two connections at once, a request has one officer: the statement itself looks at the state."""
    made = await opened(records)
    other = await Records.open(str(file))
    both = (records.requests.claim(made.id, OFFICER), other.requests.claim(made.id, OTHER))
    ends = await asyncio.gather(*both, return_exceptions=True)
    assert {Request, RequestTakenError} == {type(one) for one in ends}
    await other.close()


async def test_every_step_looks_at_the_state_in_the_statement_that_changes_it(records: Records) -> None:
    """No step of a request reads first and writes then: between the two another process could take the same step."""
    statements: list[str] = []

    @event.listens_for(records.transactions.engine, "before_cursor_execute")
    def note(*given: Any) -> None:
        statements.extend(word for word in given[2].split()[:1] if word != "BEGIN")

    made = await records.requests.open(SERVER, ASKER, NAME, QUESTION, NOW)
    await records.requests.claim(made.id, OFFICER)
    await records.requests.release(made.id, OFFICER)
    await records.requests.answer(made.id, OFFICER, ANSWER, LATER)
    await records.requests.withdraw(made.id, ASKER, LATER)
    await records.servers.change(SERVER, private=False)
    await records.feedback.count(NOW.date(), "walks", "abc", helped=True)
    assert ["INSERT", *["UPDATE"] * 3, "SELECT", *["UPDATE"] * 2, *["INSERT"] * 2] == statements


async def test_a_second_click_of_the_same_officer_changes_nothing(records: Records) -> None:
    """Claiming twice is claiming once."""
    made = await opened(records)
    assert await records.requests.claim(made.id, OFFICER) == await records.requests.claim(made.id, OFFICER)


async def test_what_is_given_back_is_anybodys(records: Records) -> None:
    """A released request is open again; only its officer may release it."""
    made = await opened(records)
    await records.requests.claim(made.id, OFFICER)
    with pytest.raises(RequestTakenError):
        await records.requests.release(made.id, OTHER)
    assert made == await records.requests.release(made.id, OFFICER)
    assert OTHER == (await records.requests.claim(made.id, OTHER)).officer


async def test_only_its_officer_answers(records: Records) -> None:
    """An answer by another, or a second one, is refused."""
    made = await opened(records)
    await records.requests.claim(made.id, OFFICER)
    with pytest.raises(RequestTakenError):
        await records.requests.answer(made.id, OTHER, ANSWER, LATER)
    await records.requests.answer(made.id, OFFICER, ANSWER, LATER)
    for step in (records.requests.answer(made.id, OFFICER, "second", LATER), records.requests.claim(made.id, OFFICER)):
        with pytest.raises(RequestGoneError):
            await step


async def test_an_asker_withdraws_their_own_only(records: Records) -> None:
    """Nobody else's click ends a request, and a withdrawn one is gone for officers too."""
    made = await opened(records)
    assert await records.requests.withdraw(made.id, OTHER, LATER) is None
    assert made == await records.requests.withdraw(made.id, ASKER, LATER)
    assert await records.requests.withdraw(made.id, ASKER, LATER) is None
    with pytest.raises(RequestGoneError):
        await records.requests.claim(made.id, OFFICER)


async def test_a_member_has_a_few_open_requests_only(records: Records) -> None:
    """One more than is allowed is refused, whoever else has some; an ended one makes room."""
    made = [await opened(records) for _ in range(MOST_OPEN)]
    with pytest.raises(TooManyRequestsError):
        await opened(records)
    assert OTHER == (await records.requests.open(SERVER, OTHER, None, QUESTION, NOW)).asker
    assert {one.id for one in made} == {one.id for one in await records.requests.of_asker(ASKER)}
    await records.requests.withdraw(made[0].id, ASKER, LATER)
    await opened(records)


@pytest.mark.parametrize(
    ("after", "ended"), [(timedelta(days=OPEN_DAYS, seconds=-1), 0), (timedelta(days=OPEN_DAYS), 1)]
)
async def test_a_request_expires_when_it_was_promised(records: Records, after: timedelta, ended: int) -> None:
    """It is closed on the day that was told, not before, and given back so that its card can be taken down."""
    made = await opened(records)
    assert [made] * ended == await records.requests.close_expired(NOW + after)
    assert (await records.requests.find(made.id) is None) is bool(ended)
    assert [] == await records.requests.close_expired(NOW + after)


async def test_forgetting_a_member_ends_their_requests_and_frees_their_claims(records: Records) -> None:
    """An asker's requests are closed; what an officer had claimed is open to others."""
    made = await opened(records)
    await records.requests.claim(made.id, OFFICER)
    assert (made,) == (await records.requests.forget_member(OFFICER, LATER)).released
    assert made == await records.requests.find(made.id)
    forgotten = await records.requests.forget_member(ASKER, LATER)
    assert ((made,), ()) == (forgotten.closed, forgotten.released)
    assert [] == await records.requests.of_asker(ASKER)


async def test_a_server_that_was_left_is_forgotten(records: Records) -> None:
    """Its settings and its open requests go."""
    made = await opened(records)
    await records.servers.change(SERVER, officer_role=5)
    await records.servers.forget(SERVER)
    await records.requests.close_all_of_server(SERVER, LATER)
    assert await records.requests.find(made.id) is None
    assert (await records.servers.settings(SERVER)).officer_role is None


@pytest.mark.parametrize("ending", ["delivered", "withdrawn", "expired", "forgotten", "server-left"])
async def test_a_closed_request_holds_nobody(records: Records, file: Path, ending: str) -> None:
    """However it ends, neither row nor file holds asker, officer, name or text any more; later the row goes, too."""
    made = await opened(records)
    await records.requests.claim(made.id, OFFICER)
    await records.requests.answer(made.id, OFFICER, ANSWER, LATER)
    held = file.read_bytes()
    assert all(text.encode() in held for text in (NAME, QUESTION, ANSWER))
    if ending == "delivered":
        await records.requests.delivered(made.id, LATER)
    elif ending == "withdrawn":
        await records.requests.withdraw(made.id, ASKER, LATER)
    elif ending == "expired":
        await records.requests.close_expired(LATER + timedelta(days=DELIVERY_DAYS))
    elif ending == "forgotten":
        await records.requests.forget_member(ASKER, LATER)
    else:
        await records.requests.close_all_of_server(SERVER, LATER)
    await records.close()
    left = b"".join(one.read_bytes() for one in file.parent.iterdir())
    assert [] == [text for text in (NAME, QUESTION, ANSWER) if text.encode() in left]
    numbers = [one.to_bytes(8, "big") for one in (ASKER, OFFICER, SERVER)]
    assert [] == [one for one in numbers if one in left]
    with closing(sqlite3.connect(file)) as connection:
        (row,) = connection.execute("SELECT * FROM handovers").fetchall()
    assert 4 == sum(value is not None for value in row), "id, state, opened, closed"
    again = await Records.open(str(file))
    await again.requests.close_expired(LATER + timedelta(days=DELIVERY_DAYS + CLOSED_DAYS))
    await again.close()
    with closing(sqlite3.connect(file)) as connection:
        assert [] == connection.execute("SELECT * FROM handovers").fetchall()


async def test_a_database_that_fails_says_nothing_of_what_it_was_given(records: Records) -> None:
    """An error while writing names its kind and shows no text, name or id."""

    @event.listens_for(records.transactions.engine, "before_cursor_execute")
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(RecordsError) as raised:
        await records.requests.open(SERVER, ASKER, NAME, QUESTION, NOW)
    assert not any(secret in str(raised.value) for secret in (NAME, QUESTION, str(ASKER)))
