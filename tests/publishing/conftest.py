"""A small knowledge folder with records, and a publisher that judges in this process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest_asyncio

from bot.publishing.assessing import Candidate, Depth, Judged, judge
from bot.publishing.learning import Job, carry_out
from bot.publishing.learnt_cache import loaded
from bot.publishing.live import Prepared
from bot.publishing.publisher import Publisher
from bot.publishing.watching import SETTLED_SECONDS, FolderStatus, Watcher
from bot.records import Records
from tests.tea import TEA

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
ANSWERS = """\
# Ann keeps this file
topic: Tea
entries:
  - id: kettle-who
    question: Who puts the kettle on?
    wordings:
      - who boils the water
      - whose turn is the kettle
    answer: The first to arrive does. [1]
    evidence:
      - paragraph: 1
        quote: puts the water on

  - id: mugs-who
    question: Who washes the mugs?
    wordings:
      - whose mugs are these
      - washing up of mugs
    answer: Each washes their own. [2]
    evidence:
      - paragraph: 2
        quote: Mugs are everybody's own
"""
TEXT = """\
THE TEA ROTA

1. Whoever is the first to come puts the water on, on every school day.

2. Mugs are everybody's own business, and washing them too. The list is by the door.
"""
FILES = {name: text.encode() for name, text in TEA.items()} | {
    "answers/tea.yaml": ANSWERS.encode(),
    "briefings/tea-rota.txt": TEXT.encode(),
}


async def here(job: Job) -> Judged:
    """Judge in this process: another one takes a second to start, and other tests try it."""
    return carry_out(job)


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write files into a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@dataclass
class Desk:
    """A folder, what watches it, and what the officers were told."""

    folder: Path
    records: Records
    publisher: Publisher
    watcher: Watcher
    told: list[FolderStatus] = field(default_factory=list)
    seconds: float = 0.0

    async def tell(self, status: FolderStatus) -> None:
        """Be told."""
        self.told.append(status)

    async def look(self) -> None:
        """Look until what was changed has settled and is dealt with."""
        for _ in range(3):
            await self.watcher.look()
            self.seconds += SETTLED_SECONDS

    def edit(self, old: str, new: str, file: str = "answers/tea.yaml") -> None:
        """Change a text in a file of the folder."""
        place = self.folder / file
        text = place.read_text(encoding="utf-8")
        assert old in text
        place.write_text(text.replace(old, new), encoding="utf-8")

    def asked(self, question: str) -> str:
        """What a member is told now."""
        assert self.publisher.live is not None
        return self.publisher.live.engine.reply(question).parts[0].text

    def changed(self, old: str, new: str) -> dict[str, bytes]:
        """The live files with a text changed, as somebody on Discord would."""
        return FILES | {"answers/tea.yaml": ANSWERS.replace(old, new).encode()}


def desk(folder: Path, records: Records) -> Desk:
    """A desk that has not looked at anything."""
    publisher = Publisher(records, lambda: NOW, here)
    made = Desk(folder, records, publisher, Watcher(publisher, folder, _nobody))
    made.watcher = Watcher(publisher, folder, made.tell, lambda: made.seconds)
    return made


async def _nobody(_: FolderStatus) -> None:
    raise AssertionError


async def begin(made: Desk) -> Desk:
    """Begin as the bot does."""
    judged = judge(Candidate(FILES), depth=Depth.LEARN)
    assert judged.learnt is not None
    await made.publisher.begin(Prepared(FILES, *loaded(judged.learnt)))
    await made.look()
    return made


@pytest_asyncio.fixture
async def office(tmp_path: Path) -> AsyncIterator[Desk]:
    """A bot that has begun to serve the tea knowledge."""
    write(tmp_path / "knowledge", FILES)
    records = await Records.open("sqlite://")
    yield await begin(desk(tmp_path / "knowledge", records))
    await records.close()
