"""A member ticks the checklist before a meeting: what is not met, with its paragraph, and what is advised then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.answering.checklists import checklists_of, marks_in
from bot.answering.engine import Engine
from bot.answering.learnt import Learnt
from bot.chat.app.client import BriefingClient
from bot.chat.looking_up import phrases as looking_up
from bot.chat.ticking import phrases
from bot.knowledge.values import Briefing, Knowledge
from bot.phrases import checklists as shared
from tests.chat.conftest import Server
from tests.chat.reading import labels, private, text

pytestmark = pytest.mark.slow
SHOULD, SHOULD_NOT = "bcdefghij", "kl"


def points(server: Server) -> dict[str, str]:
    """The points of the eighth paragraph."""
    return dict(server.bot.served.knowledge.briefings["isp-2007-09"].paragraphs["8"].points)


async def opened(server: Server) -> Any:
    """The form, opened from the checklist's card."""
    card = private(await server.member.slash(server.channel, "criteria"))
    return await server.member.click(card, label=looking_up.TICK_IT)


async def test_what_is_not_met_comes_first_with_its_paragraph_and_what_to_do(server: Server) -> None:
    """Nine ticks of eleven: the two others are named, then the advice, then the rest; only the member sees it."""
    form = await opened(server)
    kept = [f"8{letter}" for letter in SHOULD if letter != "i"]
    shown = private(await server.member.submit_modal(form, {"list0": kept, "list1": ["8l"]}))
    said, known = text(shown), points(server)
    assert "9 of 11 points are met." in said
    missing, advice, rest = said.index(shared.MISSING), said.index(shared.ADVICE), said.rindex(f"**{shared.MET}**")
    assert missing < advice < rest
    for letter in "ik":
        assert missing < said.index(f"✗ {known[letter]} [8]") < advice
    for letter in "am":
        assert advice < said.index(f"- {known[letter]} [8]") < rest
    for letter in "bcdefghjl":
        assert said.index(f"✓ {known[letter]} [8]") > rest
    file = (await shown.attachments[0].read()).decode("utf-8-sig")
    assert f"[ ] {known['k']} [8]" in file
    assert f"[x] {known['b']} [8]" in file
    assert "NUT briefing, September 2007" in file


async def test_buttons_lead_to_what_the_briefing_says_of_what_is_missing(server: Server) -> None:
    """The answers offered rest on the very points that are not met, and on no others."""
    form = await opened(server)
    ticked = {"list0": [f"8{letter}" for letter in SHOULD], "list1": ["8l"]}
    shown = private(await server.member.submit_modal(form, ticked))
    entry = server.bot.served.knowledge.entries["criteria-excessive-workload"]
    assert entry.question in labels(shown)
    answer = private(await server.member.click(shown, label=entry.question))
    assert "Excessive workload" in text(answer)


async def test_where_all_is_met_nothing_is_advised(server: Server) -> None:
    """Nobody is sent to their division over a school that does everything right."""
    form = await opened(server)
    ticked = {"list0": [f"8{letter}" for letter in SHOULD], "list1": [f"8{letter}" for letter in SHOULD_NOT]}
    said = text(private(await server.member.submit_modal(form, ticked)))
    assert "All 11 points are met." in said
    assert shared.MISSING not in said
    assert shared.ADVICE not in said


async def test_nothing_ticked_is_a_result_too(server: Server) -> None:
    """A form sent as it was opened says that nothing is kept."""
    said = text(private(await server.member.submit_modal(await opened(server), {})))
    assert "0 of 11 points are met." in said


async def test_nothing_of_it_is_kept(server: Server) -> None:
    """What a member ticks is union business of theirs: no memory of the bot grows by it, and no row."""
    before = {kind: len(memory) for kind, memory in server.bot._memories.items()}
    form = await opened(server)
    await server.member.submit_modal(form, {"list0": ["8b"]})
    assert before == {kind: len(memory) for kind, memory in server.bot._memories.items()}
    assert [] == await server.records.asked.since(server.bot.today())


async def test_a_list_that_changed_meanwhile_is_not_taken_for_the_old_one(server: Server, learnt: Learnt) -> None:
    """A letter may mean another point after a publication: the member ticks once more instead of being told wrong."""
    form = await opened(server)
    knowledge = replace(server.bot.served.knowledge, digest="another-digest")
    server.bot.serve(Engine(knowledge, learnt=learnt))
    said = text(private(await server.member.submit_modal(form, {"list0": ["8b"]})))
    assert phrases.LIST_CHANGED in said


async def test_while_everything_is_paused_no_list_is_shown(server: Server, learnt: Learnt) -> None:
    """What officers have withheld is withheld here, too."""
    form = await opened(server)
    server.bot.serve(Engine(server.bot.served.knowledge, learnt=learnt), "a figure is wrong")
    assert "a figure is wrong" in text(private(await server.member.submit_modal(form, {"list0": ["8b"]})))


def test_ticks_that_somebody_made_up_tick_nothing(knowledge: Knowledge) -> None:
    """Only points of the lists count, each once, whatever a forged form holds."""
    lists = list(checklists_of(knowledge))
    made_up = ["8a", "8zz", "9b", "@everyone", "", "8b8c", "../8b", "8B", "8b", "8b", "\u202e8b", "8b" * 1_000]
    assert {("8", "b")} == marks_in(made_up, lists)


def with_lists(knowledge: Knowledge, count: int, length: int) -> Knowledge:
    """The knowledge with so many points in so many lists, each of them long."""
    (briefing,) = knowledge.briefings.values()
    letters = [f"{one}{two}" for one in "abcdefghij" for two in "abcdefghij"][:count]
    long = {letter: f"{letter} " + "word " * (length // 5) for letter in letters}
    lists = {f"List {n}": tuple(letters[n::4]) for n in range(4)}
    eight = replace(briefing.paragraphs["8"], points=long, checklists=lists)
    changed: Briefing = replace(briefing, paragraphs={**briefing.paragraphs, "8": eight})
    return replace(knowledge, briefings={briefing.id: changed})


async def test_the_longest_lists_fit(server: Server, learnt: Learnt) -> None:
    """A form takes five fields of ten boxes with short lines; what has no box in it is not called missing."""
    knowledge = with_lists(server.bot.served.knowledge, 90, 480)
    await server.env.restart_bot(BriefingClient(Engine(knowledge, learnt=learnt), server.records))
    form = await opened(server)
    result = await server.member.submit_modal(form, {"list0": ["8aa"]})
    said = text(private(result))
    assert "1 of 43 points are met." in said, "23 and 20 of the first two lists"
    assert shared.ADVICE not in said, "a point of a list is no advice, also where it has no box"
    assert phrases.RESULT_REST in said
