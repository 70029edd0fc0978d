"""`briefing-bot editions`, `export`: what the bot has answered from, what changed, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import NoEditionError, UsageError
from bot.phrases import editions as phrases
from bot.publishing.differences import describe_changes
from bot.publishing.writing import write_whole
from bot.terminal.with_records import show, with_publisher

if TYPE_CHECKING:
    from bot.publishing.publisher import Publisher
    from bot.records.values import Edition


def editions(most: int, form: str) -> int:
    """List the newest editions."""
    history = with_publisher(lambda publisher: publisher.records.editions.history(most))
    lines = [in_a_line(one) for one in history] or [phrases.NO_EDITIONS]
    show(lines, [as_values(one) for one in history], form)
    return 0


def show_edition(number: int, form: str) -> int:
    """Show an edition: what it changed, and its files."""

    async def work(publisher: Publisher) -> tuple[Edition, list[str]]:
        edition = await publisher.records.editions.find(number)
        try:
            return edition, await _changes(publisher, edition.parent, number)
        except NoEditionError:
            return edition, []

    edition, changes = with_publisher(work)
    lines = [in_a_line(edition), *(f"  {line}" for line in changes)]
    lines += [phrases.FILES, *(f"  {digest[:12]}  {path}" for path, digest in edition.tree.items())]
    show(lines, as_values(edition) | {"changes": changes, "files": dict(edition.tree)}, form)
    return 0


def diff_editions(old: int, new: int, form: str) -> int:
    """Say in plain words what differs between two editions; 1 where anything does."""
    changes = with_publisher(lambda publisher: _changes(publisher, old, new))
    show(changes or [phrases.SAME], {"from": old, "to": new, "changes": changes}, form)
    return 1 if changes else 0


def back_to(number: int, form: str) -> int:
    """Make the files of an earlier edition live again, as a new edition."""

    async def work(publisher: Publisher) -> Edition:
        made = await publisher.go_back(number)
        return (await publisher.approve(made.id, second=False)).edition

    edition = with_publisher(work)
    show([phrases.LIVE.format(number=edition.number, note=edition.note)], as_values(edition), form)
    return 0


def export(folder: str, number: int | None, form: str) -> int:
    """Write the files of an edition into a new folder.

    Raises:
        UsageError: there is something in that folder.
    """
    place = Path(folder)
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise UsageError(phrases.EXPORT_THERE.format(folder=folder))

    async def work(publisher: Publisher) -> tuple[Edition, dict[str, bytes]]:
        found = publisher.records.editions
        edition = await found.find(number if number is not None else await found.newest_number())
        return edition, await found.files(edition.tree)

    edition, files = with_publisher(work)
    for path, content in files.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        write_whole(place / path, content)
    said = phrases.EXPORTED.format(number=edition.number, count=len(files), folder=folder)
    show([said], as_values(edition) | {"folder": folder, "files": sorted(files)}, form)
    return 0


def in_a_line(edition: Edition) -> str:
    """Say what an edition is."""
    who = edition.officer_name or phrases.ORIGINS[edition.origin]
    moment = f"{edition.moment:%Y-%m-%d %H:%M} UTC"
    return phrases.LINE.format(number=edition.number, moment=moment, note=edition.note, who=who)


def as_values(edition: Edition) -> dict[str, Any]:
    """Return an edition as plain values."""
    return {
        "number": edition.number,
        "parent": edition.parent,
        "knowledge": edition.digest,
        "moment": edition.moment,
        "note": edition.note,
        "origin": str(edition.origin),
        "officer": edition.officer_name,
    }


async def _changes(publisher: Publisher, old: int, new: int) -> list[str]:
    found = publisher.records.editions
    trees = [(await found.find(number)).tree for number in (old, new)]
    if trees[0] == trees[1]:
        return []
    before, after = [await publisher.read_only(await found.files(tree)) for tree in trees]
    return describe_changes(before, after)
