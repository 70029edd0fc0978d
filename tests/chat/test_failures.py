from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from bot.chat.discord_io.cooldown import MOST_USES
from bot.chat.discord_io.deadlines import PATIENCE
from bot.chat.requests.asking_officers import UNSENT
from bot.errors import RecordsError
from tests.chat.conftest import Server
from tests.chat.reading import labels, pressed, private, text
from tests.chat.sentences import phrases

SENTINEL = "sentinel words"
FAILED = "something failed (reference "


def broken(kind: type[Exception]) -> Callable[..., Any]:
    """A call that fails with what a member typed in its error's text."""

    def fail(*_: object, **__: object) -> None:
        raise kind(SENTINEL)

    return fail


def slow(work: Callable[..., Coroutine[Any, Any, Any]], seconds: float) -> Callable[..., Coroutine[Any, Any, Any]]:
    """A call to records that answer late."""

    async def wait(*arguments: Any, **named: Any) -> Any:
        await asyncio.sleep(seconds)
        return await work(*arguments, **named)

    return wait


def slow_down(records: object, seconds: float, monkeypatch: pytest.MonkeyPatch, *methods: str) -> None:
    """Let records of one kind answer late."""
    for method in methods:
        monkeypatch.setattr(records, method, slow(getattr(records, method), seconds))


def expect_failure(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """One failure was logged, with a reference and without the error's words."""
    (line,) = [one.getMessage() for one in caplog.records if FAILED in one.getMessage()]
    server.failures.append(line.splitlines()[0])
    assert SENTINEL not in caplog.text


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [(RuntimeError, phrases.FAILED), (RecordsError, phrases.RECORDS_FAILED)],
    ids=["bug", "records"],
)
async def test_whatever_fails_ends_in_one_calm_sentence_with_a_reference(
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    kind: type[Exception],
    sentence: str,
) -> None:
    """A command: one private sentence; the log has the same reference and the place, and no word of the question."""
    monkeypatch.setattr(server.records.requests, "of_asker", broken(kind))
    shown = text(private(await server.member.slash(server.channel, "requests")))
    expect_failure(server, caplog)
    reference = server.failures[0].split("reference ")[1].split(")")[0]
    assert sentence.format(reference=reference) == shown


async def test_a_failing_button_and_modal_end_the_same_way(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Buttons and modals have no handler of their own."""
    await server.set_up()
    help_ = private(await server.member.slash(server.channel, "help"))
    modal = await server.member.click(help_, label=phrases.ASK_OFFICER)
    monkeypatch.setattr(server.bot.memory(UNSENT), "keep", broken(RuntimeError))
    shown = private(await server.member.submit_modal(modal, {"question": "Anything?"}))
    assert text(shown).startswith("Something went wrong on my side")
    monkeypatch.setattr(server.bot.served.catalogue, "pages", broken(RuntimeError))
    shown = private(await server.member.click(help_, label=phrases.BRIEFING_BUTTON))
    assert text(shown).startswith("Something went wrong on my side")
    server.failures += [one.getMessage().splitlines()[0] for one in caplog.records if FAILED in one.getMessage()]
    assert 2 == len(server.failures)


async def test_a_missing_permission_is_said_as_such(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """What Discord does not allow is nobody's bug: the sentence says where to look."""
    await server.set_up()
    await server.member.send(server.channel, "are learning walks compulsory?")
    server.env.inject_error("POST", "/interactions/*/callback", status=403, code=50013)
    result = await server.member.context_menu(server.channel, phrases.MENU_ASK, server.said())
    expect_failure(server, caplog)
    assert text(private(result)).startswith("Discord did not let me do that here.")


async def test_an_interaction_that_is_over_is_only_logged(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody can be told any more, and nothing is broken."""
    server.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    result = await server.member.slash(server.channel, "help")
    assert (None, []) == (result.response, result.followups)
    assert "an interaction was" in caplog.text


async def test_a_message_that_was_deleted_meanwhile_is_said_as_such(server: Server) -> None:
    """A card that somebody deletes while an officer presses on it is nobody's mistake."""
    await server.set_up()
    help_ = private(await server.member.slash(server.channel, "help"))
    modal = await server.member.click(help_, label=phrases.ASK_OFFICER)
    preview = private(await server.member.submit_modal(modal, {"question": "Anything?"}))
    await server.member.click(preview, label=phrases.PREVIEW_SEND)
    server.env.inject_error("PATCH", "/webhooks/*/messages/@original", status=404, code=10008)
    pressed_ = await server.officer.click(server.said(server.officers), label=phrases.CARD_CLAIM)
    assert phrases.MESSAGE_DELETED == text(pressed_.followups[0])
    (request,) = await server.records.requests.of_asker(server.member.id)
    assert server.officer.id == request.officer


async def test_a_failing_autocomplete_offers_nothing(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """There is nobody to tell: the list stays empty and the log has no word that was typed."""
    monkeypatch.setattr("bot.chat.asking.commands.question_choices", broken(RuntimeError))
    assert [] == await server.member.autocomplete(server.channel, "ask", "question", "sentinel words")
    expect_failure(server, caplog)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that waits a hundredth of a second only, so that the test need not."""
    assert PATIENCE <= 2, "Discord waits three seconds"
    monkeypatch.setattr("bot.chat.discord_io.deadlines.PATIENCE", 0.01)


@pytest.mark.usefixtures("impatient")
async def test_slow_records_keep_nobody_waiting(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer needs nothing of the records: where they are slow, it comes in time, and to its asker alone."""
    await server.set_up(private=False)
    monkeypatch.setattr(server.records.servers, "remembered", slow(server.records.servers.remembered, 10))
    result = await server.member.slash(server.channel, "ask", question="Who pays for the ISP?")
    assert not result.deferred
    assert "Standards Fund" in text(private(result))


async def test_records_that_cannot_be_read_keep_no_answer_back(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Locked or unreadable: /ask answers in private, and whoever mentions the bot is answered by direct message."""
    await server.set_up(private=False)
    monkeypatch.setattr(server.records.transactions, "_once", broken(RecordsError))
    result = await server.member.slash(server.channel, "ask", question="Who pays for the ISP?")
    assert "Standards Fund" in text(private(result))
    await server.member.send(server.channel, f"{server.mention} who pays for the ISP?")
    direct = server.member.user.dm_channel.last_message
    assert direct is not None
    assert "Standards Fund" in text(direct)
    assert "settings could not be read (RecordsError)" in caplog.text
    assert SENTINEL not in caplog.text


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("name", ["requests", "forget-me", "setup"])
async def test_no_command_waits_for_slow_records(server: Server, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Every command that reads records answers in time."""
    slow_down(server.records.servers, 5, monkeypatch, "settings", "remembered")
    slow_down(server.records.requests, 5, monkeypatch, "of_asker", "waiting_for", "forget_member")
    result = await server.manager.slash(server.channel, name)
    assert result.acknowledged
    await server.env.advance_time(30)
    assert text(private(result))


@pytest.mark.usefixtures("impatient")
async def test_no_button_waits_for_slow_records(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting, sending, withdrawing, claiming and setting up are acknowledged at once, and done when they can be."""
    await server.set_up()
    answer = private(await server.member.slash(server.channel, "ask", question="Are learning walks compulsory?"))
    help_ = private(await server.member.slash(server.channel, "help"))
    modal = await server.member.click(help_, label=phrases.ASK_OFFICER)
    preview = private(await server.member.submit_modal(modal, {"question": "Anything?"}))
    setup = private(await server.manager.slash(server.channel, "setup"))
    slow_down(server.records.servers, 20, monkeypatch, "change")
    slow_down(server.records.requests, 20, monkeypatch, "open", "withdraw", "claim")
    slow_down(server.records.feedback, 20, monkeypatch, "count")
    for member, shown, label in (
        (server.member, answer, phrases.HELPED),
        (server.member, preview, phrases.PREVIEW_SEND),
        (server.manager, setup, phrases.SETUP_MAKE_PUBLIC),
    ):
        result = await member.click(shown, label=label)
        assert result.acknowledged, label
        await server.env.advance_time(20)
    claim = await server.officer.click(server.said(server.officers), label=phrases.CARD_CLAIM)
    assert claim.acknowledged
    await server.env.advance_time(20)
    assert phrases.CARD_ANSWER in labels(server.said(server.officers))


@pytest.mark.usefixtures("impatient")
async def test_a_modal_that_slow_records_hold_up_is_asked_for_again(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A modal must be the first response: where it cannot come in time, the member is told to press once more."""
    await server.set_up()
    help_ = private(await server.member.slash(server.channel, "help"))
    monkeypatch.setattr(server.records.servers, "settings", slow(server.records.servers.settings, 10))
    result = await server.member.click(help_, label=phrases.ASK_OFFICER)
    assert phrases.TOO_SLOW == text(private(result))
    await server.env.advance_time(10)


async def test_who_does_a_lot_at_once_is_told_when_they_can_go_on(server: Server) -> None:
    """The sentence says when; others are not held up, nor those who manage the server; and then it works again."""
    for _ in range(MOST_USES):
        await server.member.slash(server.channel, "help")
    held = private(await server.member.slash(server.channel, "help"))
    assert phrases.COOLDOWN_ONE == text(held)
    assert phrases.COOLDOWN_ONE == text(await pressed(server, "isp:open:i:help:0"))
    assert text(held) != text(private(await server.officer.slash(server.channel, "help")))
    for _ in range(MOST_USES + 1):
        shown = private(await server.manager.slash(server.channel, "help"))
    assert text(held) != text(shown)
    await server.env.advance_time(1)
    assert text(held) != text(private(await server.member.slash(server.channel, "help")))


async def test_who_writes_a_lot_at_once_is_told_once(server: Server) -> None:
    """A warning for each message of a flood would be a flood."""
    for _ in range(MOST_USES + 5):
        await server.member.send(server.channel, f"{server.mention} who pays for the ISP?")
    ours = [one for one in server.channel.history() if one.author.id != server.member.id]
    assert MOST_USES + 1 == len(ours)
    assert 1 == len([one for one in ours if phrases.COOLDOWN_ONE == text(one)])


async def test_a_command_that_discord_still_has_and_we_do_not_says_what_to_do(server: Server) -> None:
    """Right after an update Discord may show an old command."""
    server.bot.tree.remove_command("topic")
    shown = private(await server.member.slash(server.channel, "topic", name="x"))
    assert phrases.COMMAND_CHANGED == text(shown)
    assert 1 == len(server.env.errors)
