"""Two processes on one database: of two who want the same one gets it, and what one changes the other sees."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from bot.errors import RequestGoneError, RequestTakenError, TooManyRequestsError
from bot.records import Records, Request, RequestState, ServerSettings
from bot.records.remembered import LASTS
from bot.records.retention import MOST_OPEN
from tests.records.conftest import ASKER, NOW, OFFICER, OTHER, SERVER
from tests.records.lives import ANSWER, LATER, QUESTION, opened
from tests.records.processes import process

ROUNDS = 12
"""Races of one test: in one of them the two may miss each other."""


async def both(*steps: Any) -> list[Any]:
    """The results and errors of steps at the same moment."""
    return await asyncio.gather(*steps, return_exceptions=True)


async def test_officers_in_two_processes_cannot_both_win(records: Records, other_records: Records) -> None:
    """Claimed through two connections at once, a request has one officer: the statement itself looks at the state."""
    for _ in range(ROUNDS):
        made = await records.requests.open(SERVER, ASKER, None, QUESTION, NOW)
        ends = await both(
            records.requests.claim(made.id, OFFICER),
            other_records.requests.claim(made.id, OTHER),
            records.requests.claim(made.id, OFFICER + 10),
            other_records.requests.claim(made.id, OFFICER + 11),
        )
        (winner,) = [one for one in ends if isinstance(one, Request)]
        assert 3 == sum(isinstance(one, RequestTakenError) for one in ends)
        assert winner == await other_records.requests.withdraw(made.id, ASKER, LATER)


async def test_a_request_has_one_answer(records: Records, other_records: Records) -> None:
    """One officer's answer from two windows at once: the first is kept as it is, the second is refused."""
    for _ in range(ROUNDS):
        made = await records.requests.open(SERVER, ASKER, None, QUESTION, NOW)
        await records.requests.claim(made.id, OFFICER)
        ends = await both(
            *(
                one.requests.answer(made.id, OFFICER, text, LATER)
                for one, text in ((records, "a"), (other_records, "b"))
            )
        )
        (winner,) = [one for one in ends if isinstance(one, Request)]
        assert [RequestGoneError] == [type(one) for one in ends if one is not winner]
        assert winner == await other_records.requests.withdraw(made.id, ASKER, LATER)


async def test_an_answer_and_a_withdrawal_meet(records: Records, other_records: Records) -> None:
    """Whichever comes first, the asker has the last word: it is withdrawn once, and what is left holds no answer."""
    for _ in range(ROUNDS):
        made = await records.requests.open(SERVER, ASKER, None, QUESTION, NOW)
        answered, withdrawn = await both(
            records.requests.answer(made.id, OFFICER, ANSWER, LATER),
            other_records.requests.withdraw(made.id, ASKER, LATER),
        )
        assert isinstance(withdrawn, Request)
        assert isinstance(answered, RequestGoneError) == (withdrawn.answer is None)
        assert await records.requests.find(made.id) is None


async def test_a_member_cannot_open_more_from_two_processes(records: Records, other_records: Records) -> None:
    """The limit holds when all presses come at the same moment."""
    steps = (one.requests.open(SERVER, ASKER, None, QUESTION, NOW) for one in (records, other_records) * MOST_OPEN)
    ends = await both(*steps)
    assert MOST_OPEN == sum(isinstance(one, Request) for one in ends)
    assert MOST_OPEN == sum(isinstance(one, TooManyRequestsError) for one in ends)
    assert MOST_OPEN == len(await records.requests.of_asker(ASKER))


async def test_forgetting_two_members_who_hold_each_others_requests(records: Records, other_records: Records) -> None:
    """Each is the officer of the other's request: both are forgotten, though each needs a row that the other has."""
    for _ in range(ROUNDS):
        for asker, officer in ((ASKER, OFFICER), (OFFICER, ASKER)):
            made = await records.requests.open(SERVER, asker, None, QUESTION, NOW)
            await records.requests.claim(made.id, officer)
        ends = await both(
            records.requests.forget_member(ASKER, LATER), other_records.requests.forget_member(OFFICER, LATER)
        )
        assert [1, 1] == [len(one.closed) for one in ends]


_CLAIMER = """
import asyncio, json, sys
from bot.errors import RequestTakenError
from bot.records import Records

async def claim():
    records = await Records.open(sys.argv[1])
    print("ready", flush=True)
    won = []
    for request in json.loads(sys.stdin.readline()):
        try:
            await records.requests.claim(request, int(sys.argv[2]))
            won.append(request)
        except RequestTakenError:
            pass
    print(json.dumps(won), flush=True)
    await records.close()

asyncio.run(claim())
"""


async def test_real_processes_share_the_requests(records: Records, address: str) -> None:
    """Two bots that claim the same requests in the same order: each request is one's, and none is lost."""
    made = [(await records.requests.open(SERVER, one, None, QUESTION, NOW)).id for one in range(40)]
    claimers = [process(_CLAIMER, address, officer) for officer in (OFFICER, OTHER)]
    for one in claimers:
        assert one.stdout
        assert "ready\n" == one.stdout.readline()
    for one in claimers:
        assert one.stdin
        print(json.dumps(made), file=one.stdin, flush=True)
    won = [json.loads(one.communicate()[0]) for one in claimers]
    assert sorted(made) == sorted(won[0] + won[1])
    for officer, requests in zip((OFFICER, OTHER), won, strict=True):
        found = [await records.requests.find(one) for one in requests]
        assert {officer} >= {one.officer for one in found if one}


# Settings, and who waits --------------------------------------------------------------------------------------------
async def test_settings_chosen_at_once_are_all_kept(records: Records, other_records: Records) -> None:
    """Of changes at the same moment, also from two processes, none is lost: each touches its own setting only."""
    changes: list[dict[str, object]] = [{"officer_role": 1}, {"officers_channel": 2}, {"private": False}]
    changes.append({"channels": (3,)})
    for server in range(SERVER, SERVER + ROUNDS):
        pairs = zip((records, other_records) * 2, changes, strict=True)
        await asyncio.gather(*(one.servers.change(server, **change) for one, change in pairs))
        kept = ServerSettings(server, 1, 2, private=False, channels=(3,))
        assert [kept] * 2 == [await one.servers.settings(server) for one in (records, other_records)]


async def test_a_channel_that_was_just_changed_elsewhere_is_used_at_once(
    records: Records, other_records: Records
) -> None:
    """A member's request never goes where the officers were before another process changed it."""
    for channel in range(1, 4):
        await records.servers.change(SERVER, officers_channel=channel)
        assert channel == (await other_records.servers.settings(SERVER)).officers_channel
    await records.servers.forget(SERVER)
    assert (await other_records.servers.settings(SERVER)).officers_channel is None


async def test_what_a_question_needs_to_know_is_a_second_old_at_most(
    records: Records, other_records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change is seen at once in the process that made it, and a second later in the other."""
    now = 0.0
    monkeypatch.setattr(other_records.servers._remembered, "_clock", lambda: now)
    assert (await other_records.servers.remembered(SERVER)).private
    assert (await records.servers.remembered(SERVER)).private
    await records.servers.change(SERVER, private=False)
    assert not (await records.servers.remembered(SERVER)).private
    assert (await other_records.servers.remembered(SERVER)).private
    now += LASTS
    assert not (await other_records.servers.remembered(SERVER)).private


async def test_an_answer_given_elsewhere_is_delivered_here(
    records: Records, other_records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looked before it was given knows of it a second later; delivered elsewhere, it does not come twice."""
    now = 0.0
    monkeypatch.setattr(other_records.requests._waiting, "_clock", lambda: now)
    assert [] == await other_records.requests.waiting_for(ASKER)
    made = await opened(records)
    answered = await records.requests.answer(made.id, OFFICER, ANSWER, LATER)
    now += LASTS
    assert [answered] == await other_records.requests.waiting_for(ASKER)
    assert RequestState.ANSWERED is answered.state
    await records.requests.delivered(made.id, LATER)
    assert [] == await other_records.requests.waiting_for(ASKER)
