"""Officers can keep a member from flooding them for a week, and learn nothing of who it is by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from simcord import InteractionResult, MemberActor

from bot.errors import RequestGoneError, RequestStoppedError
from bot.records import Records, RequestState
from bot.records.retention import STOPPED_DAYS
from bot.records.schema import STOPPED
from tests.chat.conftest import Server
from tests.chat.reading import pressed, private, text
from tests.chat.sentences import phrases
from tests.chat.test_requests import QUESTION, said_to, send

REASON = "Ten times the same in an hour."
FORGED = ("isp:stop:AbCdEfGhIjKl", "isp:lift:AbCdEfGhIjKl")


async def stop(server: Server, who: MemberActor | None = None, reason: str = REASON) -> InteractionResult:
    """An officer stops whoever sent the last card."""
    officer, card = who or server.officer, server.said(server.officers)
    return await officer.submit_modal(await officer.click(card, label=phrases.CARD_STOP), {"reason": reason})


async def refused(server: Server, member: MemberActor | None = None) -> str:
    """What a member is told who wants to ask an officer."""
    who = member or server.member
    help_ = private(await who.slash(server.channel, "help"))
    return text(private(await who.click(help_, label=phrases.ASK_OFFICER)))


def until(server: Server) -> str:
    """The last day."""
    day = (server.bot.clock() + timedelta(days=STOPPED_DAYS)).date()
    return f"{day.day} {day:%B %Y}"


@pytest.mark.parametrize("claimed", [False, True])
async def test_a_stopped_member_is_told_why_and_cannot_ask_for_a_week(server: Server, *, claimed: bool) -> None:
    """The card is emptied, they get the reason, and are told at every try until when; then they may ask again."""
    await server.set_up()
    await send(server)
    if claimed:
        await server.officer.click(server.said(server.officers), label=phrases.CARD_CLAIM)
    done = await stop(server)
    assert "Stopped until" in text(private(done))
    assert QUESTION not in text(server.said(server.officers))
    assert phrases.CARD_STOPPED.format(days=STOPPED_DAYS) in text(server.said(server.officers))
    assert REASON.rstrip(".") in said_to(server.member)
    assert until(server) in said_to(server.member)
    assert until(server) in await refused(server)
    await server.env.advance_time(60)
    server.bot.clock = lambda: server.env.now() + timedelta(days=STOPPED_DAYS)
    await send(server)
    assert QUESTION in text(server.said(server.officers))


async def test_nobody_else_is_stopped(server: Server) -> None:
    """Other members go on asking."""
    await server.set_up()
    await send(server)
    await stop(server)
    help_ = private(await server.manager.slash(server.channel, "help"))
    assert (await server.manager.click(help_, label=phrases.ASK_OFFICER)).modal is not None


async def test_what_was_written_before_is_not_sent_after(server: Server) -> None:
    """A draft that was open when the officers stopped its author reaches nobody, and its author is told."""
    await server.set_up()
    await send(server)
    help_ = private(await server.member.slash(server.channel, "help"))
    modal = await server.member.click(help_, label=phrases.ASK_OFFICER)
    preview = private(await server.member.submit_modal(modal, {"question": "One more?"}))
    await stop(server)
    told = await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert until(server) in text(told.followups[0])
    assert 1 == len(server.officers.history())


async def test_cards_do_not_tell_which_requests_are_one_members(server: Server) -> None:
    """A named and an anonymous request: stopping by one leaves the other as it is, nor does letting go tell of it."""
    await server.set_up()
    await send(server, "My named question?", named=True)
    before = text(server.said(server.officers))
    await send(server, "My anonymous question?")
    done = await stop(server)
    named, anonymous = sorted(server.officers.history(), key=lambda one: one.id)
    assert before == text(named)
    assert server.member.name not in text(anonymous)
    assert server.member.name not in text(private(done))
    modal = await server.officer.click(named, label=phrases.CARD_STOP)
    await server.officer.submit_modal(modal, {"reason": REASON})
    lifted = await server.officer.click(anonymous, label=phrases.CARD_STOP_LIFT)
    assert [] == lifted.followups, "the same is said whether they are stopped for another request or not"
    assert until(server) in await refused(server)


async def test_an_officer_can_let_a_member_ask_again(server: Server) -> None:
    """By the card, once."""
    await server.set_up()
    await send(server)
    await stop(server)
    await server.officer.click(server.said(server.officers), label=phrases.CARD_STOP_LIFT)
    assert phrases.CARD_STOP_LIFTED == text(server.said(server.officers))
    await send(server)
    assert QUESTION in text(server.said(server.officers))


@pytest.mark.parametrize("forged", FORGED)
async def test_only_officers_stop_and_let_go(server: Server, forged: str) -> None:
    """Looked at in code, whatever Discord shows; also when the form comes back."""
    await server.set_up()
    assert phrases.NOT_AN_OFFICER == text(await pressed(server, forged, server.member))
    await send(server)
    card = server.said(server.officers)
    modal = await server.officer.click(card, label=phrases.CARD_STOP)
    await server.set_up(officer_role=1)
    done = await server.officer.submit_modal(modal, {"reason": REASON})
    assert text(private(done)).startswith(phrases.NOT_AN_OFFICER)
    (request,) = await server.records.requests.of_asker(server.member.id)
    assert RequestState.OPEN is request.state


async def test_a_reason_is_needed_and_cannot_do_anything(server: Server) -> None:
    """Blanks are none; what an officer writes mentions nobody and links nowhere."""
    await server.set_up()
    await send(server)
    assert phrases.OFFICER_EMPTY in text(private(await stop(server, reason="  ")))
    await stop(server, reason="@everyone [look](https://evil.example)\n# big")
    assert "@everyone" not in said_to(server.member)
    assert "](https://evil" not in said_to(server.member)


async def test_a_stopped_member_with_closed_messages_is_told_at_the_next_try(server: Server) -> None:
    """The officer's work is done all the same."""
    await server.set_up()
    await send(server)
    server.env.inject_error("POST", f"/channels/{server.member.user.dm_channel.id}/messages", status=403, code=50007)
    assert "Stopped until" in text(private(await stop(server)))
    assert until(server) in await refused(server)


async def test_forget_me_says_that_it_stays_and_until_when(server: Server) -> None:
    """It would be no stop if it could be forgotten; /privacy and /forget-me say so."""
    await server.set_up()
    await send(server)
    await stop(server)
    shown = text(private(await server.member.slash(server.channel, "forget-me")))
    assert phrases.FORGOTTEN_NOT_STOPPED.partition("{")[0] in shown
    assert f"those {STOPPED_DAYS} days" in text(private(await server.member.slash(server.channel, "privacy")))
    assert until(server) in await refused(server)


async def test_nothing_of_it_is_kept_for_longer(records: Records) -> None:
    """After its days, and with a server that was left, the member's id is gone."""

    async def rows() -> int:
        return await records.transactions.run(lambda connection: len(connection.execute(STOPPED.select()).all()))

    now = datetime(2026, 11, 1, tzinfo=UTC)
    for server in (1, 2):
        made = await records.requests.open(server, 5, None, "?", now)
        with pytest.raises(RequestGoneError):
            await records.requests.stop(made.id, 3, now)
        await records.requests.stop(made.id, server, now)
        with pytest.raises(RequestGoneError):
            await records.requests.stop(made.id, server, now)
        with pytest.raises(RequestStoppedError):
            await records.requests.open(server, 5, None, "?", now)
    assert 2 == await rows()
    await records.requests.close_all_of_server(2, now)
    assert 1 == await rows()
    await records.requests.close_expired(now + timedelta(days=STOPPED_DAYS, seconds=-1))
    assert 1 == await rows()
    await records.requests.close_expired(now + timedelta(days=STOPPED_DAYS))
    assert 0 == await rows()
    await records.requests.open(1, 5, None, "?", now + timedelta(days=STOPPED_DAYS))
