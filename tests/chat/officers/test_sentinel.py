"""No id, name or word of a member stands in database, files, log or report; an officer's name only by their word."""

from __future__ import annotations

import logging

import pytest

from bot.publishing.report.building import report_data
from bot.publishing.report.counting import counts_of
from bot.publishing.report.page import html_report
from tests.chat.officers.conftest import NOW, Office
from tests.chat.reading import private, text
from tests.chat.sentences import phrases
from tests.chat.test_privacy import pages

ASKED = (
    "Mrs Sentinelle at St Sentinel's Primary wants the bin moved, ring 01632 960 001 or mail head@sentinel.example. "
    "Where does the bin stand?"
)


async def test_nothing_points_to_a_person(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    """Questions kept, a gap drafted, proposed, approved and reported: who asked is nowhere, nor who was spoken of."""
    caplog.set_level(logging.DEBUG, logger="bot")
    server = office.server
    await server.set_up(keeps_texts=True)
    member = server.guild.add_member(server.env.create_user("zebedee-sentinel"))
    await member.slash(server.channel, "ask", question=ASKED)
    await member.send(server.channel, f"{server.mention} {ASKED}")
    await server.bot.write_counts()
    shown = private(await office.officer("wording", entry="mugs-who", wording="who does the dishes"))
    await office.first.click(shown, label=phrases.PROPOSE_IT)
    await office.second.click(office.on_card(), label=phrases.APPROVE_IT)
    await office.look()
    gaps = text(private(await office.officer("gaps")))
    assert phrases.REPORT_SAYS in text(private(await office.officer("report")))
    served, guild = server.bot.served, server.guild.id
    counts = await counts_of(office.records, served.engine, NOW.date(), guild)
    report = html_report(report_data(served.knowledge, NOW, NOW.date(), counts))
    assert "wants the bin" not in report
    places = {
        "database": await pages(server),
        "files": b"".join(office.on_disk().values()),
        "log": "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("bot")).encode(),
        "what officers read": gaps.encode(),
        "report": report.encode(),
    }
    for name, held in places.items():
        for secret in (b"sentinel", b"Sentinel", b"01632", b"960 001", b"head@", str(member.id).encode()):
            assert secret not in held, f"{secret!r} in {name}"
    ids = [one.to_bytes(8, "big") for one in (member.id, office.first.id, office.second.id)]
    assert [] == [one for one in ids if one in places["database"]], "nobody is kept once it is published"
    assert b"olive-officer" not in places["database"]


async def test_an_officer_who_is_forgotten_leaves_nothing(office: Office) -> None:
    """Drafts, proposals and a name in the history go with /forget-me, byte for byte."""
    shown = private(await office.officer("wording", entry="mugs-who", wording="who does the dishes"))
    await office.first.click(shown, label=phrases.NAME_ME)
    await office.first.click(shown, label=phrases.PROPOSE_IT)
    await office.officer("edit", entry="kettle-who")
    form = await office.officer("add", topic="Tea")
    await office.send(form, {"question": "Q?", "answer": "sentineltyped", "proofs": "x", "wordings": "w"})
    held = await pages(office.server)
    assert office.first.id.to_bytes(8, "big") in held
    assert b"sentineltyped" in held
    told = text(private(await office.first.slash(office.server.channel, "forget-me")))
    assert phrases.FORGOTTEN_CHANGES.format(count=2) in told
    held = await pages(office.server)
    for secret in (office.first.id.to_bytes(8, "big"), b"olive-officer", b"sentineltyped"):
        assert secret not in held
    assert "Withdrawn" in text(office.on_card())
