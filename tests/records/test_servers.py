"""Server settings, and counts of whether an answer helped."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from datetime import date, timedelta

from bot.records import FeedbackCount, Records, ServerSettings
from bot.records.retention import FEEDBACK_DAYS
from tests.records.conftest import NOW, SERVER

TODAY = NOW.date()


async def test_a_server_that_was_never_set_up_is_private_and_open_everywhere(records: Records) -> None:
    """Before any setup nobody else sees a reply, and no channel is shut."""
    assert ServerSettings(SERVER, None, None, private=True, channels=()) == await records.servers.settings(SERVER)


async def test_settings_are_kept_and_replaced(records: Records, address: str) -> None:
    """What was set is there at once and after a restart; setting again replaces all of it."""
    for wanted in (
        ServerSettings(SERVER, 1, 2, private=False, channels=(3, 4)),
        ServerSettings(SERVER, None, 5, private=True),
    ):
        given = asdict(wanted)
        assert wanted == await records.servers.change(given.pop("server"), **given)
        assert wanted == await records.servers.settings(SERVER)
    again = await Records.open(address)
    assert wanted == await again.servers.settings(SERVER)
    await again.close()


async def test_another_officers_channel_takes_back_who_may_read_the_first(records: Records) -> None:
    """What was confirmed of one channel's readers never passes to another, nor back; other changes leave it alone."""
    await records.servers.change(SERVER, officers_channel=2)
    await records.servers.change(SERVER, confirmed_channel=2, confirmed_readers="abc")
    kept = await records.servers.change(SERVER, private=False, officer_role=1)
    assert (2, "abc") == (kept.confirmed_channel, kept.confirmed_readers)
    for channel in (3, 2):
        kept = await records.servers.change(SERVER, officers_channel=channel)
        assert (None, None) == (kept.confirmed_channel, kept.confirmed_readers)


async def test_feedback_is_counted_by_day_entry_and_knowledge(records: Records) -> None:
    """Clicks at the same moment are all counted, and nothing but numbers is kept."""
    await asyncio.gather(*(records.feedback.count(TODAY, "walks", "abc", helped=number % 3 > 0) for number in range(9)))
    await records.feedback.count(TODAY, "walks", "newer", helped=False)
    await records.feedback.count(TODAY - timedelta(days=1), "letter", "abc", helped=True)
    assert [
        FeedbackCount(TODAY - timedelta(days=1), "letter", "abc", 1, 0),
        FeedbackCount(TODAY, "walks", "abc", 6, 3),
        FeedbackCount(TODAY, "walks", "newer", 0, 1),
    ] == await records.feedback.since(date(2026, 1, 1))
    assert 2 == len(await records.feedback.since(TODAY))


async def test_a_count_is_moved_whole(records: Records) -> None:
    """What is taken from one count stands in the other, and no count falls below nothing."""
    await records.feedback.count(TODAY, "walks", "abc", helped=True)
    for helped, wanted in ((False, (0, 1)), (False, (0, 1)), (True, (1, 0))):
        await records.feedback.move(TODAY, "walks", "abc", helped=helped)
        assert [wanted] == [(one.helped, one.not_helped) for one in await records.feedback.since(TODAY)]
    await records.feedback.move(TODAY, "walks", "newer", helped=True)
    assert 1 == len(await records.feedback.since(TODAY))


async def test_old_counts_are_deleted(records: Records) -> None:
    """A count is kept as long as is promised, and not a day longer."""
    last = TODAY - timedelta(days=FEEDBACK_DAYS)
    for day in (last, last - timedelta(days=1)):
        await records.feedback.count(day, "walks", "abc", helped=True)
    await records.feedback.delete_before(last)
    assert [last] == [one.day for one in await records.feedback.since(date(2000, 1, 1))]
