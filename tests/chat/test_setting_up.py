from __future__ import annotations

import discord
import pytest
from simcord.results import ResponseMessage

from bot.records import ServerSettings
from tests.chat.conftest import Server
from tests.chat.reading import labels, pressed, private, text
from tests.chat.sentences import phrases


async def setup(server: Server) -> ResponseMessage:
    """The settings, as who manages the server sees them."""
    return private(await server.manager.slash(server.channel, "setup"))


async def test_before_any_setup_the_bot_is_private_and_says_what_is_missing(server: Server) -> None:
    """Nothing has to be set up for the bot to answer; the card says what is not possible yet."""
    shown = text(await setup(server))
    assert phrases.SETUP_PRIVATE in shown
    assert phrases.SETUP_EVERYWHERE in shown
    missing = f"{phrases.SETUP_MISSING_ROLE}, {phrases.SETUP_MISSING_CHANNEL}"
    assert phrases.SETUP_MISSING.format(missing=missing) in shown


async def test_everything_is_chosen_on_one_card(server: Server) -> None:
    """Role, channels and privacy are kept as they are chosen, and the card shows them at once."""
    shown = await setup(server)
    await server.manager.select(shown, [server.guild.roles["officers"]], custom_id="isp:setup:role")
    await server.manager.select(shown, [server.officers], custom_id="isp:setup:channel")
    await server.manager.select(shown, [server.channel], custom_id="isp:setup:channels")
    await server.manager.click(shown, label=phrases.SETUP_MAKE_PUBLIC)
    kept = await server.records.servers.settings(server.guild.id)
    assert (server.guild.roles["officers"].id, server.officers.id, False, (server.channel.id,)) == (
        kept.officer_role, kept.officers_channel, kept.private, kept.channels,
    )  # fmt: skip
    assert phrases.SETUP_COMPLETE in text(shown)
    assert "**Officers:** officers" in text(shown)
    assert phrases.SETUP_PUBLIC in text(shown)
    assert [phrases.SETUP_MAKE_PRIVATE, phrases.SETUP_MAKE_ONE, phrases.SETUP_KEEP_TEXTS] == labels(shown)


async def test_what_another_chooses_at_the_same_moment_is_kept(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A choice changes its own setting: what somebody else chose since the card was drawn is not written back."""
    shown = await setup(server)
    change = server.records.servers.change

    async def just_behind_another(guild: int, **changes: object) -> ServerSettings:
        await change(guild, officers_channel=server.officers.id)
        return await change(guild, **changes)

    monkeypatch.setattr(server.records.servers, "change", just_behind_another)
    role = server.guild.roles["officers"]
    await server.manager.select(shown, [role], custom_id="isp:setup:role")
    kept = await server.records.servers.settings(server.guild.id)
    assert (role.id, server.officers.id) == (kept.officer_role, kept.officers_channel)
    assert phrases.SETUP_COMPLETE in text(shown)


async def test_a_choice_can_be_taken_back(server: Server) -> None:
    """An empty menu means none."""
    await server.set_up(channels=(server.channel.id,), private=False)
    shown = await setup(server)
    for menu in ("role", "channel", "channels"):
        await server.manager.select(shown, [], custom_id=f"isp:setup:{menu}")
    await server.manager.click(shown, label=phrases.SETUP_MAKE_PRIVATE)
    kept = await server.records.servers.settings(server.guild.id)
    assert type(kept)(server.guild.id) == kept


async def test_only_who_manages_the_server_may_look_or_choose(server: Server) -> None:
    """A server may show the command to everybody, and others may see a card: the right is looked at each time."""
    with server.env._bot_scope():
        (command,) = [one for one in await server.bot.tree.fetch_commands() if one.name == phrases.SETUP_NAME]
    server.guild.set_command_permissions(command, {server.guild.default_role: True})
    for member in (server.member, server.officer):
        assert phrases.SETUP_NOT_YOU == text(private(await member.slash(server.channel, "setup")))
        assert phrases.SETUP_NOT_YOU == text(await pressed(server, "isp:setup:public", member))
    assert (await server.records.servers.settings(server.guild.id)).private


async def test_a_channel_where_the_bot_may_not_write_is_pointed_out(server: Server) -> None:
    """Before the first request is lost, whoever sets up learns what is missing."""
    assert server.guild.me is not None
    silent = server.guild.create_text_channel(
        "silent", overwrites={server.guild.me: discord.PermissionOverwrite(send_messages=False)}
    )
    await server.set_up(officers_channel=silent.id)
    assert "I may not write there" in text(await setup(server))


async def test_what_was_chosen_and_is_gone_is_pointed_out(server: Server) -> None:
    """A deleted channel or role is no error, and the card says so."""
    await server.set_up(officers_channel=1, officer_role=2, channels=(3,))
    shown = text(await setup(server))
    assert phrases.SETUP_CHANNEL_GONE in shown
    assert phrases.SETUP_NO_ROLE in shown
    assert phrases.SETUP_EVERYWHERE in shown


@pytest.mark.parametrize("id", ["isp:setup:nothing", "isp:setup:", "isp:setup"])
async def test_an_unknown_setting_is_refused(server: Server, id: str) -> None:  # noqa: A002 - Discord's own word
    """Whatever stands in a button, it ends in a sentence."""
    assert phrases.GONE == text(await pressed(server, id, server.manager))
