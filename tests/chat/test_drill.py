"""A drill: the machine with the bot is lost, and a new one goes on from a copy of the records.

What the bot knows comes with the copy, too: the new machine has another knowledge folder, as a new image would.
"""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.chat.app.desk import Desk
from bot.chat.app.running import stay
from bot.chat.requests import phrases
from bot.publishing.live import Prepared
from bot.publishing.publisher import Publisher
from bot.records import Records
from bot.records.values import Origin
from bot.terminal.run import ready_files
from tests.chat.test_requests_survive import OURS
from tests.chat.wire import until
from tests.chat.wire_server import (
    ASKER,
    GUILD,
    OFFICER,
    OFFICER_ROLE,
    OFFICERS,
    ServerDouble,
    Use,
    server_double,
    words_of,
)
from tests.publishing.conftest import FILES, here, write

QUESTION, ANSWER = "Marker question about a walk?", "Marker answer: it is not compulsory."
OLD, NEW = b"The first to arrive does.", b"Whoever is first in does."


class Machine:
    """A machine with its own disk: records and a knowledge folder."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Set it up as the guide says."""
        self.place = place
        self.records_file = place / "state" / "records.sqlite3"
        self.folder = place / "knowledge"
        write(self.folder, FILES)
        monkeypatch.setenv("BRIEFING_BOT_DATABASE", str(self.records_file))

    async def start(self, double: ServerDouble, prepared: Prepared | None) -> None:
        """Start the bot."""
        self.records = await Records.open(str(self.records_file))
        self.desk = Desk(self.records, self.folder, judge=here)
        await self.desk.begin(prepared)
        self.running = asyncio.create_task(stay(self.desk.client, double.token))
        await until(lambda: bool(self.desk.last_client and self.desk.last_client.connected))

    async def stop(self) -> None:
        """Stop it."""
        assert self.desk.last_client
        await self.desk.last_client.close()
        await self.running
        await self.records.close()


async def done(use: Use) -> Use:
    """Wait until a use has had its response, and what follows it."""
    await until(lambda: bool(use.responses))
    await until(lambda: not any(one.get_name().startswith(OURS) for one in asyncio.all_tasks()))
    return use


async def publish(machine: Machine) -> None:
    """An officer's change goes live: it is nowhere but in the records."""
    publisher: Publisher = machine.desk.publisher
    _, base = await publisher.ground()
    files = dict(await machine.records.editions.files(base.tree))
    file = "answers/tea.yaml"
    assert OLD in files[file]
    files[file] = files[file].replace(OLD, NEW)
    await publisher.approve((await publisher.propose(files, base, Origin.DISCORD)).id)


@pytest.mark.slow
async def test_a_lost_machine_is_replaced_from_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Open requests, buttons under old messages, settings and editions go on; what the copy holds nobody else reads."""
    async with server_double(monkeypatch) as double:
        old = Machine(tmp_path / "old", monkeypatch)
        prepared, _ = ready_files(old.folder)
        await old.start(double, prepared)
        await old.records.servers.change(int(GUILD), officer_role=int(OFFICER_ROLE), officers_channel=int(OFFICERS))
        await publish(old)
        written = await done(await double.submit(ASKER, f"isp:question:{GUILD}", question=QUESTION))
        (preview,) = written.replies
        await done(await double.press(ASKER, preview, "send"))
        (card,) = double.channels[OFFICERS]
        await done(await double.press(OFFICER, card, "claim"))

        assert 0 == main(["backup-key", str(tmp_path / "a.key")])
        public = next(word for word in capsys.readouterr().out.split() if word.startswith("age1"))
        assert 0 == main(["backup", str(tmp_path / "copy.age"), "--to", public])
        assert QUESTION.encode() not in (tmp_path / "copy.age").read_bytes()
        await old.stop()
        shutil.rmtree(old.place)

        new = Machine(tmp_path / "new", monkeypatch)
        assert 0 == main(["restore", str(tmp_path / "copy.age"), "--key", str(tmp_path / "a.key")])
        await new.start(double, prepared)
        try:
            await double.ask("Who puts the kettle on?", 7)
            await until(lambda: len(double.answers) == 1)
            assert NEW.decode() in str(double.answers), "what officers published is answered, not what the image brings"
            form = await done(await double.press(OFFICER, card, "answer"))
            (opened,) = [one["data"]["custom_id"] for one in form.responses if one["type"] == 9]
            await done(await double.submit(OFFICER, opened, answer=ANSWER))
            direct = [one for name, found in double.channels.items() if name != OFFICERS for one in found]
            assert ANSWER in words_of(direct), "the answer reaches its asker"
            assert QUESTION not in words_of(double.channels[OFFICERS]), "the card from before is emptied"
            late = await done(await double.press(ASKER, preview, "withdraw"))
            assert phrases.WITHDRAW_GONE in words_of(late.replies), "the button from before knows what became of it"
        finally:
            await new.stop()
