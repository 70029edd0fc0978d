from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.errors import KnowledgeMissingError, SettingsError, UsageError
from bot.settings import KNOWN, knowledge_folder, own_knowledge_folder, read_settings, unknown_settings
from tests.conftest import KNOWLEDGE


def test_a_token_is_read_from_the_environment_and_never_shown() -> None:
    """The settings hold the token and their text does not."""
    settings = read_settings({"DISCORD_TOKEN": "one.two.three"})
    assert "one.two.three" == settings.token
    assert "one.two.three" not in repr(settings)


def test_a_token_is_read_from_a_file(tmp_path: Path) -> None:
    """A secret file serves as well, with the line end that editors add."""
    (tmp_path / "token").write_text("one.two.three\n", encoding="utf-8")
    assert "one.two.three" == read_settings({"DISCORD_TOKEN_FILE": str(tmp_path / "token")}).token


def test_without_a_token_the_message_says_where_to_get_one_and_what_works_without() -> None:
    """The first thing a newcomer meets tells what to do."""
    with pytest.raises(SettingsError) as raised:
        read_settings({})
    assert "discord.com/developers" in str(raised.value)
    assert "briefing-bot chat" in str(raised.value)


@pytest.mark.parametrize("token", ["nonsense", "two words", "a.b", "a.b.c.d", "a.b.c\nd"])
def test_what_cannot_be_a_token_is_refused_before_discord_is_asked(token: str) -> None:
    """A slip in copying is told at once, and the token itself is not repeated."""
    with pytest.raises(SettingsError, match="does not look like a bot token") as raised:
        read_settings({"DISCORD_TOKEN": token})
    assert token not in str(raised.value)


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    """Two wrong settings are two lines of one error."""
    with pytest.raises(SettingsError) as raised:
        read_settings({"DISCORD_TOKEN_FILE": str(tmp_path / "none"), "BRIEFING_BOT_LOG_LEVEL": "loud"})
    assert "DISCORD_TOKEN_FILE" in str(raised.value)
    assert "BRIEFING_BOT_LOG_LEVEL" in str(raised.value)
    assert 2 == len(str(raised.value).splitlines())


@pytest.mark.parametrize(
    ("environment", "database"),
    [
        ({"BRIEFING_BOT_DATABASE": "here.db", "XDG_STATE_HOME": "/state"}, "here.db"),
        ({"BRIEFING_BOT_DATABASE": " postgresql://bot@host/name\n"}, "postgresql://bot@host/name"),
        ({"XDG_STATE_HOME": "/state"}, "/state/briefing-bot/records.sqlite3"),
        ({}, str(Path("~/.local/state/briefing-bot/records.sqlite3").expanduser())),
    ],
    ids=["named", "by an address", "by the user's folder for state", "by the user's home"],
)
def test_the_records_have_a_place_without_any_setting(environment: dict[str, str], database: str) -> None:
    """Where no file is named, the records lie where this system keeps a user's state."""
    assert database == read_settings({"DISCORD_TOKEN": "a.b.c", **environment}).database


def test_a_misspelt_setting_is_told_with_the_one_that_was_meant() -> None:
    """It changes nothing, and a host who misspells one looks for the fault elsewhere."""
    given = ("BRIEFING_BOT_DATABSE", "BRIEFING_BOT_HEALTH", "BRIEFING_BOT_ZZZZZZZZ", "PATH")
    said = unknown_settings(dict.fromkeys(given, "x"))
    assert 2 == len(said)
    assert "BRIEFING_BOT_DATABSE is no setting of the bot's, and does nothing; BRIEFING_BOT_DATABASE is one." == said[0]
    assert "BRIEFING_BOT_ZZZZZZZZ" in said[1]


def test_empty_settings_count_as_none() -> None:
    """A compose file passes every variable on, set or not."""
    empty = dict.fromkeys(KNOWN, "") | {"DISCORD_TOKEN": "a.b.c"}
    assert read_settings({"DISCORD_TOKEN": "a.b.c"}) == read_settings(empty)


SHARED = {
    "DISCORD_TOKEN": "a.b.c",
    "BRIEFING_BOT_DATABASE": "postgresql://host/name",
    "BRIEFING_BOT_HOME_SERVER": "110000000000000001",
}


@pytest.mark.parametrize(
    ("given", "ids", "count"), [("0/2", [0], 2), ("2-3/8", [2, 3], 8), (" 0-0/1 ", [0], 1)], ids=str
)
def test_a_process_can_have_a_part_of_the_servers(given: str, ids: list[int], count: int) -> None:
    """One shard, or several in a row, of so many; without the setting everything goes over one connection."""
    shards = read_settings({**SHARED, "BRIEFING_BOT_SHARDS": given}).shards
    assert shards is not None
    assert (ids, count) == (list(shards.ids), shards.count)
    assert read_settings(SHARED).shards is None


@pytest.mark.parametrize("given", ["2", "3-2/8", "0-8/8", "8/8", "a/b", "-1/2", "1-/2", "0/0", "0-1/2x", "\u0663/8"])
def test_what_is_no_part_of_the_servers_is_refused(given: str) -> None:
    """A slip in the setting is told before Discord is asked, with what it can be."""
    with pytest.raises(SettingsError, match=r"BRIEFING_BOT_SHARDS is .*0-3/16"):
        read_settings({**SHARED, "BRIEFING_BOT_SHARDS": given})


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"BRIEFING_BOT_HOME_SERVER": ""}, "needs BRIEFING_BOT_HOME_SERVER"),
        ({"BRIEFING_BOT_DATABASE": "here.db"}, "name a PostgreSQL database in BRIEFING_BOT_DATABASE"),
    ],
    ids=["no home", "a file"],
)
def test_shards_need_what_processes_share(changed: dict[str, str], said: str) -> None:
    """Several processes need one database, and to be told which server keeps the knowledge."""
    with pytest.raises(SettingsError, match=said):
        read_settings({**SHARED, **changed, "BRIEFING_BOT_SHARDS": "0-3/8"})


def test_all_shards_in_one_process_may_keep_their_records_in_a_file() -> None:
    """A division on one machine needs no server for its database, however many shards Discord asks for."""
    assert read_settings({**SHARED, "BRIEFING_BOT_DATABASE": "here.db", "BRIEFING_BOT_SHARDS": "0-1/2"}).shards


def test_settings_never_show_their_secrets() -> None:
    """Printed, they show neither the token nor a database's password."""
    shown = repr(
        read_settings({"DISCORD_TOKEN": "a.b.sesame", "BRIEFING_BOT_DATABASE": "postgresql://user:sesame@host/name"})
    )
    assert "sesame" not in shown


def test_the_given_knowledge_folder_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An argument beats the environment, and the environment beats the current folder."""
    monkeypatch.chdir(tmp_path)
    assert Path("a") == knowledge_folder("a", {"BRIEFING_BOT_KNOWLEDGE": "b"})
    assert Path("b") == knowledge_folder(None, {"BRIEFING_BOT_KNOWLEDGE": "b"})
    (tmp_path / "knowledge" / "answers").mkdir(parents=True)
    assert Path("knowledge") == knowledge_folder(None, {})


def test_a_missing_knowledge_folder_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no knowledge can be found, the error says how to name it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.settings.__file__", str(tmp_path / "bot" / "settings.py"))
    with pytest.raises(KnowledgeMissingError, match="--knowledge"):
        knowledge_folder(None, {})


@pytest.mark.parametrize("place", ["site-packages/bot/shipped_knowledge", "dist-packages/bot/shipped_knowledge"])
def test_the_copy_that_came_with_the_bot_is_never_written_to(place: str, tmp_path: Path) -> None:
    """What is written into an installed package is gone with its next version: it is refused, and said what to do."""
    shipped = tmp_path / place
    shipped.mkdir(parents=True)
    assert shipped == knowledge_folder(str(shipped))
    with pytest.raises(UsageError, match="Copy it to a place of your own"):
        own_knowledge_folder(str(shipped))
    with pytest.raises(UsageError, match="--knowledge DIR"):
        own_knowledge_folder(None, {"BRIEFING_BOT_KNOWLEDGE": str(shipped)})
    own = tmp_path / "knowledge"
    own.mkdir()
    assert own == own_knowledge_folder(str(own))


@pytest.mark.parametrize(
    "command",
    [["new"], ["rename", "a", "b"], ["remove", "a"], ["schema", "--write"], ["briefing", "renew", "a.txt"]],
    ids=" ".join,
)
def test_every_command_that_writes_refuses_it(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No command forgets to ask."""
    shipped = tmp_path / "site-packages" / "bot" / "shipped_knowledge"
    shutil.copytree(KNOWLEDGE, shipped)
    before = {path: path.read_bytes() for path in shipped.rglob("*") if path.is_file()}
    assert 2 == main([*command, "--knowledge", str(shipped)])
    assert "came with the bot" in capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in shipped.rglob("*") if path.is_file()}
