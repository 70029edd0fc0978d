"""The words of the last question: where a request to an officer begins, and nowhere else."""

from __future__ import annotations

import logging

import pytest
from simcord import InteractionResult, MemberActor

from bot.answering.constants import LONGEST_MESSAGE
from bot.answering.engine import Engine
from bot.chat.app.client import BriefingClient
from bot.chat.asking.choices import CHOSEN
from bot.chat.discord_io.last_question import LAST_QUESTION, REMEMBERED_MINUTES
from bot.records.retention import LONGEST_QUESTION
from tests.chat.conftest import Server
from tests.chat.openapi import walk
from tests.chat.reading import private, text
from tests.chat.sentences import phrases
from tests.chat.test_privacy import pages
from tests.chat.test_requests import write

ASKED = "Who pays for the ISP, and does my sentinelhead know?"


async def form(server: Server, member: MemberActor | None = None) -> InteractionResult:
    """The form that "Ask an officer" opens."""
    who = member or server.member
    help_ = private(await who.slash(server.channel, "help"))
    return await who.click(help_, label=phrases.ASK_OFFICER)


def begun(modal: InteractionResult) -> str:
    """What stands in its field."""
    assert modal.modal is not None
    (field,) = [one for one in walk(modal.modal["components"]) if one.get("custom_id") == "question"]
    return str(field.get("value") or "")


async def test_a_request_begins_with_what_was_just_asked(server: Server) -> None:
    """Nobody types a question twice; and it is the member's own alone, in the channel where they asked it."""
    await server.set_up()
    assert "" == begun(await form(server))
    await server.member.slash(server.channel, "ask", question=ASKED)
    assert ASKED == begun(await form(server))
    assert "" == begun(await form(server, server.manager))
    elsewhere = server.guild.create_text_channel("elsewhere")
    help_ = private(await server.member.slash(elsewhere, "help"))
    assert "" == begun(await server.member.click(help_, label=phrases.ASK_OFFICER))


async def test_a_mention_is_asked_without_the_bots_name(server: Server) -> None:
    """What an officer would read is the question, not how the bot was called."""
    await server.set_up()
    await server.member.send(server.channel, f"{server.mention} {ASKED}")
    assert ASKED == begun(await server.member.click(server.said(), label=phrases.ASK_OFFICER))
    assert "" == begun(await server.officer.click(server.said(), label=phrases.ASK_OFFICER))


async def test_a_question_from_the_list_is_written_out(server: Server) -> None:
    """Who chose a question from the list sees that question, not the id behind it."""
    await server.set_up()
    await server.member.slash(server.channel, "ask", question=f"{CHOSEN}walks-compulsory")
    assert "Are learning walks compulsory?" == begun(await form(server))


async def test_words_of_others_are_nobodys_request(server: Server) -> None:
    """The menu on somebody else's message hands nothing on, nor the question before it; on one's own it does."""
    await server.set_up()
    await server.member.slash(server.channel, "ask", question="Who pays for the ISP?")
    others, own = [await who.send(server.channel, ASKED) for who in (server.officer, server.member)]
    await server.member.context_menu(server.channel, phrases.MENU_ASK, others)
    assert "" == begun(await form(server))
    await server.member.context_menu(server.channel, phrases.MENU_ASK, own)
    assert ASKED == begun(await form(server))


async def test_thanks_are_no_question(server: Server) -> None:
    """A friendly word leaves the question before it in its place."""
    await server.set_up()
    for said in (ASKED, "thanks!", "hello"):
        await server.member.slash(server.channel, "ask", question=said)
    assert ASKED == begun(await form(server))


async def test_personal_data_is_not_remembered(server: Server) -> None:
    """Who was told that none of it was kept finds none of it kept, and no older question in its place."""
    await server.set_up()
    await server.member.slash(server.channel, "ask", question=ASKED)
    await server.member.slash(
        server.channel, "ask", question="Mrs Trunchbull says that walks are compulsory, are they?"
    )
    assert "" == begun(await form(server))


async def test_a_long_question_fits_the_form(server: Server) -> None:
    """Discord refuses a form whose text is longer than its field: the rest is cut."""
    await server.set_up()
    asked = "Are learning walks compulsory? " * (LONGEST_MESSAGE // 31)
    await server.member.slash(server.channel, "ask", question=asked)
    start = begun(await form(server))
    assert LONGEST_QUESTION - 20 < len(start) <= LONGEST_QUESTION
    assert asked.startswith(start.removesuffix("…"))


async def test_a_draft_takes_the_words_over(server: Server) -> None:
    """Who sends or cancels a draft leaves nothing behind it, as they are told."""
    await server.set_up()
    await server.member.slash(server.channel, "ask", question=ASKED)
    await write(server, "   ")
    assert 1 == len(server.bot.memory(LAST_QUESTION)), "what was not sent is not lost"
    await write(server)
    assert 0 == len(server.bot.memory(LAST_QUESTION))


async def test_the_words_are_gone_after_their_minutes(server: Server) -> None:
    """They leave the memory by themselves, used or not."""
    await server.member.slash(server.channel, "ask", question=ASKED)
    await server.env.advance_time(REMEMBERED_MINUTES * 60 - 1)
    assert 1 == len(server.bot.memory(LAST_QUESTION))
    await server.env.advance_time(3)
    assert 0 == len(server.bot.memory(LAST_QUESTION))


async def test_forget_me_drops_them(server: Server) -> None:
    """They go at once, and another member's stay."""
    for member in (server.member, server.officer):
        await member.slash(server.channel, "ask", question=ASKED)
    shown = text(private(await server.member.slash(server.channel, "forget-me")))
    assert phrases.FORGOTTEN_WORDS.format(count=1) in shown
    assert 1 == len(server.bot.memory(LAST_QUESTION))


async def test_privacy_says_that_they_are_remembered(server: Server) -> None:
    """What is said of questions is what is done with them."""
    shown = text(private(await server.member.slash(server.channel, "privacy")))
    assert phrases.PRIVACY_QUESTIONS.format(minutes=REMEMBERED_MINUTES) in shown


async def test_the_words_are_written_nowhere(server: Server, engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the log nor any byte of the database holds them, and a restart has forgotten them."""
    caplog.set_level(logging.DEBUG, logger="bot")
    await server.set_up()
    await server.member.slash(server.channel, "ask", question=ASKED)
    assert ASKED == begun(await form(server))
    assert b"sentinel" not in await pages(server)
    await server.env.restart_bot(BriefingClient(engine, server.records))
    assert "" == begun(await form(server))
    assert "sentinel" not in "".join(one.getMessage() for one in caplog.records if one.name.startswith("bot"))
