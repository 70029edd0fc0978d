from __future__ import annotations

from datetime import timedelta

import discord
import pytest
from simcord import InteractionResult, MemberActor
from simcord.builders import ChannelHandle
from simcord.results import ResponseMessage

from bot.answering.engine import Engine
from bot.chat.app.client import BriefingClient
from bot.chat.cards.pages import Button, CardPage
from bot.chat.cards.views import CardView
from bot.chat.discord_io import sending
from bot.chat.requests.asking_officers import UNSENT, UNSENT_LASTS
from bot.chat.requests.housekeeping import SURELY_OVER
from bot.errors import RecordsError
from bot.phrases.languages import language_of
from bot.phrases.records import REQUEST_GONE, REQUEST_TAKEN, TOO_MANY_REQUESTS
from bot.records.retention import DELIVERY_DAYS, LONGEST_ANSWER, LONGEST_QUESTION, MOST_OPEN, OPEN_DAYS
from tests.chat.conftest import Server
from tests.chat.reading import Shown, components, labels, pressed, private, text
from tests.chat.sentences import phrases

QUESTION = "My head wants a walk tomorrow. What can I say?"


async def write(server: Server, question: str = QUESTION, member: MemberActor | None = None) -> ResponseMessage:
    """The preview of a request that a member has written."""
    who = member or server.member
    help_ = private(await who.slash(server.channel, "help"))
    modal = await who.click(help_, label=phrases.ASK_OFFICER)
    return private(await who.submit_modal(modal, {"question": question}))


async def send(server: Server, question: str = QUESTION, *, named: bool = False) -> ResponseMessage:
    """A request on its way, and what the member sees then."""
    preview = await write(server, question)
    if named:
        await server.member.click(preview, label=phrases.PREVIEW_NAMED)
    await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert text(preview) == phrases.SENT
    return preview


async def answer(server: Server, words: str, officer: MemberActor | None = None) -> InteractionResult:
    """An officer claims the last request and answers it."""
    who = officer or server.officer
    card = server.said(server.officers)
    await who.click(card, label=phrases.CARD_CLAIM)
    return await who.submit_modal(
        await who.click(server.said(server.officers), label=phrases.CARD_ANSWER), {"answer": words}
    )


def said_to(member: MemberActor) -> str:
    """The last direct message to a member."""
    assert member.user.dm_channel.last_message is not None
    return text(member.user.dm_channel.last_message)


@pytest.mark.parametrize("named", [False, True])
async def test_the_officers_see_exactly_what_the_member_agreed_to(server: Server, *, named: bool) -> None:
    """Preview and card hold the same text; the name is there only where the member chose so, and not by default."""
    await server.set_up()
    preview = await write(server)
    assert server.member.name not in text(preview)
    if named:
        await server.member.click(preview, label=phrases.PREVIEW_NAMED)
        assert server.member.name in text(preview)
    agreed = text(preview).split(phrases.PREVIEW_TITLE)[1].split(phrases.PREVIEW_NOTE.format(days=OPEN_DAYS))[0].strip()
    assert server.officers.last_message is None
    await server.member.click(preview, label=phrases.PREVIEW_SEND)
    card = server.said(server.officers)
    assert agreed == text(card).rsplit("\n-#", 1)[0]
    assert QUESTION in agreed
    assert named == (server.member.name in text(card))
    assert [] == card.mentions


async def test_a_name_can_be_left_out_again(server: Server) -> None:
    """The choice stands until the request is sent."""
    await server.set_up()
    preview = await write(server)
    await server.member.click(preview, label=phrases.PREVIEW_NAMED)
    await server.member.click(preview, label=phrases.PREVIEW_ANONYMOUS)
    assert phrases.CARD_ANONYMOUS in text(preview)


async def test_an_answer_comes_back_by_direct_message(server: Server) -> None:
    """The member gets the answer in private with the officer's name; then nothing of the request is left."""
    await server.set_up()
    await send(server)
    done = await answer(server, "Say that it is *not* compulsory. @everyone https://evil.example")
    assert phrases.ANSWER_SENT == text(private(done))
    assert QUESTION in said_to(server.member)
    assert f"{server.officer.name} answers:" in said_to(server.member)
    assert "@everyone" not in said_to(server.member)
    assert "https://evil" not in said_to(server.member)
    assert [] == await server.records.requests.waiting_for(server.member.id)
    card = text(server.said(server.officers))
    assert phrases.CARD_DELIVERED.format(officer=server.officer.name) == card
    assert QUESTION not in card


async def test_with_closed_direct_messages_the_answer_waits_for_the_next_private_reply(server: Server) -> None:
    """Nothing gets lost: the member sees it with whatever they do next, once."""
    await server.set_up()
    await send(server)
    server.env.inject_error("POST", f"/channels/{server.member.user.dm_channel.id}/messages", status=403, code=50007)
    done = await answer(server, "It is not compulsory.")
    assert phrases.ANSWER_WAITS.format(days=DELIVERY_DAYS) == text(private(done))
    assert phrases.CARD_UNDELIVERED.format(officer=server.officer.name) == text(server.said(server.officers))
    other = await server.manager.slash(server.channel, "privacy")
    assert [] == other.followups
    asked = await server.member.slash(server.channel, "ask", question="Who pays for the ISP?")
    (late,) = asked.followups
    assert late.ephemeral
    assert "It is not compulsory." in text(late)
    assert phrases.CARD_DELIVERED.format(officer=server.officer.name) == text(server.said(server.officers))
    assert [] == (await server.member.slash(server.channel, "privacy")).followups


async def test_an_answer_is_handed_over_after_a_restart_and_a_look_in_vain(server: Server, engine: Engine) -> None:
    """Neither a restart nor an earlier look that found nothing keeps an answer from the member."""
    await server.set_up()
    await server.member.slash(server.channel, "privacy")
    await send(server)
    server.env.inject_error("POST", f"/channels/{server.member.user.dm_channel.id}/messages", status=403, code=50007)
    await answer(server, "It is not compulsory.")
    await server.env.restart_bot(BriefingClient(engine, server.records))
    (late,) = (await server.member.slash(server.channel, "help")).followups
    assert "It is not compulsory." in text(late)


async def test_only_officers_and_managers_answer(server: Server) -> None:
    """Who has neither the role nor the server's management can press nothing on a card, whatever Discord shows them."""
    await server.set_up()
    await send(server)
    card = server.said(server.officers)
    stranger = server.guild.add_member(server.env.create_user("stranger"))
    assert phrases.NOT_AN_OFFICER == text(await pressed(server, _ids(card)[0], stranger))
    await server.manager.click(card, label=phrases.CARD_CLAIM)
    for forged in _ids(server.said(server.officers)):
        assert phrases.NOT_AN_OFFICER == text(await pressed(server, forged, stranger))


async def test_who_is_no_officer_any_more_cannot_send_what_they_wrote(server: Server) -> None:
    """The role is looked at again when the modal comes back."""
    await server.set_up()
    await send(server)
    await server.officer.click(server.said(server.officers), label=phrases.CARD_CLAIM)
    modal = await server.officer.click(server.said(server.officers), label=phrases.CARD_ANSWER)
    await server.set_up(officer_role=None)
    done = await server.officer.submit_modal(modal, {"answer": "late"})
    assert text(private(done)).startswith(phrases.NOT_AN_OFFICER)
    assert text(private(done)).endswith("late")
    assert [] == await server.records.requests.waiting_for(server.member.id)


async def test_a_request_has_one_officer_at_a_time(server: Server) -> None:
    """Who claims first answers; others are told so, and can have it when it is given back."""
    await server.set_up()
    await send(server)
    card = server.said(server.officers)
    assert labels(card) == [phrases.CARD_CLAIM, phrases.CARD_STOP]
    await server.officer.click(card, label=phrases.CARD_CLAIM)
    await server.officer.slash(server.channel, "help")
    claimed = server.said(server.officers)
    assert f"{server.officer.name} is answering." in text(claimed)
    assert [phrases.CARD_ANSWER, phrases.CARD_RELEASE, phrases.CARD_STOP] == labels(claimed)
    for label in (phrases.CARD_ANSWER, phrases.CARD_RELEASE):
        assert phrases.NOT_YOURS == text(private(await server.manager.click(claimed, label=label)))
    await server.officer.click(claimed, label=phrases.CARD_RELEASE)
    await server.manager.click(server.said(server.officers), label=phrases.CARD_CLAIM)
    assert f"{server.manager.name} is answering." in text(server.said(server.officers))


async def test_two_officers_who_press_at_once_are_told_apart(server: Server) -> None:
    """Who pressed on a card that another has claimed meanwhile is told so; who pressed twice is told nothing."""
    await server.set_up()
    await send(server)
    (request,) = await server.records.requests.of_asker(server.member.id)
    await server.records.requests.claim(request.id, server.officer.id)
    card = server.said(server.officers)
    assert REQUEST_TAKEN == text(private(await server.manager.click(card, label=phrases.CARD_CLAIM)))
    twice = await server.officer.click(card, label=phrases.CARD_CLAIM)
    assert (True, []) == (twice.acknowledged, twice.followups)
    assert phrases.CARD_ANSWER in labels(server.said(server.officers))


async def test_sending_twice_sends_once(server: Server) -> None:
    """A double click opens one request."""
    await server.set_up()
    preview = await write(server)
    ids = [one for one in _ids(preview) if one.startswith("isp:send")]
    await server.member.click(preview, custom_id=ids[0])
    assert 1 == len(server.officers.history())
    assert 1 == len(await server.records.requests.of_asker(server.member.id))
    assert not server.bot.memory(UNSENT)


async def test_a_cancelled_draft_is_gone(server: Server) -> None:
    """Who cancels has sent and left nothing."""
    await server.set_up()
    preview = await write(server)
    await server.member.click(preview, label=phrases.PREVIEW_CANCEL)
    assert language_of("en-US")(phrases.PREVIEW_CANCELLED) == text(preview)
    assert not server.bot.memory(UNSENT)
    assert [] == await server.records.requests.of_asker(server.member.id)


async def test_a_draft_that_was_left_is_not_sent(server: Server) -> None:
    """After a quarter of an hour, or a restart, a draft is forgotten, and pressing says so."""
    await server.set_up()
    preview = await write(server)
    await server.env.advance_time(UNSENT_LASTS.total_seconds())
    said = private(await server.member.click(preview, label=phrases.PREVIEW_SEND))
    assert language_of("en-US")(phrases.PREVIEW_GONE) == text(said)
    assert server.officers.last_message is None


async def test_without_an_officers_channel_nobody_writes_in_vain(server: Server) -> None:
    """The member is told before they write."""
    help_ = private(await server.member.slash(server.channel, "help"))
    said = await server.member.click(help_, label=phrases.ASK_OFFICER)
    assert phrases.OFFICER_NO_CHANNEL == text(private(said))


async def test_a_channel_where_the_bot_may_not_write_keeps_nothing(server: Server) -> None:
    """Where the card cannot be put, the member learns it and the request is not kept."""
    await server.set_up()
    preview = await write(server)
    server.env.inject_error("POST", f"/channels/{server.officers.id}/messages", status=403, code=50013)
    await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert phrases.NOT_SENT == text(preview)
    assert [] == await server.records.requests.of_asker(server.member.id)


async def test_a_discord_that_is_broken_is_not_taken_for_a_refusal(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The member is told that Discord did not answer, nothing is kept, and the same draft can be sent again."""
    monkeypatch.setattr(sending, "LONG_PAUSES", ())
    await server.set_up()
    preview = await write(server)
    server.env.inject_error("POST", f"/channels/{server.officers.id}/messages", status=503, code=0)
    told = await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert phrases.NOT_SENT_BROKEN == text(private(told))
    assert [] == await server.records.requests.of_asker(server.member.id)
    await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert phrases.SENT in text(preview)
    assert 1 == len(await server.records.requests.of_asker(server.member.id))


async def test_a_discord_that_is_broken_is_not_taken_for_closed_direct_messages(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The officer is told the true cause, and the answer waits all the same."""
    monkeypatch.setattr(sending, "LONG_PAUSES", ())
    await server.set_up()
    await send(server)
    server.env.inject_error("POST", f"/channels/{server.member.user.dm_channel.id}/messages", status=503, code=0)
    done = await answer(server, "It is not compulsory.")
    assert phrases.ANSWER_WAITS_BROKEN.format(days=DELIVERY_DAYS) == text(private(done))
    assert 1 == len(await server.records.requests.waiting_for(server.member.id))


async def test_an_empty_question_is_not_sent(server: Server) -> None:
    """Blanks are no question."""
    await server.set_up()
    assert phrases.OFFICER_EMPTY == text(await write(server, "   "))


async def test_a_member_can_withdraw_where_they_sent_it_and_by_command(server: Server) -> None:
    """What is withdrawn is deleted, and its card emptied."""
    await server.set_up()
    sent = await send(server)
    await server.member.click(sent, label=phrases.WITHDRAW)
    assert phrases.WITHDRAWN == text(sent)
    assert phrases.CARD_WITHDRAWN == text(server.said(server.officers))
    await send(server, "Another one, please?")
    listed = private(await server.member.slash(server.channel, "requests"))
    assert "Another one, please?" in text(listed)
    await server.member.click(listed, label="Withdraw 1")
    assert phrases.CARD_WITHDRAWN == text(server.said(server.officers))
    assert [] == await server.records.requests.of_asker(server.member.id)
    assert phrases.REQUESTS_NONE == text(private(await server.member.slash(server.channel, "requests")))


async def test_nobody_withdraws_anothers_request(server: Server) -> None:
    """A request's id alone gives no right."""
    await server.set_up()
    sent = await send(server)
    assert phrases.WITHDRAW_GONE == text(await pressed(server, _ids(sent)[0], server.manager))
    assert 1 == len(await server.records.requests.of_asker(server.member.id))


async def test_a_card_of_a_closed_request_says_so(server: Server) -> None:
    """An officer who presses on a card that was left from before learns that it is closed, and the card is emptied."""
    await server.set_up()
    await send(server)
    card = server.said(server.officers)
    (request,) = await server.records.requests.of_asker(server.member.id)
    await server.records.requests.withdraw(request.id, server.member.id, server.bot.clock())
    pressed = await server.officer.click(card, label=phrases.CARD_CLAIM)
    assert REQUEST_GONE == text(pressed.followups[0])
    assert phrases.CARD_CLOSED == text(server.said(server.officers))


async def test_a_member_has_only_so_many_open_requests(server: Server) -> None:
    """One more than allowed is refused with a way out; the draft is kept so that nothing has to be typed again."""
    await server.set_up()
    for number in range(MOST_OPEN):
        await send(server, f"Question {number}?")
    preview = await write(server, "One more?")
    refused = await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert TOO_MANY_REQUESTS.format(most=MOST_OPEN) == text(refused.followups[0])
    assert 1 == len(server.bot.memory(UNSENT))


async def test_what_nobody_answers_expires(server: Server) -> None:
    """After its days a request is deleted, its card emptied and the member told."""
    await server.set_up()
    await send(server)
    server.bot.clock = lambda: server.env.now() + timedelta(days=OPEN_DAYS)
    with server.env._bot_scope():
        await server.bot.housekeeping.run_once()
    assert phrases.CARD_EXPIRED == text(server.said(server.officers))
    assert phrases.EXPIRED_MEMBER.format(days=OPEN_DAYS) == said_to(server.member)
    assert [] == await server.records.requests.of_asker(server.member.id)


async def test_a_request_that_no_officer_could_see_is_put_up_again(server: Server) -> None:
    """Where the bot stopped between keeping a request and showing it, the officers get it after the restart, once."""
    await server.set_up()
    kept = await server.records.requests.open(server.guild.id, server.member.id, None, QUESTION, server.bot.clock())
    await server.bot.housekeeping.run_once()
    assert server.officers.last_message is None, "it may still be on its way"
    await server.env.advance_time(SURELY_OVER.total_seconds() + 1)
    for _ in range(2):
        await server.bot.housekeeping.run_once()
    assert QUESTION in text(server.said(server.officers))
    assert 1 == len(server.officers.history())
    placed = await server.records.requests.find(kept.id)
    assert placed is not None
    assert server.said(server.officers).id == placed.message


async def test_the_bot_looks_for_what_has_expired_by_itself(server: Server) -> None:
    """Nobody has to press anything for a request to expire."""
    await server.set_up()
    await send(server)
    server.bot.clock = lambda: server.env.now() + timedelta(days=OPEN_DAYS)
    await server.env.advance_time(120)
    assert phrases.CARD_EXPIRED == text(server.said(server.officers))


async def test_in_a_direct_message_the_members_only_server_is_meant(server: Server) -> None:
    """Who shares one server with officers reaches those, and a stranger reaches nobody."""
    await server.set_up()
    help_ = private(await server.member.user.slash("help"))
    modal = await server.member.user.click(help_, label=phrases.ASK_OFFICER)
    preview = private(await server.member.user.submit_modal(modal, {"question": QUESTION}))
    await server.member.user.click(preview, label=phrases.PREVIEW_SEND)
    assert QUESTION in text(server.said(server.officers))
    stranger = server.env.create_user("stranger")
    help_ = private(await stranger.slash("help"))
    said = private(await stranger.click(help_, label=phrases.ASK_OFFICER))
    assert phrases.OFFICER_WHICH_SERVER == text(said)


async def test_with_two_servers_a_direct_message_reaches_neither(server: Server) -> None:
    """A private question never goes to the officers of the wrong division."""
    await server.set_up()
    other = server.env.create_guild()
    other.add_member(server.member.user)
    officers = other.create_text_channel("officers")
    await server.records.servers.change(other.id, officers_channel=officers.id)
    help_ = private(await server.member.user.slash("help"))
    said = private(await server.member.user.click(help_, label=phrases.ASK_OFFICER))
    assert phrases.OFFICER_WHICH_SERVER == text(said)


async def test_the_longest_question_and_answer_arrive_whole(server: Server) -> None:
    """What Discord lets them type arrives, all of it escaped and in as many messages as it takes."""
    await server.set_up()
    await send(server, "*" * LONGEST_QUESTION)
    await answer(server, "_a. " * (LONGEST_ANSWER // 4))
    said = [text(one) for one in server.member.user.dm_channel.history()]
    assert LONGEST_QUESTION == "".join(said).count("\\*")
    assert LONGEST_ANSWER // 4 == "".join(said).count("\\_a.")
    assert len(said) > 1


async def test_personal_data_is_pointed_out_before_it_is_sent(server: Server) -> None:
    """The member may send it all the same: it is theirs."""
    await server.set_up()
    preview = await write(server, "Mrs Trunchbull shouts at me, ring 01632 960 001")
    assert phrases.PERSONAL_PREVIEW.format(kinds="a phone number and somebody's name") in text(preview)
    await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert "Trunchbull" in text(server.said(server.officers))


async def test_a_server_that_removes_the_bot_is_forgotten(server: Server) -> None:
    """Nothing of a server outlives the bot's being there."""
    await server.set_up()
    await send(server)
    guild = server.bot.get_guild(server.guild.id)
    assert guild is not None
    await server.bot.on_guild_remove(guild)
    assert [] == await server.records.requests.of_asker(server.member.id)
    assert (await server.records.servers.settings(server.guild.id)).officers_channel is None


def _ids(shown: Shown) -> list[str]:
    return [one["custom_id"] for one in components(shown) if "custom_id" in one]


async def test_an_answer_that_cannot_be_handed_over_waits_on(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """A follow-up that Discord refuses loses nothing: the answer comes with the next reply."""
    await server.set_up()
    await send(server)
    server.env.inject_error("POST", f"/channels/{server.member.user.dm_channel.id}/messages", status=403, code=50007)
    await answer(server, "It is not compulsory.")
    server.env.inject_error("POST", "/webhooks/*", status=403, code=50013)
    assert [] == (await server.member.slash(server.channel, "help")).followups
    assert "could not be delivered: Forbidden" in caplog.text
    (late,) = (await server.member.slash(server.channel, "help")).followups
    assert "It is not compulsory." in text(late)


async def other_server(server: Server, member: MemberActor) -> tuple[MemberActor, ChannelHandle]:
    """Another server of the bot's, where somebody from this one is an officer; they there, and a channel of it."""
    other = server.env.create_guild()
    role = other.create_role("officers")
    there = other.add_member(member.user, roles=[role])
    channel = other.create_text_channel("officers")
    await server.records.servers.change(other.id, officer_role=role.id, officers_channel=channel.id)
    return there, channel


@pytest.mark.parametrize("verb", ["claim", "release", "answer"])
async def test_an_officer_of_another_server_reaches_no_request_of_this_one(server: Server, verb: str) -> None:
    """A division's requests are its own officers' alone, also against somebody who knows a request's id."""
    await server.set_up()
    await send(server)
    (before,) = await server.records.requests.of_asker(server.member.id)
    stranger = server.guild.add_member(server.env.create_user("olga-elsewhere"))
    there, channel = await other_server(server, stranger)
    with server.env._bot_scope():
        place = server.bot.get_channel(channel.id)
        assert isinstance(place, discord.TextChannel)
        card = CardView(CardPage(("old",), rows=((Button("old", f"isp:{verb}:{before.id}"),),)))
        await place.send(view=card)
    assert channel.last_message is not None
    pressed_ = await there.click(channel.last_message, label="old")
    assert [REQUEST_GONE] == [text(one) for one in pressed_.followups]
    assert QUESTION not in text(channel.last_message)
    assert [before] == await server.records.requests.of_asker(server.member.id)
    assert phrases.NOT_AN_OFFICER == text(await pressed(server, f"isp:{verb}:{before.id}", stranger))


async def test_an_officer_claims_before_they_write(server: Server) -> None:
    """Nobody writes an answer that somebody else may be writing: an old card's button asks to claim first."""
    await server.set_up()
    await send(server)
    (request,) = await server.records.requests.of_asker(server.member.id)
    assert phrases.CLAIM_FIRST == text(await pressed(server, f"isp:answer:{request.id}", server.officer))


async def test_an_answered_request_is_not_answered_again(server: Server) -> None:
    """While an answer waits for its member, an old card's button opens no second form."""
    await server.set_up()
    await send(server)
    (request,) = await server.records.requests.of_asker(server.member.id)
    await server.records.requests.answer(request.id, server.officer.id, "It is not.", server.bot.clock())
    assert REQUEST_GONE == text(await pressed(server, f"isp:answer:{request.id}", server.officer))


async def test_an_empty_answer_is_not_sent(server: Server) -> None:
    """Blanks are no answer, and the request stays the officer's."""
    await server.set_up()
    await send(server)
    assert phrases.OFFICER_EMPTY == text(private(await answer(server, "   ")))
    (request,) = await server.records.requests.of_asker(server.member.id)
    assert server.officer.id == request.officer


async def test_a_card_that_was_deleted_is_no_error(server: Server) -> None:
    """Withdrawing works also where an officer has deleted the card by hand."""
    await server.set_up()
    sent = await send(server)
    path = f"/channels/{server.officers.id}/messages/{server.said(server.officers).id}"
    server.env.inject_error("PATCH", path, status=404, code=10008)
    await server.member.click(sent, label=phrases.WITHDRAW)
    assert phrases.WITHDRAWN == text(sent)


async def test_a_database_that_fails_spoils_no_other_chore(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Housekeeping of one feature that fails is a line in the log; the others' is done, and the loop goes on."""
    await server.set_up()
    await send(server)

    async def fail(_: object) -> None:
        raise RecordsError("away")

    monkeypatch.setattr(server.records.feedback, "delete_before", fail)
    server.bot.clock = lambda: server.env.now() + timedelta(days=OPEN_DAYS)
    with server.env._bot_scope():
        await server.bot.housekeeping.run_once()
    assert "housekeeping of feedback failed: RecordsError" in caplog.text
    assert phrases.CARD_EXPIRED == text(server.said(server.officers))


async def test_a_server_that_one_feature_cannot_forget_is_forgotten_by_the_others(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault of the database in one place leaves nothing behind in another."""
    await server.set_up()
    await send(server)

    async def fail(*_: object) -> None:
        raise RecordsError("away")

    monkeypatch.setattr(server.records.requests, "close_all_of_server", fail)
    guild = server.bot.get_guild(server.guild.id)
    assert guild is not None
    await server.bot.on_guild_remove(guild)
    assert (await server.records.servers.settings(guild.id)).officer_role is None
    server.failures += [line for line in caplog.messages if "could not forget" in line]
    assert ["requests could not forget a server that was left: away"] == server.failures
