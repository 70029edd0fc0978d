"""Every place where Discord lets members write, and everybody who writes there: who is answered, and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord
import pytest
from simcord.backend.models.message import MessageSticker, Poll, PollAnswer
from simcord.builders import ChannelHandle
from simcord.enums import ChannelType

from bot.chat.asking.counting import Tally
from bot.chat.discord_io.last_question import LAST_QUESTION
from bot.phrases.languages import BRITISH
from tests.chat.conftest import Server
from tests.chat.reading import components, private, text
from tests.chat.sentences import phrases
from tests.chat.test_messages import FUNDING, WALKS
from tests.chat.test_requests import send

Place = Callable[[Server], ChannelHandle]


def a_thread(server: Server, parent: ChannelHandle, kind: ChannelType = ChannelType.PUBLIC_THREAD) -> ChannelHandle:
    """A thread that a member opened."""
    made = server.env.backend.create_thread(parent.id, "walks", server.member.id, type=kind)
    return ChannelHandle(server.env, server.guild, made)


PLACES: dict[str, Place] = {
    "text": lambda server: server.channel,
    "public thread": lambda server: a_thread(server, server.channel),
    "private thread": lambda server: a_thread(server, server.channel, ChannelType.PRIVATE_THREAD),
    "forum post": lambda server: a_thread(server, server.guild.create_forum_channel("questions")),
    "voice": lambda server: server.guild.create_voice_channel("call"),
    "stage": lambda server: server.guild.create_stage_channel("assembly"),
    "announcements": lambda server: server.guild.create_news_channel("news"),
}


@pytest.fixture(params=PLACES)
def place(server: Server, request: pytest.FixtureRequest) -> ChannelHandle:
    """Each kind of place."""
    return PLACES[request.param](server)


def said(server: Server, place: ChannelHandle) -> list[discord.Message]:
    """What the bot said in a place."""
    assert server.bot.user is not None
    return [one for one in place.history() if one.author.id == server.bot.user.id]


async def written(server: Server, place: ChannelHandle, words: str = "", **more: Any) -> int:
    """A member writes what SimCord's members cannot, and the bot has done with it; the message's id."""
    message = server.env.backend.create_message(place.id, more.pop("author", server.member.id), words, **more)
    await server.env.settle()
    return int(message.id)


async def test_a_mention_is_answered_where_it_was_written(server: Server, place: ChannelHandle) -> None:
    """Law: wherever members can write, a mention is answered under the message, and only there."""
    message = await server.member.send(place, f"{server.mention} {WALKS}")
    (answer,) = said(server, place)
    assert "not compulsory" in text(answer)
    assert answer.reference is not None
    assert message.id == answer.reference.message_id
    assert place is server.channel or [] == said(server, server.channel)


async def test_a_thread_may_be_spoken_in_with_its_channel(server: Server, place: ChannelHandle) -> None:
    """Law: what was set for a channel or a forum holds for its threads and posts, and for nothing else."""
    parent = place._channel.parent_id if place.is_thread else place.id
    await server.set_up(channels=frozenset({parent}))
    await server.member.send(place, f"{server.mention} {WALKS}")
    assert 1 == len(said(server, place))
    await server.set_up(channels=frozenset({server.officers.id}))
    await server.member.send(place, f"{server.mention} {FUNDING}")
    assert 1 == len(said(server, place))
    assert "Standards Fund" in text(said(server, server.member.user.dm_channel)[-1])


async def test_every_place_can_be_set(server: Server, place: ChannelHandle) -> None:
    """Law: whoever manages a server can let the bot speak in any kind of channel where it can be mentioned."""
    shown = private(await server.manager.slash(server.channel, "setup"))
    (menu,) = [one for one in components(shown) if one.get("custom_id") == "isp:setup:channels"]
    channels = [server.env.backend.get_channel(one) for one in (place._channel.parent_id, place.id) if one]
    assert {one.type for one in channels} <= set(menu["channel_types"])


async def test_the_first_message_of_a_forum_post_is_a_question(server: Server) -> None:
    """Law: the message that opens a post, which bears the post's own id, is answered as any later one in it."""
    backend, forum = server.env.backend, server.guild.create_forum_channel("questions")
    post = backend.create_thread(forum.id, "Learning walks", server.member.id, broadcast=False)
    backend.announce_thread_create(post)
    opening = backend.prepare_message(post.id, server.member.id, f"{server.mention} {WALKS}")
    opening.id = post.id
    backend.commit_message(opening)
    await server.env.settle()
    place = ChannelHandle(server.env, server.guild, post)
    assert "not compulsory" in text(said(server, place)[0])
    await server.officer.send(place, f"{server.mention} {FUNDING}")
    assert "Standards Fund" in text(said(server, place)[1])


async def test_a_thread_that_the_bot_does_not_know_is_answered(server: Server) -> None:
    """Law: a message from a thread of which Discord has not told yet is answered; in private where channels are set."""
    thread = a_thread(server, server.channel)
    guild = server.bot.get_guild(server.guild.id)
    assert guild is not None
    guild._threads.pop(thread.id)
    await server.member.send(thread, f"{server.mention} {WALKS}")
    assert "not compulsory" in text(said(server, thread)[0])
    await server.set_up(channels=frozenset({server.channel.id}))
    await server.member.send(thread, f"{server.mention} {FUNDING}")
    assert 1 == len(said(server, thread))
    assert "Standards Fund" in text(said(server, server.member.user.dm_channel)[0])


# Archived threads -----------------------------------------------------------------------------------------------------
async def test_a_thread_that_is_opened_again_goes_on(server: Server) -> None:
    """Law: in an archived thread a message, which opens it, and a button of before are answered."""
    thread = a_thread(server, server.channel)
    await server.member.send(thread, f"{server.mention} {WALKS}")
    server.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    shown = await server.member.click(said(server, thread)[0], label="Paragraph 13")
    assert "13" in text(private(shown))
    server.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": False})
    await server.member.send(thread, f"{server.mention} {FUNDING}")
    assert "Standards Fund" in text(said(server, thread)[-1])


async def test_a_locked_thread_ends_in_a_line_of_the_log(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """Law: where Discord takes no message or no answer to a button (50083), nothing is tried again or called broken."""
    thread = a_thread(server, server.channel)
    await server.member.send(thread, f"{server.mention} {WALKS}")
    for path in ("/channels/*/messages", "/interactions/*"):
        server.env.inject_error("POST", path, status=400, code=50083, message="Thread is archived", times=None)
    before = len(server.env.http_requests)
    await server.member.send(thread, f"{server.mention} {FUNDING}")
    assert 1 == len(server.env.http_requests) - before
    await server.member.click(said(server, thread)[0], label="Paragraph 13")
    assert "an interaction came from a thread that was locked" in caplog.messages


async def archive(server: Server, thread: ChannelHandle) -> None:
    """Archive a thread, as Discord does after some days: discord.py knows nothing of it any more."""
    server.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    await server.env.settle()
    assert server.bot.get_channel(thread.id) is None


async def test_requests_reach_an_archived_thread(server: Server) -> None:
    """Law: officers who were asked nothing for some days are asked again in their thread, and /setup knows it still."""
    thread = a_thread(server, server.officers)
    await server.set_up(officers_channel=thread.id)
    await archive(server, thread)
    shown = text(private(await server.manager.slash(server.channel, "setup")))
    assert phrases.SETUP_CHANNEL_GONE not in shown
    assert phrases.SETUP_COMPLETE in shown
    await send(server)
    assert 1 == len(said(server, thread))


async def test_a_card_in_an_archived_thread_is_changed(server: Server) -> None:
    """Law: a request that is withdrawn leaves the officers' thread, though that was archived: it is opened first."""
    thread = a_thread(server, server.officers)
    await server.set_up(officers_channel=thread.id)
    preview = await send(server)
    await archive(server, thread)
    server.env.inject_error("PATCH", f"/channels/{thread.id}/messages/*", status=400, code=50083)
    await server.member.click(preview, label=phrases.WITHDRAW)
    assert phrases.CARD_WITHDRAWN == text(said(server, thread)[-1])
    opened = [
        one.json for one in server.env.http_requests if one.path == f"/channels/{thread.id}" and one.method == "PATCH"
    ]
    assert [{"archived": False}] == opened


# Questions that were taken back ---------------------------------------------------------------------------------------
async def test_a_deleted_question_gets_no_answer(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """Law: who deletes a question before it is answered took it back: no post, no gentle word, no count, no warning."""
    server.env.inject_error("POST", f"/channels/{server.channel.id}/messages", status=400, code=10008)
    await server.member.send(server.channel, f"{server.mention} Dr Who says walks are compulsory, are they?")
    assert [] == said(server, server.channel)
    assert [] == said(server, server.member.user.dm_channel)
    assert 0 == len(server.bot.memory(LAST_QUESTION))
    assert 0 == len(server.bot.state(Tally)._counts)
    assert [] == [one.getMessage() for one in caplog.records if one.name.startswith("bot.") and one.levelname != "INFO"]


async def test_a_channel_without_history_is_answered_in(server: Server) -> None:
    """Law: where the bot may write but not read back, Discord takes no reply (160002): the answer stands by itself."""
    server.env.inject_error("POST", f"/channels/{server.channel.id}/messages", status=400, code=160002)
    await server.member.send(server.channel, f"{server.mention} {WALKS}")
    (answer,) = said(server, server.channel)
    assert "not compulsory" in text(answer)
    assert answer.reference is None


# Who writes -----------------------------------------------------------------------------------------------------------
async def test_another_bot_is_not_answered(server: Server) -> None:
    """Law: two bots never talk in circles: not in a channel, not by a reply, not directly; nor the bot with itself."""
    other = server.guild.add_member(server.env.create_user("other-bot", bot=True))
    await server.member.send(server.channel, f"{server.mention} {WALKS}")
    (answer,) = said(server, server.channel)
    message = await other.send(server.channel, f"{server.mention} {WALKS}")
    await other.send(server.channel, f"{server.mention} source?", reply_to=answer)
    await other.edit(message, f"{server.mention} {FUNDING}")
    assert server.bot.user is not None
    await written(server, server.channel, f"{server.mention} {WALKS}", author=server.bot.user.id)
    assert 2 == len(said(server, server.channel)), "the answer, and its own words"


@pytest.mark.parametrize("flags", [0, 1 << 1], ids=["webhook", "followed channel"])
@pytest.mark.parametrize("bot", [True, False], ids=["as a bot", "as a person"])
async def test_a_webhook_is_not_answered(
    server: Server, monkeypatch: pytest.MonkeyPatch, flags: int, bot: bool
) -> None:
    """Law: behind a webhook nobody can be seen who asked, whatever Discord says of its author; the same for an edit."""
    webhook = server.guild.create_webhook(server.channel, "news")
    for user in server.env.backend.users.values():
        if user.id == webhook._webhook.webhook_user_id:
            monkeypatch.setattr(user, "bot", bot)
    author = webhook._webhook.webhook_user_id
    words = f"{server.mention} {WALKS}"
    message = await written(server, server.channel, words, author=author, webhook_id=webhook.id, flags=flags)
    server.env.backend.edit_message(server.channel.id, message, {"content": f"{server.mention} {FUNDING}"})
    await server.env.settle()
    assert [] == said(server, server.channel)


# What is no text ------------------------------------------------------------------------------------------------------
def what_is_no_text(server: Server) -> list[dict[str, Any]]:
    """A picture, a voice message, a sticker and a poll, each as it comes without a word beside it."""
    (picture,) = server.env.backend.store_attachments(server.channel.id, [("walk.png", b"x")])
    poll = Poll(WALKS, [PollAnswer(1, "Yes"), PollAnswer(2, "No")], "2030-01-01T00:00:00+00:00")
    return [
        {"attachments": [picture]},
        {"attachments": [picture], "flags": 1 << 13},
        {"stickers": [MessageSticker(5, "walk", 1, server.guild.id)]},
        {"poll": poll},
    ]


async def test_what_is_no_text_gets_a_calm_sentence(server: Server) -> None:
    """Law: a picture, voice message, sticker or poll sent to the bot is told that there is no question in it."""
    channel = server.member.user.dm_channel
    for number, content in enumerate(what_is_no_text(server), 1):
        await written(server, channel, **content)
        answers = said(server, channel)
        assert number == len(answers)
        assert "could not find a question" in text(answers[-1])


async def test_a_mention_without_text_gets_one_sentence(server: Server) -> None:
    """Law: a mention beside a picture, sticker or poll is told how to ask; a voice message under an answer, too."""
    for number, content in enumerate(what_is_no_text(server), 1):
        await written(server, server.channel, server.mention, **content)
        assert number == len(said(server, server.channel))
        assert BRITISH(phrases.POINTER) == text(server.said())
    reference = {"channel_id": str(server.channel.id), "message_id": str(server.said().id)}
    await written(server, server.channel, reference=reference, **what_is_no_text(server)[1])
    assert "could not find a question" in text(server.said())


async def test_what_is_not_meant_for_the_bot_is_left_alone(server: Server, place: ChannelHandle) -> None:
    """Law: nowhere does the bot speak to a message that does not turn to it."""
    await server.member.send(place, WALKS)
    await server.member.send(place, f"@everyone {WALKS}")
    assert [] == said(server, place)
