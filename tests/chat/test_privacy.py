from __future__ import annotations

import logging
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.chat.discord_io.last_question import REMEMBERED_MINUTES
from bot.chat.requests.asking_officers import UNSENT
from bot.phrases.languages import language_of
from bot.records import retention
from tests.chat.conftest import Server
from tests.chat.reading import labels, only, private, text
from tests.chat.sentences import phrases
from tests.chat.test_requests import send, write

PERSONAL = "Mrs Trunchbull, head@school.example, 01632 960 001, AB 12 34 56 C"


async def test_privacy_prints_the_figures_that_the_code_obeys(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of days and minutes is read from the constants, not written down a second time."""
    shown = text(private(await server.member.slash(server.channel, "privacy")))
    for figure in (
        REMEMBERED_MINUTES, retention.OPEN_DAYS, retention.DELIVERY_DAYS, retention.CLOSED_DAYS, retention.FEEDBACK_DAYS
    ):  # fmt: skip
        assert f" {figure} " in shown
    monkeypatch.setattr("bot.chat.requests.forgetting.OPEN_DAYS", 4321)
    assert " 4321 " in text(private(await server.member.slash(server.channel, "privacy")))


async def test_forget_me_deletes_and_reports_each_part(server: Server) -> None:
    """Requests, drafts and conversations go at once, in the officers' channel, too; another member's stay."""
    await server.set_up()
    await send(server)
    await write(server, "a draft")
    await write(server, "another's draft", server.manager)
    await server.member.slash(server.channel, "ask", question="Who pays for the ISP?")
    shown = text(private(await server.member.slash(server.channel, "forget-me")))
    assert phrases.FORGOTTEN_REQUESTS.format(count=1) in shown
    assert phrases.FORGOTTEN_DRAFTS.format(count=1) in shown
    assert phrases.FORGOTTEN_TALK.format(count=1) in shown
    assert phrases.CARD_WITHDRAWN == text(server.said(server.officers))
    assert [] == await server.records.requests.of_asker(server.member.id)
    assert 1 == len(server.bot.memory(UNSENT))
    again = text(private(await server.member.slash(server.channel, "forget-me")))
    assert phrases.FORGOTTEN_REQUESTS.format(count=0) in again


async def test_forget_me_says_what_could_not_be_emptied(server: Server) -> None:
    """A card that Discord would not let the bot change is named, so that somebody can delete it."""
    await server.set_up()
    await send(server)
    card = server.said(server.officers)
    path = f"/channels/{server.officers.id}/messages/{card.id}"
    server.env.inject_error("PATCH", path, status=403, code=50013)
    shown = text(private(await server.member.slash(server.channel, "forget-me")))
    assert phrases.FORGOTTEN_CARDS_LEFT.format(count=1) in shown


def warning(*kinds: str) -> str:
    """The gentle word on some kinds of personal data, as an American sees it: SimCord's members are."""
    say = language_of("en-US")
    words = [say(phrases.PERSONAL_KINDS[kind]) for kind in kinds]
    return say(phrases.PERSONAL_DATA, kinds=" and ".join(filter(None, [", ".join(words[:-1]), words[-1]])))


async def test_personal_data_gets_a_gentle_word_in_private(server: Server) -> None:
    """The answer comes first; then the member alone is told what their message seems to hold."""
    await server.set_up(private=False)
    result = await server.member.slash(server.channel, "ask", question=f"{PERSONAL}: are learning walks compulsory?")
    assert not only(result).ephemeral
    (told,) = result.followups
    assert told.ephemeral
    assert warning("email", "phone", "insurance", "name") == text(told)
    assert "Trunchbull" not in text(told)


async def test_after_a_mention_the_gentle_word_comes_by_direct_message_or_not_at_all(server: Server) -> None:
    """A channel never learns that a message held personal data."""
    await server.member.send(server.channel, f"{server.mention} Dr Who says walks are compulsory, are they?")
    assert "seems to hold" not in "".join(text(one) for one in server.channel.history() if one.components)
    assert server.member.user.dm_channel.last_message is not None
    assert warning("name") == text(server.member.user.dm_channel.last_message)
    closed = f"/channels/{server.member.user.dm_channel.id}/messages"
    server.env.inject_error("POST", closed, status=403, code=50007)
    await server.member.send(server.channel, f"{server.mention} Dr Who says walks are compulsory, are they?")
    assert 1 == len(server.member.user.dm_channel.history())


async def test_another_members_words_are_not_held_against_who_asks_about_them(server: Server) -> None:
    """The menu on somebody else's message warns nobody: the asker did not write it."""
    message = await server.officer.send(server.channel, f"{PERSONAL}: are learning walks compulsory?")
    result = await server.member.context_menu(server.channel, phrases.MENU_ASK, message)
    assert [] == result.followups


async def test_who_asks_about_their_own_message_is_warned(server: Server) -> None:
    """The menu on one's own message gets the gentle word, too: it is the asker who wrote it."""
    message = await server.member.send(server.channel, f"{PERSONAL}: are learning walks compulsory?")
    (told,) = (await server.member.context_menu(server.channel, phrases.MENU_ASK, message)).followups
    assert warning("email", "phone", "insurance", "name") == text(told)


async def test_nothing_a_member_says_or_is_reaches_log_or_counts(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither words nor names nor ids stand in the log at any level, nor in what is kept without consent."""
    caplog.set_level(logging.DEBUG, logger="bot")
    await server.set_up()
    member = server.guild.add_member(server.env.create_user("zebedee-sentinel"))
    await member.send(server.channel, f"{server.mention} sentinelword are walks compulsory?")
    shown = private(await member.slash(server.channel, "ask", question="sentinelword are learning walks compulsory?"))
    await member.click(shown, label=phrases.HELPED)
    asked = private(await member.click(shown, label=phrases.SHARE))
    await member.click(asked, label=phrases.SHARE_YES)
    await member.click(asked, label=phrases.SHARE_TAKE_BACK)
    await member.click(shown, label=phrases.NOT_HELPED)
    await member.click(shown, label=phrases.HELPED)
    server.env.inject_error("POST", f"/channels/{server.channel.id}/messages", status=403, code=50013)
    await member.send(server.channel, f"{server.mention} sentinelword are walks compulsory?")
    await server.env.restart_bot()
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot"))
    assert ours
    kept = str(await server.records.feedback.since(date(2000, 1, 1)))
    assert "helped=1" in kept
    for secret in ("sentinel", str(member.id), str(server.channel.id), str(server.guild.id)):
        assert secret not in ours
        assert secret not in kept


async def test_no_byte_of_the_database_holds_who_asked_or_what(server: Server) -> None:
    """After questions, clicks and a request that has ended, its pages hold no word, name or id."""
    await server.set_up()
    member = server.guild.add_member(server.env.create_user("zebedee-sentinel"))
    shown = private(await member.slash(server.channel, "ask", question="sentinelword are learning walks compulsory?"))
    await member.click(shown, label=phrases.HELPED)
    draft = await write(server, "a sentinelrequest", member)
    await member.click(draft, label=phrases.PREVIEW_NAMED)
    await member.click(draft, label=phrases.PREVIEW_SEND)
    card = server.said(server.officers)
    secrets = [b"sentinel", *(one.to_bytes(8, "big") for one in (member.id, card.id, server.channel.id))]
    held = await pages(server)
    assert secrets[:3] == [one for one in secrets if one in held], "while it is open: words, member and card"
    await member.slash(server.channel, "forget-me")
    held = await pages(server)
    assert [] == [one for one in secrets if one in held]


async def pages(server: Server) -> bytes:
    """The database as it would lie on a disk."""

    def serialized(connection: Connection) -> bytes:
        raw: Any = connection.connection.dbapi_connection
        return bytes(raw.serialize())

    return await server.records.transactions.run(serialized)


async def test_an_officer_who_is_forgotten_gives_their_claims_back(server: Server) -> None:
    """What they had claimed is open to others, without their name on its card, and they are told so."""
    await server.set_up()
    await send(server)
    await server.officer.click(server.said(server.officers), label=phrases.CARD_CLAIM)
    shown = text(private(await server.officer.slash(server.channel, "forget-me")))
    assert phrases.FORGOTTEN_CLAIMS.format(count=1) in shown
    card = server.said(server.officers)
    assert server.officer.name not in text(card)
    assert [phrases.CARD_CLAIM, phrases.CARD_STOP] == labels(card)
