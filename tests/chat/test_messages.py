"""Messages as Discord really sends them: replies, forwards, roles, quotations, and what nobody wrote."""

from __future__ import annotations

import discord
import pytest
from simcord import InteractionResult, MemberActor
from simcord.enums import MessageType

from bot.answering.engine import Engine
from bot.chat.app.client import BriefingClient
from bot.chat.asking.incoming import read_message
from tests.chat.conftest import Server
from tests.chat.reading import labels, private, text
from tests.chat.sentences import phrases

WALKS = "Are learning walks compulsory?"
FUNDING = "Who pays for the ISP?"


async def asked(server: Server, words: str, who: MemberActor | None = None) -> discord.Message:
    """What the bot says to a message that mentions it."""
    await (who or server.member).send(server.channel, f"{server.mention} {words}")
    return server.said()


async def replied(server: Server, to: discord.Message, words: str, who: MemberActor | None = None) -> discord.Message:
    """What the bot says to a reply to a message of its own."""
    await (who or server.member).send(server.channel, words, reply_to=to)
    return server.said()


async def test_a_reply_leans_on_the_message_replied_to(server: Server) -> None:
    """Law: "source?" under an older answer is about that answer, whatever was asked since."""
    old = await asked(server, WALKS)
    await asked(server, FUNDING)
    told = await replied(server, old, "source?")
    assert "Paragraph 13" in text(told)
    assert "Standards Fund" not in text(told)


async def test_whoever_replies_leans_on_that_message(server: Server) -> None:
    """Law: a reply to an answer that somebody else got is about that answer, not about one's own last topic."""
    old = await asked(server, WALKS)
    await asked(server, FUNDING, server.officer)
    told = await replied(server, old, "are you sure?", server.officer)
    assert "Paragraph 13" in text(told)


async def test_a_reply_works_after_a_restart(server: Server, engine: Engine) -> None:
    """Law: what a message was about stands in its buttons: a restart takes nothing away."""
    old = await asked(server, WALKS)
    await server.env.restart_bot(BriefingClient(engine, server.records))
    told = await replied(server, old, "which paragraph is that")
    assert "Paragraph 13" in text(told)


async def test_a_choice_is_made_by_a_reply_after_a_restart(server: Server, engine: Engine) -> None:
    """Law: "the second one" under a choice chooses from that choice, also after a restart."""
    old = await asked(server, "who should")
    offered = labels(old)
    await server.env.restart_bot(BriefingClient(engine, server.records))
    told = await replied(server, old, "the second one")
    assert offered[1] in text(told)


@pytest.mark.parametrize("kind", [MessageType.PINS_ADD, MessageType.NEW_MEMBER])
async def test_what_nobody_wrote_is_not_answered(server: Server, kind: MessageType) -> None:
    """Law: a pin or a join is Discord's word: it gets no reply, not even one that points at the bot."""
    said = await asked(server, WALKS)
    before = len(server.channel.history())
    server.guild.create_system_message(server.channel, kind, author=server.member, referenced_message=said)
    await server.env.advance_time(1)
    assert before + 1 == len(server.channel.history())


@pytest.mark.parametrize("kind", [discord.MessageType.pins_add, discord.MessageType.call])
async def test_what_nobody_wrote_is_not_read(server: Server, kind: discord.MessageType) -> None:
    """Law: what is no message of somebody's is not read, also in a direct message, where all is meant for the bot."""
    message = await server.member.user.send_dm(WALKS)
    assert server.bot.user is not None
    assert read_message(message, server.bot.user.id) is not None
    message.type = kind
    assert read_message(message, server.bot.user.id) is None


async def test_a_forwarded_question_is_read(server: Server) -> None:
    """Law: a message that was forwarded to the bot is answered by what stands in it."""
    source = await server.officer.send(server.channel, FUNDING)
    await server.member.user.send_dm("hello")
    await server.member.forward(source, server.member.user.dm_channel)
    said = server.member.user.dm_channel.last_message
    assert said is not None
    assert "Standards Fund" in text(said)


async def test_a_bare_mention_points_to_the_menu(server: Server) -> None:
    """Law: "@bot this please" under somebody's question gets no suggestions at random, but the way to ask about it."""
    question = await server.officer.send(server.channel, FUNDING)
    await server.member.send(server.channel, f"{server.mention} this please", reply_to=question)
    assert phrases.POINTER == text(server.said())


async def test_the_bots_own_role_counts_as_a_mention(server: Server) -> None:
    """Law: whoever mentions the role that Discord gave the bot is answered, or told how to be."""
    role = next((one for one in server.guild.roles.values() if getattr(one, "managed", False)), None)
    if role is None:
        role = server.guild.create_role("briefing-bot")
    before = len(server.channel.history())
    await server.member.send(server.channel, f"<@&{role.id}> {FUNDING}")
    assert len(server.channel.history()) >= before + 1


async def test_quoted_lines_are_the_case(server: Server) -> None:
    """Law: what is quoted of somebody else is not taken for the writer's own question."""
    said = await asked(server, f"> {FUNDING}\n{WALKS}")
    assert "not compulsory" in text(said)
    assert "Standards Fund" not in text(said)


async def test_a_signpost_is_said_once_an_hour(server: Server) -> None:
    """Law: an urgent line stands before one answer in a conversation, not before each."""
    first = await asked(server, "they have suspended me")
    again = await asked(server, "they have suspended me over a learning walk")
    assert "job is at stake" in text(first)
    assert "job is at stake" not in text(again)


async def answering(server: Server) -> InteractionResult:
    """The form that an officer has open, for the answer to a member's request."""
    help_ = private(await server.member.slash(server.channel, "help"))
    form = await server.member.click(help_, label=phrases.ASK_OFFICER)
    shown = private(await server.member.submit_modal(form, {"question": "May I say no?"}))
    await server.member.click(shown, label=phrases.PREVIEW_SEND)
    await server.officer.click(server.said(server.officers), label=phrases.CARD_CLAIM)
    return await server.officer.click(server.said(server.officers), label=phrases.CARD_ANSWER)


async def test_a_form_sent_after_a_restart_is_answered(server: Server, engine: Engine) -> None:
    """Law: what a member typed into the form for officers is shown to them after a restart, as before one."""
    await server.set_up()
    help_ = private(await server.member.slash(server.channel, "help"))
    form = await server.member.click(help_, label=phrases.ASK_OFFICER)
    await server.env.restart_bot(BriefingClient(engine, server.records))
    shown = private(await server.member.submit_modal(form, {"question": "May I say no?"}))
    assert "May I say no?" in text(shown)
    assert phrases.PREVIEW_SEND in labels(shown)


async def test_an_officers_form_sent_after_a_restart_is_answered(server: Server, engine: Engine) -> None:
    """Law: an officer's answer reaches the member though the bot was restarted while it was typed."""
    await server.set_up()
    answer = await answering(server)
    await server.env.restart_bot(BriefingClient(engine, server.records))
    done = await server.officer.submit_modal(answer, {"answer": "You may."})
    assert phrases.ANSWER_SENT == text(private(done))


async def test_an_answer_to_a_closed_request_comes_back(server: Server) -> None:
    """Law: what an officer typed for a request that is closed meanwhile is given back, whole."""
    await server.set_up()
    answer = await answering(server)
    (request,) = await server.records.requests.of_asker(server.member.id)
    await server.records.requests.withdraw(request.id, server.member.id, server.bot.clock())
    done = await server.officer.submit_modal(answer, {"answer": "You may, and here is why."})
    assert "You may, and here is why." in text(private(done))
