"""An officers' channel that others can read: what /setup asks, what members are told, and what is never sent there."""

from __future__ import annotations

import pytest
from simcord import InteractionResult
from simcord.builders import RoleHandle
from simcord.results import ResponseMessage

from bot.answering.engine import Engine
from bot.chat.app.client import BriefingClient
from bot.chat.requests.asking_officers import UNSENT
from bot.chat.requests.housekeeping import SURELY_OVER
from bot.records import ServerSettings
from tests.chat.conftest import Server
from tests.chat.reading import components, labels, only, pressed, private, text
from tests.chat.sentences import phrases
from tests.chat.test_requests import QUESTION, said_to, write

NAMED = "the role teachers"


async def opened(server: Server, name: str = "teachers") -> RoleHandle:
    """Let a role read the officers' channel."""
    role = server.guild.create_role(name)
    await server.let(role, view_channel=True)
    return role


async def setup(server: Server) -> ResponseMessage:
    """The settings, as who manages the server sees them."""
    return private(await server.manager.slash(server.channel, "setup"))


async def type_words(server: Server, shown: ResponseMessage, words: str = phrases.SETUP_WORD) -> InteractionResult:
    """Press "Let it stay so" and type the words."""
    modal = await server.manager.click(shown, label=phrases.SETUP_LET_STAY)
    return await server.manager.submit_modal(modal, {"word": words})


async def agree(server: Server) -> None:
    """Let the manager say that whoever can read the channel may."""
    shown = await setup(server)
    await type_words(server, shown)
    assert phrases.SETUP_COMPLETE in text(shown)


async def settings(server: Server) -> ServerSettings:
    """What is kept of the server."""
    return await server.records.servers.settings(server.guild.id)


async def test_setup_names_who_else_can_read_and_is_not_complete(server: Server) -> None:
    """A channel that members can read is no officers' channel until somebody has said so."""
    await server.set_up()
    assert phrases.SETUP_COMPLETE in text(await setup(server))
    await opened(server, "*teachers*")
    await server.let(server.member, view_channel=True)
    shown = text(await setup(server))
    assert f"the role \\*teachers\\*, {server.member.name}" in shown
    assert phrases.SETUP_MISSING.format(missing=phrases.SETUP_MISSING_WORD) in shown
    assert phrases.SETUP_COMPLETE not in shown


async def test_choosing_an_open_channel_asks_at_once(server: Server) -> None:
    """Whoever chooses the staffroom for the officers learns at once that everybody reads it."""
    await server.set_up(officers_channel=None)
    shown = await setup(server)
    await server.manager.select(shown, [server.channel], custom_id="isp:setup:channel")
    assert phrases.SETUP_READERS.format(names=phrases.READERS_EVERYBODY) in text(shown)
    assert phrases.SETUP_LET_STAY in labels(shown)


async def test_closing_the_channel_is_enough(server: Server) -> None:
    """Who shuts the others out has nothing to confirm."""
    await server.set_up()
    role = await opened(server)
    await server.let(role, view_channel=False)
    shown = await setup(server)
    assert phrases.SETUP_COMPLETE in text(shown)
    assert phrases.SETUP_LET_STAY not in labels(shown)


@pytest.mark.parametrize("words", [phrases.SETUP_WORD, f"  “{phrases.SETUP_WORD.upper()}.” "])
async def test_it_stays_open_by_a_managers_words(server: Server, words: str) -> None:
    """The words that are asked for, however they are typed, complete the set-up; what was agreed to stands there."""
    await server.set_up()
    await opened(server)
    shown = await setup(server)
    await type_words(server, shown, words)
    assert phrases.SETUP_COMPLETE in text(shown)
    assert phrases.SETUP_READERS.format(names=NAMED) in text(shown)
    assert phrases.SETUP_READERS_AGREED in text(shown)
    assert phrases.SETUP_LET_STAY not in labels(shown)
    assert server.officers.id == (await settings(server)).confirmed_channel


@pytest.mark.parametrize("words", ["yes", "members can read", "members cannot read this"])
async def test_other_words_change_nothing(server: Server, words: str) -> None:
    """A yes in passing is no agreement."""
    await server.set_up()
    await opened(server)
    done = await type_words(server, await setup(server), words)
    assert text(private(done)).startswith(phrases.SETUP_WORD_WRONG.format(word=phrases.SETUP_WORD))
    assert (await settings(server)).confirmed_channel is None


async def test_a_later_widening_asks_again(server: Server) -> None:
    """What was agreed to holds for those who could read then."""
    await server.set_up()
    await opened(server)
    await agree(server)
    await opened(server, "guests")
    shown = await setup(server)
    assert phrases.SETUP_READERS_ASKED in text(shown)
    assert phrases.SETUP_LET_STAY in labels(shown)


async def test_a_change_of_channel_takes_the_agreement_back(server: Server) -> None:
    """Another channel is asked about anew, and so is the first one when it comes back."""
    await server.set_up()
    await opened(server)
    await agree(server)
    shown = await setup(server)
    for channel in (server.channel, server.officers):
        await server.manager.select(shown, [channel], custom_id="isp:setup:channel")
        assert phrases.SETUP_READERS_ASKED in text(shown)
        kept = await settings(server)
        assert (None, None) == (kept.confirmed_channel, kept.confirmed_readers)


async def test_nothing_is_agreed_to_that_the_card_did_not_name(server: Server) -> None:
    """Who could come to read between the card and the press, or while the words are typed, is shown first."""
    await server.set_up()
    await opened(server)
    shown = await setup(server)
    await opened(server, "guests")
    pressed_ = await server.manager.click(shown, label=phrases.SETUP_LET_STAY)
    assert phrases.SETUP_READERS_CHANGED == text(only(pressed_))
    assert "the role guests" in text(shown)
    modal = await server.manager.click(shown, label=phrases.SETUP_LET_STAY)
    await opened(server, "neighbours")
    done = await server.manager.submit_modal(modal, {"word": phrases.SETUP_WORD})
    assert phrases.SETUP_READERS_CHANGED == text(only(done))
    assert (await settings(server)).confirmed_channel is None


async def test_only_who_manages_the_server_can_let_it_stay(server: Server) -> None:
    """A forged button gives a member or an officer no say."""
    await server.set_up()
    await opened(server)
    shown = await setup(server)
    (forged,) = [one["custom_id"] for one in components(shown) if "letstay" in one.get("custom_id", "")]
    for stranger in (server.member, server.officer):
        assert phrases.SETUP_NOT_YOU == text(await pressed(server, forged, stranger))
    assert (await settings(server)).confirmed_channel is None


@pytest.mark.parametrize("id", ["isp:letstay", "isp:letstay:", "isp:letstay:0123456789abcdef0123456789abcdef"])
@pytest.mark.parametrize("channel", [True, False], ids=["closed", "none"])
async def test_a_forged_digest_agrees_to_nothing(server: Server, id: str, channel: bool) -> None:  # noqa: A002 - Discord's own word
    """Where nobody else reads, or there is no channel, there is nothing to agree to, whatever stands in a button."""
    await server.set_up(**({} if channel else {"officers_channel": None}))
    assert phrases.SETUP_READERS_CHANGED == text(await pressed(server, id, server.manager))
    assert (await settings(server)).confirmed_readers is None


async def test_the_role_of_everybody_is_no_officers_role(server: Server) -> None:
    """Where everybody were an officer, every member could answer and read."""
    shown = await setup(server)
    done = await server.manager.select(shown, [server.guild.default_role], custom_id="isp:setup:role")
    assert phrases.SETUP_ROLE_EVERYBODY == text(only(done))
    assert (await settings(server)).officer_role is None


# Requests -----------------------------------------------------------------------------------------------------------
async def test_nobody_writes_to_an_open_channel(server: Server) -> None:
    """Where others can read and nobody has agreed to it, the form does not open, and the member learns what to do."""
    await server.set_up()
    await opened(server)
    help_ = private(await server.member.slash(server.channel, "help"))
    shown = await server.member.click(help_, label=phrases.ASK_OFFICER)
    assert phrases.OFFICER_CHANNEL_OPEN == text(private(shown))
    assert not shown.modal


async def test_a_channel_that_is_opened_while_somebody_writes_gets_nothing(server: Server) -> None:
    """The request is not sent, the member is told why and what to do, and the draft goes when all is well again."""
    await server.set_up()
    preview = await write(server)
    role = await opened(server)
    said = await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert phrases.NOT_SENT_OPEN == text(private(said))
    assert QUESTION in text(preview)
    assert server.officers.last_message is None
    assert [] == await server.records.requests.of_asker(server.member.id)
    await server.let(role, view_channel=False)
    await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert phrases.SENT == text(preview)
    assert QUESTION in text(server.said(server.officers))


async def test_the_preview_says_who_else_reads(server: Server) -> None:
    """Where a manager has agreed to it, the member is told before they agree."""
    await server.set_up()
    await opened(server, "_teachers_")
    await agree(server)
    preview = await write(server)
    assert phrases.PREVIEW_READERS.format(names="the role \\_teachers\\_") in text(preview)
    await server.member.click(preview, label=phrases.PREVIEW_NAMED)
    assert "teachers" in text(preview)
    await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert QUESTION in text(server.said(server.officers))


async def test_a_member_agrees_to_every_reader(server: Server) -> None:
    """Where more can read by a manager's word than the preview named, the member is asked again before it is sent."""
    await server.set_up()
    preview = await write(server)
    await opened(server)
    await agree(server)
    said = await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert phrases.NOT_SENT_READERS == text(private(said))
    assert server.officers.last_message is None
    assert phrases.PREVIEW_READERS.format(names=NAMED) in text(preview)
    await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert QUESTION in text(server.said(server.officers))


async def test_fewer_readers_than_were_named_need_no_second_look(server: Server) -> None:
    """A channel that was closed meanwhile keeps more than was promised."""
    await server.set_up()
    role = await opened(server)
    await agree(server)
    preview = await write(server)
    await server.let(role, view_channel=False)
    await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert phrases.SENT == text(preview)


async def test_a_forged_send_sends_nobody_elses_draft(server: Server) -> None:
    """A draft's key in a stranger's hand sends nothing and shows nothing, open channel or not."""
    await server.set_up()
    preview = await write(server)
    (send,) = [one["custom_id"] for one in components(preview) if "isp:send" in one.get("custom_id", "")]
    await opened(server)
    await agree(server)
    shown = await pressed(server, send, server.officer)
    gone = phrases.PREVIEW_GONE.partition(":")[0]
    assert text(shown).startswith(gone)
    assert server.officers.last_message is None
    assert 1 == len(server.bot.memory(UNSENT))
    for verb in ("named", "reuse", "cancel"):
        forged = send.replace(":send:", f":{verb}:")
        assert text(await pressed(server, forged, server.officer)).startswith(gone)
    assert 1 == len(server.bot.memory(UNSENT))


async def test_a_channel_that_is_gone_while_somebody_writes_is_told(server: Server) -> None:
    """Without an officers' channel nothing can be sent, and what was typed comes back."""
    await server.set_up()
    help_ = private(await server.member.slash(server.channel, "help"))
    modal = await server.member.click(help_, label=phrases.ASK_OFFICER)
    await server.set_up(officers_channel=None)
    told = private(await server.member.submit_modal(modal, {"question": QUESTION}))
    assert text(told).startswith(phrases.FORM_CLOSED)
    assert QUESTION in text(told)


async def test_a_channel_of_another_server_is_no_officers_channel(server: Server) -> None:
    """A request goes to its own server, whatever stands in the settings."""
    await server.set_up()
    preview = await write(server)
    foreign = server.env.create_guild().create_text_channel("foreign")
    await server.set_up(officers_channel=foreign.id)
    await server.member.click(preview, label=phrases.PREVIEW_SEND)
    assert phrases.NOT_SENT == text(preview)
    assert foreign.last_message is None


async def test_a_request_is_not_put_up_again_in_an_open_channel(server: Server) -> None:
    """Housekeeping looks, too: the request waits, its asker is told once, and the officers get it when all is well."""
    await server.set_up()
    await server.records.requests.open(server.guild.id, server.member.id, None, QUESTION, server.bot.clock())
    role = await opened(server)
    await server.env.advance_time(SURELY_OVER.total_seconds() + 1)
    for _ in range(2):
        with server.env._bot_scope():
            await server.bot.housekeeping.run_once()
    assert server.officers.last_message is None
    assert phrases.HELD_BACK == said_to(server.member)
    assert 1 == len(server.member.user.dm_channel.history())
    await server.let(role, view_channel=False)
    with server.env._bot_scope():
        await server.bot.housekeeping.run_once()
    assert QUESTION in text(server.said(server.officers))


async def test_an_agreement_outlives_a_restart_and_holds_nobodys_name(server: Server, engine: Engine) -> None:
    """What is kept is the channel and a digest: no role, no member, nor who agreed."""
    await server.set_up()
    await opened(server)
    await server.let(server.member, view_channel=True)
    await agree(server)
    kept = await settings(server)
    assert kept.confirmed_readers is not None
    held = str(kept)
    assert not [one for one in (server.member, server.manager) if str(one.id) in held or one.name in held]
    await server.env.restart_bot(BriefingClient(engine, server.records))
    assert phrases.SETUP_COMPLETE in text(await setup(server))
