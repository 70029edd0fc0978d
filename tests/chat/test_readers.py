"""Who can read a channel beyond officers, managers and bots, from roles and overwrites alone."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.chat.discord_io.readers import MOST_NAMED, Reader, Readers, readers_of
from bot.phrases.languages import BRITISH
from bot.records import ServerSettings
from tests.chat.conftest import Server
from tests.chat.sentences import phrases


def guild_of(server: Server) -> discord.Guild:
    """The server as the bot knows it."""
    guild = server.bot.get_guild(server.guild.id)
    assert guild is not None
    return guild


async def readers(server: Server, channel: int | None = None) -> Readers:
    """The readers of a channel or thread; of the officers' where none is given."""
    found = guild_of(server).get_channel_or_thread(channel or server.officers.id)
    assert found is not None
    with server.env._bot_scope():
        return await readers_of(found, server.guild.roles["officers"].id)


async def names(server: Server, channel: int | None = None) -> str:
    """Their names."""
    return (await readers(server, channel)).names(BRITISH)


async def test_officers_managers_and_bots_are_no_others(server: Server) -> None:
    """A channel that only they can see has no readers to speak of, also where they are let in one by one."""
    administrators = server.guild.create_role("administrators", permissions=discord.Permissions(administrator=True))
    helper = server.guild.add_member(server.env.create_user("helper", bot=True))
    for whom in (administrators, server.officer, server.manager, helper):
        await server.let(whom, view_channel=True)
    assert Readers(server.officers.id) == await readers(server)


async def test_a_channel_without_overwrites_is_everybodys(server: Server) -> None:
    """Everybody reads an ordinary channel: that is said once, without every role beside it."""
    server.guild.create_role("teachers")
    assert phrases.READERS_EVERYBODY == await names(server, server.channel.id)


async def test_an_officers_role_that_everybody_has_closes_nothing(server: Server) -> None:
    """`@everyone` is no officers' role, whatever the settings say."""
    everybody = guild_of(server).default_role.id
    channel = guild_of(server).get_channel(server.channel.id)
    assert channel is not None
    assert phrases.READERS_EVERYBODY == (await readers_of(channel, everybody)).names(BRITISH)


async def test_a_role_that_is_let_in_is_named(server: Server) -> None:
    """By an overwrite or by its own right, a role that sees the channel is named; others are not."""
    teachers, sees = server.guild.create_role("teachers"), server.guild.create_role("*wardens*")
    server.guild.create_role("guests")
    await server.let(sees, view_channel=True)
    assert "the role \\*wardens\\*" == await names(server)
    await server.let(teachers, view_channel=True)
    assert 2 == len((await readers(server)).others)


async def test_a_role_sees_by_its_own_right_where_everybody_is_not_shut_out(server: Server) -> None:
    """Where nobody can see a server's channels but for a role, that role is the reader."""
    stewards = server.guild.create_role("stewards", permissions=discord.Permissions(view_channel=True))
    default = guild_of(server).default_role
    with server.env._bot_scope():
        await default.edit(permissions=discord.Permissions(send_messages=True))
    assert "the role stewards" == await names(server, server.channel.id)
    assert "" == await names(server), "an overwrite that shuts everybody out counts for more than a role's own right"
    await server.let(server.guild.default_role, view_channel=None)
    assert "the role stewards" == await names(server)
    await server.let(stewards, view_channel=False)
    assert "" == await names(server)


async def test_a_member_who_is_let_in_alone_is_named(server: Server) -> None:
    """An overwrite for one member is found; one who has left the server, or is shut out, reads nothing."""
    await server.let(server.member, view_channel=True)
    assert server.member.name == await names(server)
    server.guild.remove_member(server.member)
    assert "" == await names(server)


async def test_who_cannot_be_looked_up_counts_as_a_reader(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look-up that fails lets nobody through unseen, and is the same reader as when it succeeds."""
    await server.let(server.member, view_channel=True)
    before = await readers(server)

    async def fail(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(discord.Guild, "query_members", fail)
    assert phrases.READERS_UNKNOWN == await names(server)
    assert before.digest == (await readers(server)).digest


async def thread(server: Server, kind: discord.ChannelType) -> discord.Thread:
    """A thread of the officers' channel."""
    channel: Any = guild_of(server).get_channel(server.officers.id)
    with server.env._bot_scope():
        made = await channel.create_thread(name="requests", type=kind)
    assert isinstance(made, discord.Thread)
    return made


async def test_a_public_thread_has_its_channels_readers(server: Server) -> None:
    """Whoever sees the channel reads its threads."""
    public = await thread(server, discord.ChannelType.public_thread)
    assert "" == await names(server, public.id)
    await server.let(server.guild.create_role("teachers"), view_channel=True)
    assert "the role teachers" == await names(server, public.id)


async def test_into_a_private_thread_come_those_who_manage_threads(server: Server) -> None:
    """Seeing the channel alone lets nobody into its private threads; managing threads does, by one role or by two."""
    private = await thread(server, discord.ChannelType.private_thread)
    teachers, wardens = server.guild.create_role("teachers"), server.guild.create_role("wardens")
    await server.let(wardens, manage_threads=True)
    assert "" == await names(server, private.id)
    await server.let(teachers, view_channel=True)
    assert "the role wardens" == await names(server, private.id)
    await server.let(server.member, view_channel=True)
    assert "the role wardens" == await names(server, private.id)
    await server.let(server.member, view_channel=True, manage_threads=True)
    assert f"the role wardens, {server.member.name}" == await names(server, private.id)
    await server.let(server.guild.default_role, view_channel=False, manage_threads=True)
    assert {"the role teachers", server.member.name} == set((await names(server, private.id)).split(", "))


async def test_a_thread_whose_channel_is_unknown_is_everybodys(server: Server) -> None:
    """What cannot be found out counts as open."""
    public = await thread(server, discord.ChannelType.public_thread)
    guild = guild_of(server)
    guild._channels.pop(server.officers.id)
    assert phrases.READERS_EVERYBODY == (await readers_of(public, None)).names(BRITISH)


def test_many_readers_are_counted() -> None:
    """Only so many are named as can be read on a phone, and no name can do anything."""
    many = tuple(Reader(number, phrases.READERS_MEMBER, f"@here{number}") for number in range(MOST_NAMED + 3))
    named = Readers(1, many).names(BRITISH)
    assert named.endswith(", 3 more")
    assert "@here" not in named


def test_what_was_agreed_to_holds_for_the_channel_and_its_readers_alone() -> None:
    """A manager's word covers those who could read then, in that channel: not one more, and nowhere else."""
    one, two = Reader(1, phrases.READERS_ROLE, "a"), Reader(2, phrases.READERS_ROLE, "b")
    given = Readers(9, (one, two))
    kept = ServerSettings(5, officers_channel=9, confirmed_channel=9, confirmed_readers=given.digest)
    assert given.agreed(kept)
    assert Readers(9, (two, one)).agreed(kept), "their order says nothing"
    assert Readers(9).agreed(ServerSettings(5)), "nobody else reads it"
    for other in (Readers(8, (one, two)), Readers(9, (one,)), Readers(9, (one, two, Reader(3, "")))):
        assert not other.agreed(kept)
        assert not other.agreed(ServerSettings(5))
