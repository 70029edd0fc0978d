"""A server whose officers keep the small tea knowledge, with the bot's files beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import discord
import pytest
import pytest_asyncio
from simcord import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from bot.chat.app.client import BriefingClient
from bot.chat.app.desk import Desk
from bot.publishing.assessing import Candidate, Depth, judge
from bot.publishing.learnt_cache import loaded
from bot.publishing.live import Prepared
from bot.records import Records
from tests.chat.conftest import Server
from tests.chat.reading import private
from tests.publishing.conftest import FILES, here, write

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


@dataclass
class Office:
    """A server, the bot's desk, and a second officer."""

    server: Server
    desk: Desk
    folder: Path
    second: MemberActor
    clock: float = 0.0

    @property
    def first(self) -> MemberActor:
        """The officer who writes."""
        return self.server.officer

    @property
    def records(self) -> Records:
        """What is kept."""
        return self.server.records

    async def officer(self, command: str, who: MemberActor | None = None, **options: object) -> InteractionResult:
        """Use a part of /officer."""
        return await (who or self.first).slash(self.server.channel, f"officer {command}", **options)

    async def send(
        self, form: InteractionResult, typed: Mapping[str, object], who: MemberActor | None = None
    ) -> ResponseMessage:
        """Send a form as it opened, but for what was typed."""
        assert form.modal is not None
        fields = [one["component"] for one in form.modal["components"]]
        kept = {one["custom_id"]: one.get("value") or "" for one in fields if one["type"] == 4}
        return private(await (who or self.first).submit_modal(form, {**kept, **typed}))

    def on_card(self) -> discord.Message:
        """The last card among the officers."""
        return self.server.said(self.server.officers)

    async def ask(self, question: str) -> ResponseMessage:
        """What a member is told."""
        result = await self.server.member.slash(self.server.channel, "ask", question=question)
        assert result.response is not None
        return result.response

    async def look(self) -> None:
        """Let the bot look at its folder until what changed has settled."""
        watcher = self.desk.watcher
        assert watcher is not None
        for _ in range(3):
            await watcher.look()
            self.clock += 1.0

    def on_disk(self) -> dict[str, bytes]:
        """Every file of the folder."""
        paths = [path for path in self.folder.rglob("*") if path.is_file()]
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}


@pytest_asyncio.fixture
async def desk(records: Records, tmp_path: Path) -> Desk:
    """The bot's desk, with the tea knowledge live."""
    folder = tmp_path / "knowledge"
    write(folder, FILES)
    made = Desk(records, folder, lambda: NOW, judge=here)
    judged = judge(Candidate(FILES), depth=Depth.LEARN)
    assert judged.learnt is not None
    await made.begin(Prepared(FILES, *loaded(judged.learnt)))
    return made


@pytest.fixture
def simcord_bot(desk: Desk) -> BriefingClient:
    """The bot as `run` makes it."""
    return desk.client()


@pytest_asyncio.fixture
async def office(server: Server, desk: Desk) -> AsyncIterator[Office]:
    """The server, set up, with a second officer."""
    await server.set_up()
    role = server.guild.roles["officers"]
    second = server.guild.add_member(server.env.create_user("otto-officer"), roles=[role])
    watcher = desk.watcher
    assert watcher is not None
    made = Office(server, desk, watcher._copy.folder, second)
    watcher._clock = lambda: made.clock
    await made.look()
    yield made
