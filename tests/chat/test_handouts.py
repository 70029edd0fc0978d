"""A member takes answers into a meeting: the files come to them alone, whole, and nothing of it is kept."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from pypdf import PdfReader
from simcord import ResponseMessage

from bot.answering.engine import Engine
from bot.answering.learnt import Learnt
from bot.chat.app.client import BriefingClient
from bot.chat.app.running import stay
from bot.chat.cards.address import LONGEST_ID
from bot.chat.cards.address_book import AddressBook
from bot.chat.cards.rendering import RenderContext
from bot.chat.cards.served import Served
from bot.chat.handouts import phrases, shelf
from bot.chat.handouts.cards import Taken, handout_card, make
from bot.chat.handouts.shelf import Shelf
from bot.phrases import discord as shared
from bot.phrases import handouts as contents
from bot.phrases.languages import BRITISH
from bot.publishing.handouts.making import MadeHandout
from bot.records import Records
from tests.chat.conftest import Server
from tests.chat.openapi import OwnRules
from tests.chat.reading import labels, private, text
from tests.chat.wire import discord_double, until

pytestmark = pytest.mark.slow
WALKS = "Are learning walks compulsory?"
SOON = 10


@pytest.fixture
def quickly_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Handouts without their pages, for tests that look at what is asked for and not at what stands there."""

    def made(taken: Taken, _: RenderContext) -> MadeHandout:
        return MadeHandout(taken.what, "handout", "text", b"%PDF-", 5 if taken.large else 2, whole=True)

    monkeypatch.setattr(shelf, "make", made)


async def files(shown: ResponseMessage) -> tuple[str, str]:
    """What the PDF says and what the text file says."""
    pages, plain = shown.attachments
    assert pages.filename.endswith(".pdf")
    read = PdfReader(io.BytesIO(await pages.read()))
    said = " ".join(page.extract_text() for page in read.pages)
    return " ".join(said.split()), (await plain.read()).decode("utf-8-sig")


async def handed(server: Server, topic: str, **more: object) -> ResponseMessage:
    """What /handout brings."""
    return private(await server.member.slash(server.channel, "handout", topic=topic, **more))


async def test_a_topic_comes_as_pages_and_as_text(server: Server) -> None:
    """Both say the same, to the member alone, also where the server lets all read answers."""
    await server.set_up(private=False)
    shown = await handed(server, "Learning walks")
    pages, plain = await files(shown)
    for said in (pages, plain):
        assert WALKS in said
        assert "September 2007" in said
    assert "Your handout has 2 pages." in text(shown)
    assert phrases.SHORTENED in text(shown)
    assert [phrases.LARGE, shared.ASK_OFFICER] == labels(shown)


async def test_an_answer_is_taken_along_with_what_goes_with_it(server: Server) -> None:
    """The button under an answer brings that answer whole, and the related ones in short."""
    answer = private(await server.member.slash(server.channel, "ask", question=WALKS))
    shown = private(await server.member.click(answer, label=shared.TAKE_IT))
    pages, plain = await files(shown)
    assert "Each school is to agree" in pages
    assert contents.ALSO.upper() in plain
    assert "one page" in text(shown)


async def test_chosen_questions_make_a_smaller_one(server: Server) -> None:
    """A menu of the topic's questions leaves the rest out; what was chosen can then be had in large print, too."""
    shown = await handed(server, "walks")
    book, entries = server.bot.served.book, ("walks-compulsory", "walks-what")
    chosen = private(await server.member.select(shown, values=[book.entries.of(one) for one in entries]))
    pages, _ = await files(chosen)
    assert WALKS in pages
    assert "Who decides" not in pages
    large = private(await server.member.click(chosen, label=phrases.LARGE))
    assert "Who decides" not in (await files(large))[0]
    assert [phrases.NORMAL, shared.ASK_OFFICER] == labels(large)


@pytest.mark.usefixtures("quickly_made")
async def test_large_print_is_an_option_too(server: Server) -> None:
    """Large print is asked for at once, or by a button afterwards; the menu then keeps to it."""
    shown = await handed(server, "walks", **{"large-print": True})
    assert "5 pages" in text(shown)
    book = server.bot.served.book
    chosen = private(await server.member.select(shown, values=[book.entries.of("walks-compulsory")]))
    assert [phrases.NORMAL, shared.ASK_OFFICER] == labels(chosen)


async def test_the_division_list_is_offered_and_taken_by_name_or_value(server: Server) -> None:
    """Some clients send what the list shows in place of its value: both lead to who does what."""
    offered = await server.member.autocomplete(server.channel, "handout", "topic", "division")
    (choice,) = [one for one in offered if one["name"] == contents.TITLE_DIVISION]
    for sent in (choice["value"], choice["name"]):
        pages, _ = await files(await handed(server, sent))
        assert "Divisions should press local authorities" in pages


@pytest.mark.usefixtures("quickly_made")
async def test_every_topic_offered_is_taken(server: Server) -> None:
    """Whatever the list offers brings a file, also where its name is cut."""
    offered = await server.member.autocomplete(server.channel, "handout", "topic", "")
    assert len(offered) > 5
    for one in offered:
        assert 2 == len((await handed(server, one["name"])).attachments)


async def test_a_topic_that_there_is_not_is_told(server: Server) -> None:
    """Nobody waits for a file that cannot come: the topics are named."""
    shown = await handed(server, "@everyone https://example.org")
    assert "Learning walks" in text(shown)
    assert "everyone" not in text(shown)
    assert [] == shown.attachments


async def test_nothing_of_it_is_kept(server: Server) -> None:
    """That somebody prepares for a meeting is theirs to know: no memory grows by it, and no row."""
    before = {kind: len(memory) for kind, memory in server.bot._memories.items()}
    await handed(server, "walks")
    assert before == {kind: len(memory) for kind, memory in server.bot._memories.items()}
    assert [] == await server.records.asked.since(server.bot.today())


async def test_what_many_want_is_made_once(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a meeting a whole staffroom asks for the same pages: they are set once for an edition and a day."""
    made: list[Taken] = []

    def counted(taken: Taken, context: RenderContext) -> object:
        made.append(taken)
        return make(taken, context)

    monkeypatch.setattr(shelf, "make", counted)
    kept, context = Shelf(server.bot), server.bot.served.context(BRITISH, server.bot.today())
    walks = Taken(f"t{server.bot.served.book.topics.of('Learning walks')}")
    first, second = await asyncio.gather(kept.handout(walks, context), kept.handout(walks, context))
    assert first is second
    await kept.handout(walks, replace(context, today=context.today + timedelta(days=1)))
    assert [walks, walks] == made


async def test_a_handout_that_failed_is_made_anew(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure is not kept for the next who asks."""
    kept, context = Shelf(server.bot), server.bot.served.context(BRITISH, server.bot.today())
    monkeypatch.setattr(shelf, "make", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        await kept.handout(Taken("x"), context)
    monkeypatch.setattr(shelf, "make", make)
    assert await kept.handout(Taken("x"), context) is None


async def test_the_shelf_holds_so_many(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for longest ago goes first."""
    made: list[Taken] = []
    monkeypatch.setattr(shelf, "make", lambda taken, _: made.append(taken))
    kept, context = Shelf(server.bot), server.bot.served.context(BRITISH, server.bot.today())
    for number in [*range(shelf.MOST_KEPT + 1), 0, shelf.MOST_KEPT]:
        await kept.handout(Taken(str(number)), context)
    assert [Taken(str(number)) for number in [*range(shelf.MOST_KEPT + 1), 0]] == made


async def test_what_is_gone_or_withheld_is_not_handed_out(server: Server, learnt: Learnt) -> None:
    """An old button leads to what is known today, and to nothing while officers have paused the bot."""
    answer = private(await server.member.slash(server.channel, "ask", question=WALKS))
    knowledge = server.bot.served.knowledge
    held = replace(knowledge.entries["walks-compulsory"], withheld="it is being compared.")
    server.bot.serve(Engine(replace(knowledge, entries={**knowledge.entries, held.id: held}), learnt=learnt))
    assert shared.GONE in text(private(await server.member.click(answer, label=shared.TAKE_IT)))
    server.bot.serve(Engine(knowledge, learnt=learnt), "a figure is wrong")
    assert "a figure is wrong" in text(private(await server.member.click(answer, label=shared.TAKE_IT)))


@pytest.mark.parametrize("what", ["", "t", "e", "tnone", "e" + "none" * 20, "x", "d" * 80, "eabc"])
async def test_a_button_that_somebody_made_up_leads_nowhere(server: Server, what: str) -> None:
    """Whatever stands in a forged button: no file, and no error."""
    assert make(Taken(what), server.bot.served.context(BRITISH, server.bot.today())) is None


async def test_without_the_library_the_text_comes_alone(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that left fpdf2 out still hands out the text."""
    monkeypatch.setitem(sys.modules, "bot.publishing.handouts.pdf", None)
    shown = await handed(server, "walks")
    assert ["learning-walks.txt"] == [one.filename for one in shown.attachments]
    assert [shared.ASK_OFFICER] == labels(shown)


def test_the_longest_choice_fits(engine: Engine) -> None:
    """Twenty-five questions are more than a button's id has room for: it is left out, and nothing else is lost."""
    knowledge = engine.knowledge
    longest = {name: replace(one, question="Why " + "so long " * 36) for name, one in knowledge.entries.items()}
    long = Engine(replace(knowledge, entries=longest), learnt=engine._learnt)
    book = AddressBook(long.knowledge)
    context = Served.of(long, {}).context(BRITISH, date(2026, 1, 1))
    answers = [one for one in longest.values() if one.answers][:25]
    some = "".join(book.entries.of(one.id) for one in answers)
    for taken in (Taken(f"e{some}"), Taken(f"t{book.topics.of(answers[0].topic)}", large=True)):
        made = make(taken, context)
        assert made
        ids = list(ids_in(handout_card(made, taken, context).to_components()))
        assert ids
        assert all(len(one) <= LONGEST_ID for one in ids)


def ids_in(found: list[dict[str, Any]]) -> Iterator[str]:
    """The custom_ids of components, nested ones too."""
    for one in found:
        if "custom_id" in one:
            yield one["custom_id"]
        yield from ids_in(one.get("components", []))


async def test_over_the_wire_both_files_arrive(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, records: Records, discord_rules: OwnRules
) -> None:
    """Discord is told at once that a file is coming, and gets both, within its rules."""
    async with discord_double(monkeypatch) as double:
        client = BriefingClient(engine, records)
        running = asyncio.create_task(stay(lambda: client, double.token))
        await asyncio.wait_for(double.ready.wait(), SOON)
        await double.command("handout", [{"name": "topic", "type": 3, "value": "Learning walks"}])
        await until(lambda: bool(double.edits))
        await client.close()
        await asyncio.wait_for(running, SOON)
    (sent,) = [one for one in double.requests if one.path.endswith("/messages/@original")]
    assert ["learning-walks.pdf", "learning-walks.txt"] == [*sent.files]
    assert sent.files["learning-walks.pdf"].startswith(b"%PDF-")
    assert [] == [fault for one in double.requests for fault in discord_rules.faults(one.method, one.path, one.body)]
