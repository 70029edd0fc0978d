"""Drafts, counts of what was asked, pauses and notes."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.records import Records
from bot.records.retention import PROPOSAL_DAYS
from bot.records.values import AskedCount, Draft, Pause, UnansweredText, new_id
from tests.records.conftest import NOW, OFFICER, OTHER, SERVER

DAY = NOW.date()


def draft(officer: int = OFFICER, **fields: str) -> Draft:
    """One that was just typed."""
    return Draft(new_id(), SERVER, officer, "edit", "walks", fields, 3, NOW)


async def test_a_draft_is_kept_found_and_replaced_by_its_author_alone(records: Records) -> None:
    """What somebody typed is theirs: another officer neither reads nor overwrites it."""
    mine = await records.drafts.keep(draft(answer="A b."))
    assert mine == await records.drafts.find(mine.id, OFFICER)
    assert await records.drafts.find(mine.id, OTHER) is None
    stolen = await records.drafts.keep(Draft(mine.id, SERVER, OTHER, "edit", "walks", {"answer": "X."}, 3, NOW))
    assert stolen.id != mine.id
    again = await records.drafts.keep(Draft(mine.id, SERVER, OFFICER, "edit", "walks", {"answer": "C."}, 3, NOW))
    assert [again] == await records.drafts.of_officer(OFFICER)
    await records.drafts.delete(mine.id)
    assert [] == await records.drafts.of_officer(OFFICER)


async def test_drafts_go_with_their_author_their_server_and_time(records: Records) -> None:
    """Whoever asks to be forgotten leaves no draft."""
    for officer in (OFFICER, OFFICER, OTHER):
        await records.drafts.keep(draft(officer))
    assert 2 == await records.drafts.forget_officer(OFFICER)
    await records.drafts.forget_server(SERVER)
    assert [] == await records.drafts.of_officer(OTHER)
    await records.drafts.keep(draft())
    await records.drafts.delete_old(NOW + timedelta(days=PROPOSAL_DAYS))
    assert 1 == len(await records.drafts.of_officer(OFFICER))
    await records.drafts.delete_old(NOW + timedelta(days=PROPOSAL_DAYS, seconds=1))
    assert [] == await records.drafts.of_officer(OFFICER)


async def test_what_was_asked_is_counted_whoever_asks_at_the_same_moment(records: Records) -> None:
    """Counts add up, and are deleted by day."""
    one = AskedCount(DAY, "declined", "outside-the-briefing", "low", "command", "d1")
    await asyncio.gather(*(records.asked.count([one]) for _ in range(5)))
    assert [5] == [kept.times for kept in await records.asked.since(DAY)]
    assert [] == await records.asked.since(DAY + timedelta(days=1))
    await records.asked.delete_before(DAY + timedelta(days=1), DAY)
    assert [] == await records.asked.since(DAY)


async def test_texts_add_up_by_day_and_belong_to_their_server(records: Records) -> None:
    """Three askers of the same words are three, and another server's officers never see them."""
    text = UnansweredText(SERVER, DAY, "what of mugs", "outside-the-briefing", 1, 1)
    for _ in range(3):
        await records.asked.keep_text(text)
    await records.asked.keep_text(UnansweredText(8, DAY, "else", "outside-the-briefing", 1, 2))
    assert [("what of mugs", 3, 3)] == [(one.text, one.askers, one.times) for one in await records.asked.texts(SERVER)]
    assert 2 == len(await records.asked.texts())
    assert 1 == await records.asked.forget_texts(8)
    await records.asked.delete_before(DAY, DAY + timedelta(days=1))
    assert [] == await records.asked.texts()


async def test_a_pause_holds_until_it_is_ended(records: Records) -> None:
    """A second pause changes the reason only, and ending what is not paused says so."""
    await records.pauses.pause("walks", "being looked at", NOW)
    await records.pauses.pause("walks", "wrong figure", NOW + timedelta(hours=1))
    assert [Pause("walks", "wrong figure", NOW)] == await records.pauses.all()
    assert await records.pauses.resume("walks")
    assert not await records.pauses.resume("walks")


async def test_a_note_says_whether_it_is_news(records: Records) -> None:
    """Of two processes that want to tell the same thing, one is told that it is new."""
    assert "" == await records.notes.get("told")
    assert [False, True] == sorted(await asyncio.gather(*(records.notes.keep("told", "x") for _ in range(2))))
    assert await records.notes.keep("told", "y")
    assert "y" == await records.notes.get("told")
