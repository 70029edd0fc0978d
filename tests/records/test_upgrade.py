"""An upgrade from 0.1.0: what that version kept is there, and goes on where it stood."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.records import Records, RequestState, ServerSettings
from bot.records.backup import backup
from bot.records.values import Ending, card_left
from tests.records.conftest import NOW

STORED = Path(__file__).parent / "records_of_0_1_0.sql"
SERVER, OFFICER, OTHER_OFFICER = 1001, 1900, 1901


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file as 0.1.0 left it."""
    place = tmp_path / "records.sqlite3"
    with closing(sqlite3.connect(place)) as connection:
        connection.executescript(STORED.read_text(encoding="utf-8"))
    return place


async def test_settings_counts_and_requests_are_there(old: Path) -> None:
    """Nothing that a server set, a member asked or an officer wrote is lost or changed."""
    records = await Records.open(str(old))
    assert ServerSettings(SERVER, 1002, 1003, private=False, channels=(1004, 1005)) == await records.servers.settings(
        SERVER
    )
    assert 2002 == (await records.servers.settings(2001)).officer_role
    assert [(1, 1)] == [(one.helped, one.not_helped) for one in await records.feedback.since(NOW.date().replace(day=1))]
    kept = [one for asker in (11, 12, 13, 15) for one in await records.requests.of_asker(asker)]
    assert [
        (RequestState.OPEN, None, "May my head watch me twice a week?", 5001),
        (RequestState.CLAIMED, "Zebedee", "Who pays for the cover?", 5002),
        (RequestState.ANSWERED, None, "Is there a form?", 5003),
        (RequestState.OPEN, None, "Not posted yet?", None),
    ] == [(one.state, one.asker_name, one.question, one.message) for one in kept]
    assert [] == await records.requests.of_asker(14), "withdrawn"
    await records.close()


async def test_requests_go_on_where_they_stood(old: Path) -> None:
    """One is answered, one given back and withdrawn, one delivered, and one is still to be posted."""
    records = await Records.open(str(old))
    requests, later = records.requests, NOW + timedelta(hours=2)
    first, claimed, answered, unposted = [(await requests.of_asker(asker))[0].id for asker in (11, 12, 13, 15)]
    await requests.claim(first, OFFICER)
    await requests.answer(first, OFFICER, "They may not.", later)
    assert RequestState.OPEN is (await requests.release(claimed, OFFICER)).state
    (waiting,) = await requests.waiting_for(13)
    assert (answered, "There is none.") == (waiting.id, waiting.answer)
    await requests.delivered(answered, later)
    assert [unposted] == [one.id for one in await requests.unplaced(later)]
    gone = await requests.withdraw(claimed, 12, later)
    assert gone
    left = card_left(gone, Ending.WITHDRAWN, later)
    assert left
    assert (1003, 5002) == (left.channel, left.message)
    await records.close()


async def test_the_old_file_can_be_copied_before(old: Path, tmp_path: Path) -> None:
    """The guide says: a copy first. The newer version's own command makes it of the older version's file."""
    copy = tmp_path / "copy.sqlite3"
    backup(str(old), copy)
    records = await Records.open(str(copy))
    assert 2002 == (await records.servers.settings(2001)).officer_role
    await records.close()
