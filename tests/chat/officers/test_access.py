"""Who may change what the bot knows: looked at on every command, button and form, also in the middle of a change."""

from __future__ import annotations

import pytest
from simcord import MemberActor
from simcord.results import ResponseMessage

from bot.chat.officers import FEATURE
from tests.chat.officers.conftest import Office
from tests.chat.reading import only, pressed, private, text
from tests.chat.sentences import phrases
from tests.publishing.conftest import FILES

COMMANDS: dict[str, dict[str, object]] = {
    "status": {},
    "gaps": {},
    "edit": {"entry": "kettle-who"},
    "add": {"topic": "Tea"},
    "wording": {"entry": "kettle-who", "wording": "who boils"},
    "decline": {"topic": "Tea", "reason": "outside-the-briefing"},
    "advice": {"line": "01234"},
    "pause": {"reason": "x"},
    "resume": {},
    "proposals": {},
    "history": {},
    "upload": {},
    "review": {},
    "report": {},
}


async def nothing_has_happened(office: Office) -> None:
    """Nothing was changed, kept or withheld."""
    assert 1 == await office.records.editions.newest_number()
    assert [] == await office.records.proposals.all_open()
    assert [] == await office.records.pauses.all()
    assert FILES == office.on_disk()


async def refused(result_text: str) -> bool:
    """Whether a sentence says that this is for officers."""
    return phrases.NOT_FOR_YOU in result_text


def test_every_part_of_the_command_is_tried() -> None:
    """No part of /officer is left out of the tests below."""
    (group,) = FEATURE.commands
    assert {one.name for one in group.commands} == set(COMMANDS)  # type: ignore[union-attr]


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_member_can_use_no_part_of_it(office: Office, command: str) -> None:
    """Discord shows the command to everybody; the code does not."""
    result = await office.officer(command, office.server.member, **COMMANDS[command])
    assert result.modal is None
    assert phrases.NOT_FOR_YOU in text(private(result))
    await nothing_has_happened(office)


@pytest.mark.parametrize("verb", sorted(FEATURE.presses))
async def test_a_forged_button_does_nothing_for_a_stranger(office: Office, verb: str) -> None:
    """Whatever somebody puts into a button's id, with or without a real proposal behind it, an officer it takes."""
    shown = private(await office.officer("wording", entry="mugs-who", wording="who does the dishes"))
    await office.first.click(shown, label=phrases.PROPOSE_IT)
    (proposal,) = await office.records.proposals.all_open()
    draft = await office.records.drafts.of_officer(office.first.id)
    for target in (proposal.id, "1", "kettle-who", *[one.id for one in draft]):
        told = text(await pressed(office.server, f"isp:{verb}:{target}", office.server.member))
        assert phrases.NOT_FOR_YOU in told
    assert [proposal.id] == [one.id for one in await office.records.proposals.all_open()]
    assert 1 == await office.records.editions.newest_number()


async def test_who_is_no_officer_any_more_cannot_go_on(office: Office) -> None:
    """The role taken away in the middle of a change: neither the form that is open nor the card does anything."""
    form = await office.officer("edit", entry="kettle-who")
    shown = private(await office.officer("wording", entry="mugs-who", wording="who does the dishes"))
    await office.server.set_up(officer_role=office.server.guild.roles["managers"].id)  # another role is theirs now
    told = await office.send(form, {"answer": "Ann does. [1]"})
    assert phrases.NOT_FOR_YOU in text(told)
    assert phrases.NOT_FOR_YOU in text(private(await office.first.click(shown, label=phrases.PROPOSE_IT)))
    await nothing_has_happened(office)


async def test_another_officers_draft_stays_theirs(office: Office) -> None:
    """A draft is opened, named, put forward and thrown away by its author alone."""
    await office.officer("wording", entry="mugs-who", wording="who does the dishes")
    (draft,) = await office.records.drafts.of_officer(office.first.id)
    proposal = next(one for one in await every_proposal(office))
    for id_ in (f"oredraft:{draft.id}", f"opropose:{proposal}", f"odiscard:{proposal}:{draft.id}"):
        told = text(await pressed(office.server, f"isp:{id_}", office.second))
        assert phrases.DRAFT_GONE in told or "no longer open" in told
    assert [draft] == await office.records.drafts.of_officer(office.first.id)


async def every_proposal(office: Office) -> list[str]:
    """The ids of all proposals, drafts included."""
    from bot.records.schema import PROPOSALS  # noqa: PLC0415 - for this look into the table alone

    return await office.records.transactions.run(
        lambda connection: list(connection.execute(PROPOSALS.select()).scalars())
    )


async def test_officers_of_another_server_keep_nothing_here(office: Office) -> None:
    """A bot that is in two servers asks whose officers keep the knowledge, and takes it from theirs alone."""
    guild = office.server.env.create_guild("Another division")
    role = guild.create_role("their officers")
    channel = guild.create_text_channel("theirs")
    stranger: MemberActor = guild.add_member(office.server.env.create_user("their-officer"), roles=[role])
    await office.records.servers.change(guild.id, officer_role=role.id, officers_channel=channel.id)
    both = [
        (await stranger.slash(channel, "officer status"), phrases.WHICH_HOME),
        (await office.officer("status"), phrases.WHICH_HOME),
    ]
    office.desk.home_server = office.server.guild.id
    both.append((await stranger.slash(channel, "officer status"), phrases.NOT_HERE))
    for result, sentence in both:
        assert sentence in text(private(result))
    assert phrases.STATUS_TITLE in text(private(await office.officer("status")))


async def test_a_form_of_an_older_version_ends_in_a_sentence(office: Office) -> None:
    """A draft that is gone, or an entry that is gone, is said; nothing is lost without a word."""
    form = await office.officer("add", topic="Tea")
    for draft in await office.records.drafts.of_officer(office.first.id):
        await office.records.drafts.delete(draft.id)
    shown: ResponseMessage = only(await office.first.submit_modal(form, {
        "question": "Q?", "answer": "A. [1]", "proofs": "1: puts the water on", "wordings": "w", "exam": "",
    }))  # fmt: skip
    assert phrases.DRAFT_GONE in text(shown)
