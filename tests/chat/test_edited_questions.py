"""Questions that their writers correct: answered again where the first answer stands, within a minute."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Any

import discord
import pytest
from simcord.backend import serializers
from simcord.builders import ChannelHandle

from bot.chat.asking.conversations import SIGNPOSTED
from bot.chat.asking.counting import Tally
from bot.chat.asking.told import CORRECTED_WITHIN, TOLD_TO
from bot.chat.discord_io.cooldown import MOST_USES, Cooldown
from tests.chat.conftest import Server
from tests.chat.reading import private, text
from tests.chat.sentences import phrases
from tests.chat.test_messages import FUNDING, WALKS

SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _one_clock(server: Server) -> None:
    """The bot goes by the clock of the simulated Discord, which a test moves."""
    server.bot.clock = server.env.backend.clock.now
    server.bot.cooldown = Cooldown(server.bot.clock)


async def wrote(server: Server, words: str) -> discord.Message:
    """A member's message that mentions the bot."""
    return await server.member.send(server.channel, f"{server.mention} {words}")


async def corrected(server: Server, message: discord.Message, words: str) -> None:
    """The member changes their message."""
    await server.member.edit(message, words)


def go(server: Server, by: timedelta) -> None:
    """Let time pass, for Discord and the bot alike."""
    server.env.backend.clock.advance(by.total_seconds())


def answers(server: Server, channel: ChannelHandle | None = None) -> list[str]:
    """What the bot's messages in a channel say, the oldest first."""
    assert server.bot.user is not None
    history = (channel or server.channel).history()
    return [text(one) for one in history if one.author.id == server.bot.user.id]


async def test_a_corrected_question_is_answered_in_place(server: Server) -> None:
    """Law: whoever corrects a slip within the minute gets the right answer in the same message, and no second one."""
    message = await wrote(server, FUNDING)
    before = server.said().id
    go(server, CORRECTED_WITHIN - SECOND)
    await corrected(server, message, f"{server.mention} {WALKS}")
    (said,) = answers(server)
    assert "not compulsory" in said
    assert "Standards Fund" not in said
    assert before == server.said().id


async def test_each_correction_within_the_minute_counts(server: Server) -> None:
    """Law: the last form of a question has the answer, however often it was corrected."""
    message = await wrote(server, FUNDING)
    for words in (WALKS, FUNDING, WALKS):
        await corrected(server, message, f"{server.mention} {words}")
    (said,) = answers(server)
    assert "not compulsory" in said


async def test_a_later_edit_changes_nothing(server: Server) -> None:
    """Law: an answer that others have read is not exchanged under their eyes."""
    message = await wrote(server, FUNDING)
    go(server, CORRECTED_WITHIN)
    await corrected(server, message, f"{server.mention} {WALKS}")
    (said,) = answers(server)
    assert "Standards Fund" in said


async def test_a_host_whose_clock_is_slow_takes_no_later_edit(server: Server) -> None:
    """Law: the minute is Discord's: a host whose clock is behind neither changes an old answer nor posts another."""
    server.bot.clock = lambda: server.env.backend.clock.now() - timedelta(hours=1)
    message = await wrote(server, FUNDING)
    go(server, CORRECTED_WITHIN)
    await corrected(server, message, f"{server.mention} {WALKS}")
    (said,) = answers(server)
    assert "Standards Fund" in said


async def updated(server: Server, message: discord.Message, **changes: Any) -> None:
    """Discord says that something of a message changed that its writer did not edit."""
    backend = server.env.backend
    stored = backend.get_message(message.channel.id, message.id)
    for name, value in changes.items():
        setattr(stored, name, value)
    backend.emit("MESSAGE_UPDATE", dict(serializers.message_payload(backend, stored)))
    await server.env.settle()


async def test_a_preview_of_a_link_or_a_pin_is_no_edit(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: what Discord changes of a message by itself costs nothing and says nothing, also after a real edit."""
    message = await wrote(server, FUNDING)
    preview = [{"type": "link", "title": "News", "url": "https://news.example"}]
    used: list[int] = []

    def use(member: int) -> int:
        used.append(member)
        return 0

    monkeypatch.setattr(server.bot.cooldown, "use", use)
    await updated(server, message, embeds=preview)
    await corrected(server, message, f"{server.mention}   {FUNDING}")
    assert [] == used
    await corrected(server, message, f"{server.mention} {WALKS}")
    await updated(server, message, pinned=True)
    assert 1 == len(used)
    go(server, CORRECTED_WITHIN)
    await updated(server, message, pinned=False)
    (said,) = answers(server)
    assert "not compulsory" in said


async def test_who_forgot_to_mention_the_bot_adds_it(server: Server) -> None:
    """Law: a message that an edit first turns to the bot is answered once, as if new; a minute later it is not."""
    message = await server.member.send(server.channel, WALKS)
    late = await server.member.send(server.channel, FUNDING)
    assert [] == answers(server)
    await corrected(server, message, f"{server.mention} {WALKS}")
    await updated(server, message, pinned=True)
    (said,) = answers(server)
    assert "not compulsory" in said
    go(server, CORRECTED_WITHIN)
    await corrected(server, late, f"{server.mention} {FUNDING}")
    assert [said] == answers(server)


async def test_a_message_that_turns_away_keeps_its_answer(server: Server) -> None:
    """Law: an edit that takes the mention out, or a deletion, leaves the answer: others may have read it."""
    message = await wrote(server, FUNDING)
    (said,) = answers(server)
    await corrected(server, message, WALKS)
    assert [said] == answers(server)
    await server.member.delete(message)
    assert [said] == answers(server)


async def test_a_pointer_becomes_the_answer(server: Server) -> None:
    """Law: whoever only called the bot, and then writes the question into that message, is answered there."""
    message = await wrote(server, "this please")
    assert [phrases.POINTER] == answers(server)
    await corrected(server, message, f"{server.mention} {WALKS}")
    (said,) = answers(server)
    assert "not compulsory" in said
    assert 1 == sum(server.bot.state(Tally)._counts.values()), "it is counted as it was first answered"


async def test_a_private_answer_is_corrected_where_it_stands(server: Server) -> None:
    """Law: where the bot may not speak, the corrected answer stands in the direct message of the first."""
    await server.set_up(channels=frozenset({server.officers.id}))
    message = await wrote(server, FUNDING)
    await corrected(server, message, f"{server.mention} {WALKS}")
    assert [] == answers(server)
    (said,) = answers(server, server.member.user.dm_channel)
    assert "not compulsory" in said


async def test_a_direct_message_is_corrected(server: Server) -> None:
    """Law: in a direct message a slip is corrected as in a server."""
    user = server.member.user
    message = await user.send_dm(FUNDING)
    await user.edit(message, WALKS)
    (said,) = answers(server, user.dm_channel)
    assert "not compulsory" in said


async def test_a_corrected_question_leans_on_what_the_first_leant_on(server: Server) -> None:
    """Law: "and in short?" that is corrected is about the answer above it, not about its own slip."""
    user = server.member.user
    await user.send_dm(WALKS)
    message = await user.send_dm(FUNDING)
    await user.edit(message, "which paragraph is that")
    assert "Paragraph 13" in answers(server, user.dm_channel)[-1]


async def test_an_urgent_line_stays_in_the_corrected_answer(server: Server) -> None:
    """Law: an urgent line is not lost because its answer was corrected; one that is gone may return."""
    message = await wrote(server, "they have suspended me")
    await corrected(server, message, f"{server.mention} they have suspended me over a learning walk")
    assert "job is at stake" in answers(server)[0]
    await corrected(server, message, f"{server.mention} {WALKS}")
    assert "job is at stake" not in answers(server)[0]
    assert 0 == len(server.bot.memory(SIGNPOSTED))


async def test_personal_data_is_warned_of_once(server: Server) -> None:
    """Law: a correction that brings personal data gets the gentle word; one that leaves it there gets no second."""
    message = await wrote(server, FUNDING)
    for words in ("Dr Who says walks are compulsory, are they?", "Dr Who says walks are not compulsory, are they?"):
        await corrected(server, message, f"{server.mention} {words}")
    (warned,) = answers(server, server.member.user.dm_channel)
    assert "seems to hold" in warned


async def test_a_correction_is_a_use_and_counted_once(server: Server) -> None:
    """Law: edits are limited as questions are; over the limit the answer stays. A question is counted once."""
    await server.set_up(keeps_texts=True)
    message = await wrote(server, "How much does a teacher on M6 get paid?")
    for number in range(MOST_USES + 5):
        await corrected(server, message, f"{server.mention} How much does a teacher on M{number} get paid, please?")
    assert 1 == len(answers(server))
    assert 1 == sum(server.bot.state(Tally)._counts.values())
    assert 1 == len(server.bot.state(Tally)._texts)
    assert 0 < server.bot.cooldown.use(server.member.id)
    await corrected(server, message, f"{server.mention} {WALKS}")
    (said,) = answers(server)
    assert "not compulsory" not in said


async def test_an_edit_waits_for_the_answer_that_it_corrects(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: an edit that comes while the first answer is on its way gets no answer of its own beside it."""
    held, began = asyncio.Event(), asyncio.Event()
    reply = discord.Message.reply

    async def slow(self: discord.Message, *args: Any, **more: Any) -> discord.Message:
        began.set()
        await held.wait()
        return await reply(self, *args, **more)

    monkeypatch.setattr(discord.Message, "reply", slow)
    backend, channel = server.env.backend, server.member.user.dm_channel
    stored = backend.create_message(channel.id, server.member.id, FUNDING)
    await asyncio.wait_for(began.wait(), 5)
    backend.edit_message(channel.id, stored.id, {"content": WALKS})
    for _ in range(20):  # turns of the loop, in which an answer to the edit would come as far as the first
        await asyncio.sleep(0)
    held.set()
    await server.env.settle()
    (said,) = answers(server, channel)
    assert "not compulsory" in said


async def test_an_answer_that_was_deleted_stays_deleted(server: Server) -> None:
    """Law: whoever deleted the answer does not want it back."""
    message = await wrote(server, FUNDING)
    server.env.backend.delete_message(server.channel.id, server.said().id)
    await corrected(server, message, f"{server.mention} {WALKS}")
    assert [] == answers(server)


async def test_nothing_of_it_is_kept(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """Law: which answer belongs to a message is known for a minute, without a word of it; /forget-me ends that."""
    caplog.set_level(logging.DEBUG, logger="bot")
    message = await wrote(server, "sentinelword are walks compulsory?")
    await corrected(server, message, f"{server.mention} sentinelword are learning walks compulsory?")
    told = server.bot.memory(TOLD_TO).get(message.id)
    assert told is not None
    assert "sentinel" not in repr(told)
    ours = "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("bot"))
    for secret in ("sentinel", str(message.id), str(server.member.id)):
        assert secret not in ours
    private(await server.member.slash(server.channel, "forget-me"))
    assert 0 == len(server.bot.memory(TOLD_TO))
    await wrote(server, WALKS)
    go(server, CORRECTED_WITHIN)
    await wrote(server, FUNDING)
    assert 1 == len(server.bot.memory(TOLD_TO))
