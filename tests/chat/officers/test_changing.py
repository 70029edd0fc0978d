"""Officers change what the bot knows: typed, looked at, put to a second officer, live, and taken back."""

from __future__ import annotations

from simcord.results import ResponseMessage

from tests.chat.officers.conftest import Office
from tests.chat.reading import labels, only, private, text
from tests.chat.sentences import phrases
from tests.publishing.conftest import FILES

NEW = {
    "question": "Where does the list hang?",
    "answer": "It hangs by the door. [2]",
    "proofs": "2b: “the list is by the wall”",
    "wordings": "- where is the list\n- place of the rota list",
    "exam": "whereabouts is that list",
}


async def typed(office: Office, **changes: str) -> ResponseMessage:
    """A new question, typed into the form."""
    form = await office.officer("add", topic="Tea")
    return await office.send(form, NEW | changes)


async def test_a_question_goes_from_a_slip_to_every_member_and_back(office: Office) -> None:
    """The whole way: a quotation that does not hold is told, mended, seen as members will, approved, asked, undone."""
    assert "by the door" not in text(await office.ask("Where does the list hang?"))
    faulty = await typed(office)
    assert phrases.FAULTY_ONE_TITLE.splitlines()[0] in text(faulty)
    assert "paragraph 2" in text(faulty)
    again = await office.first.click(faulty, label=phrases.CHANGE_IT)
    assert again.modal is not None
    shown = await office.send(again, {"proofs": "2b: The list is by the door"})
    seen = text(shown)
    assert seen.index(phrases.PREVIEW_SEES) < seen.index(phrases.CHANGES_TITLE) < seen.index(phrases.EXAM_TITLE)
    assert "It hangs by the door." in seen
    assert "> Paragraph 2: “The list is by the door”" in seen
    assert "New: “Where does the list hang?” (2 wordings)" in seen
    await office.first.click(shown, label=phrases.PROPOSE_IT)
    card = office.on_card()
    assert phrases.PROPOSAL_TITLE.format(who=phrases.SOME_OFFICER) in text(card)
    refused = await office.first.click(card, label=phrases.APPROVE_IT)
    assert "Another officer has to approve it" in text(private(refused))
    assert "by the door" not in text(await office.ask("Where does the list hang?"))
    await office.second.click(card, label=phrases.APPROVE_IT)
    assert "live as edition 2" in text(office.on_card())
    told = await office.ask("Where is the list?")
    assert "It hangs by the door." in text(told)
    assert "Paragraph 2" in text(told)
    await office.look()
    assert b"  - id: list-hang\n" in office.on_disk()["answers/tea.yaml"]
    assert FILES["answers/tea.yaml"] in office.on_disk()["answers/tea.yaml"]
    await go_back(office, "1")
    assert FILES == office.on_disk()
    assert "by the door" not in text(await office.ask("Where does the list hang?"))


async def go_back(office: Office, number: str) -> None:
    """Go back to an edition, both officers agreeing."""
    history = private(await office.officer("history"))
    edition = private(await office.first.select(history, [number], custom_id="isp:oedition"))
    proposed = private(await office.first.click(edition, label=phrases.GO_BACK))
    await office.first.click(proposed, label=phrases.PROPOSE_IT)
    await office.second.click(office.on_card(), label=phrases.APPROVE_IT)
    await office.look()


async def test_an_answer_is_changed_in_its_form(office: Office) -> None:
    """The form opens with what the entry says; only what was changed is changed, and the dates move on."""
    form = await office.officer("edit", entry="kettle-who")
    assert form.modal is not None
    shown = await office.send(form, {"answer": "Whoever is first in does. [1]"})
    seen = text(shown)
    assert "The first sentence “The first to arrive does.” became “Whoever is first in does.”" in seen
    assert "To be looked at again by 26 November 2027" in seen
    assert "questions lead where they led before" in seen
    await office.first.click(shown, label=phrases.PROPOSE_IT)
    await office.second.click(office.on_card(), label=phrases.APPROVE_IT)
    assert "Whoever is first in does." in text(await office.ask("Who puts the kettle on?"))
    await office.look()
    before, after = (one["answers/tea.yaml"].splitlines() for one in (FILES, office.on_disk()))
    assert [b"    answer: The first to arrive does. [1]"] == [line for line in before if line not in after]


async def test_one_officer_is_enough_where_the_server_says_so(office: Office) -> None:
    """A small division may let one officer publish; the card says so."""
    await office.server.set_up(second_officer=False)
    shown = private(await office.officer("wording", entry="mugs-who", wording="who does the dishes"))
    await office.first.click(shown, label=phrases.PROPOSE_IT)
    assert "Each washes" in text(await office.ask("who does the dishes"))


async def test_a_question_is_turned_away(office: Office) -> None:
    """A refusal is added with its reason, and members read it in the officer's words."""
    form = await office.officer("decline", topic="Not ours", reason="outside-the-briefing")
    values = {
        "question": "Who buys the biscuits?",
        "wordings": "biscuit money\nwho pays for biscuits",
        "answer": "The briefing says nothing of biscuits.",
        "next_step": "Ask the tea club.",
    }
    shown = await office.send(form, values)
    assert "The briefing says nothing of biscuits." in text(shown)
    await office.first.click(shown, label=phrases.PROPOSE_IT)
    await office.second.click(office.on_card(), label=phrases.APPROVE_IT)
    assert "Ask the tea club." in text(await office.ask("who pays for the biscuits"))
    await office.look()
    assert office.on_disk()["declines/not-ours.yaml"].startswith(b"topic: Not ours\nentries:\n  - id: buys-biscuits\n")


async def test_what_was_typed_outlives_a_restart(office: Office) -> None:
    """A draft with faults, and one whose form was open while the bot was away, are both there afterwards."""
    faulty = await typed(office)
    form = await office.officer("edit", entry="kettle-who")
    await office.server.env.restart_bot(office.desk.client())
    again = await office.first.click(faulty, label=phrases.CHANGE_IT)
    assert again.modal is not None
    fields = {one["component"]["custom_id"]: one["component"].get("value") for one in again.modal["components"]}
    assert NEW == fields
    shown = await office.send(form, {"answer": "Whoever is first in does. [1]"})
    assert "Whoever is first in does." in text(shown)
    listed = private(await office.officer("proposals"))
    assert phrases.DRAFTS_TITLE in text(listed)
    assert ["Show A", "Show B"] == labels(listed)


async def test_two_officers_on_one_entry(office: Office) -> None:
    """The later one sees what the first did, and chooses; what touches different entries goes together by itself."""
    cards = []
    for who, answer in ((office.first, "Ann does. [1]"), (office.second, "Bob does. [1]")):
        form = await office.officer("edit", who, entry="kettle-who")
        shown = await office.send(form, {"answer": answer}, who)
        await who.click(shown, label=phrases.PROPOSE_IT)
        cards.append(office.on_card())
    await office.second.click(cards[0], label=phrases.APPROVE_IT)
    late = private(await office.first.click(cards[1], label=phrases.APPROVE_IT))
    assert phrases.OVERTAKEN_SAYS in text(late)
    choice = private(await office.first.click(late, label=phrases.UP_TO_DATE))
    assert "Ann does." in text(choice)
    assert "Bob does." in text(choice)
    chosen = private(await office.first.click(choice, label=phrases.TAKE_THIS))
    assert "Bob does." in text(chosen)
    await office.first.click(office.on_card(), label=phrases.APPROVE_IT)
    assert "Bob does." in text(await office.ask("Who puts the kettle on?"))


async def test_throwing_away_withdrawing_and_naming(office: Office) -> None:
    """A draft is thrown away by its author, a proposal withdrawn by any officer, and a name stands only by consent."""
    shown = private(await office.officer("wording", entry="mugs-who", wording="who does the dishes"))
    await office.first.click(shown, label=phrases.THROW_AWAY)
    assert [] == await office.records.drafts.of_officer(office.first.id)
    shown = private(await office.officer("wording", entry="mugs-who", wording="who does the dishes"))
    await office.first.click(shown, label=phrases.NAME_ME)
    assert phrases.NAME_ME_NOT in labels(shown)
    await office.first.click(shown, label=phrases.PROPOSE_IT)
    assert phrases.PROPOSAL_TITLE.format(who="olive-officer") in text(office.on_card())
    await office.second.click(office.on_card(), label=phrases.WITHDRAW_IT)
    assert "Withdrawn" in text(office.on_card())
    assert 1 == await office.records.editions.newest_number()
    shown = private(await office.officer("wording", entry="mugs-who", wording="who does the dishes"))
    await office.first.click(shown, label=phrases.NAME_ME)
    await office.first.click(shown, label=phrases.PROPOSE_IT)
    await office.second.click(office.on_card(), label=phrases.APPROVE_IT)
    assert "olive-officer" in text(private(await office.officer("history")))
    await office.first.slash(office.server.channel, "forget-me")
    assert "olive-officer" not in text(private(await office.officer("history")))


async def test_a_pause_takes_effect_at_once_and_is_told(office: Office) -> None:
    """An answer, or everything, is withheld with a reason that members read, by one officer alone."""
    await office.officer("pause", entry="kettle-who", reason="A figure in it is *wrong*.")
    told = text(await office.ask("Who puts the kettle on?"))
    assert "The first to arrive" not in told
    assert r"A figure in it is \*wrong\*." in told
    assert "withheld an answer" in text(office.on_card())
    assert "withheld" in text(private(await office.officer("status"))).lower()
    await office.officer("resume", entry="kettle-who")
    assert "The first to arrive" in text(await office.ask("Who puts the kettle on?"))
    assert phrases.NOT_PAUSED in text(private(await office.officer("resume")))
    await office.officer("pause", reason="We look at it anew.")
    assert "We look at it anew." in text(await office.ask("Who washes the mugs?"))
    mentioned = await office.server.member.send(office.server.channel, f"{office.server.mention} Who washes the mugs?")
    assert mentioned is not None
    assert "We look at it anew." in text(office.server.said())
    await office.officer("resume")
    assert "Each washes" in text(await office.ask("Who washes the mugs?"))


async def test_a_file_is_uploaded(office: Office) -> None:
    """A file of a known name takes its place; what is no knowledge file, or too large, changes nothing."""
    content = FILES["answers/tea.yaml"].replace(b"Each washes", b"Everyone washes")
    form = await office.officer("upload")
    shown = await office.send(form, {"file": ("tea.yaml", content)})
    assert "Everyone washes their own." in text(shown)
    for name, wrong in (("tea.exe", content), ("tea.yaml", b"\xff" * 10), ("tea.yaml", b"#" * (1024 * 1024 + 1))):
        form = await office.officer("upload")
        refused = only(await office.first.submit_modal(form, {"file": (name, wrong)}))
        assert phrases.PREVIEW_SEES not in text(refused)
    assert 1 == await office.records.editions.newest_number()


async def test_a_review_is_moved_on_beside_its_paragraph(office: Office) -> None:
    """What is due stands with its paragraph; one press proposes the new dates."""
    assert phrases.REVIEW_NONE.format(days=30) in text(private(await office.officer("review")))
    content = FILES["answers/tea.yaml"].replace(
        b"    answer: Each", b"    reviewed: 2025-12-01\n    review_by: 2026-12-01\n    answer: Each"
    )
    (office.folder / "answers" / "tea.yaml").write_bytes(content)
    await office.look()
    due = private(await office.officer("review"))
    assert "Who washes the mugs?" in text(due)
    shown = private(await office.first.click(due, label="Show 1"))
    assert "Mugs are everybody's own business" in text(shown)
    proposed = private(await office.first.click(shown, label=phrases.STILL_RIGHT))
    await office.first.click(proposed, label=phrases.PROPOSE_IT)
    await office.second.click(office.on_card(), label=phrases.APPROVE_IT)
    await office.look()
    assert b"    reviewed: 2026-11-26\n    review_by: 2027-11-26\n" in office.on_disk()["answers/tea.yaml"]


async def test_the_advice_line_is_set_from_a_phone(office: Office) -> None:
    """What stands for the advice line is one command; where the knowledge has no place for it, that is said."""
    told = private(await office.officer("advice", line="the advice line, 01234 567890"))
    assert "signposts.yaml" in text(told)
    signpost = (
        b"# ours\nsignposts:\n  - id: distress\n    words: [in tears]\n    reply: You are not alone.\n"
        b'    next_step: "Ring {advice_line}."\n'
    )
    (office.folder / "signposts.yaml").write_bytes(signpost)
    await office.look()
    shown = private(await office.officer("advice", line="the advice line: 01234 567890"))
    await office.first.click(shown, label=phrases.PROPOSE_IT)
    await office.second.click(office.on_card(), label=phrases.APPROVE_IT)
    assert "Ring the advice line: 01234 567890." in text(await office.ask("I am in tears, who washes the mugs?"))
    await office.look()
    line = b'advice_line: "the advice line: 01234 567890"\n'
    assert b"# ours\n" + line + signpost[len(b"# ours\n") :] == office.on_disk()["signposts.yaml"]


async def test_the_report_comes_as_a_file(office: Office) -> None:
    """One press, one page to open, and to print."""
    shown = private(await office.officer("report"))
    assert phrases.REPORT_SAYS in text(shown)
    assert [phrases.REPORT_FILE] == [one.filename for one in shown.attachments]


async def test_faults_of_the_files_reach_the_officers(office: Office) -> None:
    """The officers' channel is told once, the status shows it, and members are answered as before."""
    place = office.folder / "answers" / "tea.yaml"
    place.write_bytes(place.read_bytes().replace(b"paragraph: 1", b"paragraph: 9"))
    await office.look()
    for task in list(office.desk._telling):
        await task
    assert "paragraph 9" in text(office.on_card())
    assert "paragraph 9" in text(private(await office.officer("status")))
    assert "The first to arrive" in text(await office.ask("Who puts the kettle on?"))
