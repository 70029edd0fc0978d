"""Requests to officers: each step of their life, who may take it, and what is left of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, select

from bot.errors import RecordsError, RequestGoneError, RequestTakenError, TooManyRequestsError
from bot.records import Records, Request, RequestState
from bot.records.retention import CLOSED_DAYS, DELIVERY_DAYS, MOST_OPEN, OPEN_DAYS
from bot.records.schema import REQUESTS
from tests.records.conftest import ASKER, NOW, OFFICER, OTHER, SERVER
from tests.records.lives import ANSWER, ENDINGS, LATER, NAME, QUESTION, answered, opened


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


async def test_an_answer_waits_through_a_restart(records: Records, address: str) -> None:
    """Whoever opens the records again knows for whom an answer waits; withdrawn, it waits no longer."""
    made = await opened(records)
    await records.requests.claim(made.id, OFFICER)
    answered = await records.requests.answer(made.id, OFFICER, ANSWER, LATER)
    again = await Records.open(address)
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


async def test_every_step_looks_at_the_state_in_the_statement_that_changes_it(records: Records) -> None:
    """No step of a request reads first and writes then: between the two another process could take the same step."""
    statements: list[str] = []

    @event.listens_for(records.transactions.engine, "before_cursor_execute")
    def note(*given: Any) -> None:
        if "advisory" not in given[2]:  # waiting for one's turn reads nothing
            statements.extend(word for word in given[2].split()[:1] if word != "BEGIN")

    made = await records.requests.open(SERVER, ASKER, NAME, QUESTION, NOW)
    await records.requests.claim(made.id, OFFICER)
    await records.requests.release(made.id, OFFICER)
    await records.requests.answer(made.id, OFFICER, ANSWER, LATER)
    await records.requests.withdraw(made.id, ASKER, LATER)
    await records.servers.change(SERVER, private=False)
    await records.feedback.count(NOW.date(), "walks", "abc", helped=True)
    assert ["INSERT", *["UPDATE"] * 5, *["INSERT"] * 2] == statements


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


@pytest.mark.parametrize("ending", ENDINGS)
async def test_a_closed_request_holds_nobody(records: Records, ending: str) -> None:
    """However it ends, its row holds neither asker, officer, name nor text any more; later the row goes, too."""
    made = await answered(records)
    await ENDINGS[ending](records, made.id)
    (row,) = await records.transactions.run(rows)
    assert 4 == sum(value is not None for value in row), "id, state, opened, closed"
    await records.requests.close_expired(LATER + timedelta(days=DELIVERY_DAYS + CLOSED_DAYS))
    assert [] == await records.transactions.run(rows)


def rows(connection: Connection) -> list[Any]:
    """The rows of all requests, closed ones too."""
    return list(connection.execute(select(REQUESTS)))


async def test_any_text_is_kept_alike(records: Records) -> None:
    """Whatever a member types comes back as it was; only NUL, which one of the databases refuses, becomes a sign."""
    typed = "".join(map(chr, range(0x250))) + "𝔘 🎒 e\u0301"
    made = await records.requests.open(SERVER, ASKER, "Zoë 🎓", typed, NOW)
    found = await records.requests.find(made.id)
    assert replace(made, question=typed.replace("\x00", "\ufffd")) == found


async def test_a_database_that_fails_says_nothing_of_what_it_was_given(records: Records) -> None:
    """An error while writing names its kind and shows no text, name or id."""
    driver: Any = records.transactions.engine.dialect.dbapi

    @event.listens_for(records.transactions.engine, "before_cursor_execute")
    def full(*_: object) -> None:
        raise driver.OperationalError("database or disk is full")

    with pytest.raises(RecordsError) as raised:
        await records.requests.open(SERVER, ASKER, NAME, QUESTION, NOW)
    assert not any(secret in str(raised.value) for secret in (NAME, QUESTION, str(ASKER)))
