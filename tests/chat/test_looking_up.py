from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.engine import Engine
from bot.answering.learnt import Learnt
from bot.chat.app.client import BriefingClient
from bot.chat.looking_up.info_cards import CHECKLIST_FILE
from tests.chat.conftest import Server
from tests.chat.reading import components, labels, only, private, text
from tests.chat.sentences import phrases
from tests.conftest import read_knowledge


@pytest.mark.parametrize("number", ["10", " 10 ", "[10]", "paragraph 10", "Paragraph 10."])
async def test_paragraph_shows_what_it_says_and_whose_words_they_are(server: Server, number: str) -> None:
    """A paragraph is shown in private, however its number is written, and says that it is our summary."""
    shown = private(await server.member.slash(server.channel, "paragraph", number=number))
    assert text(shown).startswith("### Paragraph 10 · Learning Walks\n")
    assert phrases.OUR_SUMMARY in text(shown)


async def test_an_imported_text_is_shown_with_the_quoted_words_in_bold(
    server: Server, knowledge_with_text: Path, learnt: Learnt
) -> None:
    """Where a division has the Union's text, its own words are shown, and those that an answer quotes are marked."""
    engine = Engine(read_knowledge(knowledge_with_text), learnt=learnt)
    await server.env.restart_bot(BriefingClient(engine, server.records))
    answer = private(await server.member.slash(server.channel, "ask", question="Are learning walks compulsory?"))
    shown = text(private(await server.member.click(answer, label="Paragraph 10")))
    assert phrases.UNION_WORDS in shown
    assert phrases.OUR_SUMMARY not in shown
    assert "– there is no element of compulsion**" in shown
    assert 2 == shown.count("**")


async def test_what_a_list_shows_means_what_its_value_means(server: Server) -> None:
    """Some clients send the name of a choice in place of its value (discord-api-docs 7206): the card is the same."""
    for option, command in (("number", "paragraph"), ("name", "topic"), ("question", "ask")):
        for one in (await server.member.autocomplete(server.channel, command, option, ""))[:3]:
            by_name, by_value = [
                private(await server.member.slash(server.channel, command, **{option: one[way]}))
                for way in ("name", "value")
            ]
            assert text(by_value) == text(by_name), one
            await server.env.advance_time(60)


@pytest.mark.parametrize("number", ["14", "0", "eleventy", "10; drop table", "@everyone"])
async def test_a_paragraph_that_is_not_there_is_answered_with_those_there_are(server: Server, number: str) -> None:
    """A wrong number is answered kindly, and never repeated."""
    shown = private(await server.member.slash(server.channel, "paragraph", number=number))
    assert phrases.NO_SUCH_PARAGRAPH.format(first="1", last="13") == text(shown)


async def test_paragraph_choices_are_found_by_number_and_by_word(server: Server) -> None:
    """Autocomplete offers every paragraph at first, then those that start with the number or hold the word."""
    everything = await server.member.autocomplete(server.channel, "paragraph", "number", "")
    assert [str(n) for n in range(1, 14)] == [one["value"] for one in everything]
    ones = await server.member.autocomplete(server.channel, "paragraph", "number", "1")
    assert ["1", "10", "11", "12", "13"] == [one["value"] for one in ones][:5]
    words = await server.member.autocomplete(server.channel, "paragraph", "number", "Nottingham")
    assert ["5"] == [one["value"] for one in words]


async def test_a_topic_lists_its_questions_and_a_menu_answers_one(server: Server) -> None:
    """Every question of a topic is listed with its paragraphs, and can be chosen."""
    shown = private(await server.member.slash(server.channel, "topic", name="learning walks"))
    assert text(shown).startswith("### Learning walks\n")
    assert "**Who decides**\n- Are learning walks compulsory? [10] [13]\n" in text(shown)
    assert "- Do members find learning walks stressful? [9]" in text(shown)
    (menu,) = [one for one in components(shown) if one["type"] == 3]
    (value,) = [one["value"] for one in menu["options"] if one["label"] == "Are learning walks compulsory?"]
    chosen = private(await server.member.select(shown, [value]))
    assert text(chosen).startswith("### Are learning walks compulsory?\n")


async def test_a_topic_that_is_not_there_is_answered_with_the_topics(server: Server) -> None:
    """A wrong topic is answered with the topics there are, and nothing else of what was typed."""
    shown = private(await server.member.slash(server.channel, "topic", name="@everyone"))
    assert "Learning walks" in text(shown)
    assert "everyone" not in text(shown)


async def test_topic_choices_are_found_by_their_questions(server: Server) -> None:
    """Autocomplete finds a topic by a word of its questions."""
    assert 1 == len(await server.member.autocomplete(server.channel, "topic", "name", "non-contact"))
    every = await server.member.autocomplete(server.channel, "topic", "name", "")
    assert len(every) > 1


async def test_search_marks_the_words_and_leads_to_where_they_stand(server: Server) -> None:
    """Passages come with the words in bold, whatever their ending, and with buttons to their answer and paragraph."""
    shown = private(await server.member.slash(server.channel, "search", words="observing Walk"))
    said = text(shown)
    assert "**walk**" in said
    assert "**observation**" in said
    assert "Paragraph 13" in labels(shown)
    first = next(one for one in labels(shown) if not one.startswith("Paragraph"))
    assert text(private(await server.member.click(shown, label=first))).startswith(f"### {first}\n")
    paragraph = private(await server.member.click(shown, label="Paragraph 13"))
    assert text(paragraph).startswith("### Paragraph 13 ")


@pytest.mark.parametrize("words", ["zebra", "😀", "@here", "***", "[x](http://y.z)"])
async def test_a_search_that_finds_nothing_says_so(server: Server, words: str) -> None:
    """Nothing found is said, with a way to an officer, and nothing typed is repeated."""
    shown = private(await server.member.slash(server.channel, "search", words=words))
    assert (phrases.SEARCH_NOTHING, [phrases.ASK_OFFICER]) == (text(shown), labels(shown))


async def test_a_search_that_finds_much_shows_the_best_that_fit(server: Server) -> None:
    """A common word is found too often for one message: it says how many are shown."""
    shown = private(await server.member.slash(server.channel, "search", words="teachers"))
    assert "The best " in text(shown)


async def test_the_criteria_are_a_checklist_and_a_file(server: Server) -> None:
    """Both lists of paragraph 8 can be ticked on a phone, and printed from a file that says where it is from."""
    result = await server.member.slash(server.channel, "criteria")
    shown = private(result)
    points = server.bot.served.knowledge.briefings["isp-2007-09"].paragraphs["8"].points
    listed = [points[letter] for letter in "bcdefghijkl"]
    assert [f"{phrases.BOX} {one} [8]" for one in listed] == [
        line for line in text(shown).splitlines() if line.startswith(phrases.BOX)
    ]
    assert [CHECKLIST_FILE] == [one.filename for one in shown.attachments]
    content = (await shown.attachments[0].read()).decode("utf-8-sig")
    boxes = [line for line in content.splitlines() if line.startswith("[ ]")]
    assert [f"[ ] {one} [8]" for one in listed] == boxes
    assert "NUT briefing, September 2007" in content


async def test_the_briefing_says_its_date_and_its_limits(server: Server) -> None:
    """Members learn how old the source is, that its text is not stored here, and where it ends."""
    shown = text(private(await server.member.slash(server.channel, "briefing")))
    for part in ("NUT briefing, September 2007", "13 numbered paragraphs", phrases.BRIEFING_SUMMARIES, "Appendix 1"):
        assert part in shown


async def test_help_names_every_command(server: Server) -> None:
    """No command is a secret, but that of those who manage the server."""
    shown = text(private(await server.member.slash(server.channel, "help")))
    names = {one.name for one in server.bot.tree.get_commands()} - {phrases.SETUP_NAME, phrases.HELP_NAME}
    assert [] == [name for name in names if name not in shown]


async def test_what_is_looked_up_follows_the_servers_setting(server: Server) -> None:
    """Where replies are public, so are these; help and the like are the same for all."""
    await server.set_up(private=False)
    for name, options in (("paragraph", {"number": "1"}), ("search", {"words": "walk"}), ("criteria", {})):
        assert not only(await server.member.slash(server.channel, name, **options)).ephemeral


async def test_the_checklists_button_brings_the_file_too(server: Server) -> None:
    """However the checklist is opened, the file comes with it."""
    help_ = private(await server.member.slash(server.channel, "help"))
    shown = private(await server.member.click(help_, label=phrases.CRITERIA_BUTTON))
    assert [CHECKLIST_FILE] == [one.filename for one in shown.attachments]


async def test_a_checklist_of_several_pages_has_its_file_beside_it(server: Server, learnt: Learnt) -> None:
    """Pages that are turned bring no file along, so it comes by itself."""
    briefing = server.bot.served.knowledge.briefings["isp-2007-09"]
    eight = briefing.paragraphs["8"]
    lists = {f"{heading} {n}": letters for n in range(5) for heading, letters in eight.checklists.items()}
    paragraphs = {**briefing.paragraphs, "8": replace(eight, checklists=lists)}
    knowledge = replace(server.bot.served.knowledge, briefings={briefing.id: replace(briefing, paragraphs=paragraphs)})
    await server.env.restart_bot(BriefingClient(Engine(knowledge, learnt=learnt), server.records))
    result = await server.member.slash(server.channel, "criteria")
    assert "Page 1 of 2" in text(private(result))
    (beside,) = result.followups
    assert [CHECKLIST_FILE] == [one.filename for one in beside.attachments]
    assert result.response is not None
    await server.member.click(result.response, label=phrases.PAGE_ON)
    assert "Page 2 of 2" in text(result.response)
