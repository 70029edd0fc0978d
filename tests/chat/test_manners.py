from __future__ import annotations

import logging

import discord
import pytest
from simcord import Env

from bot.answering.engine import Engine
from bot.chat.app.client import BriefingClient, intents
from bot.chat.app.syncing import canonical
from bot.chat.cards.choices import choices
from bot.chat.cards.pages import MOST_OPTIONS
from bot.phrases.languages import language_of
from bot.records import Records
from tests.chat.conftest import Server
from tests.chat.openapi import DiscordSpec
from tests.chat.sentences import phrases


def sync_requests(env: Env) -> int:
    """How often commands were sent to Discord."""
    return sum(1 for one in env.http_requests if one.method == "PUT" and one.path.endswith("/commands"))


async def test_commands_are_sent_only_when_they_changed(server: Server, engine: Engine, records: Records) -> None:
    """A restart with the same commands sends nothing: Discord limits how often it may be done."""
    assert 1 == sync_requests(server.env)
    await server.env.restart_bot(BriefingClient(engine, records))
    assert 1 == sync_requests(server.env)


async def test_changed_commands_are_sent(server: Server, engine: Engine, records: Records) -> None:
    """A restart with another set of commands sends it."""
    changed = BriefingClient(engine, records)
    changed.tree.remove_command("topic")
    await server.env.restart_bot(changed)
    assert 2 == sync_requests(server.env)


def test_what_discord_adds_is_no_change() -> None:
    """Fields that Discord adds or spells out do not count as a change; a description does."""
    ours = {"name": "ask", "description": "d", "type": 1, "options": [], "contexts": [0, 1], "nsfw": False}
    theirs = ours | {"id": "1", "version": "2", "contexts": [1, 0], "default_member_permissions": None}
    assert canonical([ours]) == canonical([theirs])
    assert canonical([ours]) != canonical([theirs | {"description": "other"}])


def test_no_privileged_intent_is_asked_for() -> None:
    """The bot works without message content, members or presences."""
    wanted = intents()
    assert not any((wanted.message_content, wanted.members, wanted.presences))


async def test_nobody_can_be_mentioned(engine: Engine, records: Records) -> None:
    """The client's own setting forbids every mention."""
    allowed = BriefingClient(engine, records).allowed_mentions
    assert allowed is not None
    forbidden = (allowed.everyone, allowed.users, allowed.roles, allowed.replied_user)
    assert (False, False, False, False) == forbidden


async def test_every_command_keeps_discords_limits(engine: Engine, records: Records, discord_spec: DiscordSpec) -> None:
    """Names, descriptions, options and counts of the whole tree are what Discord accepts, in servers and outside."""
    tree = BriefingClient(engine, records).tree
    commands = [command.to_dict(tree) for command in tree.get_commands()]
    assert [] == discord_spec.faults("PUT", "/applications/1/commands", commands)
    contexts = {one["name"]: (one["contexts"], one["integration_types"]) for one in commands}
    assert [([0], [0])] * 2 == [contexts.pop(one) for one in (phrases.SETUP_NAME, phrases.OFFICER_NAME)]
    assert all(one == ([0, 1, 2], [0, 1]) for one in contexts.values())


@pytest.mark.parametrize(
    "spoiled",
    [
        {"name": "Ask", "description": "d"},
        {"name": "ask", "description": "d" * 101},
        {"name": "ask", "description": "d", "options": [
            {"name": "a", "description": "d", "type": 3},
            {"name": "b", "description": "d", "type": 3, "required": True},
        ]},
    ],
    ids=["capital", "long-description", "required-after-optional"],
)  # fmt: skip
def test_the_spec_refuses_what_discord_would(discord_spec: DiscordSpec, spoiled: dict[str, object]) -> None:
    """The yardstick itself works: a bad command is found."""
    assert discord_spec.faults("PUT", "/applications/1/commands", [spoiled])


def test_choices_never_exceed_what_discord_shows() -> None:
    """Of more than 25 fitting choices, 25 are offered, each within 100 characters."""
    offered = choices("", ((f"{n} {'long ' * 40}", str(n)) for n in range(60)))
    assert MOST_OPTIONS == len(offered)
    assert max(len(name) for name, _ in offered) <= 100


async def test_a_channel_where_the_bot_may_not_write_is_no_error(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """A missing permission is a line in the log, not a crash."""
    silent = server.guild.create_text_channel(
        "silent", overwrites={server.guild.default_role: discord.PermissionOverwrite(embed_links=False)}
    )
    server.env.inject_error("POST", f"/channels/{silent.id}/messages", status=403, code=50013)
    assert server.env.bot.user is not None
    await server.member.send(silent, f"<@{server.env.bot.user.id}> who pays for the ISP?")
    assert "no permission to write there" in caplog.text


async def test_commands_are_described_in_the_readers_spelling(server: Server) -> None:
    """Discord is sent each description once more where American spelling differs."""
    (sent,) = [one.json for one in server.env.http_requests if one.method == "PUT"]
    assert sent
    (privacy,) = [one for one in sent if one["name"] == phrases.PRIVACY_NAME]
    assert phrases.PRIVACY_DESCRIPTION == privacy["description"]
    assert {"en-US": language_of("en-US")(phrases.PRIVACY_DESCRIPTION)} == privacy["description_localizations"]


async def test_nothing_a_member_says_or_is_reaches_the_log(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the words of a question nor the name or id of the asker stand in the log, at any level."""
    caplog.set_level(logging.DEBUG, logger="bot")
    member = server.guild.add_member(server.env.create_user("zebedee-sentinel"))
    assert server.env.bot.user is not None
    await member.send(server.channel, f"<@{server.env.bot.user.id}> sentinelword are walks compulsory?")
    await member.slash(server.channel, "ask", question="sentinelword compulsory?")
    await server.env.restart_bot()
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot"))
    assert ours
    for secret in ("sentinel", str(member.id), str(server.channel.id), str(server.guild.id)):
        assert secret not in ours
