"""Requests to officers: each step of their life, who may take it, and what is left of them."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.errors import HandoverGoneError, HandoverTakenError, RecordsError, TooManyHandoversError
from bot.records import Handover, HandoverState, Records
from bot.records.retention import CLOSED_DAYS, DELIVERY_DAYS, MOST_OPEN, OPEN_DAYS
from tests.records.conftest import ASKER, NOW, OFFICER, OTHER, SERVER

LATER = NOW + timedelta(hours=1)
NAME, QUESTION, ANSWER = "Zebedee Sentinel", "may my head force a sentinelquestion", "no, says the sentinelanswer"


async def opened(records: Records, name: str | None = NAME) -> Handover:
    """A request, its card placed."""
    made = await records.open_handover(SERVER, ASKER, name, QUESTION, NOW)
    await records.place_handover(made.id, 77, 88)
    found = await records.handover(made.id)
    assert found == replace(made, channel=77, message=88)
    return found


async def test_a_request_is_kept_as_it_was_agreed(records: Records) -> None:
    """What was sent is what the officer gets, moments in UTC, and it waits as long as is promised."""
    made = await opened(records)
    assert (SERVER, ASKER, NAME, QUESTION, HandoverState.OPEN) == (
        *(made.server, made.asker, made.asker_name, made.question),
        made.state,
    )
    assert (NOW, NOW + timedelta(days=OPEN_DAYS)) == (made.opened, made.expires)
    assert len(made.id) == 12
    assert (await opened(records, None)).asker_name is None


async def test_the_way_of_a_request(records: Records) -> None:
    """Claimed, answered, delivered: each state follows the one before, and at the end nothing is found."""
    made = await opened(records)
    assert replace(made, state=HandoverState.CLAIMED, officer=OFFICER) == await records.claim(made.id, OFFICER)
    answered = await records.answer(made.id, OFFICER, ANSWER, LATER)
    assert (HandoverState.ANSWERED, ANSWER) == (answered.state, answered.answer)
    assert LATER + timedelta(days=DELIVERY_DAYS) == answered.expires
    assert [answered] == await records.waiting_for(ASKER)
    await records.delivered(made.id, LATER)
    assert await records.handover(made.id) is None
    assert [] == await records.waiting_for(ASKER)


async def test_an_answer_waits_through_a_restart(records: Records, file: Path) -> None:
    """Whoever opens the records again knows for whom an answer waits; withdrawn, it waits no longer."""
    made = await opened(records)
    await records.claim(made.id, OFFICER)
    answered = await records.answer(made.id, OFFICER, ANSWER, LATER)
    again = await Records.open(str(file))
    assert [answered] == await again.waiting_for(ASKER)
    assert [] == await again.waiting_for(OTHER)
    await again.withdraw(made.id, ASKER, LATER)
    assert [] == await again.waiting_for(ASKER)
    await again.close()


async def test_of_many_officers_one_gets_it(records: Records) -> None:
    """However many click at once, one has the request, and the others are told who."""
    made = await opened(records)
    officers = range(OFFICER, OFFICER + 10)
    ends = await asyncio.gather(*(records.claim(made.id, one) for one in officers), return_exceptions=True)
    (winner,) = [one for one in ends if isinstance(one, Handover)]
    assert [winner.officer] * 9 == [one.officer for one in ends if isinstance(one, HandoverTakenError)]


async def test_a_second_click_of_the_same_officer_changes_nothing(records: Records) -> None:
    """Claiming twice is claiming once."""
    made = await opened(records)
    assert await records.claim(made.id, OFFICER) == await records.claim(made.id, OFFICER)


async def test_what_is_given_back_is_anybodys(records: Records) -> None:
    """A released request is open again; only its officer may release it."""
    made = await opened(records)
    await records.claim(made.id, OFFICER)
    with pytest.raises(HandoverTakenError):
        await records.release(made.id, OTHER)
    assert made == await records.release(made.id, OFFICER)
    assert OTHER == (await records.claim(made.id, OTHER)).officer


async def test_only_its_officer_answers(records: Records) -> None:
    """An answer by another, or a second one, is refused."""
    made = await opened(records)
    await records.claim(made.id, OFFICER)
    with pytest.raises(HandoverTakenError):
        await records.answer(made.id, OTHER, ANSWER, LATER)
    await records.answer(made.id, OFFICER, ANSWER, LATER)
    for step in (records.answer(made.id, OFFICER, "second", LATER), records.claim(made.id, OFFICER)):
        with pytest.raises(HandoverGoneError):
            await step


async def test_an_asker_withdraws_their_own_only(records: Records) -> None:
    """Nobody else's click ends a request, and a withdrawn one is gone for officers too."""
    made = await opened(records)
    assert await records.withdraw(made.id, OTHER, LATER) is None
    assert made == await records.withdraw(made.id, ASKER, LATER)
    assert await records.withdraw(made.id, ASKER, LATER) is None
    with pytest.raises(HandoverGoneError):
        await records.claim(made.id, OFFICER)


async def test_a_member_has_a_few_open_requests_only(records: Records) -> None:
    """One more than is allowed is refused, whoever else has some; an ended one makes room."""
    made = [await opened(records) for _ in range(MOST_OPEN)]
    with pytest.raises(TooManyHandoversError):
        await opened(records)
    assert OTHER == (await records.open_handover(SERVER, OTHER, None, QUESTION, NOW)).asker
    assert {one.id for one in made} == {one.id for one in await records.open_of(ASKER)}
    await records.withdraw(made[0].id, ASKER, LATER)
    await opened(records)


@pytest.mark.parametrize(
    ("after", "ended"), [(timedelta(days=OPEN_DAYS, seconds=-1), 0), (timedelta(days=OPEN_DAYS), 1)]
)
async def test_a_request_expires_when_it_was_promised(records: Records, after: timedelta, ended: int) -> None:
    """It is closed on the day that was told, not before, and given back so that its card can be taken down."""
    made = await opened(records)
    assert [made] * ended == await records.tidy(NOW + after)
    assert (await records.handover(made.id) is None) is bool(ended)
    assert [] == await records.tidy(NOW + after)


async def test_forgetting_a_member_ends_their_requests_and_frees_their_claims(records: Records) -> None:
    """An asker's requests are closed; what an officer had claimed is open to others."""
    made = await opened(records)
    await records.claim(made.id, OFFICER)
    assert 1 == (await records.forget_member(OFFICER, LATER)).claims
    assert made == await records.handover(made.id)
    forgotten = await records.forget_member(ASKER, LATER)
    assert ((made,), 0) == (forgotten.handovers, forgotten.claims)
    assert [] == await records.open_of(ASKER)


async def test_a_server_that_was_left_is_forgotten(records: Records) -> None:
    """Its settings and its open requests go."""
    made = await opened(records)
    settings = replace(await records.server_settings(SERVER), officer_role=5)
    await records.keep_server_settings(settings)
    await records.forget_server(SERVER, LATER)
    assert await records.handover(made.id) is None
    assert (await records.server_settings(SERVER)).officer_role is None


@pytest.mark.parametrize("ending", ["delivered", "withdrawn", "expired", "forgotten", "server-left"])
async def test_a_closed_request_holds_nobody(records: Records, file: Path, ending: str) -> None:
    """However it ends, neither row nor file holds asker, officer, name or text any more; later the row goes, too."""
    made = await opened(records)
    await records.claim(made.id, OFFICER)
    await records.answer(made.id, OFFICER, ANSWER, LATER)
    held = file.read_bytes()
    assert all(text.encode() in held for text in (NAME, QUESTION, ANSWER))
    if ending == "delivered":
        await records.delivered(made.id, LATER)
    elif ending == "withdrawn":
        await records.withdraw(made.id, ASKER, LATER)
    elif ending == "expired":
        await records.tidy(LATER + timedelta(days=DELIVERY_DAYS))
    elif ending == "forgotten":
        await records.forget_member(ASKER, LATER)
    else:
        await records.forget_server(SERVER, LATER)
    await records.close()
    left = b"".join(one.read_bytes() for one in file.parent.iterdir())
    assert [] == [text for text in (NAME, QUESTION, ANSWER) if text.encode() in left]
    numbers = [one.to_bytes(8, "big") for one in (ASKER, OFFICER, SERVER)]
    assert [] == [one for one in numbers if one in left]
    with closing(sqlite3.connect(file)) as connection:
        (row,) = connection.execute("SELECT * FROM handovers").fetchall()
    assert 4 == sum(value is not None for value in row), "id, state, opened, closed"
    again = await Records.open(str(file))
    await again.tidy(LATER + timedelta(days=DELIVERY_DAYS + CLOSED_DAYS))
    await again.close()
    with closing(sqlite3.connect(file)) as connection:
        assert [] == connection.execute("SELECT * FROM handovers").fetchall()


async def test_a_database_that_fails_says_nothing_of_what_it_was_given(records: Records) -> None:
    """An error while writing names its kind and shows no text, name or id."""

    @event.listens_for(records._engine, "before_cursor_execute")
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(RecordsError) as raised:
        await records.open_handover(SERVER, ASKER, NAME, QUESTION, NOW)
    assert not any(secret in str(raised.value) for secret in (NAME, QUESTION, str(ASKER)))
