"""What members ask in vain reaches the officers without who asked, and a gap is closed from its card."""

from __future__ import annotations

import pytest
from simcord import MemberActor

from bot.publishing.gaps import gaps_of
from tests.chat.officers.conftest import NOW, Office
from tests.chat.reading import labels, private, text
from tests.chat.sentences import phrases
from tests.publishing.conftest import FILES

BIN = ("Where does the bin stand?", "where do we put the rubbish bin", "where is the bin, please")
NEW = {"answer": "The briefing only says where the list is. [2]", "proofs": "2b: The list is by the door"}


async def three_ask(office: Office) -> list[MemberActor]:
    """Three members ask the same in three ways, one of them twice."""
    guild = office.server.guild
    members = [guild.add_member(office.server.env.create_user(f"member-{number}")) for number in range(3)]
    for member, question in zip((*members, members[0]), (*BIN, BIN[0]), strict=True):
        await member.slash(office.server.channel, "ask", question=question)
    return members


async def test_from_three_askers_to_an_answer_for_the_fourth_and_back(office: Office) -> None:
    """One gap with three askers, drafted, looked at with what it closes, approved, cited to the fourth, and undone."""
    await office.server.set_up(keeps_texts=True)
    await three_ask(office)
    listed = private(await office.officer("gaps"))
    assert "3 members, 4 times" in text(listed)
    assert ["Show 1"] == labels(listed)
    gap = private(await office.first.click(listed, label="Show 1"))
    form = await office.first.click(gap, label=phrases.GAP_ANSWER)
    assert form.modal is not None
    wordings = "where is the bin\nrubbish bin place\nwhere do we put the rubbish bin\nwhere does the bin stand"
    shown = await office.send(form, NEW | {"question": "Where is the bin?", "wordings": wordings})
    assert "of 3 questions that got no answer would now be answered" in text(shown)
    await office.first.click(shown, label=phrases.PROPOSE_IT)
    await office.second.click(office.on_card(), label=phrases.APPROVE_IT)
    fourth = office.server.guild.add_member(office.server.env.create_user("member-4"))
    told = await fourth.slash(office.server.channel, "ask", question="where is the bin")
    assert told.response is not None
    assert "Paragraph 2: “The list is by the door”" in text(told.response)
    assert "3 members" not in text(private(await office.officer("gaps")))
    await office.look()
    assert FILES != office.on_disk()
    history = private(await office.officer("history"))
    edition = private(await office.first.select(history, ["1"], custom_id="isp:oedition"))
    proposed = private(await office.first.click(edition, label=phrases.GO_BACK))
    await office.first.click(proposed, label=phrases.PROPOSE_IT)
    await office.second.click(office.on_card(), label=phrases.APPROVE_IT)
    await office.look()
    assert FILES == office.on_disk()


async def test_members_are_told_once_and_nobody_is_kept(office: Office) -> None:
    """At the first question in a server that keeps unanswered ones its members learn so; the records hold no asker."""
    await office.server.set_up(keeps_texts=True)
    members = await three_ask(office)
    again = await members[0].slash(office.server.channel, "ask", question="Who washes the mugs?")
    told = [text(one) for one in again.followups]
    assert not any("are kept here" in one for one in told)
    newcomer = office.server.guild.add_member(office.server.env.create_user("newcomer"))
    first = await newcomer.slash(office.server.channel, "ask", question="Who washes the mugs?")
    assert any("are kept here for 30 days" in text(one) for one in first.followups)
    await office.server.bot.write_counts()
    rows = [*await office.records.asked.texts(), *await office.records.asked.since(NOW.date())]
    assert rows
    kept = repr(rows)
    for member in members:
        assert str(member.id) not in kept
        assert member.name not in kept


async def test_without_the_switch_only_counts_are_kept(office: Office) -> None:
    """No word of a question is kept until those who manage the server want it; switching it off deletes them."""
    await three_ask(office)
    await office.server.bot.write_counts()
    assert [] == await office.records.asked.texts()
    counts = await office.records.asked.since(NOW.date())
    assert 4 == sum(one.times for one in counts)
    assert all("bin" not in repr(one) for one in counts)
    listed = text(private(await office.officer("gaps")))
    assert phrases.GAPS_NOT_KEPT in listed
    assert phrases.GAPS_COUNTED.format(days=7) in listed
    setup = private(await office.server.manager.slash(office.server.channel, "setup"))
    await office.server.manager.click(setup, label=phrases.SETUP_KEEP_TEXTS)
    await three_ask(office)
    await office.server.bot.write_counts()
    assert 3 == len(await office.records.asked.texts())
    await office.server.manager.click(setup, label=phrases.SETUP_KEEP_NO_TEXTS)
    assert [] == await office.records.asked.texts()


async def test_a_personal_case_is_never_kept(office: Office) -> None:
    """What is about one member's own case, a greeting or an answered question is counted, but not kept."""
    await office.server.set_up(keeps_texts=True)
    for question in ("hello", "Who washes the mugs?", "!!!"):
        await office.ask(question)
    await office.server.bot.write_counts()
    assert [] == await office.records.asked.texts()


@pytest.mark.parametrize(("label", "name"), [(phrases.GAP_NOT_OURS, ""), (phrases.GAP_DECLINE, "odecline")])
async def test_a_gap_is_turned_away_or_dropped(office: Office, label: str, name: str) -> None:
    """“Not ours” deletes the words; “Turn it away” opens the form of a refusal with the question in it."""
    await office.server.set_up(keeps_texts=True)
    await three_ask(office)
    gap = private(await office.first.click(private(await office.officer("gaps")), label="Show 1"))
    result = await office.first.click(gap, label=label)
    if name:
        assert result.modal is not None
        assert result.modal["custom_id"].startswith(f"isp:{name}:")
    else:
        assert phrases.GAP_DROPPED in text(gap)
        assert [] == gaps_of(await office.records.asked.texts(), office.server.bot.served.engine)


async def test_a_gap_becomes_a_wording(office: Office) -> None:
    """Chosen to be the same as a known question, its words stand in that entry's form."""
    await office.server.set_up(keeps_texts=True)
    await three_ask(office)
    gap = private(await office.first.click(private(await office.officer("gaps")), label="Show 1"))
    form = await office.first.select(gap, ["mugs-who"])
    assert form.modal is not None
    assert "isp:oedit:mugs-who" == form.modal["custom_id"]


async def test_an_answered_request_can_become_knowledge_if_its_member_agreed(office: Office) -> None:
    """The officer is offered a draft with question, redacted, and answer; without the member's word, nothing."""
    server = office.server
    for agrees in (False, True):
        shown = private(await server.member.slash(server.channel, "help"))
        form = await server.member.click(shown, label=phrases.ASK_OFFICER)
        question = "Mrs Okoro says the kettle at St Jude's is hers. May she?"
        draft = private(await server.member.submit_modal(form, {"question": question}))
        if agrees:
            await server.member.click(draft, label=phrases.PREVIEW_REUSE)
            assert phrases.PREVIEW_REUSED in text(draft)
        await server.member.click(draft, label=phrases.PREVIEW_SEND)
        card = office.on_card()
        await office.first.click(card, label=phrases.CARD_CLAIM)
        modal = await office.first.click(card, label=phrases.CARD_ANSWER)
        told = await office.first.submit_modal(modal, {"answer": "Kettles are everybody's."})
        offered = [one for one in told.followups if phrases.ANSWER_REUSE in text(one)]
        assert agrees == bool(offered)
    form = await office.first.click(offered[0], label=phrases.ANSWER_REUSE_BUTTON)
    assert form.modal is not None
    fields = {one["component"]["custom_id"]: one["component"].get("value") or "" for one in form.modal["components"]}
    assert "Kettles are everybody's." == fields["answer"]
    assert "Okoro" not in fields["question"]
    assert "Jude" not in fields["question"]
    assert "kettle" in fields["question"]
