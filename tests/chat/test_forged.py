"""Buttons, menus and forms that somebody made up or replayed: a sentence at most, and nothing done."""

from __future__ import annotations

from typing import Any

import pytest
from simcord import InteractionResult
from sqlalchemy import Connection

from bot.chat.app.features import FEATURES, forms_of, presses_of
from bot.chat.cards.address import LONGEST_ID
from bot.chat.cards.pages import Button, CardPage
from bot.chat.cards.views import CardView
from bot.records.schema import METADATA
from tests.chat.conftest import Server
from tests.chat.reading import pressed, private, text
from tests.chat.sentences import phrases
from tests.chat.test_requests import send

TARGETS = (
    "",
    "x",
    "AbCdEfGhIjKl",
    "0",
    "-1",
    "99999999999999999999999999",
    "../../etc/passwd",
    "'; DROP TABLE handovers; --",
    "%s{0}{x}",
    "\u202e\u200b\x00",
    "r:x:0",
    "::::",
    "a1:b2:c3:d4:e5",
    "🦄" * 20,
)
VERBS = sorted(presses_of(FEATURES))
FORMS = sorted(forms_of(FEATURES))


def snapshot(connection: Connection) -> dict[str, list[Any]]:
    """All that is kept."""
    return {table.name: list(connection.execute(table.select())) for table in METADATA.sorted_tables}


async def kept(server: Server) -> dict[str, list[Any]]:
    """All that is kept, but what is counted of presses and of questions."""
    found = await server.records.transactions.run(snapshot)
    return {name: rows for name, rows in found.items() if name not in {"feedback", "asked"}}


async def press(server: Server, custom_id: str) -> None:
    """A member presses a button that somebody made up; it may say something, or open a form, and that is all."""
    channel: Any = server.bot.get_channel(server.channel.id)
    with server.env._bot_scope():
        await channel.send(view=CardView(CardPage(("made up",), rows=((Button("made up", custom_id),),))))
    done = await server.member.click(server.said(), label="made up")
    assert done.acknowledged


@pytest.mark.parametrize("verb", [*VERBS, "nosuchverb"])
async def test_a_made_up_button_does_nothing(server: Server, verb: str) -> None:
    """Every verb with every kind of target, pressed by a member: answered calmly, and nothing is changed by it."""
    await server.set_up()
    before = await kept(server)
    for target in TARGETS:
        await press(server, f"isp:{verb}:{target}"[:LONGEST_ID])
    assert before == await kept(server)
    assert [] == server.failures


@pytest.mark.parametrize("form", FORMS)
async def test_a_made_up_form_does_nothing(server: Server, form: str) -> None:
    """The same for what is sent with a form, with fields that there are not."""
    await server.set_up()
    before = await kept(server)
    for target in TARGETS:
        opened = await _a_form(server)
        assert opened._interaction.modal is not None
        opened._interaction.modal["custom_id"] = f"isp:{form}:{target}"[:LONGEST_ID]
        await server.member.submit_modal(opened, {"question": "x"})
        await server.env.advance_time(5)
    assert before == await kept(server)


async def test_a_form_is_known_by_its_id(server: Server) -> None:
    """The law above tries what it says: with the id of this server, the same form does something."""
    await server.set_up()
    opened = await _a_form(server)
    assert opened._interaction.modal is not None
    opened._interaction.modal["custom_id"] = f"isp:stopped:{'x' * 12}"
    said = text(private(await server.member.submit_modal(opened, {"question": "x"})))
    assert said.startswith(phrases.OFFICER_EMPTY)


async def test_what_is_given_back_does_nothing(server: Server) -> None:
    """Words that a form could do nothing with come back as letters: no mention, no link, no formatting."""
    await server.set_up()
    opened = await _a_form(server)
    await server.set_up(officers_channel=None)
    shown = text(
        private(await server.member.submit_modal(opened, {"question": "@everyone **x** [y](https://evil.example)"}))
    )
    assert "everyone" in shown
    assert "@everyone" not in shown
    assert "**x**" not in shown
    assert "](https://evil" not in shown


async def _a_form(server: Server) -> InteractionResult:
    help_ = private(await server.member.slash(server.channel, "help"))
    return await server.member.click(help_, label=phrases.ASK_OFFICER)


async def test_a_stranger_cannot_tell_which_requests_there_are(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is no officer is refused before any request is looked up: a real one takes no longer and says the same."""
    await server.set_up()
    await send(server)
    (real,) = await server.records.requests.of_asker(server.member.id)
    looked_up: list[str] = []

    async def find(request: str) -> None:
        looked_up.append(request)

    monkeypatch.setattr(server.records.requests, "find", find)
    stranger = server.guild.add_member(server.env.create_user("stranger"))
    for verb in ("claim", "answer", "release", "stop", "lift"):
        said = {text(await pressed(server, f"isp:{verb}:{one}", stranger)) for one in (real.id, "AbCdEfGhIjKl")}
        assert {phrases.NOT_AN_OFFICER} == said
    assert [] == looked_up


async def test_a_replayed_withdrawal_withdraws_nothing_more(server: Server) -> None:
    """The button of a request that is gone, pressed again and again, touches no later one."""
    await server.set_up()
    preview = await send(server, "The first?")
    await server.member.click(preview, label=phrases.WITHDRAW)
    await send(server, "The second?")
    (second,) = await server.records.requests.of_asker(server.member.id)
    for _ in range(3):
        await pressed(server, "isp:withdraw:AbCdEfGhIjKl", server.member)
    assert [second] == await server.records.requests.of_asker(server.member.id)
