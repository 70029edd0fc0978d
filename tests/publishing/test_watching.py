"""The folder watched: edits become editions, faults change nothing, publications are written back or merged."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.publishing.watching import AGAIN_SECONDS, FolderState
from bot.records import Records
from bot.records.values import Origin, ProposalState
from tests.publishing.conftest import ANSWERS, FILES, Desk, begin, desk, write

KETTLE, MUGS = "Who puts the kettle on?", "Who washes the mugs?"
FIRST, ALL = "The first to arrive does.", "Whoever is first in does."


async def history(office: Desk) -> list[tuple[int, str, Origin]]:
    """The editions, the newest first."""
    return [(one.number, one.note, one.origin) for one in await office.records.editions.history(9)]


def on_disk(folder: Path) -> dict[str, bytes]:
    """Every file of the folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_the_first_start_makes_the_first_edition(office: Desk) -> None:
    """What the folder says is the first edition, and nothing is written or told."""
    assert [(1, "The first edition", Origin.FILES)] == await history(office)
    assert (FolderState.SAME, []) == (office.watcher.status.state, office.told)
    assert FILES == on_disk(office.folder)


async def test_an_edit_becomes_an_edition_once_it_has_settled(office: Desk) -> None:
    """A change is live after it has stood still for a second, whatever the file system says of it."""
    office.edit(FIRST, ALL)
    await office.watcher.look()
    assert FIRST in office.asked(KETTLE)
    await office.look()
    assert ALL in office.asked(KETTLE)
    (newest, *_) = await history(office)
    assert (2, Origin.FILES) == (newest[0], newest[2])
    assert "the first sentence “The first to arrive does.” became “Whoever is first in does.”" in newest[1]
    assert FolderState.SAME is office.watcher.status.state


async def test_an_edit_taken_back_is_an_edition_too(office: Desk) -> None:
    """Files that say what an older edition said were edited, and are not behind."""
    office.edit(FIRST, ALL)
    await office.look()
    office.edit(ALL, FIRST)
    await office.look()
    assert FIRST in office.asked(KETTLE)
    assert [3, 2, 1] == [one[0] for one in await history(office)]


async def test_a_file_that_still_grows_is_never_read_as_whole(office: Desk) -> None:
    """As long as a file changes between two looks nothing of it is taken."""
    place = office.folder / "answers" / "tea.yaml"
    for end in range(200, len(ANSWERS), 90):
        place.write_text(ANSWERS[:end], encoding="utf-8")
        await office.watcher.look()
        office.seconds += 0.9
    assert ([(1, "The first edition", Origin.FILES)], []) == (await history(office), office.told)
    assert FIRST in office.asked(KETTLE)


async def test_faults_leave_the_old_edition_and_are_told_once(office: Desk) -> None:
    """Members are answered as before; the officers get the messages of each set of faults once."""
    office.edit("quote: puts the water on", "quote: pours the water out")
    office.edit("paragraph: 1", "paragraph: 9")
    for _ in range(3):
        await office.look()
    assert FolderState.FAULTY is office.watcher.status.state
    (told,) = office.told
    assert "paragraph 9" in told.why
    assert told.message.startswith("```\nanswers/tea.yaml:")
    assert FIRST in office.asked(KETTLE)
    again = desk(office.folder, office.records)
    await again.publisher.begin(None)
    await again.look()
    assert (FolderState.FAULTY, [], True) == (again.watcher.status.state, again.told, FIRST in again.asked(KETTLE))
    office.edit("paragraph: 9", "paragraph: 8")
    await office.look()
    assert 2 == len(office.told)
    office.edit("paragraph: 8", "paragraph: 1")
    office.edit("quote: pours the water out", "quote: puts the water on")
    await office.look()
    assert (FolderState.SAME, 2) == (office.watcher.status.state, len(office.told))
    office.edit("paragraph: 1", "paragraph: 9")
    await office.look()
    assert 3 == len(office.told)


@pytest.mark.parametrize("spoil", ["folder", "answers", "yaml", "stray"])
async def test_whatever_becomes_of_the_folder_members_are_answered(office: Desk, spoil: str) -> None:
    """A folder that is gone, emptied or full of strange files is told, and the last good edition goes on."""
    if spoil == "folder":
        office.folder.rename(office.folder.with_name("gone"))
    elif spoil == "answers":
        (office.folder / "answers" / "tea.yaml").unlink()
    elif spoil == "yaml":
        (office.folder / "answers" / "tea.yaml").write_bytes(b"\xff\xfe\x00entries: [")
    else:
        (office.folder / "answers" / "more.yml").write_bytes(b"")
    await office.look()
    assert (FolderState.FAULTY, 1) == (office.watcher.status.state, len(office.told))
    assert FIRST in office.asked(KETTLE)
    assert 1 == await office.records.editions.newest_number()


async def test_a_publication_is_written_into_the_files_byte_for_byte(office: Desk) -> None:
    """What was published from Discord stands in the file, and every other line, remarks included, is as it was."""
    await publish(office, FIRST, ALL)
    await office.look()
    assert ANSWERS.replace(FIRST, ALL).encode() == on_disk(office.folder)["answers/tea.yaml"]
    assert set(FILES) == set(on_disk(office.folder))
    assert FolderState.SAME is office.watcher.status.state
    assert 2 == await office.records.editions.newest_number()


async def publish(office: Desk, old: str, new: str) -> None:
    """Publish a change as an officer on Discord would, proposal and approval."""
    assert office.publisher.live is not None
    edition = office.publisher.live.edition
    files = await office.records.editions.files(edition.tree)
    files["answers/tea.yaml"] = files["answers/tea.yaml"].replace(old.encode(), new.encode())
    made = await office.publisher.propose(files, edition, Origin.DISCORD)
    await office.publisher.approve(made.id)


async def test_a_folder_that_cannot_be_written_is_behind_until_it_can(
    office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bot answers from what was published, says that the folder is behind, and writes it when it may again."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("bot.publishing.working_copy.write_whole", refuse)
        await publish(office, FIRST, ALL)
        await office.look()
    assert FolderState.BEHIND is office.watcher.status.state
    assert "Permission denied" in office.watcher.status.why
    assert ALL in office.asked(KETTLE)
    assert FILES == on_disk(office.folder)
    again = desk(office.folder, office.records)
    await again.publisher.begin(None)
    assert ALL in again.asked(KETTLE)
    await again.look()
    assert FolderState.SAME is again.watcher.status.state
    assert ANSWERS.replace(FIRST, ALL).encode() == on_disk(office.folder)["answers/tea.yaml"]
    assert 2 == await office.records.editions.newest_number()


async def test_writing_that_broke_off_is_brought_to_its_end(office: Desk) -> None:
    """Killed between two files of one publication, the folder is a mixture for a moment, and never an edition."""
    assert office.publisher.live is not None
    words = {
        "kettle-who": "spoons",
        "mugs-who": "spoons-too",
        "Who": "Which",
        "who": "which",
        "whose": "what",
        "wash": "x",
    }
    more = ANSWERS
    for old, new in words.items():
        more = more.replace(old, new)
    files = office.changed(FIRST, ALL) | {"answers/spoons.yaml": more.encode()}
    made = await office.publisher.propose(files, office.publisher.live.edition, Origin.DISCORD)
    await office.publisher.approve(made.id)
    (office.folder / "answers" / "spoons.yaml").write_bytes(files["answers/spoons.yaml"])  # and then the power went
    again = desk(office.folder, office.records)
    await again.publisher.begin(None)
    await again.look()
    assert files == on_disk(office.folder)
    assert (2, []) == (await office.records.editions.newest_number(), again.told)


async def test_an_edit_and_a_publication_of_different_entries_are_both_kept(office: Desk) -> None:
    """Changed here and there at once: merged by entry, live, and written into the files."""
    await publish(office, FIRST, ALL)
    office.edit("Each washes their own.", "Everyone washes their own.")
    await office.look()
    assert ALL in office.asked(KETTLE)
    assert "Everyone washes their own." in office.asked(MUGS)
    merged = ANSWERS.replace(FIRST, ALL).replace("Each washes", "Everyone washes").encode()
    assert merged == on_disk(office.folder)["answers/tea.yaml"]
    assert Origin.MERGED is (await history(office))[0][2]
    assert FolderState.SAME is office.watcher.status.state


async def test_one_entry_changed_on_both_sides_becomes_a_proposal(office: Desk) -> None:
    """What was published counts, the file keeps the other words, and a proposal waits with them: nothing is lost."""
    await publish(office, FIRST, ALL)
    office.edit(FIRST, "Ann does.")
    office.edit("washing up of mugs", "washing up mugs")
    await office.look()
    assert "conflict" == office.watcher.status.state
    (proposal,) = await office.records.proposals.all_open()
    assert proposal.id in office.told[0].why
    assert "kettle-who" in proposal.note
    assert ALL in office.asked(KETTLE)
    assert "Ann does." in (office.folder / "answers" / "tea.yaml").read_text(encoding="utf-8")
    live = office.publisher.live
    assert live is not None
    assert "washing up mugs" in live.knowledge.entries["mugs-who"].wordings
    await office.look()
    assert 1 == len(await office.records.proposals.all_open())
    current = await office.publisher.bring_up_to_date(proposal.id, theirs=True)
    await office.publisher.approve(current.id)
    await office.look()
    assert "Ann does." in office.asked(KETTLE)
    assert "same" == office.watcher.status.state


async def test_a_conflict_that_officers_decline_leaves_what_was_published(office: Desk) -> None:
    """The files get the published words back once the proposal is withdrawn; what they said stays in the records."""
    await publish(office, FIRST, ALL)
    office.edit(FIRST, "Ann does.")
    await office.look()
    (proposal,) = await office.records.proposals.all_open()
    await office.records.proposals.close(proposal.id, ProposalState.WITHDRAWN, office.publisher.clock())
    office.seconds += AGAIN_SECONDS
    await office.look()
    assert ANSWERS.replace(FIRST, ALL).encode() == on_disk(office.folder)["answers/tea.yaml"]
    kept = await office.records.editions.files(proposal.tree)
    assert b"Ann does." in kept["answers/tea.yaml"]


async def test_a_conflict_edited_further_is_one_proposal(office: Desk) -> None:
    """Whoever goes on typing in the file does not slip past the officers' choice, and makes no second proposal."""
    await publish(office, FIRST, ALL)
    office.edit(FIRST, "Ann does.")
    await office.look()
    office.edit("Ann does.", "Bob does.")
    await office.look()
    (proposal,) = await office.records.proposals.all_open()
    assert b"Bob does." in (await office.records.editions.files(proposal.tree))["answers/tea.yaml"]
    assert ALL in office.asked(KETTLE)


async def test_a_folder_that_was_never_seen_is_judged_by_its_content(office: Desk, tmp_path: Path) -> None:
    """A fresh copy of an older edition is behind; an edit of the newest is an edit."""
    await publish(office, FIRST, ALL)
    await office.look()
    write(tmp_path / "copy", FILES)
    other = desk(tmp_path / "copy", office.records)
    await other.publisher.begin(None)
    await other.look()
    assert ALL in other.asked(KETTLE)
    assert on_disk(office.folder) == on_disk(other.folder)
    write(tmp_path / "third", on_disk(office.folder))
    third = desk(tmp_path / "third", office.records)
    third.edit("Each washes their own.", "Everyone washes their own.")
    await third.publisher.begin(None)
    await third.look()
    assert ALL in third.asked(KETTLE)
    assert "Everyone washes" in third.asked(MUGS)


async def test_what_another_process_publishes_is_followed(office: Desk) -> None:
    """Two processes on one database answer alike a moment after a publication or a pause."""
    other = desk(office.folder, office.records)
    await other.publisher.begin(None)
    assert not await other.publisher.serving.follow()
    await publish(office, FIRST, ALL)
    assert await other.publisher.serving.follow()
    assert ALL in other.asked(KETTLE)
    await office.publisher.pause("kettle-who", "being looked at")
    assert await other.publisher.serving.follow()
    assert "being looked at" in other.asked(KETTLE)
    assert await office.publisher.resume("kettle-who")
    assert await other.publisher.serving.follow()
    assert ALL in other.asked(KETTLE)
    assert not await office.publisher.resume("kettle-who")


async def test_the_watcher_goes_on_after_an_error(office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that is away for a moment ends nothing: the next look finds the change."""
    looks, thrice = [], asyncio.Event()

    async def broken() -> None:
        looks.append(1)
        if len(looks) > 2:
            thrice.set()
        raise OSError("away")

    monkeypatch.setattr(office.watcher, "look", broken)
    monkeypatch.setattr("bot.publishing.watching.EVERY_SECONDS", 0)
    task = asyncio.ensure_future(office.watcher.run())
    await thrice.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_cold_start_with_a_broken_folder_answers(tmp_path: Path) -> None:
    """The newest edition in the records is served where the files cannot be."""
    write(tmp_path / "knowledge", FILES)
    records = await Records.open("sqlite://")
    first = await begin(desk(tmp_path / "knowledge", records))
    first.edit("entries:", "entries: [")
    cold = desk(first.folder, records)
    await cold.publisher.begin(None)
    await cold.look()
    assert FIRST in cold.asked(KETTLE)
    assert FolderState.FAULTY is cold.watcher.status.state
    await records.close()
