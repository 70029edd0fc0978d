"""`doctor` and `health`: what a host is told, and what they can do about it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

import pytest
from aiohttp import web

from bot.__main__ import main
from bot.chat.app import examining
from bot.chat.app.findings import Level
from bot.phrases import hosting as phrases
from bot.records import Records
from bot.records.database.holding import held
from bot.settings import Settings
from bot.terminal import doctor
from tests.chat.wire import json_response
from tests.chat.wire_server import GUILD, OFFICER_ROLE, OFFICERS, ServerDouble, running_server


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the records are; no other setting is given."""
    for name in ("DISCORD_TOKEN", "DISCORD_TOKEN_FILE", "BRIEFING_BOT_HEALTH", "BRIEFING_BOT_DATABASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "state" / "records.sqlite3"
    monkeypatch.setenv("BRIEFING_BOT_DATABASE", str(file))
    return file


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """How it ended and what it said, its lines joined."""
    code = main(["doctor", "--offline", *arguments])
    return code, " ".join(capsys.readouterr().out.split())


async def made(place: Path) -> None:
    """Make records."""
    records = await Records.open(str(place))
    await records.servers.change(
        int(GUILD), officers_channel=int(OFFICERS), officer_role=int(OFFICER_ROLE), private=False
    )
    await records.close()


async def test_a_host_who_has_everything_is_told_so(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, knowledge_copy: Path
) -> None:
    """Nothing is wrong, and it ends with 0."""
    await made(place)
    monkeypatch.setenv("DISCORD_TOKEN", "a.b.c")
    code, said = told(capsys, "--knowledge", str(knowledge_copy))
    assert 0 == code, said
    assert "no faults" in said
    assert "a.b.c" not in said
    assert phrases.WELL_BUT.format(hints=phrases.HINTS[0]) in said, "Discord was not asked"


def test_every_wrong_setting_is_told_and_the_rest_is_looked_at(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One look shows all there is to do."""
    monkeypatch.setenv("BRIEFING_BOT_LOG_FORMAT", "xml")
    code, said = told(capsys)
    assert 1 == code
    for one in ("DISCORD_TOKEN", "BRIEFING_BOT_LOG_FORMAT is xml", "MB free", "no faults"):
        assert one in said
    assert phrases.NOT_WELL.format(faults=phrases.HINTS[1].format(count=2)) in said


def test_a_start_names_all_that_keeps_it_from_starting(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Token, log format, knowledge and records: whoever mends them need not start the bot four times to know them."""
    place.parent.mkdir(parents=True)
    place.write_text("no database", encoding="utf-8")
    monkeypatch.setenv("BRIEFING_BOT_LOG_FORMAT", "xml")
    assert 2 == main(["run", "--knowledge", str(tmp_path / "nowhere")])
    said = capsys.readouterr().err
    for one in ("DISCORD_TOKEN", "BRIEFING_BOT_LOG_FORMAT", "nowhere", "records.sqlite3"):
        assert one in said
    assert 4 == len(said.strip().splitlines())


def test_faults_of_the_knowledge_are_told_beside_records_that_cannot_be_used(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the settings right, what is wrong with the files is told before the records are mended, too."""
    place.parent.mkdir(parents=True)
    place.write_text("no database", encoding="utf-8")
    (tmp_path / "knowledge" / "answers").mkdir(parents=True)
    monkeypatch.setenv("DISCORD_TOKEN", "a.b.c")
    monkeypatch.setenv("BRIEFING_BOT_HEALTH", "off")
    assert 2 == main(["run", "--knowledge", str(tmp_path / "knowledge")])
    said = capsys.readouterr().err
    assert "records.sqlite3" in said
    assert "holds no briefing" in said


def test_nothing_is_made_by_looking(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the first start it says what will be made, and makes nothing."""
    assert "they are made at the first start" in told(capsys)[1]
    assert not place.parent.exists()


async def test_older_records_are_not_changed_by_looking(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who looks before an upgrade is told to make a copy first, and nothing is brought up to date by it."""
    await made(place)
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0004'")
    before = place.read_bytes()
    assert "brings them to" in told(capsys)[1]
    assert before == place.read_bytes()
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    code, said = told(capsys)
    assert 1 == code
    assert "newer version" in said


async def test_a_running_bot_is_seen_and_not_disturbed(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It may be asked while the bot runs."""
    await made(place)
    with held(str(place)):
        assert phrases.RECORDS_HELD in told(capsys)[1]
    assert phrases.RECORDS_HELD not in told(capsys)[1]


def test_records_that_are_none_are_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of another kind is left as it is."""
    place.parent.mkdir()
    place.write_bytes(b"a letter " * 100)
    code, said = told(capsys)
    assert 1 == code
    assert "records.sqlite3" in said
    assert b"a letter " * 100 == place.read_bytes()


def test_faulty_or_missing_knowledge_is_told(
    capsys: pytest.CaptureFixture[str], knowledge_copy: Path, tmp_path: Path
) -> None:
    """With the command that shows each fault."""
    (knowledge_copy / "answers" / "views.yaml").write_text("topic: [", encoding="utf-8")
    assert "briefing-bot check" in told(capsys, "--knowledge", str(knowledge_copy))[1]
    assert phrases.KNOWLEDGE_NONE_MEND in told(capsys, "--knowledge", str(tmp_path / "none"))[1]


def test_a_full_disk_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Before members notice."""
    monkeypatch.setattr(doctor, "LEAST_FREE_MB", 2**40)
    code, said = told(capsys)
    assert 1 == code
    assert phrases.DISK_FULL_MEND in said


# Discord --------------------------------------------------------------------------------------------------------------
Change = Callable[[ServerDouble], None]


class Asked(ServerDouble):
    """A double that answers what `doctor` asks."""

    application_says: ClassVar[dict[str, Any]] = {}
    date = ""
    lets: str | None = None
    """The bot's permissions in the officers' channel, where they are others than usual."""

    async def operation(self, request: web.Request, path: str, body: Any) -> web.Response:
        """Do what a request asks for."""
        (guild,) = self.guilds
        headers = {"Date": self.date} if self.date else {}
        if self.lets is not None:
            guild["channels"][0]["permission_overwrites"][2] |= {"allow": self.lets, "deny": str(1 << 11)}
        match path.strip("/").split("/"):
            case ["users", "@me", "guilds"]:
                return json_response([{"id": guild["id"], "name": guild["name"], "owner": False, "permissions": "0"}])
            case ["guilds", _]:
                return json_response({name: value for name, value in guild.items() if name != "channels"})
            case ["guilds", _, "channels"]:
                return json_response(guild["channels"])
            case ["oauth2", "applications", "@me"]:
                answer = await super().operation(request, path, body)
                assert isinstance(answer.body, bytes)
                return json_response({**_read(answer.body), **self.application_says}, headers=headers)
        return await super().operation(request, path, body)


def _read(body: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(body)
    return found


async def asked_of_discord(
    monkeypatch: pytest.MonkeyPatch, place: Path, change: Change, token: str = ""
) -> list[tuple[Level, str]]:
    """What is found of a bot in one server."""
    async with running_server(monkeypatch, Asked()) as double:
        change(double)
        found = await examining.examined(Settings(token or double.token, database=str(place)))
        assert [] == [one for one in double.requests if one.method != "GET"], "nothing is changed by looking"
    return [(one.level, one.what) for one in found]


def nothing(_: ServerDouble) -> None:
    """Change nothing."""


async def test_a_server_that_is_set_up_is_found_well(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Token, application, server and clock."""
    await made(place)
    found = await asked_of_discord(monkeypatch, place, nothing)
    assert {Level.WELL} == {level for level, _ in found}, found
    assert phrases.SERVER_FINE.format(server="Division") in {said for _, said in found}
    assert phrases.CLOCK_RIGHT in {said for _, said in found}


@pytest.mark.parametrize(
    ("change", "level", "said"),
    [
        pytest.param(lambda one: setattr(one, "lets", "1024"), Level.FAULT, "lacks Send Messages", id="rights"),
        pytest.param(lambda one: one.guilds[0]["channels"].pop(0), Level.FAULT, "is gone", id="no channel"),
        pytest.param(
            lambda one: setattr(one, "date", "Thu, 01 Jan 2026 00:00:00 GMT"), Level.FAULT, "seconds off", id="clock"
        ),
        pytest.param(
            lambda one: one.application_says.update(interactions_endpoint_url="https://x.example"),
            Level.FAULT,
            phrases.ENDPOINT,
            id="endpoint",
        ),
    ],
)
async def test_what_is_missing_is_told(
    monkeypatch: pytest.MonkeyPatch, place: Path, change: Change, level: Level, said: str
) -> None:
    """Each thing that keeps a part of the bot from working."""
    monkeypatch.setattr(Asked, "application_says", {})
    await made(place)
    found = await asked_of_discord(monkeypatch, place, change)
    assert [level] == [one for one, words in found if said in words], found


async def test_a_server_without_setup_and_a_wrong_token_are_told(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """The first is a hint, since members are answered all the same; the second is all there is to say."""
    found = await asked_of_discord(monkeypatch, place, nothing)
    assert (Level.HINT, phrases.SERVER_NOT_SET_UP.format(server="Division")) in found
    found = await asked_of_discord(monkeypatch, place, nothing, token="wrong")  # noqa: S106 - no secret
    assert (Level.FAULT, phrases.TOKEN_REFUSED) in found
    assert not place.exists(), "nothing is made by looking"


# Health ---------------------------------------------------------------------------------------------------------------
def test_without_a_bot_it_is_not_well(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int
) -> None:
    """It ends with 1 and says where it asked; switched off it says that."""
    monkeypatch.setenv("BRIEFING_BOT_HEALTH", f"0.0.0.0:{unused_tcp_port}")
    assert 1 == main(["health"])
    assert f"127.0.0.1:{unused_tcp_port}" in capsys.readouterr().out
    monkeypatch.setenv("BRIEFING_BOT_HEALTH", "off")
    assert 0 == main(["health"])
    assert "off" in capsys.readouterr().out
    monkeypatch.setenv("BRIEFING_BOT_HEALTH", "somewhere")
    assert 2 == main(["health"])
