"""Every card says how the question was understood, and leads on: to paragraphs, to questions, to words explained."""

from __future__ import annotations

from dataclasses import replace

import pytest
from simcord import ResponseMessage

from bot.answering.engine import Engine
from bot.answering.glossary import words_explained
from bot.answering.learnt import Learnt
from bot.chat.app.client import BriefingClient
from tests.chat.conftest import Server
from tests.chat.reading import components, labels, only, private, text
from tests.chat.sentences import phrases

pytestmark = pytest.mark.slow


async def asked(server: Server, question: str) -> ResponseMessage:
    """What /ask shows."""
    return private(await server.member.slash(server.channel, "ask", question=question))


def options(shown: ResponseMessage) -> list[str]:
    """The texts of a card's menu."""
    return [option["label"] for one in components(shown) for option in one.get("options", ())]


async def test_a_refusal_that_cites_leads_to_its_paragraph(server: Server) -> None:
    """A refusal says how it was understood, and the paragraph that it names is a press away, its words marked."""
    shown = await asked(server, "How much notice must we get before a learning walk?")
    assert text(shown).startswith("### How much notice")
    assert ["Paragraph 13", phrases.ASK_OFFICER] == labels(shown)
    opened = private(await server.member.click(shown, label="Paragraph 13"))
    assert "agreed by individual schools" in text(opened)


async def test_a_refusal_among_several_answers_opens_its_paragraph_too(server: Server) -> None:
    """In a reply of several parts the part that declines, and cites, can be opened like the others."""
    shown = await asked(
        server, "Are learning walks compulsory, and how much notice must we get before a learning walk?"
    )
    assert [phrases.OPEN_PART.format(number=n) for n in (1, 2)] == labels(shown)[:2]
    alone = private(await server.member.click(shown, label=phrases.OPEN_PART.format(number=2)))
    assert "Paragraph 13" in labels(alone)


async def test_a_paragraph_turns_to_its_neighbours_in_place(server: Server) -> None:
    """From a paragraph one goes to those beside it in the same message; the first has none before it."""
    first = private(await server.member.slash(server.channel, "paragraph", number="1"))
    assert [phrases.FOLLOWING.format(number=2)] == labels(first)[:1]
    turned = only(await server.member.click(first, label=phrases.FOLLOWING.format(number=2)))
    assert text(turned).startswith("### Paragraph 2 ")
    assert [phrases.PREVIOUS.format(number=1), phrases.FOLLOWING.format(number=3)] == labels(turned)[:2]
    last = private(await server.member.slash(server.channel, "paragraph", number="13"))
    assert [phrases.PREVIOUS.format(number=12)] == [one for one in labels(last) if "‹" in one or "›" in one]


async def test_a_paragraph_offers_the_questions_it_answers(server: Server) -> None:
    """Those that rest on it first of all come first, none of another paragraph is there; choosing one answers it."""
    shown = private(await server.member.slash(server.channel, "paragraph", number="10"))
    entries = server.bot.served.knowledge.entries.values()
    resting = [one for one in entries if one.answers and "10" in one.paragraphs]
    assert {one.question for one in resting} == {*options(shown)}
    main = {one.question for one in resting if one.main_source[1] == "10"}
    assert {*options(shown)[: len(main)]} == main
    chosen = resting[0]
    answer = await server.member.select(shown, values=[server.bot.served.book.entries.of(chosen.id)])
    assert text(private(answer)).startswith(f"### {chosen.question}")


async def test_words_of_the_trade_are_explained_on_the_cards_that_use_them(server: Server) -> None:
    """The button names the word; the card says that the explanation is not the briefing's."""
    shown = private(await server.member.slash(server.channel, "paragraph", number="8"))
    (label,) = [one for one in labels(shown) if one.startswith("What do")]
    assert "unit plans" in label
    said = text(private(await server.member.click(shown, label=label)))
    assert phrases.WORDS_NOTE in said
    assert "**unit plans**: " in said
    answer = await asked(server, "Are learning walks compulsory?")
    assert not [one for one in labels(answer) if one.startswith("What do")]


async def test_a_search_for_a_word_of_the_trade_explains_it(server: Server) -> None:
    """Whoever searches for a short form is offered what it means, also where nothing else is found."""
    for words, meant in (("PDM", "PDM"), ("NQT induction", "NQT")):
        shown = private(await server.member.slash(server.channel, "search", words=words))
        label = phrases.WHAT_IT_MEANS.format(word=meant)
        assert label in labels(shown)
        assert f"**{meant}**: " in text(private(await server.member.click(shown, label=label)))


async def test_a_word_that_is_explained_no_more_leads_nowhere(server: Server, learnt: Learnt) -> None:
    """An old button for a word that officers took out says that it is gone."""
    shown = private(await server.member.slash(server.channel, "paragraph", number="8"))
    (label,) = [one for one in labels(shown) if one.startswith("What do")]
    knowledge = server.bot.served.knowledge
    vocabulary = replace(knowledge.vocabulary, glossary={})
    server.bot.serve(Engine(replace(knowledge, vocabulary=vocabulary), learnt=learnt))
    assert phrases.GONE in text(private(await server.member.click(shown, label=label)))


async def test_an_overview_is_read_sentence_by_sentence(server: Server) -> None:
    """An answer too long for one breath is a list, each sentence with its paragraph; a short one is not."""
    long = await asked(server, "entry:criteria-overview")
    lines = [line for line in text(long).splitlines() if line.startswith("- ")]
    assert len(lines) > 5
    assert all(line.endswith("[8]") for line in lines)
    short = await asked(server, "entry:walks-compulsory")
    assert not [line for line in text(short).splitlines() if line.startswith("- ")]


async def test_a_topic_without_groups_is_one_list(server: Server, learnt: Learnt) -> None:
    """Where officers named no groups, or an entry stands in none, every question is there all the same."""
    knowledge = server.bot.served.knowledge
    bare = replace(knowledge, groups={})
    await server.env.restart_bot(BriefingClient(Engine(bare, learnt=learnt), server.records))
    shown = private(await server.member.slash(server.channel, "topic", name="learning walks"))
    assert "**" not in text(shown)
    some = {"Learning walks": ("Who decides",)}
    server.bot.serve(Engine(replace(knowledge, groups=some), learnt=learnt))
    shown = private(await server.member.slash(server.channel, "topic", name="learning walks"))
    heads = [line for line in text(shown).splitlines() if line.startswith("**")]
    assert ["**Who decides**", f"**{phrases.MORE_QUESTIONS}**"] == heads
    questions = [one.question for one in knowledge.entries.values() if one.topic == "Learning walks" and one.answers]
    assert all(one in text(shown) for one in questions)
    assert sorted(questions) == sorted(options(shown))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The NUT's view of PE", ["NUT", "PE"]),
        ("nuts and open gates", []),
        ("pe in small letters", []),
        ("Unit plans, and unit plans again", ["unit plans"]),
        ("sub-unit plans", []),
    ],
)
def test_words_are_found_whole(said: str, found: list[str]) -> None:
    """A word within another is not that word; one with capitals needs them."""
    assert found == words_explained(said, ["PE", "NUT", "unit plans"])
